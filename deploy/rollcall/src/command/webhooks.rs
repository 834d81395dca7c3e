//! `rollcall webhooks`.

use clap::{Args, Subcommand};
use rollcall_client::proto::management::v1::{
    CreateWebhookEndpointRequest, DeleteWebhookEndpointRequest, DisableWebhookEndpointRequest,
    EnableWebhookEndpointRequest, GetWebhookEndpointRequest, ListWebhookDeliveriesRequest,
    ListWebhookEndpointsRequest, RedeliverEventsRequest, RotateWebhookEndpointSecretRequest,
    UpdateWebhookEndpointRequest, WebhookEndpoint,
};

use super::Run;
use super::confirm::Consent;
use super::failure::Outcome;
use super::mask::mask;
use super::session::{Limit, Session};
use super::table::Columns;

const COLUMNS: Columns = &[
    ("ID", "id"),
    ("NAME", "display_name"),
    ("URL", "url"),
    ("TYPES", "kinds"),
    ("POSITION", "position"),
    ("DISABLED", "disable_time"),
    ("BECAUSE", "disable_reason"),
];

const DELIVERY_COLUMNS: Columns = &[
    ("TIME", "create_time"),
    ("EVENT ID", "event_id"),
    ("POSITION", "position"),
    ("ATTEMPT", "attempt"),
    ("STATUS", "http_status"),
    ("ERROR", "error"),
    ("NEXT ATTEMPT", "next_attempt_time"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a webhook endpoint; the secret that signs is shown once.
    Create(Create),
    /// List webhook endpoints.
    List {
        /// Only those of this organization, by its id.
        #[arg(long, value_name = "ID")]
        organization: Option<String>,
        #[command(flatten)]
        limit: Limit,
    },
    /// Show a webhook endpoint.
    Get(One),
    /// Change a webhook endpoint's name, URL or types of events.
    Update(Update),
    /// Delete a webhook endpoint.
    Delete(Confirmed),
    /// Go on behind the last event that was delivered.
    Enable {
        /// The webhook endpoint, by its id.
        id: String,
        /// Give up all events until now that were not delivered.
        #[arg(long)]
        skip_to_end: bool,
    },
    /// Send nothing until it is enabled.
    Disable(Confirmed),
    /// Make another secret; the old one signs too for 24 hours.
    RotateSecret(One),
    /// List the attempts of the last 30 days, the latest first.
    Deliveries {
        /// The webhook endpoint, by its id.
        id: String,
        /// Only attempts that failed.
        #[arg(long)]
        failed: bool,
        #[command(flatten)]
        limit: Limit,
    },
    /// Send events once more.
    Redeliver(Redeliver),
}

#[derive(Debug, Args)]
pub struct One {
    /// The webhook endpoint, by its id.
    id: String,
}

#[derive(Debug, Args)]
pub struct Confirmed {
    /// The webhook endpoint, by its id.
    id: String,
    #[command(flatten)]
    consent: Consent,
}

#[derive(Debug, Args)]
pub struct Create {
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Where events are sent to: an https URL of a public address.
    #[arg(long, value_name = "URL")]
    url: String,
    /// A type of events that it gets, such as user.deactivated; may be repeated
    /// [default: all].
    #[arg(long = "type", value_name = "TYPE")]
    types: Vec<String>,
    /// The one organization whose events it gets, by its id [default: all].
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
}

#[derive(Debug, Args)]
pub struct Update {
    /// The webhook endpoint, by its id.
    id: String,
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Where events are sent to: an https URL of a public address.
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// All types of events that it gets; may be repeated.
    #[arg(long = "type", value_name = "TYPE")]
    types: Vec<String>,
    /// It gets events of every type.
    #[arg(long, conflicts_with = "types")]
    all_types: bool,
}

#[derive(Debug, Args)]
pub struct Redeliver {
    /// The webhook endpoint, by its id.
    id: String,
    /// One event, by its id.
    #[arg(
        long,
        value_name = "ID",
        required_unless_present = "from",
        conflicts_with = "from"
    )]
    event: Option<String>,
    /// All events from this position on.
    #[arg(long, value_name = "POSITION", requires = "to")]
    from: Option<i64>,
    /// Up to this position.
    #[arg(long, value_name = "POSITION", requires = "from")]
    to: Option<i64>,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Create(create) => session.show_once(create.request(session)).await,
            Self::List {
                organization,
                limit,
            } => {
                let request = ListWebhookEndpointsRequest {
                    environment_id: session.environment.clone(),
                    organization_id: organization.unwrap_or_default(),
                    ..ListWebhookEndpointsRequest::default()
                };
                session.list(request, COLUMNS, &limit).await
            }
            Self::Get(One { id }) => session.show(GetWebhookEndpointRequest { id }).await,
            Self::Update(update) => session.show(update.request()?).await,
            Self::Delete(confirmed) => delete(session, confirmed).await,
            Self::Enable { id, skip_to_end } => {
                let request = EnableWebhookEndpointRequest {
                    id,
                    skip_to_end,
                    ..EnableWebhookEndpointRequest::default()
                };
                session.show(request).await
            }
            Self::Disable(confirmed) => disable(session, confirmed).await,
            Self::RotateSecret(One { id }) => {
                let request = RotateWebhookEndpointSecretRequest {
                    id,
                    ..RotateWebhookEndpointSecretRequest::default()
                };
                session.show_once(request).await
            }
            Self::Deliveries { id, failed, limit } => {
                let request = ListWebhookDeliveriesRequest {
                    id,
                    failed_only: failed,
                    ..ListWebhookDeliveriesRequest::default()
                };
                session.list(request, DELIVERY_COLUMNS, &limit).await
            }
            Self::Redeliver(redeliver) => redeliver.run(session).await,
        }
    }
}

