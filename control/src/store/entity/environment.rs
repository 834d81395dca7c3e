//! An environment of the product, such as production or staging.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::EnvironmentId;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "environments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnvironmentId,
    pub display_name: String,
    pub create_time: Moment,
    pub update_time: Moment,
    pub request_retention_days: i32,
    pub user_retention_days: i32,
    pub deletion_grace_days: i32,
    pub event_retention_days: i32,
    pub breaker_share_percent: i32,
    pub breaker_window_minutes: i32,
    pub breaker_people_min: i32,
    pub breaker_hold: bool,
    /// Each is empty where there is none.
    pub product_name: String,
    pub logo_url: String,
    /// `#rrggbb`.
    pub accent_color: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
