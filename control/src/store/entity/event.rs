//! An event of the change feed.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{DirectoryId, EnvironmentId, EventId, GroupId, OrganizationId, RequestId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    /// The order of insertion.
    #[sea_orm(primary_key)]
    pub ordinal: i64,
    pub id: EventId,
    pub environment_id: EnvironmentId,
    /// None of a webhook endpoint of the whole environment.
    pub organization_id: Option<OrganizationId>,
    /// None of a webhook endpoint.
    pub directory_id: Option<DirectoryId>,
    /// The place in the environment's feed; none until it is numbered.
    pub position: Option<i64>,
    /// The number of an `EventKind`.
    pub kind: i32,
    /// The person whom it tells of: the id of a user, or the name under which a
    /// group awaits somebody.
    pub subject: Option<String>,
    pub request_id: Option<RequestId>,
    /// An encoded `rollcall.event.v1.Event`, of what no column has.
    pub payload: Vec<u8>,
    /// Whether the payload has no personal data any more.
    pub is_forgotten: bool,
    pub create_time: Moment,
    /// The group that it is about, of events that are about one.
    pub group_id: Option<GroupId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