async fn delete(session: &Session, Confirmed { id, consent }: Confirmed) -> Outcome {
    consent
        .ask(&format!("Delete the webhook endpoint {id}?"))
        .await?;
    let request = DeleteWebhookEndpointRequest {
        id: id.clone(),
        ..DeleteWebhookEndpointRequest::default()
    };
    session.do_to(&id, "Deleted", request).await
}

async fn disable(session: &Session, Confirmed { id, consent }: Confirmed) -> Outcome {
    let what = format!("Send nothing to the webhook endpoint {id} until it is enabled?");
    consent.ask(&what).await?;
    let request = DisableWebhookEndpointRequest {
        id,
        ..DisableWebhookEndpointRequest::default()
    };
    session.show(request).await
}

impl Create {
    fn request(self, session: &Session) -> CreateWebhookEndpointRequest {
        CreateWebhookEndpointRequest {
            webhook_endpoint: Some(WebhookEndpoint {
                environment_id: session.environment.clone(),
                organization_id: self.organization.unwrap_or_default(),
                display_name: self.name,
                url: self.url,
                kinds: self.types,
                ..WebhookEndpoint::default()
            }),
            ..CreateWebhookEndpointRequest::default()
        }
    }
}

impl Update {
    fn request(self) -> Outcome<UpdateWebhookEndpointRequest> {
        let has_types = !self.types.is_empty() || self.all_types;
        Ok(UpdateWebhookEndpointRequest {
            update_mask: mask(&[
                ("display_name", self.name.is_some()),
                ("url", self.url.is_some()),
                ("kinds", has_types),
            ])?,
            webhook_endpoint: Some(WebhookEndpoint {
                id: self.id,
                display_name: self.name.unwrap_or_default(),
                url: self.url.unwrap_or_default(),
                kinds: self.types,
                ..WebhookEndpoint::default()
            }),
            ..UpdateWebhookEndpointRequest::default()
        })
    }
}

impl Redeliver {
    async fn run(self, session: &Session) -> Outcome {
        let request = RedeliverEventsRequest {
            id: self.id.clone(),
            event_id: self.event.unwrap_or_default(),
            first_position: self.from.unwrap_or_default(),
            last_position: self.to.unwrap_or_default(),
            ..RedeliverEventsRequest::default()
        };
        session
            .do_to(&self.id, "Sending once more to", request)
            .await
    }
}
