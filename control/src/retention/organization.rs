//! A deleted organization can be restored for the grace period of its environment,
//! and goes after its directories.

use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, ModelTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;

use super::sweep::{Batch, Sweep, delete_some};
use crate::audit::{self, Record};
use crate::authz::Tidying;
use crate::clock::Moment;
use crate::error::Result;
use crate::id::{EnvironmentId, OrganizationId};
use crate::store::entity::{directory, environment, organization};

/// What belongs to it besides directories.
const HELD: [&str; 4] = [
    "DELETE FROM setup_links WHERE id IN (
        SELECT id FROM setup_links WHERE environment_id = $1 AND organization_id = $2 LIMIT $3)",
    "DELETE FROM api_keys WHERE id IN (
        SELECT id FROM api_keys WHERE environment_id = $1 AND organization_id = $2 LIMIT $3)",
    "DELETE FROM trusted_issuers WHERE id IN (
        SELECT id FROM trusted_issuers
        WHERE environment_id = $1 AND organization_id = $2 LIMIT $3)",
    "DELETE FROM webhook_endpoints WHERE id IN (
        SELECT id FROM webhook_endpoints
        WHERE environment_id = $1 AND organization_id = $2 LIMIT $3)",
];

/// Organizations that are looked up at a time.
const ORGANIZATIONS_MAX: u64 = 100;

pub(super) async fn purge(sweep: &mut Sweep<'_>, environment: &environment::Model) -> Result<u64> {
    let before = sweep.days_ago(environment.deletion_grace_days);
    let mut purged = 0;
    let mut after = None;
    loop {
        let due = find(sweep, environment.id, before, after).await?;
        if due.is_empty() {
            return Ok(purged);
        }
        after = None;
        for Due { delete_time, id } in due {
            after = Some(Due { delete_time, id });
            purged += sweep
                .run(None, move |grant, rows| {
                    Box::pin(purge_some(grant, id, before, rows))
                })
                .await?;
        }
    }
}

#[derive(FromQueryResult)]
struct Due {
    delete_time: Moment,
    id: OrganizationId,
}

/// By the time of deletion, in whose order an index has them.
async fn find(
    sweep: &Sweep<'_>,
    environment_id: EnvironmentId,
    before: Moment,
    after: Option<Due>,
) -> Result<Vec<Due>> {
    let (time, id) = match after {
        Some(Due { delete_time, id }) => (delete_time, id.to_string()),
        None => (Moment(i64::MIN), String::new()),
    };
    let later = sea_orm::Condition::any()
        .add(organization::Column::DeleteTime.gt(time))
        .add(organization::Column::Id.gt(id));
    let survey = sweep.survey();
    Ok(organization::Entity::find()
        .select_only()
        .columns([organization::Column::DeleteTime, organization::Column::Id])
        .filter(organization::Column::EnvironmentId.eq(environment_id))
        .filter(organization::Column::DeleteTime.is_not_null())
        .filter(organization::Column::DeleteTime.lt(before))
        .filter(organization::Column::DeleteTime.gte(time))
        .filter(later)
        .order_by_asc(organization::Column::DeleteTime)
        .order_by_asc(organization::Column::Id)
        .limit(ORGANIZATIONS_MAX)
        .into_model()
        .all(survey.connection)
        .await?)
}

async fn purge_some(
    grant: &Tidying<'_>,
    id: OrganizationId,
    before: Moment,
    limit: u64,
) -> Result<Batch> {
    let done = |rows| Batch {
        rows,
        is_last: true,
    };
    let row = organization::Entity::find_by_id(id)
        .filter(organization::Column::DeleteTime.lt(before))
        .lock(LockType::Update)
        .one(grant.connection)
        .await?;
    let Some(row) = row else {
        return Ok(done(0));
    };
    let directories = directory::Entity::find()
        .filter(directory::Column::OrganizationId.eq(id))
        .count(grant.connection)
        .await?;
    if directories > 0 {
        return Ok(done(0));
    }
    let mut rows = 0;
    for held in HELD {
        let values = vec![row.environment_id.into(), id.into()];
        rows += delete_some(grant, held, values, limit - rows).await?;
        if rows == limit {
            return Ok(Batch {
                rows,
                is_last: false,
            });
        }
    }
    let record = Record {
        environment_id: row.environment_id,
        organization_id: Some(id),
        resource_id: id.to_string(),
        before: Some(json!({ "displayName": row.display_name, "deleted": true })),
        after: None,
    };
    row.delete(grant.connection).await?;
    audit::insert(&grant.audited(), "PurgeOrganization", vec![record]).await?;
    Ok(done(rows + 1))
}
