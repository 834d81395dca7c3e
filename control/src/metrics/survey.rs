//! What is looked up when somebody asks.

use std::time::Duration;

use sea_orm::{FromQueryResult, Statement};

use super::{LookedUp, OfEndpoints, OfSink};
use crate::authz::Gate;
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::request_log::RequestLog;
use crate::sink::Sinks;

/// How long the database may take; what it held before is told then.
const TIME_MAX: Duration = Duration::from_secs(2);
const MICROS_PER_SECOND: f64 = 1_000_000.0;

/// Looks at one control service and its database.
#[derive(Debug, Clone)]
pub struct Surveyor {
    gate: Gate,
    log: RequestLog,
    sinks: Sinks,
}

/// One row for each environment or endpoint, and the first of the events without a
/// position, for which there is an index.
const SURVEY: &str = "
SELECT
    (SELECT CAST(coalesce(sum(last_position), 0) AS bigint) FROM feeds) AS events,
    (SELECT create_time FROM events WHERE position IS NULL ORDER BY ordinal LIMIT 1)
        AS unnumbered_since,
    (SELECT count(*) FROM webhook_endpoints WHERE disable_time IS NULL) AS enabled,
    (SELECT count(*) FROM webhook_endpoints WHERE disable_time IS NOT NULL) AS disabled,
    (SELECT CAST(coalesce(sum(last_position - position), 0) AS bigint)
        FROM webhook_endpoints
        JOIN feeds ON feeds.environment_id = webhook_endpoints.environment_id
        WHERE disable_time IS NULL) AS webhook_backlog";

#[derive(FromQueryResult)]
struct Held {
    events: i64,
    unnumbered_since: Option<Moment>,
    enabled: i64,
    disabled: i64,
    webhook_backlog: i64,
}

impl Surveyor {
    pub fn new(gate: Gate, log: RequestLog, sinks: Sinks) -> Self {
        Self { gate, log, sinks }
    }

    /// Has the metrics tell what is true now. Whether the database answers.
    pub async fn look(&self) -> bool {
        let told = &self.gate.metrics().looked_up;
        told.writes_waiting.set(count(self.gate.writes_waiting()));
        told.request_log_waiting.set(count(self.log.waiting()));
        let surveyor = self.clone();
        // A query that is given up halfway would leave its connection in doubt.
        let asked = tokio::spawn(async move { surveyor.look_up().await });
        let answered = tokio::time::timeout(TIME_MAX, asked).await;
        let is_up = match answered {
            Ok(Ok(Ok(()))) => true,
            Ok(Ok(Err(error))) => {
                tracing::warn!(%error, "the metrics of the database are not known");
                false
            }
            _ => false,
        };
        told.store_up.set(is_up.into());
        is_up
    }

    /// Whether clients should be sent here: the database answers, and the process
    /// is not about to end.
    pub async fn is_ready(&self) -> bool {
        if self.gate.is_closing() {
            return false;
        }
        let gate = self.gate.clone();
        let asked = tokio::spawn(async move { gate.is_store_up().await });
        let answered = tokio::time::timeout(TIME_MAX, asked).await;
        matches!(answered, Ok(Ok(true)))
    }

    async fn look_up(&self) -> Result<()> {
        let now = self.gate.now();
        let survey = self.gate.survey(now);
        let backend = survey.connection.get_database_backend();
        let statement = Statement::from_string(backend, SURVEY);
        let held = Held::find_by_statement(statement)
            .one(survey.connection)
            .await?
            .ok_or(Error::Internal)?;
        let told = &self.gate.metrics().looked_up;
        told.tell(&held, now);
        for (sink, backlog) in self.sinks.backlogs(&survey).await? {
            told.sink_backlog
                .get_or_create(&OfSink { sink })
                .set(backlog);
        }
        Ok(())
    }
}

impl LookedUp {
    fn tell(&self, held: &Held, now: Moment) {
        let Held {
            events,
            unnumbered_since,
            enabled,
            disabled,
            webhook_backlog,
        } = *held;
        let events = u64::try_from(events).unwrap_or_default();
        let inner = self.feed_events.inner();
        inner.store(events, std::sync::atomic::Ordering::Relaxed);
        let micros = unnumbered_since.map_or(0, |since| (now.0 - since.0).max(0));
        #[expect(clippy::cast_precision_loss, reason = "seconds of a delay")]
        let seconds = micros as f64 / MICROS_PER_SECOND;
        self.feed_unnumbered_seconds.set(seconds);
        for (state, count) in [("enabled", enabled), ("disabled", disabled)] {
            let endpoints = self.webhook_endpoints.get_or_create(&OfEndpoints { state });
            endpoints.set(count);
        }
        self.webhook_backlog.set(webhook_backlog);
    }
}

fn count(waiting: usize) -> i64 {
    i64::try_from(waiting).unwrap_or(i64::MAX)
}
