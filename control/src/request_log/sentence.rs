//! What an entry says, in a sentence. It is made when the entry is read, so that
//! the name of a person who was erased is in none.

use rollcall_proto::management::v1::RequestReason;

use super::effect::{Effect, Members, Resource};
use super::provider::Provider;
use super::words::{advice, words};
use crate::store::document::Json;
use crate::store::entity::request;

/// Whether people are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    ByName,
    /// By their ids; groups have their names all the same.
    ById,
}

pub fn reason_of_row(row: &request::Model) -> RequestReason {
    RequestReason::try_from(row.reason).unwrap_or_default()
}

pub fn advice_of(row: &request::Model) -> &'static str {
    let reason = reason_of_row(row);
    let is_gone = matches!(
        reason,
        RequestReason::UserNotFound | RequestReason::GroupNotFound
    );
    if is_gone && row.operation.starts_with("Delete") {
        return "Nothing is to be done: what was to be deleted is gone already.";
    }
    advice(reason, Provider::of(&row.user_agent))
}

pub fn sentence_of(row: &request::Model, people: People) -> String {
    let provider = Provider::of(&row.user_agent).name();
    let times = match row.repeat_count {
        ..=1 => String::new(),
        count => format!(", {count} times"),
    };
    let effect: Option<Effect> = row
        .effect
        .clone()
        .and_then(|Json(effect)| serde_json::from_value(effect).ok());
    match effect {
        Some(effect) => format!("{provider} {}.", done(row, &effect, people)),
        None if row.token_id.is_none() => {
            format!("{provider} was not let in{times}: {}.", why(row))
        }
        None => format!("{provider} could not {}: {}.", attempt(row), why(row)),
    }
}

/// The more exact reason where there is one, as the end of a sentence.
fn why(row: &request::Model) -> String {
    use RequestReason as Reason;
    let (sentence, _) = words(reason_of_row(row));
    let tells_more = matches!(
        reason_of_row(row),
        Reason::DomainNotAllowed
            | Reason::NotJson
            | Reason::InvalidValue
            | Reason::InvalidFilter
            | Reason::InvalidPath
            | Reason::NoTarget
            | Reason::ReadOnly
            | Reason::TooLarge
            | Reason::WrongMethod
            | Reason::Cursor
            | Reason::InvalidRequest
    );
    let detail = row.detail.as_deref().filter(|_| tells_more);
    let text = detail.unwrap_or(sentence).trim_end_matches('.');
    let operation = text.strip_prefix("Operation ");
    match operation.and_then(|rest| rest.split_once(": ")) {
        Some((number, text)) => format!("in operation {number}, {}", continued(text)),
        None => continued(text),
    }
}

/// A sentence as it goes on behind a colon.
fn continued(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        // `JSON` and the like stay as they are.
        (Some(first), Some(second)) if !second.is_uppercase() => {
            format!("{}{}", first.to_lowercase(), &text[first.len_utf8()..])
        }
        _ => text.to_owned(),
    }
}

/// What was asked for, where it was not done.
fn attempt(row: &request::Model) -> String {
    let id = row.resource_id.as_deref();
    let user = id.map_or_else(|| "a user".to_owned(), |id| format!("the user {id}"));
    let group = id.map_or_else(|| "a group".to_owned(), |id| format!("the group {id}"));
    match row.operation.as_str() {
        "CreateUser" => "create a user".to_owned(),
        "GetUser" => format!("read {user}"),
        "ListUsers" => "look for users".to_owned(),
        "ReplaceUser" | "PatchUser" => format!("change {user}"),
        "DeleteUser" => format!("delete {user}"),
        "CreateGroup" => "create a group".to_owned(),
        "GetGroup" => format!("read {group}"),
        "ListGroups" => "look for groups".to_owned(),
        "ReplaceGroup" | "PatchGroup" => format!("change {group}"),
        "DeleteGroup" => format!("delete {group}"),
        "ListResources" => "look for users and groups".to_owned(),
        "ApplyBulk" => "make changes at once".to_owned(),
        "IssueAccessToken" => "get an access token".to_owned(),
        _ => "make a request".to_owned(),
    }
}

