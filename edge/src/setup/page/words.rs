//! States as people read them.

use rollcall_proto::management::v1::DirectoryState;

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
