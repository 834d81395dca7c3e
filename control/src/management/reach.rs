//! The environment and the organization that something new is for.

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::text::id;
use crate::authz::Managing;
use crate::error::{Error, Result};
use crate::id::{EnvironmentId, OrganizationId};
use crate::store::entity::{environment, organization};

/// The environment that is named, or the caller's own. It is there.
pub async fn environment(grant: &Managing<'_>, text: &str) -> Result<EnvironmentId> {
    let environment_id = grant.environment_named(text)?;
    environment::Entity::find_by_id(environment_id)
        .one(grant.connection)
        .await?
        .map(|row| row.id)
        .ok_or(Error::EnvironmentNotFound)
}

/// The organization that is named, or the caller's own; none for the whole
/// environment, where the caller reaches that. It is there and not deleted.
pub async fn organization(
    grant: &Managing<'_>,
    environment_id: EnvironmentId,
    text: &str,
) -> Result<Option<OrganizationId>> {
    let organization_id: OrganizationId = match (text, grant.reach().organization_id()) {
        ("", None) => return Ok(None),
        ("", Some(own)) => own,
        (text, _) => id("organization_id", text)?,
    };
    grant
        .organizations()
        .filter(organization::Column::Id.eq(organization_id))
        .filter(organization::Column::EnvironmentId.eq(environment_id))
        .filter(organization::Column::DeleteTime.is_null())
        .one(grant.connection)
        .await?
        .map(|row| Some(row.id))
        .ok_or(Error::OrganizationNotFound)
}
