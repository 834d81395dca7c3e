//! Issuers of OpenID Connect tokens whose workloads may call.

mod create;

use rollcall_proto::management::v1::{
    DeleteTrustedIssuerRequest, DeleteTrustedIssuerResponse, GetTrustedIssuerResponse,
    ListTrustedIssuersRequest, ListTrustedIssuersResponse, TrustedIssuer,
};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use super::page::{Order, Page};
use super::scope::names;
use super::text::id;
use crate::audit::{Changed, Record};
use crate::authz::{Grant, ManagementScope, Managing, SecretKey, Viewing};
use crate::error::{Error, Result};
use crate::id::TrustedIssuerId;
use crate::store::document::Scopes;
use crate::store::entity::trusted_issuer;

pub use create::create;

pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetTrustedIssuerResponse> {
    let row = find(grant, text).await?;
    Ok(GetTrustedIssuerResponse {
        trusted_issuer: Some(to_proto(row)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListTrustedIssuersRequest,
) -> Result<ListTrustedIssuersResponse> {
    grant.whole_environment()?;
    let page = Page::take(secret, grant, &mut request)?;
    let environment_id = grant.environment_named(&request.environment_id)?;
    let select = grant
        .trusted_issuers()
        .filter(trusted_issuer::Column::EnvironmentId.eq(environment_id));
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            trusted_issuer::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListTrustedIssuersResponse {
        trusted_issuers: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

pub async fn delete(
    grant: &Managing<'_>,
    request: DeleteTrustedIssuerRequest,
) -> Result<Changed<DeleteTrustedIssuerResponse>> {
    let row = find(grant, &request.id).await?;
    trusted_issuer::Entity::delete_by_id(row.id)
        .exec(grant.connection)
        .await?;
    let records = vec![record(&row, Some(audited(&row)), None)];
    Ok(Changed::new(DeleteTrustedIssuerResponse {}, records))
}

async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, ManagementScope, C>,
    text: &str,
) -> Result<trusted_issuer::Model> {
    grant.whole_environment()?;
    let id: TrustedIssuerId = id("id", text)?;
    grant
        .trusted_issuers()
        .filter(trusted_issuer::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::TrustedIssuerNotFound)
}

/// What the audit log has of a change.
fn record(
    row: &trusted_issuer::Model,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
) -> Record {
    Record {
        environment_id: row.environment_id,
        organization_id: row.organization_id,
        resource_id: row.id.to_string(),
        before,
        after,
    }
}

fn audited(row: &trusted_issuer::Model) -> serde_json::Value {
    json!({
        "issuer": row.issuer,
        "audience": row.audience,
        "subject": row.subject,
        "scopes": names(&row.scopes),
        "hasJwks": row.jwks.is_some(),
    })
}

fn to_proto(row: trusted_issuer::Model) -> TrustedIssuer {
    let trusted_issuer::Model {
        id,
        environment_id,
        organization_id,
        issuer,
        audience,
        subject,
        scopes: Scopes(scopes),
        jwks,
        create_time,
    } = row;
    TrustedIssuer {
        id: id.to_string(),
        environment_id: environment_id.to_string(),
        issuer,
        audience,
        subject,
        scopes: scopes.into_iter().map(i32::from).collect(),
        organization_id: organization_id.map(|id| id.to_string()).unwrap_or_default(),
        jwks: jwks.unwrap_or_default(),
        create_time: Some(create_time.to_proto()),
    }
}
