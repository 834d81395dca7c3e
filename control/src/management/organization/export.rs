//! All that is kept of an organization, as JSON lines. It is read page by page,
//! each after the last row of the one before, so that it takes as little memory
//! and holds up as little for a large organization as for a small one.

mod line;
mod lines;

use rollcall_proto::management::v1::ExportOrganizationResponse;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};
use tokio::sync::mpsc;
use tonic::Status;

use crate::authz::Viewing;
use crate::error::Result;
use crate::id::{DirectoryId, GroupId};
use crate::store::entity::{directory, group, membership, organization, user};

use lines::{Ended, Lines};

/// Rows that are read at a time.
const ROWS: u64 = 200;

/// Writes it to `answers`, until nobody listens any more.
pub async fn export(
    grant: &Viewing<'_>,
    organization: &organization::Model,
    answers: &mpsc::Sender<std::result::Result<ExportOrganizationResponse, Status>>,
) -> Result<()> {
    let mut lines = Lines::new(answers);
    match write(grant, organization, &mut lines).await {
        Err(Ended::Failed(error)) => Err(error),
        // There is nobody left to tell it to.
        Err(Ended::NobodyListens) | Ok(()) => Ok(()),
    }
}

async fn write(
    grant: &Viewing<'_>,
    organization: &organization::Model,
    lines: &mut Lines<'_>,
) -> std::result::Result<(), Ended> {
    lines.add(&line::organization(organization)).await?;
    let mut after = None;
    loop {
        let select = grant
            .directories()
            .filter(directory::Column::OrganizationId.eq(organization.id));
        let rows = page(grant, select, directory::Column::Id, after).await?;
        for row in &rows {
            lines.add(&line::directory(row)).await?;
            users(grant, row.id, lines).await?;
            groups(grant, row.id, lines).await?;
        }
        match rows.last() {
            Some(last) => after = Some(last.id),
            None => return lines.send().await,
        }
    }
}

async fn users(
    grant: &Viewing<'_>,
    directory_id: DirectoryId,
    lines: &mut Lines<'_>,
) -> std::result::Result<(), Ended> {
    let mut after = None;
    loop {
        let select = user::Entity::find().filter(user::Column::DirectoryId.eq(directory_id));
        let rows = page(grant, select, user::Column::Id, after).await?;
        for row in &rows {
            lines.add(&line::user(row)).await?;
        }
        match rows.last() {
            Some(last) => after = Some(last.id),
            None => return Ok(()),
        }
    }
}

async fn groups(
    grant: &Viewing<'_>,
    directory_id: DirectoryId,
    lines: &mut Lines<'_>,
) -> std::result::Result<(), Ended> {
    let mut after = None;
    loop {
        let select = group::Entity::find().filter(group::Column::DirectoryId.eq(directory_id));
        let rows = page(grant, select, group::Column::Id, after).await?;
        for row in &rows {
            lines.add(&line::group(row)).await?;
            if row.member_count + row.member_group_count + row.parked_count > 0 {
                memberships(grant, row.id, lines).await?;
            }
        }
        match rows.last() {
            Some(last) => after = Some(last.id),
            None => return Ok(()),
        }
    }
}

async fn memberships(
    grant: &Viewing<'_>,
    group_id: GroupId,
    lines: &mut Lines<'_>,
) -> std::result::Result<(), Ended> {
    let mut after: Option<String> = None;
    loop {
        let select = membership::Entity::find().filter(membership::Column::GroupId.eq(group_id));
        let rows = page(grant, select, membership::Column::MemberId, after).await?;
        for row in &rows {
            lines.add(&line::membership(row)).await?;
        }
        match rows.into_iter().last() {
            Some(last) => after = Some(last.member_id),
            None => return Ok(()),
        }
    }
}

/// The rows that follow.
async fn page<E: sea_orm::EntityTrait>(
    grant: &Viewing<'_>,
    mut select: Select<E>,
    key: E::Column,
    after: Option<impl Into<sea_orm::Value>>,
) -> Result<Vec<E::Model>> {
    if let Some(after) = after {
        select = select.filter(key.gt(after));
    }
    let rows = select
        .order_by_asc(key)
        .limit(ROWS)
        .all(grant.connection)
        .await?;
    Ok(rows)
}
