//! Events of memberships.

use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{self as wire, EventKind, membership};

use super::record::{Draft, Recorder};
use crate::error::Result;
use crate::id::{GroupId, UserId};
use crate::store::entity::membership as row;

/// Who is in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Member {
    User(UserId),
    Group(GroupId),
    /// Somebody who is awaited under this name.
    Parked(String),
}

impl Member {
    pub fn of(row: &row::Model) -> Self {
        match (row.user_id, row.member_group_id) {
            (Some(id), _) => Self::User(id),
            (None, Some(id)) => Self::Group(id),
            (None, None) => Self::Parked(row.member_id.clone()),
        }
    }

    /// As products see the membership.
    pub fn describe(self, group_id: GroupId) -> wire::Membership {
        let member = match self {
            Self::User(id) => membership::Member::UserId(id.to_string()),
            Self::Group(id) => membership::Member::MemberGroupId(id.to_string()),
            Self::Parked(name) => membership::Member::ParkedName(name),
        };
        wire::Membership {
            group_id: group_id.to_string(),
            member: Some(member),
        }
    }
}

impl Recorder<'_> {
    pub async fn members_added<I>(&self, group_id: GroupId, members: I) -> Result<()>
    where
        I: IntoIterator<Item = Member> + Send,
    {
        let drafts = members.into_iter().map(|member| added(group_id, member));
        self.record(drafts.collect()).await
    }

    pub async fn members_removed<I>(&self, group_id: GroupId, members: I) -> Result<()>
    where
        I: IntoIterator<Item = Member> + Send,
    {
        let drafts = members.into_iter().map(|member| removed(group_id, member));
        self.record(drafts.collect()).await
    }

    /// Of several groups.
    pub async fn memberships_removed(&self, memberships: Vec<(GroupId, Member)>) -> Result<()> {
        let drafts = memberships
            .into_iter()
            .map(|(group_id, member)| removed(group_id, member));
        self.record(drafts.collect()).await
    }
}

pub(super) fn added(group_id: GroupId, member: Member) -> Draft {
    let kind = match member {
        Member::Parked(_) => EventKind::MembershipParked,
        Member::User(_) | Member::Group(_) => EventKind::MembershipAdded,
    };
    draft(kind, group_id, member)
}

pub(super) fn removed(group_id: GroupId, member: Member) -> Draft {
    let kind = match member {
        Member::Parked(_) => EventKind::MembershipUnparked,
        Member::User(_) | Member::Group(_) => EventKind::MembershipRemoved,
    };
    draft(kind, group_id, member)
}

fn draft(kind: EventKind, group_id: GroupId, member: Member) -> Draft {
    Draft {
        kind,
        subject: match &member {
            Member::User(id) => Some(id.to_string()),
            Member::Group(_) => None,
            Member::Parked(name) => Some(name.clone()),
        },
        changed_paths: vec![],
        change: Change::Membership(member.describe(group_id)),
    }
}
