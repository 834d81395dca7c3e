//! The request log of a directory, as it grows.

use askama::Template;
use rollcall_proto::management::v1::{
    GetRequestRequest, ListDirectoryEventsRequest, ListRequestsRequest, ListRequestsResponse,
    LoggedRequest,
};

use super::event::{Line as EventLine, lines};
use super::request::{Line, sentence};
use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Tab, render, show as show_page};
use crate::console::visit::{Visit, encoded};
use crate::door::call;
use crate::live::Turn;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 25;
const EVENTS_MAX: i32 = 50;

#[derive(Template)]
#[template(path = "console/requests.html")]
struct RequestsPage {
    frame: Frame,
    base: String,
    name: String,
    filters: Filters,
    lines: String,
    /// Where the page is told of new ones; only on the first page.
    live: Option<String>,
    pager: Pager,
}

/// The part of the page that changes by itself.
#[derive(Template)]
#[template(path = "console/request_part.html")]
struct Part {
    requests: Vec<Line>,
    is_filtered: bool,
    /// What is said of the latest.
    told: String,
}

/// What the log is asked for.
#[derive(Debug, Clone)]
struct Filters {
    failed: bool,
    resource: String,
    from: String,
    to: String,
}

#[derive(Template)]
#[template(path = "console/request.html")]
struct RequestPage {
    frame: Frame,
    request: LoggedRequest,
    sentence: String,
    time: String,
    is_refused: bool,
    milliseconds: String,
    /// Where the user or group is shown; empty where it was about none.
    resource_url: String,
    sent: String,
    answered: String,
    events: Vec<EventLine>,
}

impl Filters {
    fn of(visit: &Visit) -> Self {
        let query = &visit.query;
        Self {
            failed: query.is_set("failed"),
            resource: query.text("resource"),
            from: query.text("from"),
            to: query.text("to"),
        }
    }

    fn pairs(&self) -> [(&'static str, &str); 4] {
        [
            ("failed", if self.failed { "1" } else { "" }),
            ("resource", &self.resource),
            ("from", &self.from),
            ("to", &self.to),
        ]
    }

    fn is_set(&self) -> bool {
        self.pairs().iter().any(|(_, value)| !value.is_empty())
    }
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let filters = Filters::of(visit);
    let frame = visit.directory_frame(Tab::Requests);
    let (frame, listed) = tokio::join!(frame, list(visit, &filters));
    let (mut frame, directory) = frame?;
    let listed = frame.or_told(listed)?;
    let base = visit.url(&visit.in_directory(""));
    let live = visit.page_token().is_empty().then(|| {
        let pairs = filters.pairs();
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> = pairs
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        format!("{base}/requests/live?{}", pairs.join("&"))
    });
    show_page(&RequestsPage {
        frame,
        name: directory.display_name,
        pager: visit.pager(&filters.pairs(), &listed.next_page_token),
        lines: part(listed, &filters, &base)?,
        live,
        base,
        filters,
    })
}

/// What the page shows, as it changes.
pub(in crate::console) async fn follow(visit: &Visit) -> Result<Page, Fault> {
    visit.directory().await?;
    let first = look(visit).await.map(Turn::Part)?;
    let follower = std::sync::Arc::new(visit.clone());
    let live = visit.console.streams.open(first, move || {
        let visit = std::sync::Arc::clone(&follower);
        async move {
            match look(&visit).await {
                Ok(part) => Turn::Part(part),
                Err(Fault::SignedOut | Fault::Refused(..) | Fault::NoSuchPage) => Turn::Over,
                Err(_) => Turn::Nothing,
            }
        }
    });
    live.map(Page::live).ok_or(Fault::Unavailable)
}

async fn look(visit: &Visit) -> Result<String, Fault> {
    let filters = Filters::of(visit);
    let listed = list(visit, &filters).await?;
    part(listed, &filters, &visit.url(&visit.in_directory("")))
}

async fn list(visit: &Visit, filters: &Filters) -> Result<ListRequestsResponse, Fault> {
    let asked = visit.ask(ListRequestsRequest {
        directory_id: visit.id("directory"),
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
        failed: filters.failed,
        resource_id: filters.resource.clone(),
        start_time: visit.query.day("from", false),
        end_time: visit.query.day("to", true),
        ..ListRequestsRequest::default()
    });
    Ok(call(visit.request_log().list_requests(asked)).await?)
}

fn part(listed: ListRequestsResponse, filters: &Filters, base: &str) -> Result<String, Fault> {
    let requests: Vec<_> = listed
        .requests
        .into_iter()
        .map(|one| Line::new(one, base))
        .collect();
    render(&Part {
        told: requests
            .first()
            .map(|line| line.sentence.clone())
            .unwrap_or_default(),
        is_filtered: filters.is_set(),
        requests,
    })
}

pub(in crate::console) async fn show_one(visit: &Visit) -> Result<Page, Fault> {
    let id = visit.id("request");
    let events = visit.events(ListDirectoryEventsRequest {
        cause_request_id: id.clone(),
        page_size: EVENTS_MAX,
        ..ListDirectoryEventsRequest::default()
    });
    let request = async {
        let asked = visit.ask(GetRequestRequest { id, view: 0 });
        let got = call(visit.request_log().get_request(asked)).await?;
        let request = got.request.ok_or(Fault::Failed)?;
        visit.check_directory(&request.directory_id)?;
        Ok(request)
    };
    let frame = visit.directory_frame(Tab::Requests);
    let ((frame, _), request, events) = tokio::try_join!(frame, request, events)?;
    let base = visit.url(&visit.in_directory(""));
    show_page(&RequestPage {
        frame: frame.crumb("Requests", &visit.in_directory("/requests")),
        sentence: sentence(&request),
        time: time(request.create_time),
        is_refused: request.http_status >= 400,
        milliseconds: milliseconds(request.duration_micros),
        resource_url: resource_url(&request.resource_id, &base),
        sent: indented(&request.request_body),
        answered: indented(&request.response_body),
        events: lines(visit, events.events).await,
        request,
    })
}

fn resource_url(id: &str, base: &str) -> String {
    match id.split_once('_') {
        Some(("user", _)) => format!("{base}/users/{id}"),
        Some(("group", _)) => format!("{base}/groups/{id}"),
        _ => String::new(),
    }
}

fn milliseconds(micros: i64) -> String {
    format!("{}.{} ms", micros / 1_000, micros % 1_000 / 100)
}

/// JSON as people read it; what was cut stays as it is.
fn indented(json: &str) -> String {
    let read = serde_json::from_str::<serde_json::Value>(json);
    let written = read.and_then(|value| serde_json::to_string_pretty(&value));
    written.unwrap_or_else(|_| json.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_indented_where_they_are_whole() {
        assert_eq!(indented("{\"a\":1}"), "{\n  \"a\": 1\n}");
        assert_eq!(indented("{\"a\":"), "{\"a\":");
        assert_eq!(milliseconds(12_345), "12.3 ms");
        assert_eq!(resource_url("user_1", "/d"), "/d/users/user_1");
        assert_eq!(resource_url("", "/d"), "");
    }
}