fn done(row: &request::Model, effect: &Effect, people: People) -> String {
    let user = || user(row, people);
    let group = || group(row);
    match effect {
        Effect::UserCreated { active } => format!("created {}{}", user(), access(*active)),
        Effect::UserReturned { active } => format!("brought back {}{}", user(), access(*active)),
        Effect::UserChanged { attributes, access } => changed_user(&user(), attributes, *access),
        Effect::UserDeleted => format!("deleted {}", user()),
        Effect::GroupCreated { members } if members.added == 0 => format!("created {}", group()),
        Effect::GroupCreated { members } => {
            let added = counted(members.added, *members);
            format!("created {} with {added}{}", group(), parked(*members))
        }
        Effect::GroupChanged {
            attributes,
            old_name,
            members,
        } => changed_group(row, attributes, old_name.as_deref(), *members),
        Effect::GroupDeleted => format!("deleted {}", group()),
        Effect::Unchanged { of: Resource::User } => {
            format!("sent {} again, and there was nothing to change", user())
        }
        Effect::Unchanged { of: _ } => {
            format!("sent {} again, and there was nothing to change", group())
        }
        Effect::Read { of: Resource::User } => format!("read {}", user()),
        Effect::Read { of: _ } => format!("read {}", group()),
        Effect::Listed {
            of,
            found,
            shown,
            is_filtered,
        } => listed(*of, *found, *shown, *is_filtered),
        Effect::Bulk { done, failed: 0 } => format!("made {} at once", changes(*done)),
        Effect::Bulk { done, failed } => {
            let all = changes(done + failed);
            format!("asked for {all} at once, of which {failed} failed")
        }
        Effect::AccessTokenIssued => "got an access token".to_owned(),
    }
}

fn user(row: &request::Model, people: People) -> String {
    let name = row.subject.as_ref().filter(|_| people == People::ByName);
    match (name, &row.resource_id) {
        (Some(name), _) => name.clone(),
        (None, Some(id)) => id.clone(),
        (None, None) => "a user".to_owned(),
    }
}

fn group(row: &request::Model) -> String {
    format!("the group {}", group_name(row))
}

fn group_name(row: &request::Model) -> &str {
    let name = row.subject.as_deref().or(row.resource_id.as_deref());
    name.unwrap_or_default()
}

fn access(active: bool) -> &'static str {
    if active { "" } else { ", without access" }
}

fn changed_user(user: &str, attributes: &[String], access: Option<bool>) -> String {
    let others: Vec<_> = attributes
        .iter()
        .filter(|name| *name != "active")
        .cloned()
        .collect();
    let did = match access {
        Some(true) => "reactivated",
        Some(false) => "deactivated",
        None if others.is_empty() => return format!("changed {user}"),
        None => return format!("changed {} of {user}", enumerated(&others)),
    };
    if others.is_empty() {
        return format!("{did} {user}");
    }
    format!("{did} {user} and changed {}", enumerated(&others))
}

fn changed_group(
    row: &request::Model,
    attributes: &[String],
    old_name: Option<&str>,
    members: Members,
) -> String {
    let name = group_name(row);
    let others: Vec<_> = attributes
        .iter()
        .filter(|name| *name != "displayName")
        .cloned()
        .collect();
    let mut clauses = Vec::new();
    if let Some(old_name) = old_name {
        clauses.push(format!("renamed the group {old_name} to {name}"));
    }
    if !others.is_empty() {
        clauses.push(format!(
            "changed {} of the group {name}",
            enumerated(&others)
        ));
    }
    if members.added > 0 {
        let added = counted(members.added, members);
        clauses.push(format!("added {added} to {name}"));
    }
    if members.removed > 0 {
        let removed = counted(members.removed, members);
        clauses.push(format!("removed {removed} from {name}"));
    }
    if clauses.is_empty() {
        return format!("changed the group {name}");
    }
    format!("{}{}", enumerated(&clauses), parked(members))
}

/// `1 person`, `3 people`; members where groups are among them.
fn counted(count: i64, members: Members) -> String {
    match (members.has_groups, count) {
        (false, 1) => "1 person".to_owned(),
        (false, _) => format!("{count} people"),
        (true, 1) => "1 member".to_owned(),
        (true, _) => format!("{count} members"),
    }
}

fn parked(members: Members) -> String {
    match members.parked {
        0 => String::new(),
        1 => "; 1 is not provisioned yet and is parked".to_owned(),
        parked => format!("; {parked} are not provisioned yet and are parked"),
    }
}

fn listed(of: Resource, found: i64, shown: i64, is_filtered: bool) -> String {
    let (one, many) = match of {
        Resource::User => ("a user", "users"),
        Resource::Group => ("a group", "groups"),
        Resource::Any => ("users and groups", "users and groups"),
    };
    match (is_filtered, found) {
        (true, 0) => format!("looked for {one} and found none"),
        (true, 1) => format!("looked for {one} and found one"),
        (true, _) => format!("looked for {many} and found {found}"),
        (false, _) => format!("listed {shown} of {found} {many}"),
    }
}

fn changes(count: i64) -> String {
    match count {
        1 => "1 change".to_owned(),
        _ => format!("{count} changes"),
    }
}

