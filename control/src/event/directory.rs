//! Events of directories. What a directory does to all that it holds is told of
//! each: a product follows people, not directories.

use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{DirectoryChange, EventKind};

use super::membership::{Member, added, removed};
use super::record::{Draft, Recorder};
use super::{group as group_event, holdings, user as user_event};
use crate::error::Result;
use crate::place::Place;
use crate::store::entity::{directory, user};
use crate::{group as group_rules, user as user_rules};

/// What becomes of all that a directory holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// Nobody of it has access.
    Disabled,
    Enabled,
    /// All of it is out of sight.
    Deleted,
    Restored,
}

impl Recorder<'_> {
    /// `before` and `after` stand at the recorder's place but for what they say of
    /// themselves.
    pub async fn directory(
        &self,
        kind: EventKind,
        before: Option<&directory::Model>,
        after: Option<&directory::Model>,
    ) -> Result<()> {
        self.directory_said(kind, before, after, String::new())
            .await
    }

    /// The same, with what is wrong with it.
    pub async fn directory_said(
        &self,
        kind: EventKind,
        before: Option<&directory::Model>,
        after: Option<&directory::Model>,
        error: String,
    ) -> Result<()> {
        let describe = |row| self.place.describe(row);
        let draft = Draft {
            kind,
            subject: None,
            changed_paths: match (before, after) {
                (Some(before), Some(after)) => paths(before, after),
                _ => vec![],
            },
            change: Change::Directory(Box::new(DirectoryChange {
                before: before.map(describe),
                after: after.map(describe),
                error,
            })),
        };
        self.record(vec![draft]).await
    }
}

fn paths(before: &directory::Model, after: &directory::Model) -> Vec<String> {
    let mut paths = vec![];
    if before.display_name != after.display_name {
        paths.push("display_name".to_owned());
    }
    if before.is_primary != after.is_primary {
        paths.push("is_primary".to_owned());
    }
    if before.disable_time != after.disable_time {
        paths.push("disable_time".to_owned());
    }
    paths
}

/// Tells of everything that the recorder's directory holds. What goes, goes from
/// the outside in: memberships, groups, people.
pub async fn tell_all_of(recorder: &Recorder<'_>, holding: Holding) -> Result<()> {
    match holding {
        Holding::Disabled | Holding::Enabled => users(recorder, holding).await,
        Holding::Deleted => {
            memberships(recorder, holding).await?;
            groups(recorder, holding).await?;
            users(recorder, holding).await
        }
        Holding::Restored => {
            users(recorder, holding).await?;
            groups(recorder, holding).await?;
            memberships(recorder, holding).await
        }
    }
}

async fn users(recorder: &Recorder<'_>, holding: Holding) -> Result<()> {
    let [enabled, disabled] = [false, true].map(|is_disabled| Place {
        is_disabled,
        ..recorder.place.clone()
    });
    let at = |row: user::Model, place| user_rules::describe(row, place);
    let draft = |row: user::Model| match holding {
        // Whoever had no access neither loses nor gets any.
        Holding::Disabled | Holding::Enabled if !row.active => None,
        Holding::Disabled => Some(user_event::changed_from(
            at(row.clone(), &enabled),
            at(row, &disabled),
        )),
        Holding::Enabled => Some(user_event::changed_from(
            at(row.clone(), &disabled),
            at(row, &enabled),
        )),
        Holding::Deleted => Some(user_event::went(at(row, &recorder.place))),
        Holding::Restored => {
            let row = at(row, &recorder.place);
            Some(user_event::came(EventKind::UserRestored, row))
        }
    };
    let id = recorder.place.directory_id;
    let mut after = None;
    loop {
        let rows = holdings::users(recorder.connection, id, after).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        let drafts = rows.into_iter().filter_map(draft).collect();
        recorder.record(drafts).await?;
    }
}

async fn groups(recorder: &Recorder<'_>, holding: Holding) -> Result<()> {
    let id = recorder.place.directory_id;
    let mut after = None;
    loop {
        let rows = holdings::groups(recorder.connection, id, after).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        let drafts = rows.into_iter().map(|row| {
            let described = group_rules::describe_alone(row, &recorder.place);
            match holding {
                Holding::Restored => group_event::came(described),
                _ => group_event::went(described),
            }
        });
        recorder.record(drafts.collect()).await?;
    }
}

async fn memberships(recorder: &Recorder<'_>, holding: Holding) -> Result<()> {
    let id = recorder.place.directory_id;
    for group_id in holdings::group_ids(recorder.connection, id).await? {
        let mut after = String::new();
        loop {
            let rows = holdings::memberships(recorder.connection, id, group_id, &after).await?;
            let Some(last) = rows.last() else {
                break;
            };
            after.clone_from(&last.member_id);
            let members = rows.iter().map(Member::of);
            let drafts = members.map(|member| match holding {
                Holding::Restored => added(group_id, member),
                _ => removed(group_id, member),
            });
            recorder.record(drafts.collect()).await?;
        }
    }
    Ok(())
}
