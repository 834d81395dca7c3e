//! How long each request took, and what is told of all of them.

use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::task::JoinSet;

use crate::Failure;

/// How long each request took, in order, and all of them together.
#[derive(Debug)]
pub(crate) struct Measured {
    latencies: Vec<Duration>,
    time: Duration,
}

/// What is told of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Summary {
    pub per_second: f64,
    pub requests: usize,
    pub p50_millis: f64,
    pub p90_millis: f64,
    pub p99_millis: f64,
    pub p999_millis: f64,
}

impl Measured {
    pub(crate) fn new(mut latencies: Vec<Duration>, time: Duration) -> Self {
        latencies.sort_unstable();
        Self { latencies, time }
    }

    /// What all clients measured since then.
    pub(crate) async fn collect(
        mut clients: JoinSet<Result<Vec<Duration>, Failure>>,
        began: Instant,
    ) -> Result<Self, Failure> {
        let mut latencies = Vec::new();
        while let Some(client) = clients.join_next().await {
            latencies.extend(client??);
        }
        Ok(Self::new(latencies, began.elapsed()))
    }

    pub(crate) fn summary(&self) -> Summary {
        Summary {
            per_second: self.per_second(),
            requests: self.latencies.len(),
            p50_millis: self.millis(0.5),
            p90_millis: self.millis(0.9),
            p99_millis: self.millis(0.99),
            p999_millis: self.millis(0.999),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 requests")]
    fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.time.as_secs_f64()
    }

    /// The time within which this share of the requests was answered.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in the list"
    )]
    fn millis(&self, share: f64) -> f64 {
        let place = (self.latencies.len() as f64 * share) as usize;
        let latency = self.latencies.get(place).copied().unwrap_or_default();
        latency.as_secs_f64() * 1_000.0
    }
}

impl Summary {
    /// Of several rounds the one with the median throughput, latencies and all.
    pub(crate) fn median(mut rounds: Vec<Self>) -> Option<Self> {
        rounds.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
        rounds.get(rounds.len().saturating_sub(1) / 2).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_requests_is_answered_within() {
        let latencies = (1..=1_000).rev().map(Duration::from_millis).collect();
        let summary = Measured::new(latencies, Duration::from_secs(10)).summary();
        let expect = Summary {
            per_second: 100.0,
            requests: 1_000,
            p50_millis: 501.0,
            p90_millis: 901.0,
            p99_millis: 991.0,
            p999_millis: 1_000.0,
        };
        assert_eq!(summary, expect);
    }

    #[test]
    fn the_median_is_a_round() {
        let check = |rounds: &[f64], expect: Option<f64>| {
            let rounds = rounds.iter().map(|per_second| Summary {
                per_second: *per_second,
                ..Measured::new(vec![], Duration::from_secs(1)).summary()
            });
            let median = Summary::median(rounds.collect());
            assert_eq!(median.map(|median| median.per_second), expect);
        };
        check(&[], None);
        check(&[1.0], Some(1.0));
        check(&[3.0, 1.0, 2.0], Some(2.0));
        check(&[4.0, 1.0, 2.0, 3.0], Some(2.0));
    }
}
