//! A group: its members, those who are awaited too, and what happened to it.

use askama::Template;
use rollcall_proto::directory::v1::{
    ListGroupsRequest, ListParkedMembersRequest, ListUsersRequest, list_groups_request,
    list_users_request,
};
use rollcall_proto::management::v1::ListDirectoryEventsRequest;

use super::attribute::{Attribute, attributes_of};
use super::event::{Line, lines};
use super::groups::Row as GroupRow;
use super::users::Row as UserRow;
use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;

const MEMBERS_MAX: i32 = 50;
const PARKED_MAX: i32 = 100;
const EVENTS_MAX: i32 = 10;

#[derive(Template)]
#[template(path = "console/group.html")]
struct GroupPage {
    frame: Frame,
    base: String,
    name: String,
    id: String,
    member_count: i64,
    attributes: Vec<Attribute>,
    members: Vec<UserRow>,
    groups: Vec<GroupRow>,
    parked: Vec<String>,
    has_more_parked: bool,
    events: Vec<Line>,
    pager: Pager,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let events = visit.events(ListDirectoryEventsRequest {
        group_id: visit.id("group"),
        page_size: EVENTS_MAX,
        ..ListDirectoryEventsRequest::default()
    });
    let ((frame, _), group, (members, next), groups, (parked, has_more_parked), events) = tokio::try_join!(
        visit.directory_frame(Tab::Groups),
        visit.group(),
        members(visit),
        groups(visit),
        parked(visit),
        events,
    )?;
    let base = visit.url(&visit.in_directory(""));
    let attributes = group.attributes.unwrap_or_default();
    show_page(&GroupPage {
        frame: frame.crumb("Groups", &visit.in_directory("/groups")),
        attributes: attributes_of(&attributes),
        name: attributes.display_name,
        id: group.id,
        member_count: group.member_count,
        members,
        groups,
        parked,
        has_more_parked,
        events: lines(visit, events.events).await,
        pager: visit.pager(&[], &next),
        base,
    })
}

async fn members(visit: &Visit) -> Result<(Vec<UserRow>, String), Fault> {
    let directory = visit.id("directory");
    let asked = visit.ask(ListUsersRequest {
        selection: Some(list_users_request::Selection::DirectoryId(directory)),
        group_id: visit.id("group"),
        page_size: MEMBERS_MAX,
        page_token: visit.page_token(),
        ..ListUsersRequest::default()
    });
    let listed = call(visit.people().list_users(asked)).await?;
    let rows = listed.users.into_iter().map(UserRow::from);
    Ok((rows.collect(), listed.next_page_token))
}

async fn groups(visit: &Visit) -> Result<Vec<GroupRow>, Fault> {
    let directory = visit.id("directory");
    let asked = visit.ask(ListGroupsRequest {
        selection: Some(list_groups_request::Selection::DirectoryId(directory)),
        group_id: visit.id("group"),
        page_size: MEMBERS_MAX,
        page_token: String::new(),
    });
    let listed = call(visit.people().list_groups(asked)).await?;
    Ok(listed.groups.into_iter().map(GroupRow::from).collect())
}

async fn parked(visit: &Visit) -> Result<(Vec<String>, bool), Fault> {
    let asked = visit.ask(ListParkedMembersRequest {
        group_id: visit.id("group"),
        page_size: PARKED_MAX,
        page_token: String::new(),
    });
    let listed = call(visit.people().list_parked_members(asked)).await?;
    let has_more = !listed.next_page_token.is_empty();
    let parked = listed.parked_members.into_iter();
    Ok((parked.map(|member| member.name).collect(), has_more))
}
