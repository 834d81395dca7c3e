//! `rollcall organizations`.

use clap::{Args, Subcommand};
use rollcall_client::proto::management::v1::{
    CreateOrganizationRequest, DeleteOrganizationRequest, GetOrganizationRequest,
    ListOrganizationsRequest, Organization, RestoreOrganizationRequest, SearchOrganizationsRequest,
    UpdateOrganizationRequest,
};

use super::Run;
use super::confirm::Consent;
use super::failure::Outcome;
use super::mask::mask;
use super::session::{Limit, Session};
use super::table::Columns;

const COLUMNS: Columns = &[
    ("ID", "id"),
    ("EXTERNAL ID", "external_id"),
    ("NAME", "display_name"),
    ("DOMAINS", "domains"),
    ("CREATED", "create_time"),
    ("DELETED", "delete_time"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make an organization.
    Create(Create),
    /// List organizations, in the order of their creation.
    List(List),
    /// Find organizations whose name begins so.
    Search(Search),
    /// Show an organization.
    Get {
        /// The organization, by its id.
        id: String,
    },
    /// Change what is given of an organization, and nothing else.
    Update(Update),
    /// Delete an organization with its directories, whose tokens open nothing from
    /// then on.
    Delete {
        /// The organization, by its id.
        id: String,
        #[command(flatten)]
        consent: Consent,
    },
    /// Restore a deleted organization, with the directories that were deleted with it.
    Restore {
        /// The organization, by its id.
        id: String,
    },
}

#[derive(Debug, Args)]
pub struct Create {
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The product's own id of it, unique in the environment.
    #[arg(long, value_name = "ID")]
    external_id: Option<String>,
    /// A domain that its people's addresses must have; may be repeated [default: any].
    #[arg(long = "domain", value_name = "DOMAIN")]
    domains: Vec<String>,
    /// Do not enforce the domains.
    #[arg(long)]
    allow_any_domain: bool,
}

#[derive(Debug, Args)]
pub struct List {
    /// Only the one with this id of the product's own.
    #[arg(long, value_name = "ID")]
    external_id: Option<String>,
    /// Only those that have this domain.
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Deleted ones too.
    #[arg(long)]
    deleted: bool,
    #[command(flatten)]
    limit: Limit,
}

#[derive(Debug, Args)]
pub struct Search {
    /// What it begins with, in any case.
    prefix: String,
    /// Deleted ones too.
    #[arg(long)]
    deleted: bool,
    #[command(flatten)]
    limit: Limit,
}

#[derive(Debug, Args)]
pub struct Update {
    /// The organization, by its id.
    id: String,
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The product's own id of it; empty for none.
    #[arg(long, value_name = "ID")]
    external_id: Option<String>,
    /// All domains that its people's addresses must have; may be repeated.
    #[arg(long = "domain", value_name = "DOMAIN")]
    domains: Vec<String>,
    /// It has no domains.
    #[arg(long, conflicts_with = "domains")]
    no_domains: bool,
    /// Whether the domains are not enforced.
    #[arg(long, value_name = "BOOL")]
    allow_any_domain: Option<bool>,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Create(create) => session.show(create.request(session)).await,
            Self::List(list) => {
                let request = ListOrganizationsRequest {
                    environment_id: session.environment.clone(),
                    external_id: list.external_id.unwrap_or_default(),
                    domain: list.domain.unwrap_or_default(),
                    show_deleted: list.deleted,
                    ..ListOrganizationsRequest::default()
                };
                session.list(request, COLUMNS, &list.limit).await
            }
            Self::Search(search) => {
                let request = SearchOrganizationsRequest {
                    environment_id: session.environment.clone(),
                    prefix: search.prefix,
                    show_deleted: search.deleted,
                    ..SearchOrganizationsRequest::default()
                };
                session.list(request, COLUMNS, &search.limit).await
            }
            Self::Get { id } => session.show(GetOrganizationRequest { id }).await,
            Self::Update(update) => session.show(update.request()?).await,
            Self::Delete { id, consent } => {
                let what = format!("Delete the organization {id} with its directories?");
                consent.ask(&what).await?;
                let request = DeleteOrganizationRequest {
                    id,
                    ..DeleteOrganizationRequest::default()
                };
                session.show(request).await
            }
            Self::Restore { id } => {
                let request = RestoreOrganizationRequest {
                    id,
                    ..RestoreOrganizationRequest::default()
                };
                session.show(request).await
            }
        }
    }
}

impl Create {
    fn request(self, session: &Session) -> CreateOrganizationRequest {
        CreateOrganizationRequest {
            environment_id: session.environment.clone(),
            organization: Some(Organization {
                display_name: self.name,
                external_id: self.external_id.unwrap_or_default(),
                domains: self.domains,
                allow_any_domain: self.allow_any_domain,
                ..Organization::default()
            }),
            ..CreateOrganizationRequest::default()
        }
    }
}

impl Update {
    fn request(self) -> Outcome<UpdateOrganizationRequest> {
        let has_domains = !self.domains.is_empty() || self.no_domains;
        let update_mask = mask(&[
            ("display_name", self.name.is_some()),
            ("external_id", self.external_id.is_some()),
            ("domains", has_domains),
            ("allow_any_domain", self.allow_any_domain.is_some()),
        ])?;
        Ok(UpdateOrganizationRequest {
            update_mask,
            organization: Some(Organization {
                id: self.id,
                display_name: self.name.unwrap_or_default(),
                external_id: self.external_id.unwrap_or_default(),
                domains: self.domains,
                allow_any_domain: self.allow_any_domain.unwrap_or_default(),
                ..Organization::default()
            }),
            ..UpdateOrganizationRequest::default()
        })
    }
}
