//! What was asked, how long it took, and what went wrong.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::simulate::step::Step;

#[derive(Debug, Default)]
pub(crate) struct Record(Mutex<Noted>);

#[derive(Debug, Default)]
struct Noted {
    steps: BTreeMap<Step, StepRecord>,
    requests: usize,
    failed: Vec<Failed>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct StepRecord {
    pub(crate) took: Vec<Duration>,
    pub(crate) failures: usize,
}

impl StepRecord {
    /// The duration that so many of a hundred do not exceed.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.took.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100);
        sorted
            .get(rank.saturating_sub(1))
            .copied()
            .unwrap_or_default()
    }
}

/// A request that was not answered as it must be.
#[derive(Debug, Clone)]
pub(crate) struct Failed {
    pub(crate) step: Step,
    pub(crate) request: String,
    pub(crate) what: String,
}

impl Record {
    pub(crate) fn note(&self, step: Step, took: Duration) {
        let mut noted = self.noted();
        noted.requests += 1;
        noted.steps.entry(step).or_default().took.push(took);
    }

    pub(crate) fn fail(&self, step: Step, request: String, what: String) {
        let mut noted = self.noted();
        noted.steps.entry(step).or_default().failures += 1;
        noted.failed.push(Failed {
            step,
            request,
            what,
        });
    }

    pub(crate) fn requests(&self) -> usize {
        self.noted().requests
    }

    pub(crate) fn steps(&self) -> BTreeMap<Step, StepRecord> {
        self.noted().steps.clone()
    }

    /// In the order in which they came.
    pub(crate) fn failed(&self) -> Vec<Failed> {
        self.noted().failed.clone()
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
