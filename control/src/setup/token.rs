//! A credential for the identity provider, made by the customer's IT admin.

use rollcall_proto::setup::v1::CreateSetupTokenResponse;

use crate::audit::Changed;
use crate::authz::{SecretKey, SettingUp};
use crate::error::Result;
use crate::management::directory;
use crate::management::token::{New, insert, record};
use crate::store::entity::token::Kind;

pub async fn create_token(
    grant: &SettingUp<'_>,
    secret: &SecretKey,
    kind: Kind,
) -> Result<Changed<CreateSetupTokenResponse>> {
    let managing = grant.audited();
    let directory = directory::lock(&managing, grant.directory_id()).await?;
    let display_name = match kind {
        Kind::Bearer => "SCIM token of the setup",
        Kind::OAuthClient => "OAuth client of the setup",
    };
    let new = New {
        kind,
        display_name: display_name.to_owned(),
        expire_time: None,
    };
    let (row, credential) = insert(&managing, secret, &directory, new).await?;
    let records = vec![record(&directory, None, &row)];
    let answer = CreateSetupTokenResponse {
        id: row.id.to_string(),
        secret: credential.expose().to_owned(),
    };
    Ok(Changed::with_secret(answer, records))
}
