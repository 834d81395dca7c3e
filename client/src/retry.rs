//! Tries a call again while the service is unavailable, or the connection breaks.

use std::future::Future;

use crate::backoff::Backoff;
use crate::error::Error;

const ATTEMPTS_MAX: u32 = 4;

/// Only for calls that change nothing, or have an id by which they are known again.
pub(crate) async fn while_unavailable<F, A>(mut attempt: impl FnMut() -> F) -> Result<A, Error>
where
    F: Future<Output = Result<A, Error>>,
{
    let mut backoff = Backoff::default();
    loop {
        let outcome = attempt().await;
        let is_worth_it = |error: &Error| error.is_unavailable() || error.is_broken_connection();
        let is_last = backoff.failures() + 1 == ATTEMPTS_MAX;
        if is_last || !outcome.as_ref().is_err_and(is_worth_it) {
            return outcome;
        }
        backoff.failed();
        backoff.wait().await;
    }
}
