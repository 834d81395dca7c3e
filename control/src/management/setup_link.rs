//! Setup links.

use rollcall_proto::credential::Kind;
use rollcall_proto::management::v1::{
    CreateSetupLinkRequest, CreateSetupLinkResponse, GetSetupLinkResponse, ListSetupLinksRequest,
    ListSetupLinksResponse, RevokeSetupLinkRequest, RevokeSetupLinkResponse, SetupLink,
};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QuerySelect as _, Select, Set,
};
use serde_json::json;

use super::page::{Order, Page};
use super::text::{id, required};
use crate::audit::{Changed, Record};
use crate::authz::{Grant, ManagementScope, Managing, SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, EnvironmentId, OrganizationId, SetupLinkId};
use crate::store::entity::{directory, organization, setup_link};

const DAY_SECONDS: i64 = 86_400;
const MICROS_PER_SECOND: i64 = 1_000_000;
/// How long a link can be used.
const LIFE_SECONDS_DEFAULT: i64 = 7 * DAY_SECONDS;
const LIFE_SECONDS_MAX: i64 = 30 * DAY_SECONDS;

pub async fn create(
    grant: &Managing<'_>,
    secret: &SecretKey,
    request: CreateSetupLinkRequest,
) -> Result<Changed<CreateSetupLinkResponse>> {
    let given = required("setup_link", request.setup_link)?;
    let expire_time = expire_time(given.expire_time, grant.now)?;
    let (environment_id, organization_id, directory_id) = target(grant, &given).await?;
    let id: SetupLinkId = grant.ids.next();
    let (link, mac) = secret.make_credential(Kind::SetupLink, &id.suffix())?;
    let row = setup_link::Model {
        id,
        environment_id,
        organization_id,
        directory_id,
        mac,
        create_time: grant.now,
        expire_time,
        redeem_time: None,
        revoke_time: None,
        session_mac: None,
        session_expire_time: None,
    };
    setup_link::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    let records = vec![record(None, &row)];
    Ok(Changed::with_secret(
        CreateSetupLinkResponse {
            setup_link: Some(to_proto(&row)),
            path: format!("/setup/{}", link.expose()),
        },
        records,
    ))
}

pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetSetupLinkResponse> {
    let row = find(grant, text)?
        .one(grant.connection)
        .await?
        .ok_or(Error::SetupLinkNotFound)?;
    Ok(GetSetupLinkResponse {
        setup_link: Some(to_proto(&row)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListSetupLinksRequest,
) -> Result<ListSetupLinksResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let environment_id = grant.environment_named(&request.environment_id)?;
    let mut select = grant
        .setup_links()
        .filter(setup_link::Column::EnvironmentId.eq(environment_id));
    if !request.organization_id.is_empty() {
        let organization_id: OrganizationId = id("organization_id", &request.organization_id)?;
        select = select.filter(setup_link::Column::OrganizationId.eq(organization_id));
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            setup_link::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListSetupLinksResponse {
        setup_links: rows.iter().map(to_proto).collect(),
        next_page_token,
    })
}

pub async fn revoke(
    grant: &Managing<'_>,
    request: RevokeSetupLinkRequest,
) -> Result<Changed<RevokeSetupLinkResponse>> {
    // Whoever uses it right now does so before this or not at all.
    let before = find(grant, &request.id)?
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::SetupLinkNotFound)?;
    if before.revoke_time.is_some() {
        let setup_link = Some(to_proto(&before));
        return Ok(Changed::new(RevokeSetupLinkResponse { setup_link }, vec![]));
    }
    let mut change = before.clone().into_active_model();
    change.revoke_time = Set(Some(grant.now));
    let after = change.update(grant.connection).await?;
    let records = vec![record(Some(&before), &after)];
    let setup_link = Some(to_proto(&after));
    Ok(Changed::new(
        RevokeSetupLinkResponse { setup_link },
        records,
    ))
}

/// One that the caller manages.
fn find<C>(
    grant: &Grant<'_, ManagementScope, C>,
    text: &str,
) -> Result<Select<setup_link::Entity>> {
    let id: SetupLinkId = id("id", text)?;
    Ok(grant.setup_links().filter(setup_link::Column::Id.eq(id)))
}

/// The directory that a link is to configure, or the organization of which it is
/// to make one. What is deleted cannot be configured.
async fn target(
    grant: &Managing<'_>,
    given: &SetupLink,
) -> Result<(EnvironmentId, OrganizationId, Option<DirectoryId>)> {
    let named: Option<OrganizationId> = match given.organization_id.as_str() {
        "" => None,
        text => Some(id("setup_link.organization_id", text)?),
    };
    if !given.directory_id.is_empty() {
        let directory_id: DirectoryId = id("setup_link.directory_id", &given.directory_id)?;
        let row = grant
            .directories()
            .filter(directory::Column::Id.eq(directory_id))
            .filter(directory::Column::DeleteTime.is_null())
            .one(grant.connection)
            .await?
            .filter(|row| named.is_none_or(|named| named == row.organization_id))
            .ok_or(Error::DirectoryNotFound)?;
        return Ok((row.environment_id, row.organization_id, Some(row.id)));
    }
    let organization_id = named.ok_or(Error::FieldMissing {
        field: "setup_link.organization_id",
    })?;
    let row = grant
        .organizations()
        .filter(organization::Column::Id.eq(organization_id))
        .filter(organization::Column::DeleteTime.is_null())
        .one(grant.connection)
        .await?
        .ok_or(Error::OrganizationNotFound)?;
    Ok((row.environment_id, row.id, None))
}

fn expire_time(given: Option<prost_types::Timestamp>, now: Moment) -> Result<Moment> {
    let most = now.0 + LIFE_SECONDS_MAX * MICROS_PER_SECOND;
    let Some(given) = given else {
        return Ok(Moment(now.0 + LIFE_SECONDS_DEFAULT * MICROS_PER_SECOND));
    };
    given
        .seconds
        .checked_mul(MICROS_PER_SECOND)
        .and_then(|micros| micros.checked_add(i64::from(given.nanos) / 1_000))
        .filter(|micros| (now.0 + 1..=most).contains(micros))
        .map(Moment)
        .ok_or_else(|| Error::InvalidValue {
            why: "`setup_link.expire_time` must be in the future, within 30 days".to_owned(),
        })
}

/// What the audit log has of a change.
fn record(before: Option<&setup_link::Model>, after: &setup_link::Model) -> Record {
    Record {
        environment_id: after.environment_id,
        organization_id: Some(after.organization_id),
        resource_id: after.id.to_string(),
        before: before.map(audited),
        after: Some(audited(after)),
    }
}

fn audited(row: &setup_link::Model) -> serde_json::Value {
    json!({
        "directoryId": row.directory_id.map(|id| id.to_string()),
        "redeemed": row.redeem_time.is_some(),
        "revoked": row.revoke_time.is_some(),
    })
}

fn to_proto(row: &setup_link::Model) -> SetupLink {
    let setup_link::Model {
        id,
        environment_id,
        organization_id,
        directory_id,
        mac: _,
        create_time,
        expire_time,
        redeem_time,
        revoke_time,
        session_mac: _,
        session_expire_time: _,
    } = row;
    SetupLink {
        id: id.to_string(),
        environment_id: environment_id.to_string(),
        organization_id: organization_id.to_string(),
        directory_id: directory_id.map(|id| id.to_string()).unwrap_or_default(),
        create_time: Some(create_time.to_proto()),
        expire_time: Some(expire_time.to_proto()),
        redeem_time: redeem_time.map(Moment::to_proto),
        revoke_time: revoke_time.map(Moment::to_proto),
    }
}
