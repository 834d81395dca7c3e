//! `rollcall audit`.

use clap::{Args, Subcommand};
use rollcall_client::proto::management::v1::ListAuditEntriesRequest;

use super::Run;
use super::failure::Outcome;
use super::session::{Limit, Session};
use super::table::Columns;

const COLUMNS: Columns = &[
    ("TIME", "create_time"),
    ("ACTOR", "actor_kind"),
    ("ACTOR ID", "actor_id"),
    ("METHOD", "method"),
    ("RESOURCE ID", "resource_id"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List who changed what, the latest first; --json has what was before and after.
    List(List),
}

#[derive(Debug, Args)]
pub struct List {
    /// Only about this organization and what it holds, by its id.
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    /// Only about this resource, of whatever kind, by its id.
    #[arg(long, value_name = "ID")]
    resource: Option<String>,
    #[command(flatten)]
    limit: Limit,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        let Self::List(list) = self;
        let request = ListAuditEntriesRequest {
            environment_id: session.environment.clone(),
            organization_id: list.organization.unwrap_or_default(),
            resource_id: list.resource.unwrap_or_default(),
            ..ListAuditEntriesRequest::default()
        };
        session.list(request, COLUMNS, &list.limit).await
    }
}
