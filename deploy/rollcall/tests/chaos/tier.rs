//! How long the tests are.

use std::time::Duration;

use tokio::sync::{Mutex, MutexGuard};

static ALONE: Mutex<()> = Mutex::const_new(());

fn is_full() -> bool {
    std::env::var("ROLLCALL_CHAOS").is_ok_and(|length| length == "full")
}

/// How much of it there is.
pub(crate) fn length(short: usize, full: usize) -> usize {
    if is_full() { full } else { short }
}

/// One test runs at a time, so that each has the machine to itself.
pub(crate) async fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().await
}

/// Ends a test that waits for what does not come.
pub(crate) async fn within_patience<T>(what: &str, awaited: impl Future<Output = T>) -> T {
    let patience = Duration::from_mins(if is_full() { 30 } else { 2 });
    let came = tokio::time::timeout(patience, awaited).await;
    came.unwrap_or_else(|_| panic!("{what}: not in {patience:?}"))
}

/// Times that are promised: what took how long, and how long it may take. In short,
/// and beside whatever else the machine does, they are only told.
pub(crate) fn assert_within(times: &[(&str, Duration, Duration)]) {
    for (what, took, promised) in times {
        tell(&format!("{what}: {took:?}, promised {promised:?}"));
    }
    for (what, took, promised) in times {
        assert!(took <= promised || !is_full(), "{what}: {took:?}");
    }
}

#[expect(clippy::print_stdout, reason = "figures for whoever looks")]
pub(crate) fn tell(figure: &str) {
    println!("{figure}");
}
