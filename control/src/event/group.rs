//! Events of groups.

use rollcall_proto::directory::v1::Group;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{EventKind, GroupChange};

use super::record::{Draft, Recorder};
use crate::difference::{self, changed};
use crate::error::Result;
use crate::group::describe_alone;
use crate::store::entity::group;

impl Recorder<'_> {
    pub async fn group_created(&self, row: &group::Model) -> Result<()> {
        let after = describe_alone(row.clone(), &self.place);
        self.record(vec![came(after)]).await
    }

    pub async fn group_changed(&self, before: &group::Model, after: &group::Model) -> Result<()> {
        let [before, after] = [before, after].map(|row| describe_alone(row.clone(), &self.place));
        let paths = changed(&before.attributes, &after.attributes);
        let changed_paths = paths.iter().map(difference::Changed::path).collect();
        let (kind, after) = (EventKind::GroupUpdated, Some(after));
        self.record(vec![draft(kind, changed_paths, Some(before), after)])
            .await
    }

    pub async fn group_deleted(&self, row: &group::Model) -> Result<()> {
        let before = describe_alone(row.clone(), &self.place);
        self.record(vec![went(before)]).await
    }
}

pub(super) fn came(after: Group) -> Draft {
    draft(EventKind::GroupCreated, vec![], None, Some(after))
}

pub(super) fn went(before: Group) -> Draft {
    draft(EventKind::GroupDeleted, vec![], Some(before), None)
}

fn draft(
    kind: EventKind,
    changed_paths: Vec<String>,
    before: Option<Group>,
    after: Option<Group>,
) -> Draft {
    let of_one = before.as_ref().or(after.as_ref());
    Draft {
        kind,
        subject: None,
        changed_paths,
        change: Change::Group(Box::new(GroupChange {
            group_id: of_one.map(|group| group.id.clone()).unwrap_or_default(),
            before,
            after,
        })),
    }
}
