//! Events of users. Whatever takes access or gives it ends here, and is told by
//! the same rule.

use rollcall_proto::directory::v1::User;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{AccessChange, EventKind, UserChange};

use super::record::{Draft, Recorder};
use crate::difference::{self, changed};
use crate::error::Result;
use crate::store::entity::user;
use crate::user::describe;

impl Recorder<'_> {
    pub async fn user_created(&self, row: &user::Model) -> Result<()> {
        let after = describe(row.clone(), &self.place);
        self.record(vec![came(EventKind::UserCreated, after)]).await
    }

    /// One who was deleted is back.
    pub async fn user_restored(&self, row: &user::Model) -> Result<()> {
        let after = describe(row.clone(), &self.place);
        self.record(vec![came(EventKind::UserRestored, after)])
            .await
    }

    pub async fn user_changed(&self, before: &user::Model, after: &user::Model) -> Result<()> {
        let [before, after] = [before, after].map(|row| describe(row.clone(), &self.place));
        self.record(vec![changed_from(before, after)]).await
    }

    pub async fn user_deleted(&self, row: &user::Model) -> Result<()> {
        let before = describe(row.clone(), &self.place);
        self.record(vec![went(before)]).await
    }
}

pub(super) fn came(kind: EventKind, after: User) -> Draft {
    draft(kind, None, Some(after))
}

pub(super) fn went(before: User) -> Draft {
    draft(EventKind::UserDeleted, Some(before), None)
}

pub(super) fn changed_from(before: User, after: User) -> Draft {
    let kind = match (before.active, after.active) {
        (true, false) => EventKind::UserDeactivated,
        (false, true) => EventKind::UserReactivated,
        _ => EventKind::UserUpdated,
    };
    draft(kind, Some(before), Some(after))
}

fn draft(kind: EventKind, before: Option<User>, after: Option<User>) -> Draft {
    let of_one = before.as_ref().or(after.as_ref());
    let user_id = of_one.map(|user| user.id.clone()).unwrap_or_default();
    let has_access = |user: &Option<User>| user.as_ref().is_some_and(|user| user.active);
    let access = match (has_access(&before), has_access(&after)) {
        (true, false) => AccessChange::Lost,
        (false, true) => AccessChange::Gained,
        _ => AccessChange::None,
    };
    Draft {
        kind,
        subject: Some(user_id.clone()),
        changed_paths: match (&before, &after) {
            (Some(before), Some(after)) => paths(before, after),
            _ => vec![],
        },
        change: Change::User(Box::new(UserChange {
            user_id,
            before,
            after,
            access: access.into(),
        })),
    }
}

/// That somebody is not active because the directory is disabled is a change of
/// `active` too.
fn paths(before: &User, after: &User) -> Vec<String> {
    let mut paths: Vec<String> = changed(&before.attributes, &after.attributes)
        .iter()
        .map(difference::Changed::path)
        .collect();
    let active = "active";
    if before.active != after.active && paths.iter().all(|path| path != active) {
        paths.insert(0, active.to_owned());
    }
    paths
}
