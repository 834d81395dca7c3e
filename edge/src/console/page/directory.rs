//! How a directory does, and how it is connected.

use askama::Template;
use rollcall_proto::management::v1::{
    CountInterval, Directory, GetRequestCountsRequest, GetRequestCountsResponse,
    GetUserCountsRequest, GetUserCountsResponse, Health, ListDirectoryEventsRequest,
    ListRequestsRequest, ListTokensRequest, LoggedRequest, ReleaseDeactivationsRequest, SetupLink,
};

use super::event::{Line as EventLine, lines};
use super::organization::make_setup_link;
use super::request::Line as RequestLine;
use super::secret::Value;
use super::token::Row as TokenRow;
use crate::console::chart::{Bars, Line};
use crate::console::fault::Fault;
use crate::console::frame::{Frame, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::console::words::{State, state};
use crate::door::call;
use crate::page::Page;
use crate::words::{day, hour, time, time_or_never};

const LINES_MAX: i32 = 6;

#[derive(Template)]
#[template(path = "console/directory.html")]
struct DirectoryPage {
    frame: Frame,
    base: String,
    name: String,
    id: String,
    is_primary: bool,
    health: Health,
    state: State,
    base_url: Value<'static>,
    tripped: String,
    last_success: String,
    last_error: String,
    tokens: Vec<TokenRow>,
    requests: Vec<RequestLine>,
    events: Vec<EventLine>,
    request_chart: Bars,
    people_chart: Line,
    shows_month: bool,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let shows_month = visit.query.get("span") == Some("month");
    let events = visit.events(ListDirectoryEventsRequest {
        page_size: LINES_MAX,
        ..ListDirectoryEventsRequest::default()
    });
    let ((frame, directory), tokens, requests, events, request_counts, user_counts) = tokio::try_join!(
        visit.directory_frame(Tab::Overview),
        live_tokens(visit),
        latest_requests(visit),
        events,
        request_counts(visit, shows_month),
        user_counts(visit),
    )?;
    let base = visit.url(&visit.in_directory(""));
    let Directory {
        id,
        display_name,
        is_primary,
        scim_path,
        health,
        ..
    } = directory;
    let health = health.unwrap_or_default();
    let base_url = format!("{}{scim_path}", visit.console.origin);
    show_page(&DirectoryPage {
        frame,
        name: display_name,
        id,
        is_primary,
        state: state(health.state),
        base_url: Value::new("Base URL", base_url),
        tripped: health
            .breaker_trip_time
            .map(|at| time(Some(at)))
            .unwrap_or_default(),
        last_success: time_or_never(health.last_success_time),
        last_error: time_or_never(health.last_error_time),
        health,
        tokens,
        requests: requests
            .into_iter()
            .map(|one| RequestLine::new(one, &base))
            .collect(),
        events: lines(visit, events.events).await,
        request_chart: request_chart(&request_counts, shows_month),
        people_chart: people_chart(&user_counts),
        shows_month,
        base,
    })
}

pub(in crate::console) async fn release(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(ReleaseDeactivationsRequest {
        id: visit.directory().await?.id,
        request_id: visit.request_id(),
    });
    call(visit.directories().release_deactivations(asked)).await?;
    Ok(visit.see_in_directory(""))
}

pub(in crate::console) async fn create_setup_link(visit: &Visit) -> Result<Page, Fault> {
    let directory = visit.directory().await?;
    let organization = visit.organization(&directory.organization_id).await?;
    let link = SetupLink {
        directory_id: directory.id,
        ..SetupLink::default()
    };
    make_setup_link(
        visit,
        link,
        &organization.display_name,
        &visit.in_directory(""),
    )
    .await
}

async fn live_tokens(visit: &Visit) -> Result<Vec<TokenRow>, Fault> {
    let asked = visit.ask(ListTokensRequest {
        directory_id: visit.id("directory"),
        page_size: 100,
        page_token: String::new(),
    });
    let listed = call(visit.tokens().list_tokens(asked)).await?;
    let rows = listed.tokens.into_iter().map(TokenRow::from);
    Ok(rows.filter(|row| row.is_live).collect())
}

async fn latest_requests(visit: &Visit) -> Result<Vec<LoggedRequest>, Fault> {
    let asked = visit.ask(ListRequestsRequest {
        directory_id: visit.id("directory"),
        page_size: LINES_MAX,
        ..ListRequestsRequest::default()
    });
    Ok(call(visit.request_log().list_requests(asked))
        .await?
        .requests)
}

async fn request_counts(visit: &Visit, is_month: bool) -> Result<GetRequestCountsResponse, Fault> {
    let interval = if is_month {
        CountInterval::Day
    } else {
        CountInterval::Hour
    };
    let asked = visit.ask(GetRequestCountsRequest {
        directory_id: visit.id("directory"),
        interval: interval.into(),
        start_time: None,
        end_time: None,
    });
    Ok(call(visit.request_log().get_request_counts(asked)).await?)
}

async fn user_counts(visit: &Visit) -> Result<GetUserCountsResponse, Fault> {
    let asked = visit.ask(GetUserCountsRequest {
        directory_id: visit.id("directory"),
        start_time: None,
        end_time: None,
    });
    Ok(call(visit.directories().get_user_counts(asked)).await?)
}

fn request_chart(answer: &GetRequestCountsResponse, is_month: bool) -> Bars {
    let counts: Vec<_> = answer
        .counts
        .iter()
        .map(|count| (count.request_count, count.failed_count))
        .collect();
    let all: i64 = counts.iter().map(|(all, _)| all).sum();
    let failed: i64 = counts.iter().map(|(_, failed)| failed).sum();
    let (span, at): (_, fn(_) -> String) = if is_month {
        ("30 days", day)
    } else {
        ("24 hours", hour)
    };
    let first = answer.counts.first().map(|count| at(count.start_time));
    let ends = [first.unwrap_or_default(), "now".to_owned()];
    let summary = format!("{all} in the last {span}, of which {failed} were refused.");
    Bars::new("Requests", summary, &counts, ends)
}

fn people_chart(answer: &GetUserCountsResponse) -> Line {
    let now = answer.current.unwrap_or_default().active_user_count;
    let counts: Vec<_> = answer
        .counts
        .iter()
        .map(|it| it.active_user_count)
        .chain([now])
        .collect();
    let first = answer.counts.first();
    let summary = match first {
        Some(first) => format!(
            "{now} now; {} on {}.",
            first.active_user_count,
            day(first.start_time)
        ),
        None => format!("{now} now; there is one figure for each day from tomorrow on."),
    };
    let begins = first.map(|count| day(count.start_time));
    // One figure is drawn as a line that does not rise.
    let counts = if counts.len() == 1 {
        vec![now, now]
    } else {
        counts
    };
    let ends = [
        begins.unwrap_or_else(|| "today".to_owned()),
        "now".to_owned(),
    ];
    Line::new("People with access", summary, &counts, ends)
}
