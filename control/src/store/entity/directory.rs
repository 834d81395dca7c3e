//! The connection to one identity provider of an organization.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{DirectoryId, EnvironmentId, OrganizationId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "directories")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DirectoryId,
    pub environment_id: EnvironmentId,
    pub organization_id: OrganizationId,
    pub display_name: String,
    /// At most one directory of an organization is.
    pub is_primary: bool,
    /// Users that are not deleted.
    pub user_count: i64,
    /// Users that should have access.
    pub active_user_count: i64,
    pub group_count: i64,
    /// How often a user came or went.
    pub user_list_version: i64,
    /// How often a group came or went.
    pub group_list_version: i64,
    pub create_time: Moment,
    pub update_time: Moment,
    pub disable_time: Option<Moment>,
    pub delete_time: Option<Moment>,
    /// Whether it was deleted by the deletion of its organization.
    pub deleted_with_organization: bool,
    /// Since when what it holds is being purged: it cannot be restored any more.
    pub purge_time: Option<Moment>,
    pub first_request_time: Option<Moment>,
    pub last_success_time: Option<Moment>,
    pub last_error_time: Option<Moment>,
    /// The number of a `RequestReason`.
    pub last_error_reason: Option<i32>,
    pub breaker_window_start: Option<Moment>,
    /// Active users when the window began.
    pub breaker_window_users: i64,
    /// Deactivations since the window began.
    pub breaker_count: i64,
    pub breaker_trip_time: Option<Moment>,
}

impl Model {
    /// Whether so many lost access at once that it may be a mistake.
    pub fn is_tripped(&self) -> bool {
        self.breaker_trip_time.is_some()
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
