//! A webhook endpoint, with each attempt to reach it.

use askama::Template;
use rollcall_proto::management::v1::{
    DeleteWebhookEndpointRequest, DisableWebhookEndpointRequest, EnableWebhookEndpointRequest,
    RedeliverEventsRequest, RotateWebhookEndpointSecretRequest, UpdateWebhookEndpointRequest,
    WebhookEndpoint,
};

use super::webhook_deliveries;
use super::webhook_endpoints::{PATH, State, filled_in, show_secret};
use crate::console::fault::Fault;
use crate::console::form::mask;
use crate::console::frame::{Frame, Pager, Section, show as show_page};
use crate::console::visit::Visit;
use crate::door::{call, request_id};
use crate::page::Page;
use crate::words::time;

#[derive(Template)]
#[template(path = "console/webhook_endpoint.html")]
struct WebhookEndpointPage {
    frame: Frame,
    base: String,
    endpoint: WebhookEndpoint,
    state: State,
    kinds: String,
    is_enabled: bool,
    next_attempt: String,
    old_secret_ends: String,
    deliveries: String,
    /// Where the page is told of new ones; only on the first page.
    live: Option<String>,
    is_failed_only: bool,
    pager: Pager,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let frame = visit.frame(Section::WebhookEndpoints);
    let listed = webhook_deliveries::list(visit);
    let (frame, endpoint, listed) = tokio::try_join!(frame, visit.webhook_endpoint(), listed)?;
    let failed_only = visit.query.is_set("failed");
    let failed = if failed_only { "1" } else { "" };
    let page_id = request_id();
    let is_first = visit.page_token().is_empty();
    let when = |at: Option<_>| at.map(|at| time(Some(at))).unwrap_or_default();
    show_page(&WebhookEndpointPage {
        frame: frame.crumb("Webhook endpoints", &visit.in_environment(PATH)),
        state: State::of(&endpoint),
        kinds: endpoint.kinds.join("\n"),
        is_enabled: endpoint.disable_time.is_none(),
        next_attempt: when(endpoint.next_attempt_time),
        old_secret_ends: when(endpoint.old_secret_expire_time),
        pager: visit.pager(&[("failed", failed)], &listed.next_page_token),
        deliveries: webhook_deliveries::part(visit, listed.deliveries, &endpoint, &page_id)?,
        live: is_first.then(|| webhook_deliveries::live(visit, &page_id)),
        is_failed_only: failed_only,
        base: visit.url(&path(visit)),
        endpoint,
    })
}

pub(in crate::console) async fn update(visit: &Visit) -> Result<Page, Fault> {
    let endpoint = WebhookEndpoint {
        id: visit.webhook_endpoint().await?.id,
        ..filled_in(&visit.form)
    };
    let asked = visit.ask(UpdateWebhookEndpointRequest {
        webhook_endpoint: Some(endpoint),
        update_mask: Some(mask(&["display_name", "url", "kinds"])),
        request_id: visit.request_id(),
    });
    call(visit.webhook_endpoints().update_webhook_endpoint(asked)).await?;
    Ok(visit.see(&path(visit)))
}

pub(in crate::console) async fn rotate(visit: &Visit) -> Result<Page, Fault> {
    let id = visit.webhook_endpoint().await?.id;
    let asked = visit.ask(RotateWebhookEndpointSecretRequest {
        id: id.clone(),
        request_id: visit.request_id(),
    });
    let made = call(
        visit
            .webhook_endpoints()
            .rotate_webhook_endpoint_secret(asked),
    )
    .await?;
    show_secret(visit, made.secret, &id).await
}

pub(in crate::console) async fn redeliver(visit: &Visit) -> Result<Page, Fault> {
    let event_id = visit.form.text("event_id");
    let [first_position, last_position] = if event_id.is_empty() {
        [
            visit.form.number("first_position", "The first position")?,
            visit.form.number("last_position", "The last position")?,
        ]
    } else {
        [0, 0]
    };
    let asked = visit.ask(RedeliverEventsRequest {
        id: visit.webhook_endpoint().await?.id,
        event_id,
        first_position,
        last_position,
        request_id: visit.request_id(),
    });
    call(visit.webhook_endpoints().redeliver_events(asked)).await?;
    Ok(visit.see(&path(visit)))
}

pub(in crate::console) async fn disable(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(DisableWebhookEndpointRequest {
        id: visit.webhook_endpoint().await?.id,
        request_id: visit.request_id(),
    });
    call(visit.webhook_endpoints().disable_webhook_endpoint(asked)).await?;
    Ok(visit.see(&path(visit)))
}

pub(in crate::console) async fn enable(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(EnableWebhookEndpointRequest {
        id: visit.webhook_endpoint().await?.id,
        skip_to_end: visit.form.is_set("skip_to_end"),
        request_id: visit.request_id(),
    });
    call(visit.webhook_endpoints().enable_webhook_endpoint(asked)).await?;
    Ok(visit.see(&path(visit)))
}

pub(in crate::console) async fn delete(visit: &Visit) -> Result<Page, Fault> {
    let endpoint = visit.webhook_endpoint().await?;
    visit.check_name(&endpoint.display_name)?;
    let asked = visit.ask(DeleteWebhookEndpointRequest {
        id: endpoint.id,
        request_id: visit.request_id(),
    });
    call(visit.webhook_endpoints().delete_webhook_endpoint(asked)).await?;
    Ok(visit.see_in_environment(PATH))
}

pub(super) fn path(visit: &Visit) -> String {
    visit.in_environment(&format!("{PATH}/{}", visit.name("endpoint")))
}
