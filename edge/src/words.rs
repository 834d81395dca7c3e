//! Times and numbers as people read them.

use prost_types::Timestamp;
use time::OffsetDateTime;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;

const FORMAT: StaticFormatDescription =
    format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute] UTC");

const DAY: StaticFormatDescription = format_description!("[day padding:none] [month repr:long]");
const HOUR: StaticFormatDescription = format_description!("[hour]:[minute] UTC");

pub(crate) fn time(at: Option<Timestamp>) -> String {
    written(at, FORMAT)
}

pub(crate) fn day(at: Option<Timestamp>) -> String {
    written(at, DAY)
}

pub(crate) fn hour(at: Option<Timestamp>) -> String {
    written(at, HOUR)
}

fn written(at: Option<Timestamp>, format: StaticFormatDescription) -> String {
    let seconds = at.unwrap_or_default().seconds;
    OffsetDateTime::from_unix_timestamp(seconds)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .format(format)
        .unwrap_or_default()
}

pub(crate) fn time_or_never(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "never".to_owned(), |at| time(Some(at)))
}

/// So many of something.
pub(crate) fn counted(count: i64, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_by_people() {
        let at = Timestamp {
            seconds: 1_800_000_000,
            nanos: 0,
        };
        assert_eq!(time(Some(at)), "15 January 2027, 08:00 UTC");
        assert_eq!(day(Some(at)), "15 January");
        assert_eq!(hour(Some(at)), "08:00 UTC");
        assert_eq!(time_or_never(None), "never");
    }
}
