//! Environments.

mod branding;
mod settings;

use rollcall_proto::management::v1::{
    Branding, Breaker, CreateEnvironmentRequest, CreateEnvironmentResponse,
    DeleteEnvironmentRequest, DeleteEnvironmentResponse, Environment, GetEnvironmentResponse,
    ListEnvironmentsRequest, ListEnvironmentsResponse, UpdateEnvironmentRequest,
    UpdateEnvironmentResponse,
};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QuerySelect as _,
};
use serde_json::json;

use super::mask::Mask;
use super::page::{Order, Page};
use super::text::{id, required};
use crate::audit::{Changed, Record};
use crate::authz::{Managing, SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::EnvironmentId;
use crate::store::entity::{api_key, environment, organization, trusted_issuer, webhook_endpoint};

const MICROS_PER_DAY: i64 = 24 * 60 * 60 * 1_000_000;

pub async fn create(
    grant: &Managing<'_>,
    request: CreateEnvironmentRequest,
) -> Result<Changed<CreateEnvironmentResponse>> {
    let CreateEnvironmentRequest {
        environment,
        request_id: _,
    } = request;
    let row = insert(grant, required("environment", environment)?).await?;
    let records = vec![record(None, &row)];
    let environment = Some(to_proto(row));
    Ok(Changed::new(
        CreateEnvironmentResponse { environment },
        records,
    ))
}

/// Makes one with the settings that are not 0, and the usual ones for the others.
pub async fn insert(grant: &Managing<'_>, given: Environment) -> Result<environment::Model> {
    let row = settings::of_new(grant.ids.next(), grant.now, given)?;
    environment::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    Ok(row)
}

/// The one of this id, or the caller's own where it is empty.
pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetEnvironmentResponse> {
    let id = match (text, grant.reach().environment_id()) {
        ("", Some(own)) => own,
        _ => id("id", text)?,
    };
    let row = grant
        .environments()
        .filter(environment::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::EnvironmentNotFound)?;
    Ok(GetEnvironmentResponse {
        environment: Some(to_proto(row)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListEnvironmentsRequest,
) -> Result<ListEnvironmentsResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let (rows, next_page_token) = page
        .read(
            grant,
            grant.environments(),
            environment::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListEnvironmentsResponse {
        environments: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

pub async fn update(
    grant: &Managing<'_>,
    request: UpdateEnvironmentRequest,
) -> Result<Changed<UpdateEnvironmentResponse>> {
    let UpdateEnvironmentRequest {
        environment,
        update_mask,
        request_id: _,
    } = request;
    let mask = Mask::new(update_mask, settings::PATHS)?;
    let given = required("environment", environment)?;
    grant.whole_environment()?;
    let before = find_to_change(grant, &given.id, LockType::NoKeyUpdate).await?;
    let mut after = before.clone();
    settings::change(&mut after, &mask, given)?;
    let records = if after == before {
        vec![]
    } else {
        after.update_time = grant.now;
        environment::Entity::update(after.clone().into_active_model().reset_all())
            .exec(grant.connection)
            .await?;
        vec![record(Some(&before), &after)]
    };
    let environment = Some(to_proto(after));
    Ok(Changed::new(
        UpdateEnvironmentResponse { environment },
        records,
    ))
}

/// Whoever makes something in it at the same time comes before, and is seen, or
/// after, and finds no environment.
pub async fn delete(
    grant: &Managing<'_>,
    request: DeleteEnvironmentRequest,
) -> Result<Changed<DeleteEnvironmentResponse>> {
    let row = find_to_change(grant, &request.id, LockType::Update).await?;
    let held = organization::Entity::find()
        .filter(organization::Column::EnvironmentId.eq(row.id))
        .one(grant.connection)
        .await?;
    if held.is_some() {
        return Err(Error::NotEmpty {
            why: "The environment has organizations, or deleted ones that can be restored",
        });
    }
    api_key::Entity::delete_many()
        .filter(api_key::Column::EnvironmentId.eq(row.id))
        .exec(grant.connection)
        .await?;
    trusted_issuer::Entity::delete_many()
        .filter(trusted_issuer::Column::EnvironmentId.eq(row.id))
        .exec(grant.connection)
        .await?;
    webhook_endpoint::Entity::delete_many()
        .filter(webhook_endpoint::Column::EnvironmentId.eq(row.id))
        .exec(grant.connection)
        .await?;
    environment::Entity::delete_by_id(row.id)
        .exec(grant.connection)
        .await?;
    let gone = Record {
        before: Some(audited(&row)),
        after: None,
        ..record(None, &row)
    };
    Ok(Changed::new(DeleteEnvironmentResponse {}, vec![gone]))
}

/// Sees to it that an environment is there, and is not deleted before what is
/// made in it.
pub async fn hold(grant: &Managing<'_>, id: EnvironmentId) -> Result<()> {
    locked(grant, id, LockType::KeyShare).await?;
    Ok(())
}

/// The same, one caller after the other.
pub async fn hold_alone(grant: &Managing<'_>, id: EnvironmentId) -> Result<()> {
    locked(grant, id, LockType::NoKeyUpdate).await?;
    Ok(())
}

/// Whether what was deleted at a moment can still be restored.
pub async fn is_within_grace<C: ConnectionTrait>(
    connection: &C,
    now: Moment,
    id: EnvironmentId,
    delete_time: Moment,
) -> Result<bool> {
    let row = environment::Entity::find_by_id(id)
        .one(connection)
        .await?
        .ok_or(Error::EnvironmentNotFound)?;
    let grace = i64::from(row.deletion_grace_days) * MICROS_PER_DAY;
    Ok(delete_time.0.saturating_add(grace) > now.0)
}

/// How an environment shows the product to its customers.
pub async fn branding_of<C: ConnectionTrait>(
    connection: &C,
    id: EnvironmentId,
) -> Result<Branding> {
    let row = environment::Entity::find_by_id(id)
        .one(connection)
        .await?
        .ok_or(Error::EnvironmentNotFound)?;
    Ok(Branding {
        product_name: row.product_name,
        logo_url: row.logo_url,
        accent_color: row.accent_color,
    })
}

async fn find_to_change(
    grant: &Managing<'_>,
    text: &str,
    lock: LockType,
) -> Result<environment::Model> {
    locked(grant, id("id", text)?, lock).await
}

async fn locked(
    grant: &Managing<'_>,
    id: EnvironmentId,
    lock: LockType,
) -> Result<environment::Model> {
    grant
        .environments()
        .filter(environment::Column::Id.eq(id))
        .lock(lock)
        .one(grant.connection)
        .await?
        .ok_or(Error::EnvironmentNotFound)
}

/// What the audit log has of a change.
pub fn record(before: Option<&environment::Model>, after: &environment::Model) -> Record {
    Record {
        environment_id: after.id,
        organization_id: None,
        resource_id: after.id.to_string(),
        before: before.map(audited),
        after: Some(audited(after)),
    }
}

fn audited(row: &environment::Model) -> serde_json::Value {
    json!({
        "displayName": row.display_name,
        "requestRetentionDays": row.request_retention_days,
        "userRetentionDays": row.user_retention_days,
        "deletionGraceDays": row.deletion_grace_days,
        "eventRetentionDays": row.event_retention_days,
        "breaker": {
            "sharePercent": row.breaker_share_percent,
            "windowMinutes": row.breaker_window_minutes,
            "peopleMin": row.breaker_people_min,
            "hold": row.breaker_hold,
        },
        "branding": {
            "productName": row.product_name,
            "logoUrl": row.logo_url,
            "accentColor": row.accent_color,
        },
    })
}

fn to_proto(row: environment::Model) -> Environment {
    let environment::Model {
        id,
        display_name,
        create_time,
        update_time,
        request_retention_days,
        user_retention_days,
        deletion_grace_days,
        event_retention_days,
        breaker_share_percent,
        breaker_window_minutes,
        breaker_people_min,
        breaker_hold,
        product_name,
        logo_url,
        accent_color,
    } = row;
    Environment {
        id: id.to_string(),
        display_name,
        request_retention_days,
        user_retention_days,
        deletion_grace_days,
        event_retention_days,
        breaker: Some(Breaker {
            share_percent: breaker_share_percent,
            window_minutes: breaker_window_minutes,
            people_min: breaker_people_min,
            hold: breaker_hold,
        }),
        branding: Some(Branding {
            product_name,
            logo_url,
            accent_color,
        }),
        create_time: Some(create_time.to_proto()),
        update_time: Some(update_time.to_proto()),
    }
}
