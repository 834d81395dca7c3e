//! `rollcall trusted-issuers`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use rollcall_client::proto::management::v1::{
    CreateTrustedIssuerRequest, DeleteTrustedIssuerRequest, GetTrustedIssuerRequest,
    ListTrustedIssuersRequest, TrustedIssuer,
};

use super::Run;
use super::api_keys::ScopeName;
use super::confirm::Consent;
use super::connection::not_read;
use super::failure::Outcome;
use super::session::{Limit, Session};
use super::table::Columns;

const COLUMNS: Columns = &[
    ("ID", "id"),
    ("ISSUER", "issuer"),
    ("AUDIENCE", "audience"),
    ("SUBJECT", "subject"),
    ("SCOPES", "scopes"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Trust the tokens of a workload, such as of a Kubernetes service account.
    Create(Create),
    /// List the workloads that are trusted.
    List {
        #[command(flatten)]
        limit: Limit,
    },
    /// Show a workload that is trusted.
    Get {
        /// The trusted issuer, by its id.
        id: String,
    },
    /// Trust a workload no longer, at once.
    Delete {
        /// The trusted issuer, by its id.
        id: String,
        #[command(flatten)]
        consent: Consent,
    },
}

#[derive(Debug, Args)]
pub struct Create {
    /// Who issues its tokens, as their `iss` has it: an https URL.
    #[arg(long, value_name = "URL")]
    issuer: String,
    /// Whom its tokens must be for, as their `aud` has it.
    #[arg(long, value_name = "AUDIENCE")]
    audience: String,
    /// Who it is, as the `sub` of its tokens has it.
    #[arg(long, value_name = "SUBJECT")]
    subject: String,
    /// What it may do; may be repeated.
    #[arg(long = "scope", value_enum, required = true)]
    scopes: Vec<ScopeName>,
    /// The one organization that it sees, by its id [default: all].
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    /// The file that has the issuer's JSON Web Key Set, for one that the service
    /// cannot reach.
    #[arg(long, value_name = "FILE")]
    jwks_file: Option<PathBuf>,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Create(create) => session.show(create.request(session)?).await,
            Self::List { limit } => {
                let request = ListTrustedIssuersRequest {
                    environment_id: session.environment.clone(),
                    ..ListTrustedIssuersRequest::default()
                };
                session.list(request, COLUMNS, &limit).await
            }
            Self::Get { id } => session.show(GetTrustedIssuerRequest { id }).await,
            Self::Delete { id, consent } => {
                let what = format!("Trust the workloads of {id} no longer?");
                consent.ask(&what).await?;
                let request = DeleteTrustedIssuerRequest {
                    id: id.clone(),
                    ..DeleteTrustedIssuerRequest::default()
                };
                session.do_to(&id, "Deleted", request).await
            }
        }
    }
}

impl Create {
    fn request(self, session: &Session) -> Outcome<CreateTrustedIssuerRequest> {
        let jwks = match &self.jwks_file {
            Some(path) => std::fs::read_to_string(path).map_err(|error| not_read(path, &error))?,
            None => String::new(),
        };
        Ok(CreateTrustedIssuerRequest {
            trusted_issuer: Some(TrustedIssuer {
                environment_id: session.environment.clone(),
                issuer: self.issuer,
                audience: self.audience,
                subject: self.subject,
                scopes: ScopeName::numbers(&self.scopes),
                organization_id: self.organization.unwrap_or_default(),
                jwks,
                ..TrustedIssuer::default()
            }),
            ..CreateTrustedIssuerRequest::default()
        })
    }
}
