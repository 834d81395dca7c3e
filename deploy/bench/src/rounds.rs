//! Rounds of measurements: one after the other in each, so that what the machine
//! does beside them falls on all alike.

use crate::measured::{Measured, Summary};

#[derive(Debug)]
pub(crate) struct Rounds<T> {
    /// In the order in which each was first measured.
    measured: Vec<(T, Vec<Summary>)>,
}

impl<T: Copy + PartialEq> Rounds<T> {
    pub(crate) fn new() -> Self {
        Self { measured: vec![] }
    }

    pub(crate) fn push(&mut self, what: T, measured: &Measured) {
        let summary = measured.summary();
        match self.measured.iter_mut().find(|(found, _)| *found == what) {
            Some((_, rounds)) => rounds.push(summary),
            None => self.measured.push((what, vec![summary])),
        }
    }

    /// The median round of each.
    pub(crate) fn medians(self) -> Vec<(T, Summary)> {
        let rounds = self.measured.into_iter();
        rounds
            .filter_map(|(what, rounds)| Some((what, Summary::median(rounds)?)))
            .collect()
    }
}
