//! Where a feed stands.

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};

use super::cursor::Standing;
use crate::error::Result;
use crate::id::{EnvironmentId, EventId};
use crate::store::entity::{event, feed};
use crate::store::one_column::OneColumn as _;

/// The event at a position that the feed has.
pub(super) async fn standing_at<C: ConnectionTrait>(
    connection: &C,
    environment_id: EnvironmentId,
    position: i64,
) -> Result<Standing> {
    let event_id: Option<EventId> = event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(event::Column::EnvironmentId.eq(environment_id))
        .filter(event::Column::Position.eq(position))
        .one_column()
        .one(connection)
        .await?;
    Ok(Standing { position, event_id })
}

/// Where the feed is now; one that has no event yet is before the first.
pub async fn end_of_feed<C: ConnectionTrait>(
    connection: &C,
    environment_id: EnvironmentId,
) -> Result<Standing> {
    let row = feed::Entity::find_by_id(environment_id)
        .one(connection)
        .await?;
    match row {
        Some(row) => standing_at(connection, environment_id, row.last_position).await,
        None => Ok(Standing::default()),
    }
}
