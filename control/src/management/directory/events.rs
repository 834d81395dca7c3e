//! What the feed tells of a directory, and of all that it holds.

use rollcall_proto::event::v1::EventKind;
use sea_orm::EntityTrait as _;

use crate::authz::Managing;
use crate::error::{Error, Result};
use crate::event::{Holding, tell_all_of};
use crate::place::Place;
use crate::store::entity::{directory, organization};

/// Where a directory is, also while its organization is deleted.
pub async fn place_of(grant: &Managing<'_>, row: &directory::Model) -> Result<Place> {
    let mut organization = organization::Entity::find_by_id(row.organization_id)
        .one(grant.connection)
        .await?
        .ok_or(Error::OrganizationNotFound)?;
    let deleted = organization.deleted_external_id.take();
    organization.external_id = organization.external_id.or(deleted);
    Ok(Place::of(row, &organization))
}

/// Tells of a change of a directory that is written already.
pub(super) async fn tell(
    grant: &Managing<'_>,
    before: Option<&directory::Model>,
    after: &directory::Model,
) -> Result<()> {
    let events = grant.events_at(place_of(grant, after).await?);
    let Some(before) = before else {
        let kind = EventKind::DirectoryCreated;
        return events.directory(kind, None, Some(after)).await;
    };
    match (before.delete_time, after.delete_time) {
        (None, Some(_)) => {
            tell_all_of(&events, Holding::Deleted).await?;
            let kind = EventKind::DirectoryDeleted;
            return events.directory(kind, Some(before), None).await;
        }
        (Some(_), None) => {
            let kind = EventKind::DirectoryRestored;
            events.directory(kind, None, Some(after)).await?;
            return tell_all_of(&events, Holding::Restored).await;
        }
        (Some(_), Some(_)) => return Ok(()),
        (None, None) => {}
    }
    let access = match (before.disable_time, after.disable_time) {
        (None, Some(_)) => Some((EventKind::DirectoryDisabled, Holding::Disabled)),
        (Some(_), None) => Some((EventKind::DirectoryEnabled, Holding::Enabled)),
        _ => None,
    };
    if let Some((kind, holding)) = access {
        events.directory(kind, Some(before), Some(after)).await?;
        tell_all_of(&events, holding).await?;
    }
    let named = |row: &directory::Model| (row.display_name.clone(), row.is_primary);
    if named(before) != named(after) {
        let kind = EventKind::DirectoryUpdated;
        events.directory(kind, Some(before), Some(after)).await?;
    }
    if before.is_tripped() && !after.is_tripped() {
        let kind = EventKind::BreakerReleased;
        events.directory(kind, Some(before), Some(after)).await?;
    }
    Ok(())
}
