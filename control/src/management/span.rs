//! Spans of hours or days of which something was counted.

use prost_types::Timestamp;

use crate::clock::Moment;
use crate::count::floor;
use crate::error::{Error, Result};

const MICROS_PER_SECOND: i64 = 1_000_000;
/// The end of the year 9999, where a `Timestamp` ends.
const SECONDS_MAX: i64 = 253_402_300_799;
/// Hours or days of a span.
const STEPS_MAX: i64 = 400;

/// Whole steps, from that in which `start` is to that before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub start: Moment,
    pub end: Moment,
    pub step_micros: i64,
}

impl Span {
    /// So many steps up to now, where nothing else is said.
    pub fn parse(
        start: Option<Timestamp>,
        end: Option<Timestamp>,
        step_micros: i64,
        steps: i64,
        now: Moment,
    ) -> Result<Self> {
        let end = end.map_or(Ok(now), |end| moment("end_time", end))?;
        let start = match start {
            Some(start) => moment("start_time", start)?,
            None => Moment((end.0 - steps * step_micros).max(0)),
        };
        let start = floor(start, step_micros);
        if start >= end || end.0 - start.0 > STEPS_MAX * step_micros {
            return Err(Error::InvalidValue {
                why: format!(
                    "`start_time` must be before `end_time`, by at most {STEPS_MAX} hours or days"
                ),
            });
        }
        Ok(Self {
            start,
            end,
            step_micros,
        })
    }

    /// When each step begins.
    pub fn steps(self) -> impl Iterator<Item = Moment> {
        let Self {
            start,
            end,
            step_micros,
        } = self;
        (0..)
            .map(move |step: i64| Moment(start.0 + step * step_micros))
            .take_while(move |at| *at < end)
    }
}

fn moment(field: &'static str, Timestamp { seconds, nanos }: Timestamp) -> Result<Moment> {
    if !(0..=SECONDS_MAX).contains(&seconds) || !(0..1_000_000_000).contains(&nanos) {
        return Err(Error::InvalidValue {
            why: format!("`{field}` is no time of this age"),
        });
    }
    Ok(Moment(
        seconds * MICROS_PER_SECOND + i64::from(nanos / 1_000),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600;

    #[test]
    fn a_span_has_whole_steps() {
        let now = Moment(1_000_000 * HOUR * MICROS_PER_SECOND + 1);
        let check = |start: Option<i64>, end: Option<i64>, expect: Option<usize>| {
            let time = |seconds| Timestamp { seconds, nanos: 0 };
            let micros = HOUR * MICROS_PER_SECOND;
            let span = Span::parse(start.map(time), end.map(time), micros, 24, now);
            let steps = span.ok().map(|span| span.steps().count());
            assert_eq!(steps, expect, "{start:?} {end:?}");
        };
        check(None, None, Some(25));
        check(None, Some(HOUR * 100), Some(24));
        check(Some(HOUR), Some(HOUR + 1), Some(1));
        check(Some(HOUR + 1), Some(2 * HOUR), Some(1));
        check(Some(HOUR), Some(HOUR), None);
        check(Some(0), Some(400 * HOUR), Some(400));
        check(Some(0), Some(400 * HOUR + 1), None);
        check(Some(0), None, None);
        check(Some(-1), None, None);
        check(Some(i64::MIN), Some(i64::MAX), None);
    }
}
