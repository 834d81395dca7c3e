//! Publishes as long as nothing fails: a chain of messages, and who waits to have
//! some in it.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::convert::Infallible;
use std::future::{IntoFuture as _, ready};
use std::time::Duration;

use async_nats::jetstream::context::PublishError;
use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::{FuturesOrdered, FuturesUnordered};
use tokio::time::MissedTickBehavior;

use super::resume::resume;
use super::stream::{self, Chain};
use super::{Nats, Progress};
use crate::authz::Gate;
use crate::error::Error;
use crate::event::{Cursors, Selection, Standing, list};
use crate::id::EnvironmentId;
use crate::sink::position::{self, Followed};
use crate::store::feed::{Subscription, Woken};

/// Messages that wait for their acknowledgement; more are held back in the
/// database.
const IN_FLIGHT_MAX: usize = 256;
/// Events that are read at a time.
const EVENTS_MAX: usize = 256;
/// How often is looked for new environments.
const LOOK_INTERVAL: Duration = Duration::from_secs(1);
/// How often is noted what was acknowledged.
const NOTE_INTERVAL: Duration = Duration::from_millis(500);

/// Why a session ends.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("{0}")]
    Store(#[from] Error),
    #[error("{0}")]
    Stream(#[from] stream::Failure),
}

impl Failure {
    /// Whether the stream went on otherwise than was expected.
    pub(super) fn is_conflict(&self) -> bool {
        use async_nats::jetstream::context::PublishErrorKind::{
            WrongLastMessageId, WrongLastSequence,
        };
        match self {
            Self::Stream(stream::Failure::Publish(error)) => {
                matches!(error.kind(), WrongLastMessageId | WrongLastSequence)
            }
            _ => false,
        }
    }
}

/// One environment.
struct Feed {
    followed: Followed,
    cursors: Cursors,
    selection: Selection,
    /// Behind what was sent; none until it was found out where to go on.
    sent: Option<Standing>,
    is_waiting: bool,
}

type Wake = BoxFuture<'static, (EnvironmentId, Subscription, Woken)>;
type Acknowledged = Result<(EnvironmentId, Standing), PublishError>;

pub(super) struct Session<'p> {
    gate: &'p Gate,
    name: String,
    progress: &'p mut Progress,
    chain: Chain,
    feeds: HashMap<EnvironmentId, Feed>,
    /// Feeds that may have gone on, each once.
    waiting: VecDeque<EnvironmentId>,
    wakes: FuturesUnordered<Wake>,
    in_flight: FuturesOrdered<BoxFuture<'static, Acknowledged>>,
}

impl<'p> Session<'p> {
    pub(super) async fn open(
        gate: &'p Gate,
        nats: &Nats,
        progress: &'p mut Progress,
    ) -> Result<Self, Failure> {
        Ok(Self {
            gate,
            name: nats.sink_name(),
            progress,
            chain: Chain::open(&nats.client, &nats.stream).await?,
            feeds: HashMap::new(),
            waiting: VecDeque::new(),
            wakes: FuturesUnordered::new(),
            in_flight: FuturesOrdered::new(),
        })
    }

