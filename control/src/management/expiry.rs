//! Times at which something ends by itself.

use prost_types::Timestamp;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::clock::Moment;
use crate::error::{Error, Result};

const MICROS_PER_SECOND: i64 = 1_000_000;
const NANOS_PER_SECOND: i32 = 1_000_000_000;
/// The end of the year 9999, where a `Timestamp` ends.
const SECONDS_MAX: i64 = 253_402_300_799;

/// A time in the future, or none.
pub fn future(field: &'static str, at: Option<Timestamp>, now: Moment) -> Result<Option<Moment>> {
    let Some(Timestamp { seconds, nanos }) = at else {
        return Ok(None);
    };
    let is_time = (0..=SECONDS_MAX).contains(&seconds) && (0..NANOS_PER_SECOND).contains(&nanos);
    let moment = Moment(
        seconds
            .saturating_mul(MICROS_PER_SECOND)
            .saturating_add(i64::from(nanos / 1_000)),
    );
    if is_time && moment > now {
        Ok(Some(moment))
    } else {
        Err(Error::InvalidValue {
            why: format!("`{field}` must be in the future"),
        })
    }
}

/// For the audit log, as RFC 3339 has it.
pub fn text(at: Moment) -> String {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.0) * 1_000)
        .ok()
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_future_will_do() {
        let now = Moment(1_000_000_500);
        let check = |seconds, nanos, expect: Option<i64>| {
            let at = future("at", Some(Timestamp { seconds, nanos }), now);
            assert_eq!(at.ok().flatten(), expect.map(Moment), "{seconds} {nanos}");
        };
        check(1_000, 501_000, Some(1_000_000_501));
        check(1_000, 500_000, None);
        check(1_001, -1, None);
        check(1_001, NANOS_PER_SECOND, None);
        check(-1, 0, None);
        check(SECONDS_MAX, 0, Some(SECONDS_MAX * MICROS_PER_SECOND));
        check(SECONDS_MAX + 1, 0, None);
        check(i64::MAX, 0, None);
        assert_eq!(future("at", None, now), Ok(None));
    }
}
