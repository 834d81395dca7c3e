//! What events are published to, besides those who ask for them.

#[cfg(feature = "nats")]
pub mod nats;
#[cfg(feature = "nats")]
mod position;

#[cfg(not(feature = "nats"))]
use std::future::{Ready, ready};
use std::time::Duration;

use tokio::task::JoinHandle;

use crate::authz::{Gate, Surveying};
use crate::error::Result;

/// How long a sink may take to note how far it is when the process ends.
const END_TIME_MAX: Duration = Duration::from_secs(5);

/// Those that there are.
#[derive(Debug, Clone, Default)]
pub struct Sinks {
    #[cfg(feature = "nats")]
    pub nats: Option<nats::Nats>,
}

/// The sinks of one server at work.
#[derive(Debug)]
pub struct Publishing(Option<JoinHandle<()>>);

impl Sinks {
    /// Publishes until the feed is closed.
    #[cfg(feature = "nats")]
    pub fn start(&self, gate: &Gate) -> Publishing {
        let nats = self.nats.clone();
        Publishing(nats.map(|nats| tokio::spawn(nats::follow(gate.clone(), nats))))
    }

    /// Events that each of them has before it.
    #[cfg(feature = "nats")]
    pub async fn backlogs(&self, survey: &Surveying<'_>) -> Result<Vec<(&'static str, i64)>> {
        let Some(nats) = &self.nats else {
            return Ok(vec![]);
        };
        let backlog = position::backlog(survey, &nats.sink_name()).await?;
        Ok(vec![("nats", backlog)])
    }

    /// Events that each of them has before it.
    #[cfg(not(feature = "nats"))]
    pub fn backlogs(&self, _: &Surveying<'_>) -> Ready<Result<Vec<(&'static str, i64)>>> {
        ready(Ok(vec![]))
    }

    /// Publishes until the feed is closed.
    #[cfg(not(feature = "nats"))]
    pub fn start(&self, _: &Gate) -> Publishing {
        Publishing(None)
    }
}

impl Publishing {
    /// Waits until all is noted, which needs the store.
    pub async fn end(self) {
        let Some(mut task) = self.0 else {
            return;
        };
        // What was not noted is found out at the next start.
        if tokio::time::timeout(END_TIME_MAX, &mut task).await.is_err() {
            task.abort();
        }
    }
}