    /// Publishes until something fails. It may be dropped at any time.
    pub(super) async fn run(mut self) -> Result<Infallible, Failure> {
        let [mut look, mut note] = [LOOK_INTERVAL, NOTE_INTERVAL].map(tokio::time::interval);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        note.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                _ = look.tick() => self.look().await?,
                _ = note.tick() => self.progress.note(self.gate, &self.name).await?,
                Some((id, subscription, Woken::Events)) = self.wakes.next() => {
                    self.await_events(id, subscription);
                    self.wake(id);
                }
                Some(acknowledged) = self.in_flight.next() => self.acknowledge(acknowledged)?,
                () = ready(()), if !self.waiting.is_empty() => self.publish_some().await?,
            }
        }
    }

    /// Looks for environments that are new, and for those that are gone.
    async fn look(&mut self) -> Result<(), Failure> {
        let now = self.gate.now();
        let rows = position::all(&self.gate.survey(now), &self.name).await?;
        let rows: BTreeMap<_, _> = rows
            .into_iter()
            .map(|row| (row.environment_id, row))
            .collect();
        self.feeds.retain(|id, feed| {
            let is_there = rows.contains_key(id);
            let last = feed.followed.last_position;
            if !is_there && feed.sent.is_some_and(|sent| sent.position < last) {
                tracing::error!(environment_id = %id, last, "an environment went before all its events were published to NATS");
            }
            is_there
        });
        for (id, row) in rows {
            if let Some(feed) = self.feeds.get_mut(&id) {
                let is_behind = feed
                    .sent
                    .is_none_or(|sent| sent.position < row.last_position);
                feed.followed = row;
                if is_behind {
                    self.wake(id);
                }
            } else {
                self.await_events(id, self.gate.subscribe(id));
                let feed = Feed {
                    followed: row,
                    cursors: Cursors::new(self.gate.secret(), id),
                    selection: Selection::new(id, None, None)?,
                    sent: None,
                    is_waiting: false,
                };
                self.feeds.insert(id, feed);
                self.wake(id);
            }
        }
        Ok(())
    }

    fn await_events(&self, id: EnvironmentId, mut subscription: Subscription) {
        self.wakes.push(Box::pin(async move {
            let woken = subscription.wait().await;
            (id, subscription, woken)
        }));
    }

    fn wake(&mut self, id: EnvironmentId) {
        if let Some(feed) = self.feeds.get_mut(&id)
            && !feed.is_waiting
        {
            feed.is_waiting = true;
            self.waiting.push_back(id);
        }
    }

    /// Sends a page of the feed that has waited longest.
    async fn publish_some(&mut self) -> Result<(), Failure> {
        let Some(id) = self.waiting.pop_front() else {
            return Ok(());
        };
        let Some(feed) = self.feeds.get_mut(&id) else {
            return Ok(());
        };
        feed.is_waiting = false;
        let survey = self.gate.survey(self.gate.now());
        let standing = if let Some(sent) = feed.sent {
            sent
        } else {
            let noted = self.progress.latest(id, feed.followed.noted());
            let standing = resume(&survey, &self.chain, id, noted).await?;
            if standing != noted {
                self.progress.reached(id, standing);
            }
            standing
        };
        feed.sent = Some(standing);
        let (selection, cursors) = (&feed.selection, &feed.cursors);
        let page = match list(survey.connection, selection, cursors, standing, EVENTS_MAX).await {
            Ok(page) => page,
            Err(Error::EventsExpired) => return self.pass_over(id, standing).await,
            Err(Error::CursorRewound) => {
                let position = standing.position;
                tracing::error!(environment_id = %id, position, "the feed never had what was published to NATS last");
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        for event in &page.events {
            while self.in_flight.len() >= IN_FLIGHT_MAX {
                self.await_acknowledgement().await?;
            }
            let standing = Standing {
                position: event.position,
                event_id: event.id.parse().ok(),
            };
            let acknowledged = self.chain.publish(id, event).await?.into_future();
            self.in_flight.push_back(Box::pin(async move {
                acknowledged.await.map(|_| (id, standing))
            }));
        }
        if let Some(feed) = self.feeds.get_mut(&id) {
            feed.sent = Some(page.standing);
        }
        if page.has_more {
            self.wake(id);
        }
        Ok(())
    }

    /// Goes on behind events that are not kept any more, and says so.
    async fn pass_over(&mut self, id: EnvironmentId, standing: Standing) -> Result<(), Failure> {
        // What is noted must be in the stream.
        while !self.in_flight.is_empty() {
            self.await_acknowledgement().await?;
        }
        let Some(feed) = self.feeds.get_mut(&id) else {
            return Ok(());
        };
        let survey = self.gate.survey(self.gate.now());
        let kept = position::first_behind(&survey, id, standing.position).await?;
        // Where none is kept, all that there were at the last look are gone.
        let last = kept.map_or(feed.followed.last_position, |first| first - 1);
        if last > standing.position {
            tracing::error!(
                environment_id = %id,
                first = standing.position + 1,
                last,
                "events were deleted before they were published to NATS; they are passed over"
            );
            let standing = Standing {
                position: last,
                event_id: None,
            };
            feed.sent = Some(standing);
            self.progress.reached(id, standing);
            self.wake(id);
        }
        Ok(())
    }

    async fn await_acknowledgement(&mut self) -> Result<(), Failure> {
        match self.in_flight.next().await {
            Some(acknowledged) => self.acknowledge(acknowledged),
            None => Ok(()),
        }
    }

    fn acknowledge(&mut self, acknowledged: Acknowledged) -> Result<(), Failure> {
        let (id, standing) = acknowledged.map_err(stream::Failure::from)?;
        self.progress.reached(id, standing);
        self.progress.published += 1;
        if std::mem::take(&mut self.progress.is_failing) {
            tracing::info!("events are published to NATS again");
        }
        Ok(())
    }
}
