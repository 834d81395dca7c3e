//! What becomes of one group.

use std::collections::BTreeSet;

use hyper::Method;
use serde_json::Value;

use super::chance::Dice;
use super::check::{self, Faults, Told};
use super::group::{Group, Push};
use super::session::Session;
use super::step::Step;
use super::there::There;
use super::write::{Place, write};
use crate::scim_client::Reply;

/// Members that one thing that happens adds or removes, and those of a group.
const FEW: usize = 5;
const MANY: usize = 150;

/// Found or made, with some of these people.
pub(crate) async fn provision(
    session: &Session<'_>,
    group: &mut Group,
    people: &[String],
    dice: &mut Dice,
) {
    group.members.clear();
    let id_before = group.id_before.take();
    let was_there = id_before.is_some();
    find(session, group, id_before.as_deref()).await;
    if was_there {
        group.id = id_before;
        take_members(session, group).await;
    } else {
        create(session, group).await;
    }
    if group.id.is_none() {
        return;
    }
    let size = 1 + dice.index(people.len().clamp(1, MANY));
    let members = dice.some(people, size);
    if was_there && session.provider.pushes_whole_groups() {
        let before = group.clone();
        group.members = members.into_iter().collect();
        change(session, group, &before, Push::Whole).await;
        return;
    }
    let mut rest = members.as_slice();
    while !rest.is_empty() {
        let most = session.provider.members_a_request();
        let (some, others) = rest.split_at((1 + dice.index(most)).min(rest.len()));
        add(session, group, some.to_vec()).await;
        rest = others;
    }
}

/// One of the things that happen to groups.
pub(crate) async fn live(
    session: &Session<'_>,
    group: &mut Group,
    there: &There,
    people: &[String],
    dice: &mut Dice,
) {
    if group.id.is_none() {
        return provision(session, group, people, dice).await;
    }
    let few = 1 + dice.index(session.provider.members_a_request().min(FEW));
    match dice.below(10) {
        0..4 => {
            let members = dice.some(people, few);
            if !members.is_empty() {
                add(session, group, members).await;
            }
        }
        4..7 => {
            let is_member = |id: &&String| group.members.contains(*id);
            let members: Vec<_> = people.iter().filter(is_member).cloned().collect();
            let members = dice.some(&members, few);
            if !members.is_empty() {
                let before = group.clone();
                group.members.retain(|id| !members.contains(id));
                change(session, group, &before, Push::Remove(members)).await;
            }
        }
        7 => {
            let before = group.clone();
            group.take_another_name();
            while there.group(&group.name).is_some() {
                group.take_another_name();
            }
            change(session, group, &before, Push::Name).await;
        }
        8 if session.provider.pushes_whole_groups() => {
            let before = group.clone();
            let count = dice.index(people.len().clamp(1, MANY));
            group.members = dice.some(people, count).into_iter().collect();
            change(session, group, &before, Push::Whole).await;
        }
        8 => read(session, group).await,
        _ => delete(session, group).await,
    }
}

/// The group must be as it is known, members too.
pub(crate) async fn compare(session: &Session<'_>, group: &Group) {
    read_as(session, Step::CompareGroups, group).await;
}

async fn add(session: &Session<'_>, group: &mut Group, members: Vec<String>) {
    let before = group.clone();
    group.members.extend(members.iter().cloned());
    change(session, group, &before, Push::Add(members)).await;
}

async fn find(session: &Session<'_>, group: &Group, id: Option<&str>) {
    let asked = (Method::GET, session.provider.find_group(&group.name), None);
    let found = session.exchange(Step::FindGroup, asked, |reply, faults| {
        check::found(reply, ("displayName", &group.name), id, faults)
    });
    found.await;
}

