//! `rollcall groups`.

use clap::{Args, Subcommand};
use rollcall_client::proto::directory::v1::{
    GetGroupRequest, ListGroupsRequest, ListParkedMembersRequest, ListUsersRequest,
    SearchGroupsRequest,
};

use super::failure::Outcome;
use super::selection::Selection;
use super::session::{Limit, Session};
use super::table::Columns;
use super::{Run, users};

const COLUMNS: Columns = &[
    ("ID", "id"),
    ("NAME", "attributes.display_name"),
    ("USERS", "member_count"),
    ("GROUPS", "member_group_count"),
    ("EXTERNAL ID", "attributes.external_id"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the groups of a directory.
    List {
        #[command(flatten)]
        selection: Selection,
        #[command(flatten)]
        limit: Limit,
    },
    /// Show a group.
    Get {
        /// The group, by its id.
        id: String,
    },
    /// List the users that are in a group.
    Members(Members),
    /// List those whom a group awaits, as the identity provider named them.
    Parked {
        /// The group, by its id.
        id: String,
        #[command(flatten)]
        limit: Limit,
    },
    /// Find groups whose name begins so.
    Search {
        /// The directory, by its id.
        #[arg(long, value_name = "ID")]
        directory: String,
        /// What it begins with, in any case.
        prefix: String,
        #[command(flatten)]
        limit: Limit,
    },
}

#[derive(Debug, Args)]
pub struct Members {
    /// The group, by its id.
    id: String,
    /// Those too that are in a group that is in it, however deep.
    #[arg(long)]
    indirect: bool,
    /// Only those who should (true) or should not (false) have access.
    #[arg(long, value_name = "BOOL")]
    active: Option<bool>,
    #[command(flatten)]
    limit: Limit,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::List { selection, limit } => {
                let request = ListGroupsRequest {
                    selection: Some(selection.of_groups()),
                    ..ListGroupsRequest::default()
                };
                session.list(request, COLUMNS, &limit).await
            }
            Self::Get { id } => session.show(GetGroupRequest { id }).await,
            Self::Members(members) => members.run(session).await,
            Self::Parked { id, limit } => {
                let request = ListParkedMembersRequest {
                    group_id: id,
                    ..ListParkedMembersRequest::default()
                };
                session.list(request, &[("NAME", "name")], &limit).await
            }
            Self::Search {
                directory,
                prefix,
                limit,
            } => {
                let request = SearchGroupsRequest {
                    directory_id: directory,
                    prefix,
                    ..SearchGroupsRequest::default()
                };
                session.list(request, COLUMNS, &limit).await
            }
        }
    }
}

impl Members {
    async fn run(self, session: &Session) -> Outcome {
        let group = session.client.group(&self.id).await?;
        let directory = rollcall_client::Selection::DirectoryId(group.directory_id);
        let request = ListUsersRequest {
            selection: Some(directory.into()),
            group_id: group.id,
            include_indirect: self.indirect,
            active: self.active,
            ..ListUsersRequest::default()
        };
        session.list(request, users::COLUMNS, &self.limit).await
    }
}
