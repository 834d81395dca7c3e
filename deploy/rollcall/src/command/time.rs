//! Times and durations, as they are typed.

use prost_types::Timestamp;
use rollcall_control::clock::{Clock, Moment};

const MICROS_PER_SECOND: i64 = 1_000_000;

/// `90s`, `15m`, `24h`, `30d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seconds(i64);

/// A time as RFC 3339 spells it, or how far it is from now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    At(Timestamp),
    Away(Seconds),
}

impl Seconds {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let wrong = || "not a duration such as 90s, 15m, 24h or 30d".to_owned();
        let unit = text.chars().last().ok_or_else(wrong)?;
        let seconds_per_unit = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            _ => return Err(wrong()),
        };
        let number = &text[..text.len() - 1];
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let number: Option<i64> = number.parse().ok().filter(|_| is_number);
        let seconds = number.and_then(|number| number.checked_mul(seconds_per_unit));
        // Some thousand years.
        let seconds = seconds.filter(|seconds| *seconds < 100_000_000_000);
        seconds.map(Self).ok_or_else(wrong)
    }

    pub(super) fn to_proto(self) -> prost_types::Duration {
        prost_types::Duration {
            seconds: self.0,
            nanos: 0,
        }
    }

    pub(super) fn to_std(self) -> std::time::Duration {
        std::time::Duration::from_secs(self.0.unsigned_abs())
    }
}

impl When {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if let Ok(away) = Seconds::parse(text) {
            return Ok(Self::Away(away));
        }
        let wrong = "neither a time such as 2027-01-15T08:00:00Z nor a duration such as 24h";
        text.parse().map(Self::At).map_err(|_| wrong.to_owned())
    }

    /// A time to come.
    pub(super) fn ahead(self) -> Timestamp {
        self.away(1)
    }

    /// A time that is over.
    pub(super) fn ago(self) -> Timestamp {
        self.away(-1)
    }

    fn away(self, direction: i64) -> Timestamp {
        match self {
            Self::At(time) => time,
            Self::Away(Seconds(seconds)) => {
                let Moment(now) = Clock::system().now();
                Moment(now + direction * seconds * MICROS_PER_SECOND).to_proto()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_a_unit() {
        let check = |text: &str, expect| assert_eq!(Seconds::parse(text).ok(), expect, "{text}");
        check("90s", Some(Seconds(90)));
        check("15m", Some(Seconds(900)));
        check("24h", Some(Seconds(86_400)));
        check("30d", Some(Seconds(2_592_000)));
        for wrong in [
            "",
            "h",
            "24",
            "-1h",
            "+1h",
            "1.5h",
            "1 h",
            "24H",
            "9999999999999d",
            "1é",
        ] {
            check(wrong, None);
        }
    }

    #[test]
    fn a_time_is_one_or_a_way_from_now() {
        let at = Timestamp {
            seconds: 1_800_000_000,
            nanos: 0,
        };
        assert_eq!(When::parse("2027-01-15T08:00:00Z"), Ok(When::At(at)));
        assert_eq!(When::At(at).ago(), at);
        assert!(When::parse("tomorrow").is_err());
        let day = When::parse("1d").expect("a duration");
        assert_eq!(day.ahead().seconds - day.ago().seconds, 2 * 86_400);
    }
}
