//! What the feed tells of a run: each change of a user once, nothing of what
//! changed nothing, and every membership that there is.

use std::collections::{BTreeMap, BTreeSet};

use rollcall_client::Client;
use rollcall_client::proto::event::v1::event::Change;
use rollcall_client::proto::event::v1::membership::Member;
use rollcall_client::proto::event::v1::{Event, EventFilter, EventKind};

use super::reference::Model;

pub(super) async fn compare(product: &Client, model: &Model) {
    let all = EventFilter::default;
    // What it sees is numbered then.
    let mut snapshot = product.snapshot(all()).await.expect("taken");
    let end = snapshot.position();
    let mut live = BTreeSet::new();
    while let Some(part) = snapshot.next().await.expect("a part") {
        live.extend(part.users.into_iter().map(|user| user.id));
    }
    let expect: BTreeSet<String> = model.live().map(|(id, _)| id.clone()).collect();
    assert_eq!(live, expect);

    let mut changes: BTreeMap<String, i64> = BTreeMap::new();
    let mut members: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut events = product.events("", all());
    while let Some(event) = events.next().await.expect("an event") {
        if event.position > end {
            break;
        }
        match &event.change {
            Some(Change::User(change)) => *changes.entry(change.user_id.clone()).or_default() += 1,
            Some(Change::Group(change)) if change.after.is_none() => {
                let left = members.remove(&change.group_id);
                assert_eq!(left.unwrap_or_default(), BTreeSet::new());
            }
            Some(Change::Membership(_)) => take(&mut members, &event),
            _ => {}
        }
    }
    let versions = model.users.iter();
    let versions: BTreeMap<String, i64> = versions
        .map(|(id, user)| (id.clone(), user.version))
        .collect();
    assert_eq!(changes, versions, "a version is an event");
    members.retain(|_, members| !members.is_empty());
    let groups = model.groups.iter();
    let expect = groups
        .map(|(id, group)| (id.clone(), group.members.clone()))
        .filter(|(_, members)| !members.is_empty());
    assert_eq!(members, expect.collect());
}

fn take(members: &mut BTreeMap<String, BTreeSet<String>>, event: &Event) {
    let Some(Change::Membership(membership)) = &event.change else {
        return;
    };
    let name = match membership.member.clone().expect("a member") {
        Member::UserId(name) | Member::MemberGroupId(name) | Member::ParkedName(name) => name,
    };
    let of_group = members.entry(membership.group_id.clone()).or_default();
    let is_change = match event.kind() {
        EventKind::MembershipAdded | EventKind::MembershipParked => of_group.insert(name),
        _ => of_group.remove(&name),
    };
    assert!(is_change, "{event:?}");
}
