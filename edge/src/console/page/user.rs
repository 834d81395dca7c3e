//! A person: what the identity provider says of them, and every change of it.

use askama::Template;
use rollcall_proto::management::v1::{EraseUserRequest, ListDirectoryEventsRequest};

use super::attribute::{Attribute, attributes_of};
use super::event::{Line, lines};
use super::users::name_of;
use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const EVENTS_MAX: i32 = 25;

#[derive(Template)]
#[template(path = "console/user.html")]
struct UserPage {
    frame: Frame,
    base: String,
    id: String,
    name: String,
    user_name: String,
    is_active: bool,
    made: String,
    updated: String,
    attributes: Vec<Attribute>,
    events: Vec<Line>,
    pager: Pager,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let events = visit.events(ListDirectoryEventsRequest {
        user_id: visit.id("user"),
        page_size: EVENTS_MAX,
        page_token: visit.page_token(),
        ..ListDirectoryEventsRequest::default()
    });
    let frame = visit.directory_frame(Tab::Users);
    let ((frame, _), user, events) = tokio::try_join!(frame, visit.user(), events)?;
    let base = visit.url(&visit.in_directory(""));
    let pager = visit.pager(&[], &events.next_page_token);
    let attributes = user.attributes.clone().unwrap_or_default();
    show_page(&UserPage {
        frame: frame.crumb("Users", &visit.in_directory("/users")),
        name: name_of(&user),
        user_name: attributes.user_name.clone(),
        attributes: attributes_of(&attributes),
        id: user.id,
        is_active: user.active,
        made: time(user.create_time),
        updated: time(user.update_time),
        events: lines(visit, events.events).await,
        base,
        pager,
    })
}

pub(in crate::console) async fn erase(visit: &Visit) -> Result<Page, Fault> {
    let user = visit.user().await?;
    visit.check_name(&user.attributes.unwrap_or_default().user_name)?;
    let asked = visit.ask(EraseUserRequest {
        id: user.id,
        request_id: visit.request_id(),
    });
    call(visit.users().erase_user(asked)).await?;
    Ok(visit.see_in_directory("/users"))
}
