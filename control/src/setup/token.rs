//! A credential for the identity provider, made by the customer's IT admin.

use rollcall_proto::credential::Kind;
use rollcall_proto::setup::v1::CreateSetupTokenResponse;
use sea_orm::{EntityTrait as _, IntoActiveModel as _};
use serde_json::json;

use crate::audit::{Changed, Record};
use crate::authz::{SecretKey, SettingUp};
use crate::error::Result;
use crate::id::TokenId;
use crate::store::entity::token;

pub async fn create_token(
    grant: &SettingUp<'_>,
    secret: &SecretKey,
    kind: token::Kind,
) -> Result<Changed<CreateSetupTokenResponse>> {
    let id: TokenId = grant.ids.next();
    let (form, display_name, kind_name) = match kind {
        token::Kind::Bearer => (Kind::Scim, "SCIM token of the setup", "bearer"),
        token::Kind::OAuthClient => (
            Kind::ClientSecret,
            "OAuth client of the setup",
            "oauthClient",
        ),
    };
    let (credential, mac) = secret.make_credential(form, &id.suffix())?;
    let row = token::Model {
        id,
        directory_id: grant.directory_id(),
        display_name: display_name.to_owned(),
        kind,
        mac,
        create_time: grant.now,
        expire_time: None,
        revoke_time: None,
        last_use_time: None,
    };
    token::Entity::insert(row.into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    let record = Record {
        environment_id: grant.environment_id(),
        organization_id: Some(grant.organization_id()),
        resource_id: id.to_string(),
        before: None,
        after: Some(json!({
            "directoryId": grant.directory_id().to_string(),
            "displayName": display_name,
            "kind": kind_name,
        })),
    };
    Ok(Changed::with_secret(
        CreateSetupTokenResponse {
            id: id.to_string(),
            secret: credential.expose().to_owned(),
        },
        vec![record],
    ))
}
