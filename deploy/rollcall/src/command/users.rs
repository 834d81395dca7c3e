//! `rollcall users`.

use clap::{Args, Subcommand};
use rollcall_client::proto::directory::v1::{GetUserRequest, ListUsersRequest, SearchUsersRequest};
use rollcall_client::proto::management::v1::{EraseUserRequest, ListDeletedUsersRequest};

use super::Run;
use super::confirm::Consent;
use super::failure::Outcome;
use super::selection::Selection;
use super::session::{Limit, Session};
use super::table::Columns;

pub(super) const COLUMNS: Columns = &[
    ("ID", "id"),
    ("ACTIVE", "active"),
    ("EMAIL", "email"),
    ("USER NAME", "attributes.user_name"),
    ("NAME", "attributes.display_name|attributes.name.formatted"),
];

const DELETED_COLUMNS: Columns = &[
    ("ID", "id"),
    ("USER NAME", "user_name"),
    ("DELETED", "delete_time"),
    ("PURGED", "purge_time"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the users of a directory, deactivated ones too.
    List(List),
    /// Show a user with all attributes.
    Get {
        /// The user, by their id.
        id: String,
    },
    /// Find users whose user name, display name or address begins so.
    Search {
        /// The directory, by its id.
        #[arg(long, value_name = "ID")]
        directory: String,
        /// What it begins with, in any case.
        prefix: String,
        #[command(flatten)]
        limit: Limit,
    },
    /// List users whom the identity provider deleted and who are kept still.
    Deleted {
        /// The directory, by its id.
        #[arg(long, value_name = "ID")]
        directory: String,
        #[command(flatten)]
        limit: Limit,
    },
    /// Keep nothing of one person, at once and for good.
    Erase {
        /// The user, by their id.
        id: String,
        #[command(flatten)]
        consent: Consent,
    },
}

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    selection: Selection,
    /// Only those who should (true) or should not (false) have access.
    #[arg(long, value_name = "BOOL")]
    active: Option<bool>,
    #[command(flatten)]
    limit: Limit,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::List(list) => {
                let request = ListUsersRequest {
                    selection: Some(list.selection.of_users()),
                    active: list.active,
                    ..ListUsersRequest::default()
                };
                session.list(request, COLUMNS, &list.limit).await
            }
            Self::Get { id } => session.show(GetUserRequest { id }).await,
            Self::Search {
                directory,
                prefix,
                limit,
            } => {
                let request = SearchUsersRequest {
                    directory_id: directory,
                    prefix,
                    ..SearchUsersRequest::default()
                };
                session.list(request, COLUMNS, &limit).await
            }
            Self::Deleted { directory, limit } => {
                let request = ListDeletedUsersRequest {
                    directory_id: directory,
                    ..ListDeletedUsersRequest::default()
                };
                session.list(request, DELETED_COLUMNS, &limit).await
            }
            Self::Erase { id, consent } => {
                let what = format!("Keep nothing of the user {id}, for good?");
                consent.ask(&what).await?;
                let request = EraseUserRequest {
                    id: id.clone(),
                    ..EraseUserRequest::default()
                };
                session.do_to(&id, "Erased", request).await
            }
        }
    }
}
