//! How far it is, in a line on a terminal.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::step::Step;

const WIDTH: usize = 30;
/// Between one look of the line and the next.
const INTERVAL: Duration = Duration::from_millis(100);

#[derive(Debug)]
pub(crate) struct Progress {
    is_shown: bool,
    total: usize,
    done: AtomicUsize,
    shown: Mutex<Option<Instant>>,
}

impl Progress {
    /// Of so many units of work; on standard error, if that is a terminal.
    pub(crate) fn new(total: usize) -> Self {
        Self {
            is_shown: std::io::stderr().is_terminal(),
            total: total.max(1),
            done: AtomicUsize::new(0),
            shown: Mutex::new(None),
        }
    }

    pub(crate) fn advance(&self, units: usize) {
        self.done.fetch_add(units, Ordering::Relaxed);
    }

    pub(crate) fn show(&self, step: Step, requests: usize) {
        if !self.is_shown {
            return;
        }
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if shown.is_some_and(|shown| shown.elapsed() < INTERVAL) {
            return;
        }
        *shown = Some(Instant::now());
        let done = self.done.load(Ordering::Relaxed).min(self.total);
        let filled = done * WIDTH / self.total;
        let percent = done * 100 / self.total;
        write(&format!(
            "\r[{:<WIDTH$}] {percent:>3} %  {requests} requests  {step}\x1b[K",
            "#".repeat(filled)
        ));
    }

    /// Leaves an empty line.
    pub(crate) fn clear(&self) {
        if self.is_shown {
            write("\r\x1b[K");
        }
    }
}

/// A terminal that is gone stops nothing.
fn write(text: &str) {
    let mut stderr = std::io::stderr();
    let _ = stderr.write_all(text.as_bytes());
    let _ = stderr.flush();
}
