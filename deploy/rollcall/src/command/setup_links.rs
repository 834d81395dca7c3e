//! `rollcall setup-links`.

use clap::{Args, Subcommand};
use rollcall_client::proto::management::v1::{
    CreateSetupLinkRequest, GetSetupLinkRequest, ListSetupLinksRequest, RevokeSetupLinkRequest,
    SetupLink,
};

use super::Run;
use super::confirm::Consent;
use super::failure::Outcome;
use super::session::{Limit, Session};
use super::table::Columns;
use super::time::When;

const COLUMNS: Columns = &[
    ("ID", "id"),
    ("ORGANIZATION ID", "organization_id"),
    ("DIRECTORY ID", "directory_id"),
    ("EXPIRES", "expire_time"),
    ("USED", "redeem_time"),
    ("REVOKED", "revoke_time"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a setup link; its path below the edge's address is shown once.
    Create(Create),
    /// List setup links, those that have ended too.
    List {
        /// Only those of this organization, by its id.
        #[arg(long, value_name = "ID")]
        organization: Option<String>,
        #[command(flatten)]
        limit: Limit,
    },
    /// Show a setup link, but for its secret.
    Get {
        /// The setup link, by its id.
        id: String,
    },
    /// End a setup link, and what was opened with it.
    Revoke {
        /// The setup link, by its id.
        id: String,
        #[command(flatten)]
        consent: Consent,
    },
}

#[derive(Debug, Args)]
pub struct Create {
    #[command(flatten)]
    place: Place,
    /// Until when it can be used: a time of RFC 3339, or from now on such as 3d; at
    /// most 30d [default: 7d].
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    expires: Option<When>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Place {
    /// The organization, by its id, of which a directory is made.
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    /// The directory to configure, by its id.
    #[arg(long, value_name = "ID")]
    directory: Option<String>,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Create(create) => {
                let request = CreateSetupLinkRequest {
                    setup_link: Some(SetupLink {
                        organization_id: create.place.organization.unwrap_or_default(),
                        directory_id: create.place.directory.unwrap_or_default(),
                        expire_time: create.expires.map(When::ahead),
                        ..SetupLink::default()
                    }),
                    ..CreateSetupLinkRequest::default()
                };
                session.show_once(request).await
            }
            Self::List {
                organization,
                limit,
            } => {
                let request = ListSetupLinksRequest {
                    environment_id: session.environment.clone(),
                    organization_id: organization.unwrap_or_default(),
                    ..ListSetupLinksRequest::default()
                };
                session.list(request, COLUMNS, &limit).await
            }
            Self::Get { id } => session.show(GetSetupLinkRequest { id }).await,
            Self::Revoke { id, consent } => {
                consent.ask(&format!("End the setup link {id}?")).await?;
                let request = RevokeSetupLinkRequest {
                    id,
                    ..RevokeSetupLinkRequest::default()
                };
                session.show(request).await
            }
        }
    }
}
