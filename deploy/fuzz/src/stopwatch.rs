//! How much time of the processor a target takes with one input.

use std::io::{Write as _, stderr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::Target;

/// What an input may cost, with the checks of the target and the fuzzer's
/// instrumentation.
const INPUT_TIME_MAX: Duration = Duration::from_millis(25);
/// A target does the same each time, so the least of several times is its own,
/// and the rest what other processes did to it.
const TRIES: usize = 5;

static SLOWEST_MICROS: AtomicU64 = AtomicU64::new(0);

/// Runs the target, and tells on standard error of each input that is slower
/// than those before it. One that is too slow is a panic.
pub fn timed(target: Target, data: &[u8]) {
    let slowest = Duration::from_micros(SLOWEST_MICROS.load(Ordering::Relaxed));
    let mut time = time_of(target, data);
    for _ in 1..TRIES {
        if time <= slowest {
            return;
        }
        time = time.min(time_of(target, data));
    }
    let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    if SLOWEST_MICROS.fetch_max(micros, Ordering::Relaxed) < micros {
        // Nobody may be there to read it.
        let _ = writeln!(stderr(), "slowest: {micros} microseconds");
    }
    assert!(time <= INPUT_TIME_MAX, "{time:?} for {} bytes", data.len());
}

fn time_of(target: Target, data: &[u8]) -> Duration {
    let start = processor_time();
    target(data);
    processor_time().saturating_sub(start)
}

fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
}