/// `a`, `a and b`, `a, b and c`
fn enumerated(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::clock::Moment;
    use crate::id::{DirectoryId, RequestId, TokenId};

    /// An entry of Okta's about what is named so.
    fn row(effect: Option<&Effect>, subject: Option<&str>) -> request::Model {
        request::Model {
            id: RequestId::new(Uuid::nil()),
            directory_id: DirectoryId::new(Uuid::nil()),
            token_id: Some(TokenId::new(Uuid::nil())),
            operation: "PatchGroup".to_owned(),
            resource_id: Some("id".to_owned()),
            http_method: "PATCH".to_owned(),
            path: "/".to_owned(),
            http_status: 200,
            reason: RequestReason::Done.into(),
            detail: None,
            effect: effect.map(|effect| Json(serde_json::to_value(effect).expect("JSON"))),
            subject: subject.map(str::to_owned),
            request_body: None,
            response_body: None,
            repeat_count: 1,
            user_agent: "Okta".to_owned(),
            duration_micros: 0,
            create_time: Moment(0),
        }
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn people() {
        let check = |effect: Effect, by_name: &str, by_id: &str| {
            let row = row(Some(&effect), Some("ada"));
            assert_eq!(sentence_of(&row, People::ByName), by_name);
            assert_eq!(sentence_of(&row, People::ById), by_id);
        };
        let changed = |attributes: &[&str], access| Effect::UserChanged {
            attributes: names(attributes),
            access,
        };
        check(
            Effect::UserCreated { active: false },
            "Okta created ada, without access.",
            "Okta created id, without access.",
        );
        check(
            Effect::UserReturned { active: true },
            "Okta brought back ada.",
            "Okta brought back id.",
        );
        check(
            changed(&["active"], Some(false)),
            "Okta deactivated ada.",
            "Okta deactivated id.",
        );
        check(
            changed(&["active", "name", "title", "userName"], Some(true)),
            "Okta reactivated ada and changed name, title and userName.",
            "Okta reactivated id and changed name, title and userName.",
        );
        check(
            changed(&["title"], None),
            "Okta changed title of ada.",
            "Okta changed title of id.",
        );
        check(changed(&[], None), "Okta changed ada.", "Okta changed id.");
        check(Effect::UserDeleted, "Okta deleted ada.", "Okta deleted id.");
    }

    #[test]
    fn whoever_was_erased_is_named_no_more() {
        let row = row(Some(&Effect::UserDeleted), None);
        assert_eq!(sentence_of(&row, People::ByName), "Okta deleted id.");
    }

    #[test]
    fn groups() {
        let check = |old_name: Option<&str>, attributes: &[&str], members, expect: &str| {
            let effect = Effect::GroupChanged {
                attributes: names(attributes),
                old_name: old_name.map(str::to_owned),
                members,
            };
            let row = row(Some(&effect), Some("Finance"));
            for people in [People::ByName, People::ById] {
                assert_eq!(sentence_of(&row, people), expect);
            }
        };
        let members = |added, removed, parked, has_groups| Members {
            added,
            removed,
            parked,
            has_groups,
        };
        check(
            None,
            &[],
            members(3, 0, 1, false),
            "Okta added 3 people to Finance; 1 is not provisioned yet and is parked.",
        );
        check(
            None,
            &[],
            members(2, 1, 2, true),
            "Okta added 2 members to Finance and removed 1 member from Finance; 2 are not \
             provisioned yet and are parked.",
        );
        check(
            Some("Money"),
            &["displayName", "externalId"],
            Members::default(),
            "Okta renamed the group Money to Finance and changed externalId of the group Finance.",
        );
    }

    #[test]
    fn lists() {
        let check = |of, found, is_filtered, expect: &str| {
            let effect = Effect::Listed {
                of,
                found,
                shown: 2,
                is_filtered,
            };
            assert_eq!(
                sentence_of(&row(Some(&effect), None), People::ByName),
                expect
            );
        };
        check(
            Resource::User,
            0,
            true,
            "Okta looked for a user and found none.",
        );
        check(
            Resource::Group,
            1,
            true,
            "Okta looked for a group and found one.",
        );
        check(
            Resource::User,
            7,
            true,
            "Okta looked for users and found 7.",
        );
        check(
            Resource::Any,
            9,
            false,
            "Okta listed 2 of 9 users and groups.",
        );
    }

    #[test]
    fn what_was_not_done() {
        let check = |reason: RequestReason, change: fn(&mut request::Model), expect: &str| {
            let mut row = row(None, None);
            row.reason = reason.into();
            row.detail = Some("JSON is due.".to_owned());
            change(&mut row);
            assert_eq!(sentence_of(&row, People::ByName), expect);
        };
        check(
            RequestReason::GroupNotFound,
            |_| {},
            "Okta could not change the group id: there is no such group.",
        );
        check(
            RequestReason::NotJson,
            |row| row.operation.clear(),
            "Okta could not make a request: JSON is due.",
        );
        check(
            RequestReason::ReadOnly,
            |row| row.detail = Some("Operation 3: The attribute id is read-only.".to_owned()),
            "Okta could not change the group id: in operation 3, the attribute id is read-only.",
        );
        check(
            RequestReason::TokenRevoked,
            |row| (row.token_id, row.repeat_count) = (None, 12),
            "Okta was not let in, 12 times: the token was revoked.",
        );
    }
}
