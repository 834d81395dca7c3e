//! `rollcall environments`.

use clap::{Args, Subcommand};
use rollcall_client::proto::management::v1::{
    Branding, Breaker, CreateEnvironmentRequest, DeleteEnvironmentRequest, Environment,
    GetEnvironmentRequest, ListEnvironmentsRequest, UpdateEnvironmentRequest,
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
    ("CREATED", "create_time"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make an environment, with the settings that are usual.
    Create {
        /// What people know it by: 1 to 200 characters.
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// List the environments that the caller sees.
    List {
        #[command(flatten)]
        limit: Limit,
    },
    /// Show an environment and its settings.
    Get {
        /// The environment, by its id [default: the caller's own].
        id: Option<String>,
    },
    /// Change what is given of an environment, and nothing else.
    Update(Box<Update>),
    /// Delete an environment that has no organizations, for good.
    Delete {
        /// The environment, by its id.
        id: String,
        #[command(flatten)]
        consent: Consent,
    },
}

#[derive(Debug, Args)]
pub struct Update {
    /// The environment, by its id [default: the caller's own].
    id: Option<String>,
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Debug, Args)]
struct Settings {
    /// How many days the request log keeps an entry: 1 to 365.
    #[arg(long, value_name = "DAYS")]
    request_retention: Option<i32>,
    /// How many days a deleted user is kept: 1 to 3650.
    #[arg(long, value_name = "DAYS")]
    user_retention: Option<i32>,
    /// How many days the feed keeps an event: 1 to 365.
    #[arg(long, value_name = "DAYS")]
    event_retention: Option<i32>,
    /// How many days a deleted organization or directory can be restored: 1 to 90.
    #[arg(long, value_name = "DAYS")]
    deletion_grace: Option<i32>,
    /// How many percent of a directory's active users trip the breaker; 0 turns it
    /// off.
    #[arg(long, value_name = "PERCENT")]
    breaker_share: Option<i32>,
    /// Within how many minutes: 1 to 1440.
    #[arg(long, value_name = "MINUTES")]
    breaker_window: Option<i32>,
    /// So many people, or fewer, are never too many.
    #[arg(long, value_name = "PEOPLE")]
    breaker_min: Option<i32>,
    /// Whether further deactivations are held until they are released.
    #[arg(long, value_name = "BOOL")]
    breaker_hold: Option<bool>,
    /// The name that customers know the product by, in the setup portal.
    #[arg(long, value_name = "NAME")]
    product_name: Option<String>,
    /// An https URL of the product's logo; empty for none.
    #[arg(long, value_name = "URL")]
    logo_url: Option<String>,
    /// The color of buttons and links, as #rrggbb; empty for the usual one.
    #[arg(long, value_name = "COLOR")]
    accent_color: Option<String>,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Create { name } => {
                let request = CreateEnvironmentRequest {
                    environment: Some(Environment {
                        display_name: name,
                        ..Environment::default()
                    }),
                    ..CreateEnvironmentRequest::default()
                };
                session.show(request).await
            }
            Self::List { limit } => {
                let request = ListEnvironmentsRequest::default();
                session.list(request, COLUMNS, &limit).await
            }
            Self::Get { id } => {
                let id = id.unwrap_or_else(|| session.environment.clone());
                session.show(GetEnvironmentRequest { id }).await
            }
            Self::Update(update) => update.run(session).await,
            Self::Delete { id, consent } => {
                consent
                    .ask(&format!("Delete the environment {id} for good?"))
                    .await?;
                let request = DeleteEnvironmentRequest {
                    id: id.clone(),
                    ..DeleteEnvironmentRequest::default()
                };
                session.do_to(&id, "Deleted", request).await
            }
        }
    }
}

impl Update {
    async fn run(self, session: &Session) -> Outcome {
        let mut given = vec![("display_name", self.name.is_some())];
        given.extend(self.settings.given());
        let update_mask = mask(&given)?;
        let mut id = self.id.unwrap_or_else(|| session.environment.clone());
        if id.is_empty() {
            let own = session
                .client
                .call(GetEnvironmentRequest::default())
                .await?;
            id = own.environment.unwrap_or_default().id;
        }
        let request = UpdateEnvironmentRequest {
            update_mask,
            environment: Some(Environment {
                id,
                display_name: self.name.unwrap_or_default(),
                ..self.settings.environment()
            }),
            ..UpdateEnvironmentRequest::default()
        };
        session.show(request).await
    }
}

impl Settings {
    fn given(&self) -> [(&'static str, bool); 11] {
        [
            ("request_retention_days", self.request_retention.is_some()),
            ("user_retention_days", self.user_retention.is_some()),
            ("event_retention_days", self.event_retention.is_some()),
            ("deletion_grace_days", self.deletion_grace.is_some()),
            ("breaker.share_percent", self.breaker_share.is_some()),
            ("breaker.window_minutes", self.breaker_window.is_some()),
            ("breaker.people_min", self.breaker_min.is_some()),
            ("breaker.hold", self.breaker_hold.is_some()),
            ("branding.product_name", self.product_name.is_some()),
            ("branding.logo_url", self.logo_url.is_some()),
            ("branding.accent_color", self.accent_color.is_some()),
        ]
    }

    fn environment(self) -> Environment {
        let given = self.given();
        let has = |prefix| {
            given
                .iter()
                .any(|(path, is)| *is && path.starts_with(prefix))
        };
        let (has_breaker, has_branding) = (has("breaker."), has("branding."));
        let breaker = Breaker {
            share_percent: self.breaker_share.unwrap_or_default(),
            window_minutes: self.breaker_window.unwrap_or_default(),
            people_min: self.breaker_min.unwrap_or_default(),
            hold: self.breaker_hold.unwrap_or_default(),
        };
        let branding = Branding {
            product_name: self.product_name.unwrap_or_default(),
            logo_url: self.logo_url.unwrap_or_default(),
            accent_color: self.accent_color.unwrap_or_default(),
        };
        Environment {
            request_retention_days: self.request_retention.unwrap_or_default(),
            user_retention_days: self.user_retention.unwrap_or_default(),
            event_retention_days: self.event_retention.unwrap_or_default(),
            deletion_grace_days: self.deletion_grace.unwrap_or_default(),
            breaker: has_breaker.then_some(breaker),
            branding: has_branding.then_some(branding),
            ..Environment::default()
        }
    }
}
