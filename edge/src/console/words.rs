//! States and kinds as operators read them.

use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::management::v1::{DirectoryState, Scope};

/// How a directory does, to be shown.
#[derive(Debug)]
pub(super) struct State {
    pub(super) class: &'static str,
    pub(super) label: &'static str,
    pub(super) sentence: &'static str,
}

pub(super) fn state(number: i32) -> State {
    let (class, label, sentence) = match DirectoryState::try_from(number).unwrap_or_default() {
        DirectoryState::Unspecified => ("wait", "Unknown", "Nothing is known of it."),
        DirectoryState::AwaitingFirstRequest => (
            "wait",
            "Waiting",
            "The identity provider has not connected yet. Send the customer a setup link, or \
             make a token and paste it there with the base URL.",
        ),
        DirectoryState::Healthy => (
            "good",
            "Healthy",
            "The identity provider is connected, and its last request succeeded.",
        ),
        DirectoryState::Failing => (
            "bad",
            "Failing",
            "The last request of the identity provider failed.",
        ),
        DirectoryState::Stale => (
            "warn",
            "Silent",
            "Nothing has succeeded for 30 days. Ask the customer to test the connection.",
        ),
        DirectoryState::Disabled => (
            "warn",
            "Disabled",
            "Requests are refused, and nobody has access by it.",
        ),
        DirectoryState::Deleted => (
            "bad",
            "Deleted",
            "Its tokens open nothing. It can be restored for a while, in its settings.",
        ),
    };
    State {
        class,
        label,
        sentence,
    }
}

pub(super) fn actor(number: i32) -> &'static str {
    match ActorKind::try_from(number).unwrap_or_default() {
        ActorKind::Unspecified => "Unknown",
        ActorKind::CommandLine => "Command line",
        ActorKind::Operator => "Operator",
        ActorKind::ApiKey => "API key",
        ActorKind::TrustedIssuer => "Trusted issuer",
        ActorKind::SetupLink => "Setup link",
        ActorKind::Service => "Rollcall itself",
    }
}

/// What a key may do, in the words of its form.
pub(super) fn scope(number: i32) -> &'static str {
    match Scope::try_from(number).unwrap_or_default() {
        Scope::Unspecified => "unknown",
        Scope::ReadUsers => "read users",
        Scope::FollowEvents => "follow events",
        Scope::Manage => "manage",
    }
}

/// The scopes that a form's boxes are for.
pub(super) fn scopes<'f>(values: impl Iterator<Item = &'f str>) -> Vec<i32> {
    let scopes = values.filter_map(|value| match value {
        "read-users" => Some(Scope::ReadUsers.into()),
        "follow-events" => Some(Scope::FollowEvents.into()),
        "manage" => Some(Scope::Manage.into()),
        _ => None,
    });
    scopes.collect()
}

pub(super) fn scope_list(numbers: &[i32]) -> String {
    let words: Vec<_> = numbers.iter().map(|number| scope(*number)).collect();
    words.join(", ")
}
