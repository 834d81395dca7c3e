//! Times and states as people read them.

use prost_types::Timestamp;
use rollcall_proto::management::v1::DirectoryState;
use time::OffsetDateTime;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;

const FORMAT: StaticFormatDescription =
    format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute] UTC");

pub(super) fn time(at: Option<Timestamp>) -> String {
    let seconds = at.unwrap_or_default().seconds;
    OffsetDateTime::from_unix_timestamp(seconds)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .format(FORMAT)
        .unwrap_or_default()
}

pub(super) fn time_or_never(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "never".to_owned(), |at| time(Some(at)))
}

/// In the words of whoever sets it up.
pub(super) fn state(number: i32) -> &'static str {
    match DirectoryState::try_from(number).unwrap_or_default() {
        DirectoryState::Unspecified => "Unknown",
        DirectoryState::AwaitingFirstRequest => "Waiting for the first request",
        DirectoryState::Healthy => "Works",
        DirectoryState::Failing => "The last request failed",
        DirectoryState::Stale => "Nothing has come for a month",
        DirectoryState::Disabled => "Disabled",
        DirectoryState::Deleted => "Deleted",
    }
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
        assert_eq!(time_or_never(None), "never");
    }
}
