//! A new API key.

use rollcall_proto::credential::{Credential, Kind};
use rollcall_proto::management::v1::{CreateApiKeyRequest, CreateApiKeyResponse, Scope};
use sea_orm::{EntityTrait as _, IntoActiveModel as _};

use super::{record, to_proto};
use crate::audit::Changed;
use crate::authz::{Managing, SecretKey};
use crate::clock::Moment;
use crate::error::Result;
use crate::id::{ApiKeyId, EnvironmentId, OrganizationId};
use crate::management::expiry::future;
use crate::management::reach::{environment, organization};
use crate::management::scope::scopes;
use crate::management::text::{name, required};
use crate::store::document::Scopes;
use crate::store::entity::api_key;

/// `givable` are the scopes that the caller has. The key reaches what is named,
/// and never beyond the caller.
pub async fn create(
    grant: &Managing<'_>,
    secret: &SecretKey,
    givable: &[Scope],
    request: CreateApiKeyRequest,
) -> Result<Changed<CreateApiKeyResponse>> {
    let given = required("api_key", request.api_key)?;
    let environment_id = environment(grant, &given.environment_id).await?;
    let organization_id = organization(grant, environment_id, &given.organization_id).await?;
    let new = New {
        environment_id,
        organization_id,
        display_name: name("display_name", given.display_name)?,
        scopes: scopes(&given.scopes, givable)?,
        expire_time: future("expire_time", given.expire_time, grant.now)?,
    };
    let (row, credential) = insert(grant, secret, new).await?;
    let records = vec![record(None, &row)];
    let answer = CreateApiKeyResponse {
        api_key: Some(to_proto(row)),
        secret: credential.expose().to_owned(),
    };
    Ok(Changed::with_secret(answer, records))
}

/// What is to be made.
#[derive(Debug)]
pub struct New {
    pub environment_id: EnvironmentId,
    pub organization_id: Option<OrganizationId>,
    pub display_name: String,
    pub scopes: Scopes,
    pub expire_time: Option<Moment>,
}

/// Makes a key, whoever asks for it.
pub async fn insert(
    grant: &Managing<'_>,
    secret: &SecretKey,
    new: New,
) -> Result<(api_key::Model, Credential)> {
    let id: ApiKeyId = grant.ids.next();
    let (credential, mac) = secret.make_credential(Kind::ApiKey, &id.suffix())?;
    let row = insert_as(grant, (id, mac), new).await?;
    Ok((row, credential))
}

/// The same under an id that is given, for a credential of which this is the MAC.
pub async fn insert_as(
    grant: &Managing<'_>,
    (id, mac): (ApiKeyId, Vec<u8>),
    new: New,
) -> Result<api_key::Model> {
    let New {
        environment_id,
        organization_id,
        display_name,
        scopes,
        expire_time,
    } = new;
    let row = api_key::Model {
        id,
        environment_id,
        organization_id,
        display_name,
        mac,
        scopes,
        create_time: grant.now,
        expire_time,
        revoke_time: None,
        last_use_time: None,
    };
    api_key::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    Ok(row)
}
