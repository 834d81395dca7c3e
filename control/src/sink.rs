//! What events are published to, besides those who ask for them.

#[cfg(feature = "nats")]
pub mod nats;
#[cfg(feature = "nats")]
mod position;

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::authz::Gate;

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
