//! `rollcall events`.

use clap::{Args, Subcommand};
use rollcall_client::proto::event::v1::{EventFilter, EventKind};
use rollcall_client::proto::management::v1::ListDirectoryEventsRequest;

use super::Run;
use super::failure::Outcome;
use super::follow::Follow;
use super::screen;
use super::session::{Limit, Session};
use super::table::Columns;

pub(super) const COLUMNS: Columns = &[
    ("POSITION", "position"),
    ("TIME", "create_time"),
    ("KIND", "kind"),
    ("ACCESS", "user.access"),
    (
        "ABOUT ID",
        "user.user_id|group.group_id|membership.user_id|membership.member_group_id|membership.\
         parked_name|directory.after.id|directory.before.id|token.token_id|webhook_endpoint.\
         webhook_endpoint_id",
    ),
    ("IN GROUP ID", "membership.group_id"),
    ("CHANGED", "changed_paths"),
    ("CAUSE ID", "cause.request_id|cause.actor_id"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the events behind a cursor, in their order.
    List(List),
    /// Print the events behind a cursor and those to come, each once, until
    /// interrupted; lost connections are made again.
    Follow(Follow),
    /// List what happened in a directory, the latest first.
    Latest(Latest),
}

/// Which events.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// Only of this organization, by its id.
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    /// Only of this directory, by its id.
    #[arg(long, value_name = "ID")]
    directory: Option<String>,
    /// Only of this kind, such as user-deactivated; may be repeated.
    #[arg(long = "kind", value_name = "KIND", value_parser = kind)]
    kinds: Vec<EventKind>,
}

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    which: Which,
    /// Where to begin, as another list or an event says it [default: before the first
    /// event].
    #[arg(
        long,
        value_name = "CURSOR",
        default_value = "",
        hide_default_value = true
    )]
    cursor: String,
    /// Print at most so many [default: all].
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
}

#[derive(Debug, Args)]
pub struct Latest {
    /// The directory, by its id.
    #[arg(long, value_name = "ID")]
    directory: String,
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    limit: Limit,
}

#[derive(Debug, Args)]
#[group(multiple = false)]
struct About {
    /// Only about this user, by their id.
    #[arg(long, value_name = "ID")]
    user: Option<String>,
    /// Only about this group, by its id.
    #[arg(long, value_name = "ID")]
    group: Option<String>,
    /// Only what this SCIM request caused, by its id.
    #[arg(long, value_name = "ID")]
    request: Option<String>,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::List(list) => list.run(session).await,
            Self::Follow(follow) => follow.run(session).await,
            Self::Latest(latest) => {
                let request = ListDirectoryEventsRequest {
                    directory_id: latest.directory,
                    user_id: latest.about.user.unwrap_or_default(),
                    group_id: latest.about.group.unwrap_or_default(),
                    cause_request_id: latest.about.request.unwrap_or_default(),
                    ..ListDirectoryEventsRequest::default()
                };
                session.list(request, COLUMNS, &latest.limit).await
            }
        }
    }
}

impl List {
    async fn run(self, session: &Session) -> Outcome {
        let mut left = self.limit.map_or(usize::MAX, |limit| limit as usize);
        let mut table = screen::table(COLUMNS);
        let mut events = session.client.events(&self.cursor, self.which.filter());
        while left > 0
            && let Some(mut batch) = events.next_batch().await?
        {
            batch.events.truncate(left);
            left -= batch.events.len();
            session.screen.items(&mut table, COLUMNS, &batch.events)?;
        }
        Ok(())
    }
}

impl Which {
    pub(super) fn filter(self) -> EventFilter {
        EventFilter {
            organization_id: self.organization.unwrap_or_default(),
            directory_id: self.directory.unwrap_or_default(),
            kinds: self.kinds.into_iter().map(i32::from).collect(),
        }
    }
}

/// `user-deactivated`, in any case, with `_` or `.` too.
fn kind(text: &str) -> Result<EventKind, String> {
    let name = text.to_ascii_uppercase().replace(['-', '.'], "_");
    let kind = EventKind::from_str_name(&format!("EVENT_KIND_{name}"));
    kind.filter(|kind| *kind != EventKind::Unspecified)
        .ok_or_else(|| "not a kind of events such as user-deactivated".to_owned())
}
