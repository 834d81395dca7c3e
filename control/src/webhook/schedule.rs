//! When what failed is tried again.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use http::HeaderMap;
use http::header::RETRY_AFTER;
use time::macros::format_description;

use crate::clock::Moment;
use crate::id::{EventId, WebhookEndpointId};

const MICROS_PER_SECOND: i64 = 1_000_000;
/// After each failure but the last.
const WAIT_SECONDS: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
/// How much longer it may be, so that what failed together does not come back
/// together.
const JITTER_PERCENT: i64 = 20;
/// How long an endpoint may ask for.
const RETRY_AFTER_SECONDS_MAX: i64 = 86_400;

/// When an event is tried again that was tried so many times, or that it is not.
/// `asked` is what the endpoint said, in seconds.
pub(super) fn next_attempt(
    now: Moment,
    attempts: i32,
    endpoint_id: WebhookEndpointId,
    event_id: EventId,
    asked: Option<i64>,
) -> Option<Moment> {
    let place = usize::try_from(attempts).ok()?.checked_sub(1)?;
    let wait = WAIT_SECONDS.get(place)? * MICROS_PER_SECOND;
    let longest = wait / 100 * JITTER_PERCENT;
    let mut hasher = DefaultHasher::new();
    (attempts, endpoint_id, event_id).hash(&mut hasher);
    let jitter = i64::try_from(hasher.finish() >> 1).unwrap_or_default() % longest;
    let asked = asked.unwrap_or_default().min(RETRY_AFTER_SECONDS_MAX) * MICROS_PER_SECOND;
    Some(Moment(now.0 + asked.max(wait + jitter)))
}

/// `Retry-After` (RFC 9110 section 10.2.3), in seconds from now.
pub(super) fn retry_after(headers: &HeaderMap, now: Moment) -> Option<i64> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(seconds.into());
    }
    let form = format_description!(
        "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
    );
    let at = time::PrimitiveDateTime::parse(text, form).ok()?;
    let seconds = at.assume_utc().unix_timestamp() - now.0.div_euclid(MICROS_PER_SECOND);
    Some(seconds.max(0))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn next(attempts: i32, event: u128, asked: Option<i64>) -> Option<i64> {
        let endpoint = WebhookEndpointId::new(Uuid::nil());
        let event = EventId::new(Uuid::from_u128(event));
        let next = next_attempt(Moment(7), attempts, endpoint, event, asked);
        next.map(|at| at.0 - 7)
    }

    #[test]
    fn waits_grow_and_end() {
        for event in 0..100 {
            for (attempts, wait) in (1..).zip(WAIT_SECONDS) {
                let micros = next(attempts, event, None).expect("another attempt");
                let wait = wait * MICROS_PER_SECOND;
                assert!((wait..=wait / 5 * 6).contains(&micros), "{attempts}");
            }
            assert_eq!(next(10, event, None), None);
        }
        assert_ne!(next(1, 1, None), next(1, 2, None));
    }

    #[test]
    fn an_endpoint_asks_for_a_later_time_alone() {
        assert_eq!(next(1, 1, Some(60)), Some(60_000_000));
        assert_eq!(next(1, 1, Some(1)), next(1, 1, None));
        assert_eq!(next(1, 1, Some(i64::from(u32::MAX))), Some(86_400_000_000));
        assert_eq!(next(10, 1, Some(60)), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let check = |text: &'static str, expect: Option<i64>| {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, text.parse().expect("a value"))]);
            // 1994-11-06T08:49:37Z
            let now = Moment(784_111_777 * MICROS_PER_SECOND);
            assert_eq!(retry_after(&headers, now), expect, "{text}");
        };
        check("120", Some(120));
        check("Sun, 06 Nov 1994 08:50:37 GMT", Some(60));
        check("Sun, 06 Nov 1994 08:49:36 GMT", Some(0));
        check("-1", None);
        check("soon", None);
    }
}
