//! The attempts to reach a webhook endpoint, as they are made.

use std::sync::Arc;

use askama::Template;
use rollcall_proto::management::v1::{
    ListWebhookDeliveriesRequest, ListWebhookDeliveriesResponse, WebhookDelivery, WebhookEndpoint,
};

use super::webhook_endpoint::path;
use crate::console::fault::Fault;
use crate::console::frame::render;
use crate::console::visit::{Visit, encoded};
use crate::door::call;
use crate::live::Turn;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 50;
/// What tells the page that is told of new ones from others.
const PAGE: &str = "page";

/// The part of the page that changes by itself.
#[derive(Template)]
#[template(path = "console/webhook_delivery_part.html")]
struct Part {
    base: String,
    proof: String,
    deliveries: Vec<Row>,
    is_enabled: bool,
    is_failed_only: bool,
    /// What is said of the latest.
    told: String,
}

struct Row {
    time: String,
    event_id: String,
    position: i64,
    attempt: i32,
    is_redelivery: bool,
    is_delivered: bool,
    outcome: String,
    duration: String,
    /// Of its form: to press the button of one page twice sends the event once.
    request_id: String,
}

/// What the page shows, as it changes.
pub(in crate::console) async fn follow(visit: &Visit) -> Result<Page, Fault> {
    let first = look(visit).await.map(Turn::Part)?;
    let follower = Arc::new(visit.clone());
    let live = visit.console.streams.open(first, move || {
        let visit = Arc::clone(&follower);
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
    let (endpoint, listed) = tokio::try_join!(visit.webhook_endpoint(), list(visit))?;
    let page_id = visit.query.exact(PAGE);
    part(visit, listed.deliveries, &endpoint, &page_id)
}

/// Where the page of this id is told of new ones.
pub(super) fn live(visit: &Visit, page_id: &str) -> String {
    let failed = visit.query.text("failed");
    let query = [("failed", failed.as_str()), (PAGE, page_id)];
    let pairs = query.map(|(name, value)| format!("{name}={}", encoded(value)));
    let path = visit.url(&path(visit));
    format!("{path}/deliveries/live?{}", pairs.join("&"))
}

pub(super) async fn list(visit: &Visit) -> Result<ListWebhookDeliveriesResponse, Fault> {
    let asked = visit.ask(ListWebhookDeliveriesRequest {
        id: visit.id("endpoint"),
        failed_only: visit.query.is_set("failed"),
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
    });
    Ok(call(visit.webhook_endpoints().list_webhook_deliveries(asked)).await?)
}

pub(super) fn part(
    visit: &Visit,
    deliveries: Vec<WebhookDelivery>,
    endpoint: &WebhookEndpoint,
    page_id: &str,
) -> Result<String, Fault> {
    let deliveries = deliveries.into_iter().map(|one| row(one, page_id));
    let deliveries: Vec<_> = deliveries.collect();
    render(&Part {
        base: visit.url(&path(visit)),
        proof: visit.proof(),
        told: deliveries.first().map(Row::sentence).unwrap_or_default(),
        deliveries,
        is_enabled: endpoint.disable_time.is_none(),
        is_failed_only: visit.query.is_set("failed"),
    })
}

impl Row {
    fn sentence(&self) -> String {
        let Self {
            position, outcome, ..
        } = self;
        if self.is_delivered {
            format!("Position {position} was delivered")
        } else {
            format!("Position {position} was not delivered: {outcome}")
        }
    }
}

fn row(delivery: WebhookDelivery, page_id: &str) -> Row {
    let WebhookDelivery {
        id,
        endpoint_id: _,
        event_id,
        position,
        attempt,
        is_redelivery,
        create_time,
        duration,
        http_status,
        error,
        next_attempt_time: _,
    } = delivery;
    let duration = duration.unwrap_or_default();
    let milliseconds = duration.seconds * 1_000 + i64::from(duration.nanos / 1_000_000);
    Row {
        time: time(create_time),
        event_id,
        position,
        attempt,
        is_redelivery,
        is_delivered: error.is_empty(),
        outcome: match http_status {
            0 => error,
            status if error.is_empty() => status.to_string(),
            status => format!("{status}: {error}"),
        },
        duration: format!("{milliseconds} ms"),
        request_id: format!("{id}-{page_id}"),
    }
}
