//! The groups of a directory.

use askama::Template;
use rollcall_proto::directory::v1::list_groups_request::Selection;
use rollcall_proto::directory::v1::{Group, ListGroupsRequest, SearchGroupsRequest};

use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 50;

#[derive(Template)]
#[template(path = "console/groups.html")]
struct GroupsPage {
    frame: Frame,
    base: String,
    name: String,
    groups: Vec<Row>,
    search: String,
    pager: Pager,
}

pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) member_count: i64,
    pub(super) parked_count: String,
    pub(super) updated: String,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let search = visit.query.text("q");
    let listed = async {
        if search.is_empty() {
            list(visit).await
        } else {
            search_for(visit, &search).await
        }
    };
    let frame = visit.directory_frame(Tab::Groups);
    let (frame, listed) = tokio::join!(frame, listed);
    let (mut frame, directory) = frame?;
    let (groups, next) = frame.or_told(listed)?;
    show_page(&GroupsPage {
        frame,
        base: visit.url(&visit.in_directory("")),
        name: directory.display_name,
        groups: groups.into_iter().map(Row::from).collect(),
        pager: visit.pager(&[("q", &search)], &next),
        search,
    })
}

async fn list(visit: &Visit) -> Result<(Vec<Group>, String), Fault> {
    let asked = visit.ask(ListGroupsRequest {
        selection: Some(Selection::DirectoryId(visit.id("directory"))),
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
        group_id: String::new(),
    });
    let listed = call(visit.people().list_groups(asked)).await?;
    Ok((listed.groups, listed.next_page_token))
}

async fn search_for(visit: &Visit, prefix: &str) -> Result<(Vec<Group>, String), Fault> {
    let asked = visit.ask(SearchGroupsRequest {
        directory_id: visit.id("directory"),
        prefix: prefix.to_owned(),
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
    });
    let found = call(visit.people().search_groups(asked)).await?;
    Ok((found.groups, found.next_page_token))
}

impl From<Group> for Row {
    fn from(group: Group) -> Self {
        let parked = group.parked_members.len();
        Self {
            id: group.id,
            name: group.attributes.unwrap_or_default().display_name,
            member_count: group.member_count,
            parked_count: if parked < 100 {
                parked.to_string()
            } else {
                "100+".to_owned()
            },
            updated: time(group.update_time),
        }
    }
}
