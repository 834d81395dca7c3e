//! An issuer that is to be trusted.

use rollcall_proto::management::v1::{
    CreateTrustedIssuerRequest, CreateTrustedIssuerResponse, Scope,
};
use sea_orm::{DbErr, EntityTrait as _, IntoActiveModel as _};

use super::{audited, record, to_proto};
use crate::audit::Changed;
use crate::authz::Managing;
use crate::error::{Error, Result};
use crate::jwks;
use crate::management::reach::{environment, organization};
use crate::management::scope::scopes;
use crate::management::text::{name, required};
use crate::outbound::Place;
use crate::store::entity::trusted_issuer;
use crate::store::is_taken;

/// `givable` are the scopes that the caller has.
pub async fn create(
    grant: &Managing<'_>,
    givable: &[Scope],
    request: CreateTrustedIssuerRequest,
) -> Result<Changed<CreateTrustedIssuerResponse>> {
    grant.whole_environment()?;
    let given = required("trusted_issuer", request.trusted_issuer)?;
    let environment_id = environment(grant, &given.environment_id).await?;
    let row = trusted_issuer::Model {
        id: grant.ids.next(),
        environment_id,
        organization_id: organization(grant, environment_id, &given.organization_id).await?,
        issuer: issuer(name("issuer", given.issuer)?)?,
        audience: name("audience", given.audience)?,
        subject: name("subject", given.subject)?,
        scopes: scopes(&given.scopes, givable)?,
        jwks: own_keys(given.jwks)?,
        create_time: grant.now,
    };
    trusted_issuer::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await
        .map_err(exists)?;
    let records = vec![record(&row, None, Some(audited(&row)))];
    let answer = CreateTrustedIssuerResponse {
        trusted_issuer: Some(to_proto(row)),
    };
    Ok(Changed::new(answer, records))
}

/// It stays as it is spelled: tokens must have it so.
fn issuer(url: String) -> Result<String> {
    match Place::parse(&url) {
        Some(place) if place.is_bare() => Ok(url),
        _ => Err(Error::InvalidValue {
            why: "`issuer` must be an https URL without query and fragment; http will do on \
                  loopback"
                .to_owned(),
        }),
    }
}

/// The issuer's key set, where it is given.
fn own_keys(text: String) -> Result<Option<String>> {
    if text.is_empty() {
        return Ok(None);
    }
    jwks::check(&text)?;
    Ok(Some(text))
}

fn exists(error: DbErr) -> Error {
    if is_taken(&error) {
        return Error::TrustedIssuerExists;
    }
    error.into()
}
