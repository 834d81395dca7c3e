//! The directory as its IT admin sees it.

use rollcall_proto::management::v1::{Directory, LoggedRequest, RequestReason};
use rollcall_proto::setup::v1::GetSetupResponse;
use sea_orm::{DatabaseConnection, QueryOrder as _, QuerySelect as _};

use super::health;
use crate::authz::{Grant, SetupScope};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::store::entity::{directory, request};

/// Requests that are shown.
const REQUESTS_MAX: u64 = 20;

pub async fn get(grant: &Grant<'_, SetupScope, DatabaseConnection>) -> Result<GetSetupResponse> {
    let organization = grant
        .organization()
        .one(grant.connection)
        .await?
        .ok_or(Error::SetupSessionInvalid)?;
    let directory = grant
        .directory()
        .one(grant.connection)
        .await?
        .ok_or(Error::SetupSessionInvalid)?;
    let requests = grant
        .requests()
        .order_by_desc(request::Column::Id)
        .limit(REQUESTS_MAX)
        .all(grant.connection)
        .await?;
    Ok(GetSetupResponse {
        organization_display_name: organization.display_name,
        directory: Some(directory_to_proto(directory, grant.now)),
        requests: requests.into_iter().map(request_to_proto).collect(),
        expire_time: Some(grant.expire_time().to_proto()),
    })
}

fn directory_to_proto(row: directory::Model, now: Moment) -> Directory {
    Directory {
        health: Some(health::of(&row, now)),
        id: row.id.to_string(),
        environment_id: row.environment_id.to_string(),
        organization_id: row.organization_id.to_string(),
        scim_path: format!("/scim/v2/{}", row.id.suffix()),
        display_name: row.display_name,
        is_primary: row.is_primary,
        create_time: Some(row.create_time.to_proto()),
        update_time: Some(row.update_time.to_proto()),
        disable_time: row.disable_time.map(Moment::to_proto),
        delete_time: row.delete_time.map(Moment::to_proto),
    }
}

/// Without what may tell of a person: bodies, and what stood in the URL behind
/// the name of the resources.
fn request_to_proto(row: request::Model) -> LoggedRequest {
    let request::Model {
        id,
        directory_id,
        token_id,
        operation: _,
        resource_id,
        http_method,
        path: _,
        http_status,
        reason,
        detail: _,
        effect: _,
        subject: _,
        request_body: _,
        response_body: _,
        repeat_count,
        user_agent,
        duration_micros,
        create_time,
    } = row;
    LoggedRequest {
        id: id.to_string(),
        directory_id: directory_id.to_string(),
        token_id: token_id.map(|id| id.to_string()).unwrap_or_default(),
        create_time: Some(create_time.to_proto()),
        duration_micros,
        http_status,
        http_method,
        user_agent,
        reason: RequestReason::try_from(reason).unwrap_or_default().into(),
        resource_id: resource_id.unwrap_or_default(),
        count: repeat_count,
        ..LoggedRequest::default()
    }
}
