//! The request log as it grows.

use std::collections::HashMap;
use std::time::Duration;

use prost_types::Timestamp;
use rollcall_client::proto::management::v1::{ListRequestsRequest, LoggedRequest};

use super::failure::Outcome;
use super::requests::COLUMNS;
use super::screen;
use super::session::Session;

/// How often the log is looked at.
const PAUSE: Duration = Duration::from_secs(1);
/// A request is in the log within so many seconds of its time.
const LATE_SECONDS_MAX: i64 = 60;

/// Prints the last `lines` of what there is, and then what comes, each once.
pub(super) async fn tail(session: &Session, request: ListRequestsRequest, lines: usize) -> Outcome {
    let mut table = screen::table(COLUMNS);
    let mut seen = Seen::default();
    let mut left = Some(lines);
    loop {
        let mut fresh = fetch(session, &request, &seen, left.is_some()).await?;
        fresh.retain(|request| seen.is_new(request));
        if let Some(lines) = left.take() {
            let older = fresh.len().saturating_sub(lines);
            fresh.drain(..older);
        }
        if !fresh.is_empty() {
            session.screen.items(&mut table, COLUMNS, &fresh)?;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// What is in the log since then, the oldest first; of what there is at first, a page.
async fn fetch(
    session: &Session,
    request: &ListRequestsRequest,
    seen: &Seen,
    is_first: bool,
) -> Outcome<Vec<LoggedRequest>> {
    let mut items = session.client.items(ListRequestsRequest {
        start_time: seen.since(),
        ..request.clone()
    });
    let mut found = Vec::new();
    while let Some(page) = items.next_page().await? {
        found.extend(page);
        if is_first {
            break;
        }
    }
    found.reverse();
    Ok(found)
}

/// What was printed, or passed over, of the last while.
#[derive(Default)]
struct Seen {
    /// The seconds of their times.
    requests: HashMap<String, i64>,
    latest: Option<i64>,
}

impl Seen {
    fn is_new(&mut self, request: &LoggedRequest) -> bool {
        let seconds = request.create_time.map_or(0, |time| time.seconds);
        self.latest = self.latest.max(Some(seconds));
        let is_new = self.requests.insert(request.id.clone(), seconds).is_none();
        let since = self.since().map_or(0, |time| time.seconds);
        self.requests.retain(|_, seconds| *seconds >= since);
        is_new
    }

    /// From where on the log may still have what was not seen.
    fn since(&self) -> Option<Timestamp> {
        self.latest.map(|latest| Timestamp {
            seconds: latest - LATE_SECONDS_MAX,
            nanos: 0,
        })
    }
}
