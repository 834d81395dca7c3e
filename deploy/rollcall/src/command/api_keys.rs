//! `rollcall keys`.

use clap::{Args, Subcommand, ValueEnum};
use rollcall_client::proto::management::v1::{
    ApiKey, CreateApiKeyRequest, GetApiKeyRequest, ListApiKeysRequest, RevokeApiKeyRequest, Scope,
    UpdateApiKeyRequest,
};

use super::Run;
use super::confirm::Consent;
use super::failure::Outcome;
use super::mask::mask;
use super::session::{Limit, Session};
use super::table::Columns;
use super::time::When;

const COLUMNS: Columns = &[
    ("ID", "id"),
    ("NAME", "display_name"),
    ("SCOPES", "scopes"),
    ("ORGANIZATION ID", "organization_id"),
    ("EXPIRES", "expire_time"),
    ("REVOKED", "revoke_time"),
    ("LAST USED", "last_use_time"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make an API key; it is shown once.
    Create(Create),
    /// List API keys, those that have ended too.
    List {
        /// Only those of this organization, by its id.
        #[arg(long, value_name = "ID")]
        organization: Option<String>,
        #[command(flatten)]
        limit: Limit,
    },
    /// Show an API key, but for its secret.
    Get {
        /// The API key, by its id.
        id: String,
    },
    /// Change an API key's name, scopes or end.
    Update(Update),
    /// End an API key at once.
    Revoke {
        /// The API key, by its id.
        id: String,
        #[command(flatten)]
        consent: Consent,
    },
}

#[derive(Debug, Args)]
pub struct Create {
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: String,
    /// What it may do; may be repeated.
    #[arg(long = "scope", value_enum, required = true)]
    scopes: Vec<ScopeName>,
    /// The one organization that it sees, by its id [default: all].
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    /// When it ends by itself: a time of RFC 3339, or from now on such as 90d
    /// [default: never].
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    expires: Option<When>,
}

#[derive(Debug, Args)]
pub struct Update {
    /// The API key, by its id.
    id: String,
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// All that it may do; may be repeated.
    #[arg(long = "scope", value_enum)]
    scopes: Vec<ScopeName>,
    /// When it ends by itself: a time of RFC 3339, or from now on such as 90d.
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    expires: Option<When>,
    /// It does not end by itself.
    #[arg(long, conflicts_with = "expires")]
    never_expires: bool,
}

/// What a caller may do.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ScopeName {
    /// Read users and groups.
    ReadUsers,
    /// Follow the events.
    FollowEvents,
    /// Manage the environment.
    Manage,
}

impl ScopeName {
    pub(super) fn numbers(names: &[Self]) -> Vec<i32> {
        let scopes = names.iter().map(|name| match name {
            Self::ReadUsers => Scope::ReadUsers,
            Self::FollowEvents => Scope::FollowEvents,
            Self::Manage => Scope::Manage,
        });
        scopes.map(i32::from).collect()
    }
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Create(create) => session.show_once(create.request(session)).await,
            Self::List {
                organization,
                limit,
            } => {
                let request = ListApiKeysRequest {
                    environment_id: session.environment.clone(),
                    organization_id: organization.unwrap_or_default(),
                    ..ListApiKeysRequest::default()
                };
                session.list(request, COLUMNS, &limit).await
            }
            Self::Get { id } => session.show(GetApiKeyRequest { id }).await,
            Self::Update(update) => session.show(update.request()?).await,
            Self::Revoke { id, consent } => {
                consent
                    .ask(&format!("End the API key {id} at once?"))
                    .await?;
                let request = RevokeApiKeyRequest {
                    id,
                    ..RevokeApiKeyRequest::default()
                };
                session.show(request).await
            }
        }
    }
}

impl Create {
    fn request(self, session: &Session) -> CreateApiKeyRequest {
        CreateApiKeyRequest {
            api_key: Some(ApiKey {
                environment_id: session.environment.clone(),
                organization_id: self.organization.unwrap_or_default(),
                display_name: self.name,
                scopes: ScopeName::numbers(&self.scopes),
                expire_time: self.expires.map(When::ahead),
                ..ApiKey::default()
            }),
            ..CreateApiKeyRequest::default()
        }
    }
}

impl Update {
    fn request(self) -> Outcome<UpdateApiKeyRequest> {
        let ends = self.expires.is_some() || self.never_expires;
        Ok(UpdateApiKeyRequest {
            update_mask: mask(&[
                ("display_name", self.name.is_some()),
                ("scopes", !self.scopes.is_empty()),
                ("expire_time", ends),
            ])?,
            api_key: Some(ApiKey {
                id: self.id,
                display_name: self.name.unwrap_or_default(),
                scopes: ScopeName::numbers(&self.scopes),
                expire_time: self.expires.map(When::ahead),
                ..ApiKey::default()
            }),
            ..UpdateApiKeyRequest::default()
        })
    }
}
