//! What is told at the end.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Value, json};

use super::session::{Failed, Record, StepRecord};

/// Failures that are shown as text; JSON has all.
const SHOWN_MAX: usize = 10;
/// What of a request is shown.
const REQUEST_CHARS_MAX: usize = 500;

#[derive(Debug)]
pub(crate) struct Report {
    provider: &'static str,
    record: Record,
    took: Duration,
}

impl Report {
    pub(crate) fn new(provider: &'static str, record: Record, took: Duration) -> Self {
        Self {
            provider,
            record,
            took,
        }
    }

    /// The first failure in words, and how many there were.
    pub(crate) fn failure(&self) -> Option<String> {
        let failed = self.record.failed();
        let first = failed.first()?;
        Some(format!(
            "{} of {} requests were not answered as they must be; the first, \"{}\": {}",
            failed.len(),
            self.record.requests(),
            first.step,
            first.what
        ))
    }

    pub(crate) fn json(&self) -> Value {
        let failed = self.record.failed();
        let steps: Vec<_> = self
            .record
            .steps()
            .iter()
            .map(|(step, record)| {
                json!({
                    "step": step.to_string(),
                    "requests": record.took.len(),
                    "failures": record.failures,
                    "p50_ms": millis(record.percentile(50)),
                    "p99_ms": millis(record.percentile(99)),
                })
            })
            .collect();
        json!({
            "provider": self.provider,
            "passed": failed.is_empty(),
            "requests": self.record.requests(),
            "seconds": self.took.as_secs_f64(),
            "steps": steps,
            "failures": failed.iter().map(|failed| json!({
                "step": failed.step.to_string(),
                "request": failed.request,
                "what": failed.what,
            })).collect::<Vec<_>>(),
        })
    }

    pub(crate) fn text(&self, with_steps: bool) -> String {
        let failed = self.record.failed();
        let mut text = String::new();
        if with_steps {
            text.push_str(&self.steps());
        }
        for failed in failed.iter().take(SHOWN_MAX) {
            text.push_str(&told(failed));
        }
        if failed.len() > SHOWN_MAX {
            let _ = writeln!(text, "...and {} more failures.\n", failed.len() - SHOWN_MAX);
        }
        let _ = writeln!(
            text,
            "{}: {} requests in {:.1} s, {} failures",
            self.provider,
            self.record.requests(),
            self.took.as_secs_f64(),
            failed.len()
        );
        text
    }

    fn steps(&self) -> String {
        let mut table = format!(
            "{:<22}{:>10}{:>10}{:>12}{:>12}\n",
            "step", "requests", "failures", "p50", "p99"
        );
        for (step, record) in self.record.steps() {
            let StepRecord { took, failures } = &record;
            let [p50, p99] = [50, 99].map(|percent| {
                let millis = millis(record.percentile(percent));
                format!("{millis:.1} ms")
            });
            let _ = writeln!(
                table,
                "{step:<22}{:>10}{failures:>10}{p50:>12}{p99:>12}",
                took.len()
            );
        }
        table.push('\n');
        table
    }
}

fn told(failed: &Failed) -> String {
    let mut request: String = failed.request.chars().take(REQUEST_CHARS_MAX).collect();
    if request.len() < failed.request.len() {
        request.push_str("...");
    }
    format!("{}: {request}\n  {}\n\n", failed.step, failed.what)
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
