//! How long to wait before the next attempt.

use std::time::Duration;

use tokio::time::Instant;

/// The longest pause after the first failure; it doubles with each further one.
const FIRST_PAUSE_MAX: Duration = Duration::from_millis(100);
const PAUSE_MAX: Duration = Duration::from_secs(10);

/// Counts failures in a row, and makes the next attempt wait accordingly.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    failures: u32,
    /// When the next attempt may begin.
    until: Option<Instant>,
}

impl Backoff {
    pub(crate) fn failures(&self) -> u32 {
        self.failures
    }

    /// Counts a failure: how long the next attempt waits.
    pub(crate) fn failed(&mut self) -> Duration {
        let pause = pause(self.failures, getrandom::u32().unwrap_or(u32::MAX));
        self.failures = self.failures.saturating_add(1);
        self.until = Some(Instant::now() + pause);
        pause
    }

    pub(crate) fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// Waits until the next attempt may begin. Whoever ends this wait early and
    /// begins another waits no longer, and no shorter.
    pub(crate) async fn wait(&mut self) {
        if let Some(until) = self.until {
            tokio::time::sleep_until(until).await;
            self.until = None;
        }
    }
}

/// Anywhere between nothing and the longest, so that clients that failed
/// together do not come back together.
fn pause(failures: u32, random: u32) -> Duration {
    let longest = FIRST_PAUSE_MAX.saturating_mul(2_u32.saturating_pow(failures));
    longest
        .min(PAUSE_MAX)
        .mul_f64(f64::from(random) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let longest = |failures| pause(failures, u32::MAX).as_millis();
        let expect = [100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000];
        for (failures, expect) in (0..).zip(expect) {
            assert_eq!(longest(failures), expect, "after {failures} failures");
            assert_eq!(pause(failures, 0), Duration::ZERO);
            let half = pause(failures, u32::MAX / 2).as_millis();
            assert!(half.abs_diff(expect / 2) <= 1, "{half} of {expect}");
        }
        assert_eq!(longest(u32::MAX), 10_000);
    }

    #[tokio::test]
    async fn a_wait_that_is_ended_early_goes_on() {
        let mut backoff = Backoff::default();
        assert!(backoff.failed() <= FIRST_PAUSE_MAX);
        assert!(backoff.failed() <= 2 * FIRST_PAUSE_MAX);
        assert_eq!(backoff.failures(), 2);
        let later = Some(Instant::now() + PAUSE_MAX);
        backoff.until = later;
        for _ in 0..3 {
            tokio::select! {
                biased;
                () = backoff.wait() => panic!("the time is not over"),
                () = std::future::ready(()) => {}
            }
        }
        assert_eq!(backoff.until, later);
        backoff.until = Some(Instant::now());
        backoff.wait().await;
        assert_eq!((backoff.until, backoff.failures()), (None, 2));
        backoff.succeeded();
        assert_eq!(backoff.failures(), 0);
    }
}
