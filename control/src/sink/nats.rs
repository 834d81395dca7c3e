//! NATS JetStream: every event of every environment in one stream, once and in
//! order, whatever fails on the way.
//!
//! A message is accepted only directly behind the one before it: it says which
//! message, and which number, the stream must end with. So neither a message that
//! was lost on the way nor another process that still publishes can put the
//! stream out of order. Where to go on is read from the stream itself; the
//! database says where the stream is silent.

mod resume;
mod session;
mod settings;
mod stream;

pub use settings::{Login, NatsUrl, Password, Settings, StreamName};

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_nats::{ConnectOptions, Event};
use tokio::sync::watch;

use self::session::{Failure, Session};
use self::settings::Exposed;
use super::position;
use crate::authz::Gate;
use crate::error::Error;
use crate::event::Standing;
use crate::id::EnvironmentId;
use crate::store::{Task, Turn};

/// How often is tried to reach a server that is not there.
const CONNECT_PAUSE_MAX: Duration = Duration::from_secs(1);
/// A server that is silent for two of these is gone.
const PING_INTERVAL: Duration = Duration::from_secs(10);
/// How often is looked whether another process has left.
const TURN_INTERVAL: Duration = Duration::from_secs(1);
/// The pauses after failures.
const PAUSE_MIN: Duration = Duration::from_millis(50);
const PAUSE_MAX: Duration = Duration::from_secs(5);

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the URL of NATS is not one such as nats://host:4222")]
    Url,
    #[error("the credentials for NATS: {0}")]
    Credentials(#[source] std::io::Error),
    #[error("NATS: {0}")]
    Connect(#[from] async_nats::ConnectError),
}

/// A stream, and the way there.
#[derive(Debug, Clone)]
pub struct Nats {
    client: async_nats::Client,
    is_connected: watch::Receiver<bool>,
    stream: StreamName,
}

impl Nats {
    /// Begins to look for the server, which need not be there yet.
    pub async fn open(settings: Settings) -> Result<Self, OpenError> {
        let Settings { url, stream, login } = settings;
        let (servers, login_of_url) = url.servers()?;
        let (connected, is_connected) = watch::channel(false);
        let link = Link {
            connected,
            is_told: AtomicBool::new(false),
        };
        let options = ConnectOptions::new()
            .name("rollcall-control")
            .retry_on_initial_connect()
            .ping_interval(PING_INTERVAL)
            .reconnect_delay_callback(|attempts| {
                let attempts = u32::try_from(attempts).unwrap_or(u32::MAX);
                PAUSE_MIN.saturating_mul(attempts).min(CONNECT_PAUSE_MAX)
            })
            .event_callback(move |event| {
                link.note(&event);
                async {}
            });
        let options = match login.or(login_of_url).map(Login::expose) {
            None => options,
            Some(Exposed::User(user, password)) => options.user_and_password(user, password),
            Some(Exposed::Credentials(file)) => options
                .credentials_file(file)
                .await
                .map_err(OpenError::Credentials)?,
        };
        Ok(Self {
            client: options.connect(servers).await?,
            is_connected,
            stream,
        })
    }

    /// By this its positions are known: those of another stream are others.
    pub(super) fn sink_name(&self) -> String {
        format!("nats.{}", self.stream.as_str())
    }

    async fn await_connection(&self, wanted: bool) {
        let mut is_connected = self.is_connected.clone();
        // Its sender lives as long as the client does.
        let _ = is_connected.wait_for(|is| *is == wanted).await;
    }
}

/// What is known of the connection.
struct Link {
    connected: watch::Sender<bool>,
    /// Whether was told that there is none.
    is_told: AtomicBool,
}

impl Link {
    fn note(&self, event: &Event) {
        match event {
            Event::Connected => {
                self.is_told.store(false, Ordering::Relaxed);
                self.connected.send_replace(true);
                tracing::info!("connected to NATS");
            }
            Event::Disconnected | Event::Closed => {
                self.connected.send_replace(false);
                self.tell("the connection ended");
            }
            Event::ServerError(error) => tracing::warn!(%error, "NATS refuses"),
            // Each attempt to connect that fails is one.
            Event::ClientError(error) if !*self.connected.borrow() => self.tell(error),
            event => tracing::debug!(%event, "NATS"),
        }
    }

    fn tell(&self, why: impl std::fmt::Display) {
        if !self.is_told.swap(true, Ordering::Relaxed) {
            tracing::warn!(%why, "NATS is away; events wait for it");
        }
    }
}

/// What was acknowledged, whatever failed since.
#[derive(Default)]
struct Progress {
    /// Messages.
    published: u64,
    /// Whether was told that there are none.
    is_failing: bool,
    /// Of which is not noted where they are.
    unnoted: BTreeMap<EnvironmentId, Standing>,
}

impl Progress {
    fn reached(&mut self, id: EnvironmentId, standing: Standing) {
        self.unnoted.insert(id, standing);
    }

    fn latest(&self, id: EnvironmentId, noted: Standing) -> Standing {
        let unnoted = self.unnoted.get(&id).copied();
        unnoted
            .filter(|standing| standing.position > noted.position)
            .unwrap_or(noted)
    }

    async fn note(&mut self, gate: &Gate, name: &str) -> Result<(), Error> {
        if !self.unnoted.is_empty() {
            position::note(gate, name, self.unnoted.clone()).await?;
            self.unnoted.clear();
        }
        Ok(())
    }
}

/// Publishes until the process ends.
pub(super) async fn follow(gate: Gate, nats: Nats) {
    let mut progress = Progress::default();
    let mut pause = Pause::default();
    loop {
        let turn = tokio::select! {
            biased;
            () = gate.closing() => return,
            turn = await_turn(&gate, &nats) => turn,
        };
        let published = progress.published;
        let failure = tokio::select! {
            biased;
            () = gate.closing() => None,
            () = nats.await_connection(false) => None,
            () = lose(&turn) => None,
            Err(failure) = publish(&gate, &nats, &mut progress) => Some(failure),
        };
        // What cannot be noted is found in the stream.
        if let Err(error) = progress.note(&gate, &nats.sink_name()).await {
            tracing::debug!(%error, "where NATS is was not noted");
        }
        // Another process may have more luck.
        drop(turn);
        if let Some(failure) = failure {
            progress.is_failing |= pause.after(&failure, progress.published > published);
            tokio::select! {
                () = gate.closing() => return,
                () = tokio::time::sleep(pause.next()) => {}
            }
        }
    }
}

async fn publish(gate: &Gate, nats: &Nats, progress: &mut Progress) -> Result<Infallible, Failure> {
    Session::open(gate, nats, progress).await?.run().await
}

async fn await_turn(gate: &Gate, nats: &Nats) -> Turn {
    loop {
        nats.await_connection(true).await;
        match gate.take_turn(Task::PublishToNats).await {
            Ok(Some(turn)) => return turn,
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "whose turn it is to publish is not known"),
        }
        tokio::time::sleep(TURN_INTERVAL).await;
    }
}

async fn lose(turn: &Turn) {
    while turn.is_held().await {
        tokio::time::sleep(TURN_INTERVAL).await;
    }
    tracing::warn!("it is another process's turn to publish to NATS");
}

/// How long to wait after failures in a row, of which the first is told.
#[derive(Default)]
struct Pause {
    failures: u32,
}

impl Pause {
    /// Whether it was told.
    fn after(&mut self, failure: &Failure, has_published: bool) -> bool {
        if has_published {
            self.failures = 0;
        }
        self.failures = self.failures.saturating_add(1);
        // That one message was overtaken or lost needs nobody's attention.
        let told_at = if failure.is_conflict() { 5 } else { 1 };
        let is_told = self.failures == told_at;
        if is_told {
            tracing::error!(%failure, "events cannot be published to NATS, and wait");
        } else {
            tracing::debug!(%failure, "publishing to NATS begins again");
        }
        is_told
    }

    fn next(&self) -> Duration {
        let doublings = self.failures.saturating_sub(1).min(16);
        PAUSE_MIN.saturating_mul(1 << doublings).min(PAUSE_MAX)
    }
}
