//! The directory as its IT admin sees it.

use rollcall_proto::setup::v1::GetSetupResponse;
use sea_orm::{DatabaseConnection, QueryOrder as _, QuerySelect as _};

use super::progress::progress_of;
use crate::authz::{Grant, SetupScope};
use crate::error::{Error, Result};
use crate::management::directory::to_proto;
use crate::management::environment::branding_of;
use crate::management::request::to_proto as request_to_proto;
use crate::request_log::People;
use crate::store::entity::request;

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
    let progress = progress_of(grant, &directory).await?;
    Ok(GetSetupResponse {
        organization_display_name: organization.display_name,
        directory: Some(to_proto(grant, directory).await?),
        requests: requests
            .into_iter()
            .map(|row| request_to_proto(row, People::ById))
            .collect(),
        expire_time: Some(grant.expire_time().to_proto()),
        branding: Some(branding_of(grant.connection, grant.environment_id()).await?),
        progress: Some(progress),
    })
}
