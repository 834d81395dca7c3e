//! What a link is for, which anybody may look at who has it.

use rollcall_proto::setup::v1::DescribeSetupLinkResponse;
use sea_orm::DatabaseConnection;

use crate::authz::{Grant, LinkScope};
use crate::error::{Error, Result};
use crate::management::environment::branding_of;

pub async fn describe(
    grant: &Grant<'_, LinkScope, DatabaseConnection>,
) -> Result<DescribeSetupLinkResponse> {
    let organization = grant
        .organization()
        .one(grant.connection)
        .await?
        .ok_or(Error::SetupLinkInvalid)?;
    Ok(DescribeSetupLinkResponse {
        organization_display_name: organization.display_name,
        expire_time: Some(grant.expire_time().to_proto()),
        branding: Some(branding_of(grant.connection, grant.environment_id()).await?),
    })
}
