//! The users of a directory.

use askama::Template;
use rollcall_proto::directory::v1::list_users_request::Selection;
use rollcall_proto::directory::v1::{ListUsersRequest, SearchUsersRequest, User};

use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 50;

#[derive(Template)]
#[template(path = "console/users.html")]
struct UsersPage {
    frame: Frame,
    base: String,
    name: String,
    users: Vec<Row>,
    search: String,
    access: String,
    pager: Pager,
}

pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) user_name: String,
    pub(super) email: String,
    pub(super) is_active: bool,
    pub(super) updated: String,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let search = visit.query.text("q");
    let access = visit.query.text("access");
    let listed = async {
        if search.is_empty() {
            list(visit, &access).await
        } else {
            search_for(visit, &search).await
        }
    };
    let frame = visit.directory_frame(Tab::Users);
    let (frame, listed) = tokio::join!(frame, listed);
    let (mut frame, directory) = frame?;
    let (users, next) = frame.or_told(listed)?;
    show_page(&UsersPage {
        frame,
        base: visit.url(&visit.in_directory("")),
        name: directory.display_name,
        users: users.into_iter().map(Row::from).collect(),
        pager: visit.pager(&[("q", &search), ("access", &access)], &next),
        search,
        access,
    })
}

async fn list(visit: &Visit, access: &str) -> Result<(Vec<User>, String), Fault> {
    let asked = visit.ask(ListUsersRequest {
        selection: Some(Selection::DirectoryId(visit.id("directory"))),
        active: match access {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
        ..ListUsersRequest::default()
    });
    let listed = call(visit.people().list_users(asked)).await?;
    Ok((listed.users, listed.next_page_token))
}

async fn search_for(visit: &Visit, prefix: &str) -> Result<(Vec<User>, String), Fault> {
    let asked = visit.ask(SearchUsersRequest {
        directory_id: visit.id("directory"),
        prefix: prefix.to_owned(),
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
    });
    let found = call(visit.people().search_users(asked)).await?;
    Ok((found.users, found.next_page_token))
}

impl From<User> for Row {
    fn from(user: User) -> Self {
        let name = name_of(&user);
        let attributes = user.attributes.unwrap_or_default();
        Self {
            id: user.id,
            name,
            user_name: attributes.user_name,
            email: user.email,
            is_active: user.active,
            updated: time(user.update_time),
        }
    }
}

/// What a person is called: by the identity provider, or by their parts.
pub(super) fn name_of(user: &User) -> String {
    let Some(attributes) = &user.attributes else {
        return user.id.clone();
    };
    let name = attributes.name.clone().unwrap_or_default();
    let parts = [name.given_name, name.family_name];
    let parts: Vec<_> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let called = [
        attributes.display_name.clone(),
        name.formatted,
        Some(parts.join(" ")),
    ];
    let mut called = called
        .into_iter()
        .flatten()
        .filter(|name| !name.trim().is_empty());
    called
        .next()
        .unwrap_or_else(|| attributes.user_name.clone())
}
