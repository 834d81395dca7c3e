//! One change by the management or setup API, or by the operator's commands.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{AuditEntryId, EnvironmentId, OrganizationId};
use crate::store::document::Json;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditEntryId,
    /// Absent where it was of no environment.
    pub environment_id: Option<EnvironmentId>,
    pub organization_id: Option<OrganizationId>,
    /// The number of an `ActorKind`.
    pub actor_kind: i32,
    pub actor_id: Option<String>,
    pub method: String,
    pub resource_id: String,
    pub before: Option<Json>,
    pub after: Option<Json>,
    pub create_time: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
