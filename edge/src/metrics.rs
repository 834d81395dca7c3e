//! What an edge tells of itself in numbers, as Prometheus reads them. A label has
//! few values: it is never an id, a name or a secret.

mod listener;
mod ready;

use std::time::Instant;

use hyper::StatusCode;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

pub use listener::serve;
pub use ready::Ready;

/// Seconds; the last of them is the time that control has.
const SECONDS: [f64; 11] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 10.0,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfRequest {
    operation: &'static str,
    /// Its class, such as `2xx`.
    status: &'static str,
    /// Why it was refused, by its name in the contract; empty where it was not.
    reason: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfOperation {
    operation: &'static str,
}

/// What a request was, as far as its answer tells.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Labels {
    pub operation: &'static str,
    pub reason: &'static str,
}

/// Clones count together.
#[derive(Debug, Clone)]
pub struct Metrics {
    requests: Family<OfRequest, Counter>,
    seconds: Family<OfOperation, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
    pub(crate) turned_away: Counter,
    pub(crate) connections: Counter,
}

/// A request that is under way. Dropped before it is answered, it is not counted.
#[derive(Debug)]
pub(crate) struct UnderWay<'m> {
    metrics: &'m Metrics,
    began: Instant,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            in_flight: Gauge::default(),
            turned_away: Counter::default(),
            connections: Counter::default(),
        }
    }
}

impl Metrics {
    /// Has the registry tell of all of them.
    pub fn register(&self, registry: &mut Registry) {
        let Self {
            requests,
            seconds,
            in_flight,
            turned_away,
            connections,
        } = self.clone();
        let edge = registry.sub_registry_with_prefix("rollcall_edge");
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        edge.register("build", "The edge that this is", build);
        edge.register("requests", "Requests that were answered", requests);
        let help = "Seconds from a request's head to its answer";
        edge.register("request_seconds", help, seconds);
        edge.register("requests_in_flight", "Requests under way", in_flight);
        let help = "Requests that were answered 503 because too many were under way";
        edge.register("requests_turned_away", help, turned_away);
        let help = "Connections that clients opened";
        edge.register("connections", help, connections);
    }

    pub(crate) fn begin(&self) -> UnderWay<'_> {
        self.in_flight.inc();
        UnderWay {
            metrics: self,
            began: Instant::now(),
        }
    }
}

impl UnderWay<'_> {
    pub(crate) fn answered(self, labels: Labels, status: StatusCode) {
        let Labels { operation, reason } = labels;
        let operation = if operation.is_empty() {
            "Unknown"
        } else {
            operation
        };
        let status = match status.as_u16() / 100 {
            2 => "2xx",
            3 => "3xx",
            4 => "4xx",
            _ => "5xx",
        };
        let request = OfRequest {
            operation,
            status,
            reason,
        };
        self.metrics.requests.get_or_create(&request).inc();
        let seconds = self
            .metrics
            .seconds
            .get_or_create(&OfOperation { operation });
        seconds.observe(self.began.elapsed().as_secs_f64());
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.metrics.in_flight.dec();
    }
}
