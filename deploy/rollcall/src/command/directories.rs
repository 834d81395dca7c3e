//! `rollcall directories`.

use clap::{Args, Subcommand};
use rollcall_client::proto::management::v1::{
    CreateDirectoryRequest, DeleteDirectoryRequest, Directory, DisableDirectoryRequest,
    EnableDirectoryRequest, GetDirectoryRequest, GetUserCountsRequest, ListDirectoriesRequest,
    ReleaseDeactivationsRequest, RestoreDirectoryRequest, UpdateDirectoryRequest,
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
    ("ORGANIZATION ID", "organization_id"),
    ("NAME", "display_name"),
    ("PRIMARY", "is_primary"),
    ("STATE", "health.state"),
    ("USERS", "health.user_count"),
    ("ACTIVE", "health.active_user_count"),
    ("GROUPS", "health.group_count"),
    ("LAST ERROR", "health.last_error"),
];

const COUNT_COLUMNS: Columns = &[
    ("DAY", "start_time"),
    ("USERS", "user_count"),
    ("ACTIVE", "active_user_count"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a directory; the first of an organization is its primary one.
    Create(Create),
    /// List directories and how they do, in the order of their creation.
    List(List),
    /// Show a directory and how it does.
    Get(One),
    /// Change a directory's name, or whether it is the primary one.
    Update(Update),
    /// Refuse SCIM requests, and tell products that nobody of it should have access.
    Disable(Confirmed),
    /// Take SCIM requests again.
    Enable(One),
    /// Delete a directory, whose tokens open nothing from then on.
    Delete(Confirmed),
    /// Restore a deleted directory with its users, groups and tokens.
    Restore(One),
    /// Let through the deactivations that the breaker holds.
    Release(One),
    /// Show how many users it had as each day began, and, without a day, has now.
    Counts(Counts),
}

#[derive(Debug, Args)]
pub struct One {
    /// The directory, by its id.
    id: String,
}

#[derive(Debug, Args)]
pub struct Confirmed {
    /// The directory, by its id.
    id: String,
    #[command(flatten)]
    consent: Consent,
}

#[derive(Debug, Args)]
pub struct Create {
    /// The organization, by its id.
    #[arg(long, value_name = "ID")]
    organization: String,
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: String,
}

#[derive(Debug, Args)]
pub struct List {
    /// Only those of this organization, by its id.
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    /// Deleted ones too.
    #[arg(long)]
    deleted: bool,
    #[command(flatten)]
    limit: Limit,
}

#[derive(Debug, Args)]
pub struct Update {
    /// The directory, by its id.
    id: String,
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Whether it stands for its organization.
    #[arg(long, value_name = "BOOL")]
    primary: Option<bool>,
}

#[derive(Debug, Args)]
pub struct Counts {
    /// The directory, by its id.
    id: String,
    /// From which day on: a time of RFC 3339, or until now such as 30d [default: 30d].
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    since: Option<When>,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Create(create) => session.show(create.request()).await,
            Self::List(list) => {
                let request = ListDirectoriesRequest {
                    environment_id: session.environment.clone(),
                    organization_id: list.organization.unwrap_or_default(),
                    show_deleted: list.deleted,
                    ..ListDirectoriesRequest::default()
                };
                session.list(request, COLUMNS, &list.limit).await
            }
            Self::Get(One { id }) => session.show(GetDirectoryRequest { id }).await,
            Self::Update(update) => session.show(update.request()?).await,
            Self::Disable(confirmed) => disable(session, confirmed).await,
            Self::Enable(One { id }) => {
                let request = EnableDirectoryRequest {
                    id,
                    ..EnableDirectoryRequest::default()
                };
                session.show(request).await
            }
            Self::Delete(confirmed) => delete(session, confirmed).await,
            Self::Restore(One { id }) => {
                let request = RestoreDirectoryRequest {
                    id,
                    ..RestoreDirectoryRequest::default()
                };
                session.show(request).await
            }
            Self::Release(One { id }) => {
                let request = ReleaseDeactivationsRequest {
                    id,
                    ..ReleaseDeactivationsRequest::default()
                };
                session.show(request).await
            }
            Self::Counts(counts) => {
                let request = GetUserCountsRequest {
                    directory_id: counts.id,
                    start_time: counts.since.map(When::ago),
                    end_time: None,
                };
                let mut answer = session.client.call(request).await?;
                answer.counts.extend(answer.current);
                session.print(COUNT_COLUMNS, &answer.counts)
            }
        }
    }
}

async fn disable(session: &Session, Confirmed { id, consent }: Confirmed) -> Outcome {
    let what = format!("Disable the directory {id}, so that nobody of it has access?");
    consent.ask(&what).await?;
    let request = DisableDirectoryRequest {
        id,
        ..DisableDirectoryRequest::default()
    };
    session.show(request).await
}

async fn delete(session: &Session, Confirmed { id, consent }: Confirmed) -> Outcome {
    let what = format!("Delete the directory {id} with its users and groups?");
    consent.ask(&what).await?;
    let request = DeleteDirectoryRequest {
        id,
        ..DeleteDirectoryRequest::default()
    };
    session.show(request).await
}

impl Create {
    fn request(self) -> CreateDirectoryRequest {
        CreateDirectoryRequest {
            organization_id: self.organization,
            directory: Some(Directory {
                display_name: self.name,
                ..Directory::default()
            }),
            ..CreateDirectoryRequest::default()
        }
    }
}

impl Update {
    fn request(self) -> Outcome<UpdateDirectoryRequest> {
        Ok(UpdateDirectoryRequest {
            update_mask: mask(&[
                ("display_name", self.name.is_some()),
                ("is_primary", self.primary.is_some()),
            ])?,
            directory: Some(Directory {
                id: self.id,
                display_name: self.name.unwrap_or_default(),
                is_primary: self.primary.unwrap_or_default(),
                ..Directory::default()
            }),
            ..UpdateDirectoryRequest::default()
        })
    }
}