async fn create(session: &Session<'_>, group: &mut Group) {
    let body = session.provider.new_group(group);
    let asked = (Method::POST, "/Groups".to_owned(), Some(body));
    let created = session.exchange(Step::CreateGroup, asked, |reply, faults| {
        let is_there = check::status(reply, &[201], faults) || reply.status.is_success();
        if !is_there {
            return None;
        }
        let made = reply.json();
        let (id, _) = check::group(&made, group, session.base_url(), faults);
        check::location(reply, &made, faults);
        id
    });
    group.id = created.await.flatten();
    let Some(query) = session.provider.read_new_group() else {
        return;
    };
    if group.id.is_some() {
        let asked = (Method::GET, format!("{}{query}", path(group)), None);
        let read = session.exchange(Step::ReadGroup, asked, |reply, faults| {
            if check::status(reply, &[200], faults) {
                check::group(&reply.json(), group, session.base_url(), faults);
            }
        });
        read.await;
    }
}

/// Of a group that was there before.
async fn take_members(session: &Session<'_>, group: &mut Group) {
    let asked = (Method::GET, path(group), None);
    let members = session.exchange(Step::ReadGroup, asked, |reply, faults| {
        check::status(reply, &[200], faults);
        let group = reply.json();
        let members = group["members"].as_array().map_or(&[][..], Vec::as_slice);
        let ids = members.iter().filter_map(|member| member["value"].as_str());
        ids.map(str::to_owned).collect::<BTreeSet<_>>()
    });
    group.members = members.await.unwrap_or_default();
}

/// What the answer does not tell is read.
async fn change(session: &Session<'_>, group: &Group, before: &Group, push: Push) {
    let step = match push {
        Push::Add(_) => Step::AddMembers,
        Push::Remove(_) => Step::RemoveMembers,
        Push::Whole => Step::ReplaceMembers,
        Push::Name => Step::RenameGroup,
    };
    let path = path(group);
    let place = Place {
        path: &path,
        read: Step::ReadGroup,
    };
    let told = write(
        session,
        step,
        place,
        session.provider.push_group(group, &push),
        |reply, faults| {
            if check::status(reply, &[200], faults) {
                whole(session, reply, before, faults);
            }
        },
        |reply, faults| {
            if !check::status(reply, &[200, 204], faults) {
                return Told::Members;
            }
            match reply.status.as_u16() {
                204 => Told::Nothing,
                _ => check::group(&reply.json(), group, session.base_url(), faults).1,
            }
        },
    );
    if told.await == Some(Told::Nothing) {
        read(session, group).await;
    }
}

async fn read(session: &Session<'_>, group: &Group) {
    read_as(session, Step::ReadGroup, group).await;
}

async fn read_as(session: &Session<'_>, step: Step, group: &Group) {
    let asked = (Method::GET, path(group), None);
    let read = session.exchange(step, asked, |reply, faults| {
        if check::status(reply, &[200], faults) {
            whole(session, reply, group, faults);
        }
    });
    read.await;
}

/// A group that tells its members, unless there are none.
fn whole(session: &Session<'_>, reply: &Reply, group: &Group, faults: &mut Faults) {
    let read: Value = reply.json();
    let (_, told) = check::group(&read, group, session.base_url(), faults);
    if told == Told::Nothing && !group.members.is_empty() {
        let count = group.members.len();
        faults.add(format!("there are no members, where {count} must be"));
    }
}

async fn delete(session: &Session<'_>, group: &mut Group) {
    let path = path(group);
    let asked = (Method::DELETE, path.clone(), None);
    let deleted = session.exchange(Step::DeleteGroup, asked, |reply, faults| {
        check::status(reply, &[204], faults);
    });
    deleted.await;
    let asked = (Method::GET, path, None);
    let missed = session.exchange(Step::MissDeletedGroup, asked, |reply, faults| {
        check::error(reply, 404, None, faults);
    });
    missed.await;
    group.id = None;
    group.members.clear();
    find(session, group, None).await;
}

/// While it is there.
fn path(group: &Group) -> String {
    format!("/Groups/{}", group.id.as_deref().unwrap_or_default())
}
