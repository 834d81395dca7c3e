//! Records events beside the rows that they tell of.

use std::sync::Arc;

use prost::Message as _;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{self as wire, Event, EventKind};
use sea_orm::{DatabaseTransaction, EntityTrait as _, NotSet, Set};

use crate::authz::Actor;
use crate::clock::{IdSource, Moment};
use crate::error::Result;
use crate::id::{DirectoryId, EnvironmentId, EventId, OrganizationId, RequestId, TokenId};
use crate::place::Place;
use crate::store::Feed;
use crate::store::entity::event;
use crate::store::feed::take_positions;

/// Events of one statement: each has so many parameters that more would be too
/// many for SQLite.
const EVENTS_MAX: usize = 1_000;

/// Why something happens.
#[derive(Debug, Clone, Copy)]
pub enum Cause {
    Request {
        request_id: RequestId,
        token_id: TokenId,
    },
    Actor(Actor),
}

impl Cause {
    fn to_proto(self) -> wire::Cause {
        match self {
            Self::Request {
                request_id,
                token_id,
            } => wire::Cause {
                request_id: request_id.to_string(),
                token_id: token_id.to_string(),
                ..wire::Cause::default()
            },
            Self::Actor(actor) => wire::Cause {
                actor_kind: actor.kind().into(),
                actor_id: actor.id().unwrap_or_default(),
                ..wire::Cause::default()
            },
        }
    }

    fn request_id(self) -> Option<RequestId> {
        match self {
            Self::Request { request_id, .. } => Some(request_id),
            Self::Actor(_) => None,
        }
    }
}

/// What an event tells, whatever its place.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub kind: EventKind,
    /// The person whom it tells of.
    pub subject: Option<String>,
    pub changed_paths: Vec<String>,
    pub change: Change,
}

/// Writes events of one organization or directory, or of none.
#[derive(Debug)]
pub struct Ledger<'g> {
    pub connection: &'g DatabaseTransaction,
    pub now: Moment,
    pub ids: Arc<IdSource>,
    pub feed: Feed,
    pub cause: Cause,
    pub environment_id: EnvironmentId,
    pub organization_id: Option<OrganizationId>,
    pub directory_id: Option<DirectoryId>,
}

/// Tells of changes at one place, in the transaction that makes them.
#[derive(Debug)]
pub struct Recorder<'g> {
    pub connection: &'g DatabaseTransaction,
    pub now: Moment,
    pub ids: Arc<IdSource>,
    pub feed: Feed,
    pub place: Place,
    pub cause: Cause,
}

impl Recorder<'_> {
    pub(super) async fn record(&self, drafts: Vec<Draft>) -> Result<()> {
        let ledger = Ledger {
            connection: self.connection,
            now: self.now,
            ids: Arc::clone(&self.ids),
            feed: self.feed.clone(),
            cause: self.cause,
            environment_id: self.place.environment_id,
            organization_id: Some(self.place.organization_id),
            directory_id: Some(self.place.directory_id),
        };
        ledger.record(drafts).await
    }
}

impl Ledger<'_> {
    pub(super) async fn record(&self, drafts: Vec<Draft>) -> Result<()> {
        let mut drafts = drafts.into_iter();
        loop {
            let some: Vec<Draft> = drafts.by_ref().take(EVENTS_MAX).collect();
            if some.is_empty() {
                return Ok(());
            }
            self.insert(some).await?;
        }
    }

    async fn insert(&self, drafts: Vec<Draft>) -> Result<()> {
        let environment_id = self.environment_id;
        let first = if self.feed.numbers_at_once() {
            let events = i64::try_from(drafts.len()).unwrap_or(i64::MAX);
            let last = take_positions(self.connection, environment_id, events).await?;
            Some(last - events + 1)
        } else {
            None
        };
        let rows = (0..).zip(drafts).map(|(number, draft)| {
            let position = first.map(|first| first + number);
            self.row(draft, position)
        });
        event::Entity::insert_many(rows)
            .exec_without_returning(self.connection)
            .await?;
        self.feed.note_written(environment_id);
        Ok(())
    }

    fn row(&self, draft: Draft, position: Option<i64>) -> event::ActiveModel {
        let Draft {
            kind,
            subject,
            changed_paths,
            change,
        } = draft;
        let id: EventId = self.ids.next();
        let payload = Event {
            cause: Some(self.cause.to_proto()),
            changed_paths,
            change: Some(change),
            ..Event::default()
        };
        event::ActiveModel {
            ordinal: NotSet,
            id: Set(id),
            environment_id: Set(self.environment_id),
            organization_id: Set(self.organization_id),
            directory_id: Set(self.directory_id),
            position: Set(position),
            kind: Set(kind.into()),
            subject: Set(subject),
            request_id: Set(self.cause.request_id()),
            payload: Set(payload.encode_to_vec()),
            is_forgotten: Set(false),
            create_time: Set(self.now),
        }
    }
}
