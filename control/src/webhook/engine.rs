//! What is due of one endpoint, one attempt at a time.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use rollcall_proto::event::v1::Event;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use tokio::sync::Semaphore;

use super::attempt::attempt;
use super::course::{Course, Memory, Next};
use super::outcome::{self, Made};
use super::secret::WebhookSecret;
use super::{lease, worker};
use crate::authz::Gate;
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{EnvironmentId, WebhookEndpointId, WebhookWorkerId};
use crate::outbound::Outbound;
use crate::store::entity::{webhook_endpoint, webhook_redelivery};

/// Attempts of this process at the same time, of which an endpoint has one.
const ATTEMPTS_MAX: usize = 1_024;
/// Redeliveries of an endpoint that are under way.
pub const REDELIVERIES_MAX: u64 = 100;

/// Delivers events to the endpoints of an installation.
#[derive(Debug, Clone)]
pub struct Webhooks {
    pub(super) gate: Gate,
    pub(super) worker_id: WebhookWorkerId,
    outbound: Outbound,
    permits: Arc<Semaphore>,
}

/// What one step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// There may be more to do at once.
    Attempted,
    Passed,
    /// Nothing is due before this moment, or before something happens.
    Idle(Option<Moment>),
    /// Another process delivers, until this moment unless it goes on.
    Held(Moment),
    /// The endpoint is disabled or gone.
    Over,
}

impl Webhooks {
    pub fn new(gate: Gate, outbound: Outbound) -> Self {
        let worker_id = gate.survey(gate.now()).ids.next();
        Self {
            gate,
            outbound,
            worker_id,
            permits: Arc::new(Semaphore::new(ATTEMPTS_MAX)),
        }
    }

    /// Delivers until the process is about to end, and then ends what is under way.
    pub async fn follow(self) {
        worker::follow(self).await;
    }

    /// Delivers what is due now, to every endpoint: how many attempts it took.
    pub async fn deliver_due(&self) -> Result<usize> {
        let live = self.live().await?;
        let made = live.into_iter().map(|live| self.deliver_due_to(live.id));
        join_all(made).await.into_iter().sum()
    }

    async fn deliver_due_to(&self, id: WebhookEndpointId) -> Result<usize> {
        let mut memory = Memory::default();
        let mut attempts = 0;
        loop {
            match self.step(id, &mut memory).await? {
                Step::Attempted => attempts += 1,
                Step::Passed => {}
                Step::Idle(_) | Step::Held(_) | Step::Over => return Ok(attempts),
            }
        }
    }

    /// The endpoints that are enabled.
    pub(super) async fn live(&self) -> Result<Vec<Live>> {
        let survey = self.gate.survey(self.gate.now());
        Ok(webhook_endpoint::Entity::find()
            .select_only()
            .columns([
                webhook_endpoint::Column::Id,
                webhook_endpoint::Column::EnvironmentId,
                webhook_endpoint::Column::Revision,
            ])
            .filter(webhook_endpoint::Column::DisableTime.is_null())
            .into_model()
            .all(survey.connection)
            .await?)
    }

    /// Makes the next attempt that is due.
    pub(super) async fn step(&self, id: WebhookEndpointId, memory: &mut Memory) -> Result<Step> {
        let now = self.gate.now();
        let survey = self.gate.survey(now);
        let row = webhook_endpoint::Entity::find_by_id(id)
            .filter(webhook_endpoint::Column::DisableTime.is_null())
            .one(survey.connection)
            .await?;
        let Some(row) = row else {
            return Ok(Step::Over);
        };
        if let Some(until) = lease::held_until(&row, self.worker_id, now) {
            return Ok(Step::Held(until));
        }
        let redeliveries = webhook_redelivery::Entity::find()
            .filter(webhook_redelivery::Column::EndpointId.eq(id))
            .order_by_asc(webhook_redelivery::Column::Ordinal)
            .limit(REDELIVERIES_MAX)
            .all(survey.connection)
            .await?;
        let courses = redeliveries
            .into_iter()
            .map(|row| (row.next_attempt_time, Course::Redelivery(row)));
        let feed = (row.next_attempt_time, Course::Feed);
        let (due, waiting): (Vec<_>, Vec<_>) = std::iter::once(feed)
            .chain(courses)
            .partition(|(at, _)| at.is_none_or(|at| at <= now));
        let mut due: Vec<_> = due.into_iter().map(|(_, course)| course).collect();
        if memory.begins_with_redelivery && matches!(due.first(), Some(Course::Feed)) {
            due.rotate_left(1);
        }
        memory.begins_with_redelivery ^= true;
        for course in due {
            match self.next(&row, &course, memory).await? {
                Next::Event(event) => return self.deliver(row, course, *event).await,
                Next::Passed => return Ok(Step::Passed),
                Next::Over => return Ok(Step::Over),
                Next::Nothing => {}
            }
        }
        let next = waiting.into_iter().filter_map(|(at, _)| at);
        Ok(Step::Idle(next.min_by_key(|at| at.0)))
    }

    async fn deliver(
        &self,
        row: webhook_endpoint::Model,
        course: Course,
        event: Event,
    ) -> Result<Step> {
        let permit = self.permits.acquire().await;
        let was_held = lease::is_held(&row, self.worker_id, self.gate.now());
        if !lease::take(&self.gate, &row, self.worker_id).await? || !was_held {
            // Another process may have delivered since the row was read.
            return Ok(Step::Passed);
        }
        let began = self.gate.now();
        let event_id = event.id.parse().map_err(|_| Error::Internal)?;
        let position = event.position;
        let secrets = WebhookSecret::all(self.gate.secret(), &row, began);
        let (outbound, url) = (&self.outbound, &row.url);
        let attempt = attempt(outbound, &self.gate, url, &secrets, event_id, event).await;
        drop(permit);
        let took = Duration::from_micros(attempt.duration_micros.max(0).unsigned_abs());
        let is_delivered = attempt.error.is_none();
        self.gate.metrics().webhook_attempted(is_delivered, took);
        let made = Made {
            endpoint: row,
            course,
            event_id,
            position,
            began,
            attempt,
        };
        let worker_id = self.worker_id;
        self.gate
            .tidy(self.gate.now(), None, move |grant| {
                Box::pin(outcome::settle(grant, made, worker_id))
            })
            .await?;
        Ok(Step::Attempted)
    }
}

/// An endpoint that is enabled.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub(super) struct Live {
    pub id: WebhookEndpointId,
    pub environment_id: EnvironmentId,
    pub revision: i64,
}
