//! Where an endpoint goes on: the feed behind its place, and what is delivered once
//! more.

use rollcall_proto::event::v1::Event;
use rollcall_proto::management::v1::WebhookEndpointDisableReason as Reason;

use super::engine::Webhooks;
use super::outcome;
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::event::{Cursors, Selection, Standing, list};
use crate::id::WebhookEndpointId;
use crate::store::entity::{webhook_endpoint, webhook_redelivery};

/// Positions that are passed over until it is noted where the endpoint is...
const PASSED_MAX: i64 = 1_000;
/// ...and how long it takes at most. Events must be kept for longer.
const NOTED_MICROS_MAX: i64 = 60_000_000;

/// Which events are delivered.
#[derive(Debug, Clone)]
pub(super) enum Course {
    /// The next one of the feed.
    Feed,
    /// The next one that is delivered once more.
    Redelivery(webhook_redelivery::Model),
}

/// What whoever follows an endpoint knows of it between two steps.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Behind what was passed over.
    standing: Standing,
    /// When that was last noted.
    noted: Option<Moment>,
    /// The courses take turns.
    pub begins_with_redelivery: bool,
}

/// What a course has next.
pub(super) enum Next {
    Event(Box<Event>),
    /// Nothing yet, and more to look at.
    Passed,
    Nothing,
    Over,
}

impl Webhooks {
    pub(super) async fn next(
        &self,
        row: &webhook_endpoint::Model,
        course: &Course,
        memory: &mut Memory,
    ) -> Result<Next> {
        let standing = match course {
            Course::Redelivery(row) => Standing {
                position: row.position,
                event_id: None,
            },
            Course::Feed if memory.standing.position > row.position => memory.standing,
            Course::Feed => Standing {
                position: row.position,
                event_id: row.position_event_id,
            },
        };
        let survey = self.gate.survey(self.gate.now());
        let selection = Selection::of_endpoint(row);
        let cursors = Cursors::new(self.gate.secret(), row.environment_id);
        let page = list(survey.connection, &selection, &cursors, standing, 1).await;
        match (page, course) {
            (Ok(page), Course::Feed) => {
                if let Some(event) = page.events.into_iter().next() {
                    return Ok(Next::Event(Box::new(event)));
                }
                memory.standing = page.standing;
                self.note(row, memory).await?;
                Ok(passed(page.has_more))
            }
            (Ok(page), Course::Redelivery(row)) => {
                let next = page.events.into_iter().next();
                if let Some(event) = next.filter(|event| event.position <= row.last_position) {
                    return Ok(Next::Event(Box::new(event)));
                }
                self.pass_redelivery(row, page.standing, page.has_more)
                    .await
            }
            (Err(Error::EventsExpired | Error::CursorRewound), Course::Feed) => {
                self.expire(row.id, row.position).await?;
                Ok(Next::Over)
            }
            (Err(Error::EventsExpired | Error::CursorRewound), Course::Redelivery(row)) => {
                tracing::warn!(
                    id = %row.endpoint_id,
                    "events that were to be delivered once more are not kept any more"
                );
                self.end_redelivery(row.ordinal).await?;
                Ok(Next::Passed)
            }
            (Err(error), _) => Err(error),
        }
    }

    /// Writes down what was passed over, where that is worth a write.
    async fn note(&self, row: &webhook_endpoint::Model, memory: &mut Memory) -> Result<()> {
        let (id, now, standing) = (row.id, self.gate.now(), memory.standing);
        let passed = standing.position - row.position;
        let is_late = memory
            .noted
            .is_none_or(|at| now.0 - at.0 >= NOTED_MICROS_MAX);
        if passed <= 0 || (passed < PASSED_MAX && !is_late) {
            return Ok(());
        }
        memory.noted = Some(now);
        self.gate
            .tidy(now, None, move |grant| {
                Box::pin(outcome::pass_over(grant, id, standing))
            })
            .await
    }

    /// Nothing in this part of the feed is for the endpoint.
    async fn pass_redelivery(
        &self,
        row: &webhook_redelivery::Model,
        standing: Standing,
        has_more: bool,
    ) -> Result<Next> {
        let (ordinal, position) = (row.ordinal, standing.position);
        if position >= row.last_position || !has_more {
            self.end_redelivery(ordinal).await?;
        } else {
            self.gate
                .tidy(self.gate.now(), None, move |grant| {
                    Box::pin(outcome::pass_redelivery(grant, ordinal, position))
                })
                .await?;
        }
        Ok(Next::Passed)
    }

    async fn end_redelivery(&self, ordinal: i64) -> Result<()> {
        self.gate
            .tidy(self.gate.now(), None, move |grant| {
                Box::pin(outcome::end_redelivery(grant, ordinal))
            })
            .await
    }

    /// Disables an endpoint that was left too far behind, at this position.
    async fn expire(&self, id: WebhookEndpointId, position: i64) -> Result<()> {
        self.gate
            .tidy(self.gate.now(), None, move |grant| {
                Box::pin(async move {
                    match outcome::find(grant, id).await? {
                        Some(row) if row.disable_time.is_none() && row.position == position => {
                            let why = "Events that it did not get are not kept any more.";
                            outcome::disable(grant, row, Reason::EventsExpired, why).await
                        }
                        _ => Ok(()),
                    }
                })
            })
            .await
    }
}

fn passed(has_more: bool) -> Next {
    if has_more {
        Next::Passed
    } else {
        Next::Nothing
    }
}
