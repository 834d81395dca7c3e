//! Times and states as people read them.

use prost_types::Timestamp;
use rollcall_proto::management::v1::DirectoryState;
use time::OffsetDateTime;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;

const FORMAT: StaticFormatDescription =
    format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute] UTC");

pub(in crate::setup) fn time(at: Option<Timestamp>) -> String {
    let seconds = at.unwrap_or_default().seconds;
    OffsetDateTime::from_unix_timestamp(seconds)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .format(FORMAT)
        .unwrap_or_default()
}

pub(super) fn time_or_never(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "never".to_owned(), |at| time(Some(at)))
}

/// So many of something.
pub(super) fn counted(count: i64, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// How a directory does, to be shown.
pub(super) struct State {
    pub(super) class: &'static str,
    pub(super) label: &'static str,
    pub(super) sentence: &'static str,
    /// Whether nothing has come yet.
    pub(super) is_new: bool,
}

/// In the words of whoever sets it up.
pub(super) fn state(number: i32) -> State {
    let (class, label, sentence) = match DirectoryState::try_from(number).unwrap_or_default() {
        DirectoryState::Unspecified => ("wait", "Unknown", "Nothing is known of it."),
        DirectoryState::AwaitingFirstRequest => (
            "wait",
            "Waiting",
            "Your identity provider has not connected yet. Follow its steps, and see here what \
             arrives.",
        ),
        DirectoryState::Healthy => (
            "good",
            "Works",
            "Your identity provider is connected, and its last request succeeded.",
        ),
        DirectoryState::Failing => (
            "bad",
            "Failing",
            "The last request of your identity provider failed. What to do about it stands below.",
        ),
        DirectoryState::Stale => (
            "warn",
            "Silent",
            "Nothing has come for a month. Test the connection in your identity provider.",
        ),
        DirectoryState::Disabled => (
            "warn",
            "Disabled",
            "It was disabled: requests are refused, and nobody has access by it. Ask whoever sent \
             you the link.",
        ),
        DirectoryState::Deleted => ("bad", "Deleted", "It was deleted."),
    };
    State {
        class,
        label,
        sentence,
        is_new: number == i32::from(DirectoryState::AwaitingFirstRequest),
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
