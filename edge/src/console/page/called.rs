//! What users and groups are called, of whom memberships have the ids alone.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use rollcall_proto::directory::v1::{GetGroupRequest, GetUserRequest};
use rollcall_proto::event::v1::Event;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::membership::Member;

use super::users::name_of;
use crate::console::fault::Fault;
use crate::console::visit::Visit;
use crate::door::call;

/// So many are asked for; of further ones the ids are shown.
const ASKED_MAX: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Called(BTreeMap<String, String>);

impl Called {
    pub(super) async fn of(visit: &Visit, events: &[Event]) -> Self {
        let ids: BTreeSet<String> = events.iter().flat_map(ids_in).cloned().collect();
        let asked = ids.into_iter().take(ASKED_MAX).map(|id| async move {
            let name = if id.starts_with("user_") {
                user_name(visit, &id).await
            } else {
                group_name(visit, &id).await
            };
            // Who is there no more has no name.
            Some((id, name.ok()?))
        });
        Self(join_all(asked).await.into_iter().flatten().collect())
    }

    pub(super) fn name<'c>(&'c self, id: &'c str) -> &'c str {
        self.0.get(id).map_or(id, String::as_str)
    }
}

fn ids_in(event: &Event) -> impl Iterator<Item = &String> {
    let membership = match &event.change {
        Some(Change::Membership(membership)) => Some(membership),
        _ => None,
    };
    let member = membership.and_then(|it| match &it.member {
        Some(Member::UserId(id) | Member::MemberGroupId(id)) => Some(id),
        _ => None,
    });
    let group = membership.map(|it| &it.group_id);
    member.into_iter().chain(group)
}

async fn user_name(visit: &Visit, id: &str) -> Result<String, Fault> {
    let asked = visit.ask(GetUserRequest { id: id.to_owned() });
    let got = call(visit.people().get_user(asked)).await?;
    Ok(name_of(&got.user.ok_or(Fault::NoSuchPage)?))
}

async fn group_name(visit: &Visit, id: &str) -> Result<String, Fault> {
    let asked = visit.ask(GetGroupRequest { id: id.to_owned() });
    let got = call(visit.people().get_group(asked)).await?;
    let attributes = got.group.and_then(|group| group.attributes);
    Ok(attributes.ok_or(Fault::NoSuchPage)?.display_name)
}
