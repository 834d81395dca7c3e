//! The credentials of the identity provider, as the customer's IT admin has them.

use rollcall_proto::management::v1::{
    RevokeTokenRequest, RevokeTokenResponse, RotateTokenRequest, RotateTokenResponse,
};
use rollcall_proto::setup::v1::{
    CreateSetupTokenResponse, ListSetupTokensResponse, RevokeSetupTokenRequest,
    RevokeSetupTokenResponse, RotateSetupTokenRequest, RotateSetupTokenResponse,
};
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _};

use crate::audit::Changed;
use crate::authz::{Grant, SecretKey, SettingUp, SetupScope};
use crate::error::{Error, Result};
use crate::id::TokenId;
use crate::management::directory;
use crate::management::text::id;
use crate::management::token::{New, insert, live_of, record, revoke, rotate};
use crate::store::entity::token::{self, Kind};

pub async fn list_tokens(
    grant: &Grant<'_, SetupScope, DatabaseConnection>,
) -> Result<ListSetupTokensResponse> {
    let tokens = live_of(grant.connection, grant.tokens(), grant.now).await?;
    Ok(ListSetupTokensResponse { tokens })
}

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

pub async fn rotate_token(
    grant: &SettingUp<'_>,
    secret: &SecretKey,
    request: RotateSetupTokenRequest,
) -> Result<Changed<RotateSetupTokenResponse>> {
    let RotateSetupTokenRequest {
        session: _,
        token_id,
        overlap,
    } = request;
    let request = RotateTokenRequest {
        id: own(grant, &token_id).await?.to_string(),
        overlap,
        ..RotateTokenRequest::default()
    };
    let Changed {
        answer: RotateTokenResponse { token, secret },
        shows_secret: _,
        records,
    } = rotate(&grant.audited(), secret, request).await?;
    let answer = RotateSetupTokenResponse { token, secret };
    Ok(Changed::with_secret(answer, records))
}

pub async fn revoke_token(
    grant: &SettingUp<'_>,
    request: RevokeSetupTokenRequest,
) -> Result<Changed<RevokeSetupTokenResponse>> {
    let request = RevokeTokenRequest {
        id: own(grant, &request.token_id).await?.to_string(),
        request_id: String::new(),
    };
    let Changed {
        answer: RevokeTokenResponse { token },
        shows_secret: _,
        records,
    } = revoke(&grant.audited(), request).await?;
    Ok(Changed::new(RevokeSetupTokenResponse { token }, records))
}

/// A token of the one directory: the organization may have others.
async fn own(grant: &SettingUp<'_>, text: &str) -> Result<TokenId> {
    let id: TokenId = id("token_id", text)?;
    let row = grant
        .tokens()
        .filter(token::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::TokenNotFound)?;
    Ok(row.id)
}
