//! Events of directories. What a directory does to all that it holds is told of
//! each: a product follows people, not directories.

use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{DirectoryChange, EventKind};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::membership::{Member, added, removed};
use super::record::{Draft, Recorder};
use super::{group as group_event, user as user_event};
use crate::error::Result;
use crate::id::{GroupId, UserId};
use crate::place::Place;
use crate::store::entity::{directory, group, membership, user};
use crate::{group as group_rules, user as user_rules};

/// Rows that are read at a time.
const ROWS_MAX: u64 = 500;

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
    let enabled = Place {
        is_disabled: false,
        ..recorder.place.clone()
    };
    let disabled = Place {
        is_disabled: true,
        ..recorder.place.clone()
    };
    let is_about_access = matches!(holding, Holding::Disabled | Holding::Enabled);
    let mut after: Option<UserId> = None;
    loop {
        let mut select = user::Entity::find()
            .filter(user::Column::DirectoryId.eq(recorder.place.directory_id))
            .filter(user::Column::DeleteTime.is_null());
        if is_about_access {
            // Whoever had no access neither loses nor gets any.
            select = select.filter(user::Column::Active.eq(true));
        }
        if let Some(after) = after {
            select = select.filter(user::Column::Id.gt(after));
        }
        let rows = select
            .order_by_asc(user::Column::Id)
            .limit(ROWS_MAX)
            .all(recorder.connection)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        let at = |row: user::Model, place| user_rules::describe(row, place);
        let drafts = rows.into_iter().map(|row| match holding {
            Holding::Disabled => {
                user_event::changed_from(at(row.clone(), &enabled), at(row, &disabled))
            }
            Holding::Enabled => {
                user_event::changed_from(at(row.clone(), &disabled), at(row, &enabled))
            }
            Holding::Deleted => user_event::went(at(row, &recorder.place)),
            Holding::Restored => {
                user_event::came(EventKind::UserRestored, at(row, &recorder.place))
            }
        });
        recorder.record(drafts.collect()).await?;
    }
}

async fn groups(recorder: &Recorder<'_>, holding: Holding) -> Result<()> {
    let mut after: Option<GroupId> = None;
    loop {
        let mut select = group::Entity::find()
            .filter(group::Column::DirectoryId.eq(recorder.place.directory_id));
        if let Some(after) = after {
            select = select.filter(group::Column::Id.gt(after));
        }
        let rows = select
            .order_by_asc(group::Column::Id)
            .limit(ROWS_MAX)
            .all(recorder.connection)
            .await?;
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

/// Group by group, since memberships are found by their groups.
async fn memberships(recorder: &Recorder<'_>, holding: Holding) -> Result<()> {
    let groups: Vec<GroupId> = group::Entity::find()
        .select_only()
        .column(group::Column::Id)
        .filter(group::Column::DirectoryId.eq(recorder.place.directory_id))
        .order_by_asc(group::Column::Id)
        .into_tuple()
        .all(recorder.connection)
        .await?;
    for group_id in groups {
        let mut after = String::new();
        loop {
            let rows = membership::Entity::find()
                .filter(membership::Column::DirectoryId.eq(recorder.place.directory_id))
                .filter(membership::Column::GroupId.eq(group_id))
                .filter(membership::Column::MemberId.gt(after))
                .order_by_asc(membership::Column::MemberId)
                .limit(ROWS_MAX)
                .all(recorder.connection)
                .await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = last.member_id.clone();
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
