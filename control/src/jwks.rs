//! The key sets (RFC 7517) of issuers that are trusted: given with the issuer, or
//! read from where its discovery document says, with what else that says.

mod fetch;
mod key;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jsonwebtoken::jwk::JwkSet;

use crate::clock::{Clock, Moment};
use crate::error::{Error, Result};
use crate::outbound::Outbound;

pub use fetch::{Endpoints, FetchError, Published, ask};
pub use key::{check, fitting};

const MICROS_PER_SECOND: i64 = 1_000_000;
/// How long a key set is gone by. A key that its issuer withdraws is good so
/// long.
const FRESH_MICROS: i64 = 600 * MICROS_PER_SECOND;
/// How soon a set is read again for a key that is not in it.
const AGAIN_MICROS: i64 = 60 * MICROS_PER_SECOND;
/// How soon a set is read again that could not be read.
const FAILED_MICROS: i64 = 5 * MICROS_PER_SECOND;
/// Issuers whose sets are held.
const HELD_MAX: usize = 1_024;

/// What was read from issuers. Clones share it.
#[derive(Debug, Clone)]
pub struct IssuerKeys {
    clock: Clock,
    outbound: Outbound,
    held: Arc<Mutex<HashMap<String, Held>>>,
}

/// What one issuer publishes, behind a lock that whoever reads it holds: callers at the
/// same time make one request.
type Held = Arc<tokio::sync::Mutex<Option<Known>>>;

/// What is known of an issuer.
#[derive(Debug, Clone)]
struct Known {
    /// When it was last asked for, with success or not.
    ask_time: Moment,
    /// When it was last read, and what it was then.
    published: Option<(Moment, Arc<Published>)>,
}

impl IssuerKeys {
    pub fn new(clock: Clock, outbound: Outbound) -> Self {
        Self {
            clock,
            outbound,
            held: Arc::default(),
        }
    }

    /// What a trusted issuer publishes; read again where `wanted` is not among its
    /// keys, once a minute. What cannot be read is not available.
    pub async fn of(
        &self,
        issuer: &str,
        wanted: impl Fn(&JwkSet) -> bool,
    ) -> Result<Arc<Published>> {
        let held = self.held_of(issuer);
        let mut known = held.lock().await;
        let now = self.clock.now();
        if let Some(known) = known.as_ref()
            && let Some(answer) = known.answer(now, wanted)
        {
            return answer;
        }
        match fetch::published(issuer, &self.outbound).await {
            Ok(published) => {
                let published = Arc::new(published);
                *known = Some(Known {
                    ask_time: now,
                    published: Some((now, Arc::clone(&published))),
                });
                Ok(published)
            }
            Err(why) => {
                tracing::warn!(issuer, %why, "an issuer's keys were not read");
                let published = known.take().and_then(|known| known.published);
                *known = Some(Known {
                    ask_time: now,
                    published,
                });
                Err(Error::Unavailable)
            }
        }
    }

    fn held_of(&self, issuer: &str) -> Held {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= HELD_MAX && !held.contains_key(issuer) {
            // Those that are being read stay with whoever reads them.
            held.clear();
        }
        Arc::clone(held.entry(issuer.to_owned()).or_default())
    }
}

impl Known {
    /// What is gone by; `None` where the set must be read again.
    fn answer(
        &self,
        now: Moment,
        wanted: impl Fn(&JwkSet) -> bool,
    ) -> Option<Result<Arc<Published>>> {
        // A clock that was set back makes it old.
        let is_within = |since: Moment, micros| (0..micros).contains(&(now.0 - since.0));
        let fresh = self
            .published
            .as_ref()
            .filter(|(read_time, _)| is_within(*read_time, FRESH_MICROS))
            .map(|(_, published)| Arc::clone(published));
        let is_answer = match &fresh {
            Some(published) => wanted(&published.keys) || is_within(self.ask_time, AGAIN_MICROS),
            None => is_within(self.ask_time, FAILED_MICROS),
        };
        is_answer.then(|| fresh.ok_or(Error::Unavailable))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_read_again_when_it_must_be() {
        let check = |read: Option<i64>, asked: i64, has: bool, expect: Option<bool>| {
            let now = Moment(3_600 * MICROS_PER_SECOND);
            let known = Known {
                ask_time: Moment(now.0 - asked),
                published: read.map(|age| (Moment(now.0 - age), Arc::default())),
            };
            let answer = known.answer(now, |_| has);
            let keys = answer.map(|keys| keys.is_ok());
            assert_eq!(keys, expect, "{read:?} {asked} {has}");
        };
        let (fresh, again, failed) = (FRESH_MICROS, AGAIN_MICROS, FAILED_MICROS);
        check(Some(fresh - 1), fresh - 1, true, Some(true));
        check(Some(fresh), fresh, true, None);
        check(Some(-1), -1, true, None);
        // A key that is not in it is looked for once a minute, and a failure to
        // do so takes nothing from the others.
        check(Some(fresh - 1), again - 1, false, Some(true));
        check(Some(fresh - 1), again, false, None);
        check(Some(fresh - 1), 0, true, Some(true));
        // What was not read is not there, and asked for again soon.
        check(None, failed - 1, true, Some(false));
        check(None, failed, true, None);
        check(Some(fresh), failed - 1, true, Some(false));
    }
}
