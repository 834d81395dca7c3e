//! A directory as callers see it.

use rollcall_proto::management::v1::{Directory, Health};
use sea_orm::ConnectionTrait;

use super::health::health_of;
use crate::authz::Grant;
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::store::entity::directory;

pub async fn to_proto<S, C: ConnectionTrait>(
    grant: &Grant<'_, S, C>,
    row: directory::Model,
) -> Result<Directory> {
    let mut protos = to_protos(grant, vec![row]).await?;
    protos.pop().ok_or(Error::Internal)
}

pub(super) async fn to_protos<S, C: ConnectionTrait>(
    grant: &Grant<'_, S, C>,
    rows: Vec<directory::Model>,
) -> Result<Vec<Directory>> {
    let health = health_of(grant.connection, grant.now, &rows).await?;
    let protos = rows.into_iter().zip(health);
    Ok(protos
        .map(|(row, health)| with_health(row, health))
        .collect())
}

fn with_health(row: directory::Model, health: Health) -> Directory {
    let directory::Model {
        id,
        environment_id,
        organization_id,
        display_name,
        is_primary,
        create_time,
        update_time,
        disable_time,
        delete_time,
        deleted_with_organization: _,
        purge_time: _,
        // In its health.
        user_count: _,
        active_user_count: _,
        group_count: _,
        user_list_version: _,
        group_list_version: _,
        first_request_time: _,
        last_success_time: _,
        last_error_time: _,
        last_error_reason: _,
        breaker_window_start: _,
        breaker_window_users: _,
        breaker_count: _,
        breaker_trip_time: _,
    } = row;
    Directory {
        id: id.to_string(),
        environment_id: environment_id.to_string(),
        organization_id: organization_id.to_string(),
        display_name,
        is_primary,
        scim_path: format!("/scim/v2/{}", id.suffix()),
        health: Some(health),
        create_time: Some(create_time.to_proto()),
        update_time: Some(update_time.to_proto()),
        disable_time: disable_time.map(Moment::to_proto),
        delete_time: delete_time.map(Moment::to_proto),
    }
}
