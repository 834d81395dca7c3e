//! The latest events of a directory.

use askama::Template;
use rollcall_proto::management::v1::ListDirectoryEventsRequest;

use super::event::{Line, lines};
use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::page::Page;

const ROWS_MAX: i32 = 50;

#[derive(Template)]
#[template(path = "console/events.html")]
struct EventsPage {
    frame: Frame,
    name: String,
    events: Vec<Line>,
    pager: Pager,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let events = visit.events(ListDirectoryEventsRequest {
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
        ..ListDirectoryEventsRequest::default()
    });
    let frame = visit.directory_frame(Tab::Events);
    let ((frame, directory), events) = tokio::try_join!(frame, events)?;
    show_page(&EventsPage {
        frame,
        name: directory.display_name,
        pager: visit.pager(&[], &events.next_page_token),
        events: lines(visit, events.events).await,
    })
}
