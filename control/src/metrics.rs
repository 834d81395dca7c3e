//! What a control service tells of itself in numbers, as Prometheus reads them. A
//! label has few values: it is never an id, a name or a secret.
//!
//! What the database holds is looked up when somebody asks; every control of an
//! installation tells the same of it.

mod listener;
mod rpc;
mod survey;

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

pub use listener::serve;
pub use rpc::UnderWay;
pub use survey::Surveyor;

use rpc::Rpcs;

const COMMIT_SECONDS: [f64; 10] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5,
];
/// Up to all writes that one transaction takes.
const TRANSACTION_WRITES: [f64; 7] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
/// Up to the time that an attempt has.
const ATTEMPT_SECONDS: [f64; 8] = [0.01, 0.05, 0.1, 0.5, 1.0, 2.5, 5.0, 15.0];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfAttempt {
    outcome: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfEndpoints {
    state: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfSink {
    sink: &'static str,
}

/// Clones count together.
#[derive(Debug, Clone)]
pub struct Metrics {
    rpcs: Rpcs,
    connections: Counter,
    transaction_writes: Histogram,
    commit_seconds: Histogram,
    request_log_dropped: Counter,
    watchers: Gauge,
    password_hashes: Counter,
    webhook_attempts: Family<OfAttempt, Counter>,
    webhook_attempt_seconds: Histogram,
    looked_up: LookedUp,
}

/// What is true at the moment at which somebody asks.
#[derive(Debug, Clone, Default)]
struct LookedUp {
    store_up: Gauge,
    writes_waiting: Gauge,
    request_log_waiting: Gauge,
    feed_events: Counter,
    feed_unnumbered_seconds: Gauge<f64, AtomicU64>,
    webhook_endpoints: Family<OfEndpoints, Gauge>,
    webhook_backlog: Gauge,
    sink_backlog: Family<OfSink, Gauge>,
}

/// One who follows the feed, until it is dropped.
#[derive(Debug)]
pub struct Watching(Gauge);

impl Default for Metrics {
    fn default() -> Self {
        Self {
            rpcs: Rpcs::default(),
            connections: Counter::default(),
            transaction_writes: Histogram::new(TRANSACTION_WRITES),
            commit_seconds: Histogram::new(COMMIT_SECONDS),
            request_log_dropped: Counter::default(),
            watchers: Gauge::default(),
            password_hashes: Counter::default(),
            webhook_attempts: Family::default(),
            webhook_attempt_seconds: Histogram::new(ATTEMPT_SECONDS),
            looked_up: LookedUp::default(),
        }
    }
}

impl Metrics {
    /// Has the registry tell of all of them.
    pub fn register(&self, registry: &mut Registry) {
        let Self {
            rpcs,
            connections,
            transaction_writes,
            commit_seconds,
            request_log_dropped,
            watchers,
            password_hashes,
            webhook_attempts,
            webhook_attempt_seconds,
            looked_up,
        } = self.clone();
        let control = registry.sub_registry_with_prefix("rollcall_control");
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        control.register("build", "The control service that this is", build);
        rpcs.register(control);
        let help = "Connections that clients opened";
        control.register("connections", help, connections);
        let help = "Writes that were committed together";
        control.register("transaction_writes", help, transaction_writes);
        let help = "Seconds from the last statement of a transaction to the disk's word";
        control.register("commit_seconds", help, commit_seconds);
        let help = "Entries that are not in the request log because too many waited";
        control.register("request_log_entries_dropped", help, request_log_dropped);
        let help = "Callers that follow the feed at this control";
        control.register("feed_watchers", help, watchers);
        let help = "Passwords of operators that were hashed, to keep them or to compare them";
        control.register("password_hashes", help, password_hashes);
        let help = "Attempts of this control to deliver an event";
        control.register("webhook_attempts", help, webhook_attempts);
        let help = "Seconds that an attempt to deliver an event took";
        control.register("webhook_attempt_seconds", help, webhook_attempt_seconds);
        looked_up.register(control);
    }

    pub fn connection_opened(&self) {
        self.connections.inc();
    }

    /// A transaction of so many writes was committed.
    pub fn committed(&self, writes: usize, took: Duration) {
        let writes = u32::try_from(writes).unwrap_or(u32::MAX);
        self.transaction_writes.observe(writes.into());
        self.commit_seconds.observe(took.as_secs_f64());
    }

    pub fn request_log_entry_dropped(&self) {
        self.request_log_dropped.inc();
    }

    pub fn watch(&self) -> Watching {
        self.watchers.inc();
        Watching(self.watchers.clone())
    }

    pub fn password_hashed(&self) {
        self.password_hashes.inc();
    }

    pub fn webhook_attempted(&self, is_delivered: bool, took: Duration) {
        let outcome = if is_delivered { "delivered" } else { "failed" };
        self.webhook_attempts
            .get_or_create(&OfAttempt { outcome })
            .inc();
        self.webhook_attempt_seconds.observe(took.as_secs_f64());
    }
}

impl LookedUp {
    fn register(self, control: &mut Registry) {
        let Self {
            store_up,
            writes_waiting,
            request_log_waiting,
            feed_events,
            feed_unnumbered_seconds,
            webhook_endpoints,
            webhook_backlog,
            sink_backlog,
        } = self;
        let help = "Whether the database answers; what it holds is told as of the last answer";
        control.register("store_up", help, store_up);
        let help = "Writes that wait for a writer of this control";
        control.register("writes_waiting", help, writes_waiting);
        let help = "Entries of the request log that wait to be written by this control";
        control.register("request_log_entries_waiting", help, request_log_waiting);
        let help = "Events that have a position, in all environments";
        control.register("feed_events", help, feed_events);
        let help = "Seconds since the commit of the oldest event without a position";
        control.register("feed_unnumbered_seconds", help, feed_unnumbered_seconds);
        let help = "Webhook endpoints of all environments";
        control.register("webhook_endpoints", help, webhook_endpoints);
        let help = "Positions of the feeds that enabled webhook endpoints have before them";
        control.register("webhook_backlog_events", help, webhook_backlog);
        let help = "Events of all environments that a sink has before it";
        control.register("sink_backlog_events", help, sink_backlog);
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.0.dec();
    }
}
