//! How far one sink has come with the events of an environment.

use sea_orm::entity::prelude::*;

use crate::id::{EnvironmentId, EventId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sinks")]
pub struct Model {
    /// What it is, and where in it the events are.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub environment_id: EnvironmentId,
    /// Of the last event that it acknowledged.
    pub position: i64,
    /// None where that event was passed over because it was not kept any more.
    pub event_id: Option<EventId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
