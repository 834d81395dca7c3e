//! Tries a call again while the service is unavailable.

use std::time::Duration;

use crate::error::Error;

const ATTEMPTS_MAX: u32 = 4;
/// The longest pause before the second attempt; it doubles with each further one.
const FIRST_PAUSE_MAX: Duration = Duration::from_millis(100);

/// Only for calls that change nothing.
pub(crate) async fn while_unavailable<A>(
    attempt: impl AsyncFn() -> Result<A, Error>,
) -> Result<A, Error> {
    let mut attempts = 1;
    loop {
        match attempt().await {
            Err(error) if error.is_unavailable() && attempts < ATTEMPTS_MAX => {
                tokio::time::sleep(pause(attempts)).await;
                attempts += 1;
            }
            outcome => return outcome,
        }
    }
}

/// Anywhere between nothing and the longest, so that clients that failed
/// together do not come back together.
fn pause(attempts: u32) -> Duration {
    let longest = FIRST_PAUSE_MAX * 2_u32.saturating_pow(attempts - 1);
    let share = getrandom::u32().unwrap_or(u32::MAX);
    longest.mul_f64(f64::from(share) / f64::from(u32::MAX))
}
