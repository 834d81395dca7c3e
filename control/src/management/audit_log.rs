//! The audit log, to be read.

use rollcall_proto::id::parse_suffix;
use rollcall_proto::management::v1::{
    AuditEntry, ListAuditEntriesRequest, ListAuditEntriesResponse,
};
use rollcall_proto::scim::v1::ObjectValue;
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use serde_json::Value;

use super::page::{Order, Page};
use super::text::id;
use crate::authz::{Reach, SecretKey, Viewing};
use crate::error::{Error, Result};
use crate::id::OrganizationId;
use crate::store::document::Json;
use crate::store::entity::audit_entry;

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListAuditEntriesRequest,
) -> Result<ListAuditEntriesResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let mut select = match (request.environment_id.as_str(), grant.reach()) {
        ("", Reach::Installation) => grant
            .audit_entries()
            .filter(audit_entry::Column::EnvironmentId.is_null()),
        (named, _) => grant
            .audit_entries()
            .filter(audit_entry::Column::EnvironmentId.eq(grant.environment_named(named)?)),
    };
    if !request.organization_id.is_empty() {
        let id: OrganizationId = id("organization_id", &request.organization_id)?;
        select = select.filter(audit_entry::Column::OrganizationId.eq(id));
    }
    if !request.resource_id.is_empty() {
        check_id(&request.resource_id)?;
        select = select.filter(audit_entry::Column::ResourceId.eq(request.resource_id));
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            audit_entry::Column::Id,
            Order::LatestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListAuditEntriesResponse {
        entries: rows.into_iter().map(to_proto).collect::<Result<Vec<_>>>()?,
        next_page_token,
    })
}

/// An id of any kind.
fn check_id(text: &str) -> Result<()> {
    let is_prefix = |prefix: &str| prefix.bytes().all(|byte| byte.is_ascii_lowercase());
    text.split_once('_')
        .filter(|(prefix, suffix)| is_prefix(prefix) && parse_suffix(suffix).is_some())
        .map(|_| ())
        .ok_or_else(|| Error::InvalidValue {
            why: "`resource_id` is not an id such as org_...".to_owned(),
        })
}

fn to_proto(row: audit_entry::Model) -> Result<AuditEntry> {
    let audit_entry::Model {
        id,
        environment_id,
        organization_id,
        actor_kind,
        actor_id,
        method,
        resource_id,
        before,
        after,
        create_time,
    } = row;
    Ok(AuditEntry {
        id: id.to_string(),
        environment_id: environment_id.map_or_else(String::new, |id| id.to_string()),
        organization_id: organization_id.map_or_else(String::new, |id| id.to_string()),
        create_time: Some(create_time.to_proto()),
        actor_kind,
        actor_id: actor_id.unwrap_or_default(),
        method,
        resource_id,
        before: before.map(object).transpose()?,
        after: after.map(object).transpose()?,
    })
}

fn object(Json(mut value): Json) -> Result<ObjectValue> {
    drop_nulls(&mut value);
    serde_json::from_value(value).map_err(|error| {
        tracing::error!(%error, "an entry of the audit log cannot be read");
        Error::Internal
    })
}

/// What is null is absent, and does not travel.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(drop_nulls);
        }
        Value::Array(elements) => {
            elements.retain(|element| !element.is_null());
            elements.iter_mut().for_each(drop_nulls);
        }
        _ => {}
    }
}
