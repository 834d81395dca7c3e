//! The webhook endpoints of an environment.

use askama::Template;
use rollcall_proto::management::v1::{
    CreateWebhookEndpointRequest, ListWebhookEndpointsRequest, WebhookEndpoint,
    WebhookEndpointDisableReason,
};

use super::secret::{SecretPage, Value};
use crate::console::fault::Fault;
use crate::console::form::Form;
use crate::console::frame::{Frame, Section, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;

/// So many an environment has at most.
const ROWS_MAX: i32 = 50;
pub(super) const PATH: &str = "/webhook-endpoints";

#[derive(Template)]
#[template(path = "console/webhook_endpoints.html")]
struct WebhookEndpointsPage {
    frame: Frame,
    endpoints: Vec<Row>,
}

struct Row {
    id: String,
    name: String,
    url: String,
    state: State,
    position: i64,
}

/// How an endpoint does.
pub(super) struct State {
    pub(super) class: &'static str,
    pub(super) label: &'static str,
    pub(super) sentence: &'static str,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let listed = async {
        let asked = visit.ask(ListWebhookEndpointsRequest {
            environment_id: visit.id("environment"),
            organization_id: String::new(),
            page_size: ROWS_MAX,
            page_token: String::new(),
        });
        Ok(call(visit.webhook_endpoints().list_webhook_endpoints(asked)).await?)
    };
    let (frame, listed) = tokio::try_join!(visit.frame(Section::WebhookEndpoints), listed)?;
    show_page(&WebhookEndpointsPage {
        frame,
        endpoints: listed.webhook_endpoints.into_iter().map(row).collect(),
    })
}

pub(in crate::console) async fn create(visit: &Visit) -> Result<Page, Fault> {
    let endpoint = WebhookEndpoint {
        environment_id: visit.id("environment"),
        organization_id: visit.form.text("organization_id"),
        ..filled_in(&visit.form)
    };
    let asked = visit.ask(CreateWebhookEndpointRequest {
        webhook_endpoint: Some(endpoint),
        request_id: visit.request_id(),
    });
    let made = call(visit.webhook_endpoints().create_webhook_endpoint(asked)).await?;
    let endpoint = made.webhook_endpoint.unwrap_or_default();
    show_secret(visit, made.secret, &endpoint.id).await
}

pub(super) async fn show_secret(visit: &Visit, secret: String, id: &str) -> Result<Page, Fault> {
    SecretPage {
        frame: visit.frame(Section::WebhookEndpoints).await?,
        title: "The secret of the webhook endpoint",
        values: vec![Value::new("Secret", secret)],
        next: "Give it to the backend, which verifies with it that what comes is from here.",
        back: visit.url(&visit.in_environment(&format!("{PATH}/{id}"))),
    }
    .show()
}

/// What the form of an endpoint holds.
pub(super) fn filled_in(form: &Form) -> WebhookEndpoint {
    WebhookEndpoint {
        display_name: form.text("display_name"),
        url: form.text("url"),
        kinds: form.words("kinds"),
        ..WebhookEndpoint::default()
    }
}

fn row(endpoint: WebhookEndpoint) -> Row {
    Row {
        state: State::of(&endpoint),
        id: endpoint.id,
        name: endpoint.display_name,
        url: endpoint.url,
        position: endpoint.position,
    }
}

impl State {
    pub(super) fn of(endpoint: &WebhookEndpoint) -> Self {
        let (class, label, sentence) = match endpoint.disable_reason() {
            _ if endpoint.disable_time.is_none() && endpoint.failed_attempt_count > 0 => (
                "warn",
                "Retrying",
                "The last attempt failed. Events wait, in their order, and are sent again.",
            ),
            _ if endpoint.disable_time.is_none() => {
                ("good", "Enabled", "Events are sent as they come.")
            }
            WebhookEndpointDisableReason::Unspecified | WebhookEndpointDisableReason::Requested => {
                ("warn", "Disabled", "Somebody disabled it. Nothing is sent.")
            }
            WebhookEndpointDisableReason::Failing => (
                "bad",
                "Disabled",
                "It was disabled after the last attempt of several days had failed. Enabled, it \
                 goes on where it was.",
            ),
            WebhookEndpointDisableReason::Gone => (
                "bad",
                "Disabled",
                "It was disabled because it answered 410, which says that it is gone.",
            ),
            WebhookEndpointDisableReason::EventsExpired => (
                "bad",
                "Disabled",
                "Events that it did not get are not kept any more. Enable it at the end of the \
                 feed, and let the backend take a snapshot.",
            ),
        };
        Self {
            class,
            label,
            sentence,
        }
    }
}
