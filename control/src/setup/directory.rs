//! The directory that a link makes.

use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use serde_json::json;

use crate::audit::Record;
use crate::authz::Redeeming;
use crate::error::{Error, Result};
use crate::store::entity::{directory, organization};

/// What it is called until somebody calls it otherwise.
const NAME: &str = "SCIM";

/// Makes a directory of the link's organization.
pub(super) async fn insert(grant: &Redeeming<'_>) -> Result<directory::Model> {
    // Two at once are not both the first one, and none is made of an organization
    // that is being deleted.
    grant
        .organization()
        .filter(organization::Column::DeleteTime.is_null())
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::SetupLinkInvalid)?;
    let others = directory::Entity::find()
        .filter(directory::Column::OrganizationId.eq(grant.organization_id()))
        .filter(directory::Column::DeleteTime.is_null())
        .count(grant.connection)
        .await?;
    let row = directory::Model {
        id: grant.ids.next(),
        environment_id: grant.environment_id(),
        organization_id: grant.organization_id(),
        display_name: NAME.to_owned(),
        is_primary: others == 0,
        user_count: 0,
        active_user_count: 0,
        group_count: 0,
        create_time: grant.now,
        update_time: grant.now,
        disable_time: None,
        delete_time: None,
        purge_time: None,
        first_request_time: None,
        last_success_time: None,
        last_error_time: None,
        last_error_reason: None,
        breaker_window_start: None,
        breaker_window_users: 0,
        breaker_count: 0,
        breaker_trip_time: None,
    };
    directory::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    Ok(row)
}

/// What the audit log has of it.
pub(super) fn record(row: &directory::Model) -> Record {
    Record {
        environment_id: row.environment_id,
        organization_id: Some(row.organization_id),
        resource_id: row.id.to_string(),
        before: None,
        after: Some(json!({ "displayName": row.display_name, "isPrimary": row.is_primary })),
    }
}
