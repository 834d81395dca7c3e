//! All that an environment has at one moment, in parts.

use std::time::Duration;

use rollcall_proto::event::v1::SnapshotResponse;
use sea_orm::{
    ColumnTrait as _, DatabaseTransaction, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use tokio::sync::mpsc;
use tonic::{Extensions, Status};

use super::cursor::Cursors;
use super::list::{Selection, standing_at};
use super::membership::Member;
use crate::authz::{EnvironmentScope, Gate, Grant};
use crate::error::{Error, Result};
use crate::group;
use crate::id::{DirectoryId, GroupId, UserId};
use crate::place::Place;
use crate::store::entity::{
    directory, group as group_row, membership, organization, user as user_row,
};
use crate::user;

/// Rows that are read at a time.
const ROWS_MAX: u64 = 200;
/// Bytes from which on a part is sent. One row more is far below what a gRPC
/// client takes in a message.
const PART_BYTES: usize = 512 * 1024;
/// How long a part waits for room. A caller that takes none would keep the
/// database from forgetting what it has to.
const PART_TIME_MAX: Duration = Duration::from_secs(15);
/// Parts that wait to be taken.
const PARTS_WAITING_MAX: usize = 2;

type Seeing<'t> = Grant<'t, EnvironmentScope, DatabaseTransaction>;
type Parts = mpsc::Receiver<std::result::Result<SnapshotResponse, Status>>;

/// `call` is that which the guard let through.
pub fn snapshot(
    gate: &Gate,
    call: Extensions,
    selection: Selection,
    cursors: Cursors,
) -> Result<Parts> {
    // It ends with the snapshot.
    let permit = gate.permit_snapshot()?;
    let (sender, receiver) = mpsc::channel(PARTS_WAITING_MAX);
    let gate = gate.clone();
    // Apart from the call: its end must not leave a connection in a transaction.
    tokio::spawn(async move {
        let taken = take(&gate, &call, &selection, &cursors, &sender).await;
        if let Err(Ended::Failed(error)) = taken {
            let _ = sender.send(Err(error.into())).await;
        }
        drop(permit);
    });
    Ok(receiver)
}

/// Why a snapshot ends before its end.
enum Ended {
    NobodyListens,
    Failed(Error),
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<sea_orm::DbErr> for Ended {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Failed(error.into())
    }
}

type Step<T = ()> = std::result::Result<T, Ended>;
type Sender = mpsc::Sender<std::result::Result<SnapshotResponse, Status>>;

async fn take(
    gate: &Gate,
    call: &Extensions,
    selection: &Selection,
    cursors: &Cursors,
    sender: &Sender,
) -> Step {
    let snapshot = gate.snapshot(selection.environment_id).await?;
    let transaction = &snapshot.transaction;
    let grant = gate.environment_at(call, transaction)?;
    let standing = standing_at(transaction, selection.environment_id, snapshot.position).await?;
    let mut parts = Sending {
        sender,
        head: SnapshotResponse {
            cursor: cursors.write(standing),
            position: snapshot.position,
            snapshot_time: Some(grant.now.to_proto()),
            ..SnapshotResponse::default()
        },
        part: SnapshotResponse::default(),
        bytes: 0,
    };
    // The cursor is of use even where there is nothing else.
    parts.send().await?;
    for (row, place) in directories(&grant, selection).await? {
        let described = place.describe(&row);
        parts
            .add(&described.clone(), |part| part.directories.push(described))
            .await?;
        users(&grant, &place, &mut parts).await?;
        groups(&grant, &place, &mut parts).await?;
        memberships(&grant, &place, &mut parts).await?;
    }
    if parts.bytes > 0 {
        parts.send().await?;
    }
    snapshot.transaction.rollback().await?;
    Ok(())
}

struct Sending<'s> {
    sender: &'s Sender,
    head: SnapshotResponse,
    part: SnapshotResponse,
    bytes: usize,
}

impl Sending<'_> {
    async fn add<M: prost::Message>(
        &mut self,
        message: &M,
        put: impl FnOnce(&mut SnapshotResponse),
    ) -> Step {
        self.bytes += message.encoded_len();
        put(&mut self.part);
        if self.bytes >= PART_BYTES {
            self.send().await?;
        }
        Ok(())
    }

    async fn send(&mut self) -> Step {
        let part = std::mem::take(&mut self.part);
        self.bytes = 0;
        let part = SnapshotResponse {
            directories: part.directories,
            users: part.users,
            groups: part.groups,
            memberships: part.memberships,
            ..self.head.clone()
        };
        match tokio::time::timeout(PART_TIME_MAX, self.sender.send(Ok(part))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Ended::NobodyListens),
            Err(_) => Err(Ended::Failed(Error::Unavailable)),
        }
    }
}

/// The directories of the selection, each with its place.
async fn directories(
    grant: &Seeing<'_>,
    selection: &Selection,
) -> Step<Vec<(directory::Model, Place)>> {
    let mut organizations = grant.organizations();
    if let Some(id) = selection.organization_id() {
        organizations = organizations.filter(organization::Column::Id.eq(id));
    }
    let mut directories = grant.directories();
    if let Some(id) = selection.organization_id() {
        directories = directories.filter(directory::Column::OrganizationId.eq(id));
    }
    if let Some(id) = selection.directory_id() {
        directories = directories.filter(directory::Column::Id.eq(id));
    }
    let rows = directories
        .order_by_asc(directory::Column::Id)
        .all(grant.connection)
        .await?;
    let organizations: std::collections::HashMap<_, organization::Model> = organizations
        .all(grant.connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    if selection.organization_id().is_some() && organizations.is_empty() {
        return Err(Error::OrganizationNotFound.into());
    }
    if selection.directory_id().is_some() && rows.is_empty() {
        return Err(Error::DirectoryNotFound.into());
    }
    let placed = rows.into_iter().filter_map(|row| {
        let place = Place::of(&row, organizations.get(&row.organization_id)?);
        Some((row, place))
    });
    Ok(placed.collect())
}

async fn users(grant: &Seeing<'_>, place: &Place, parts: &mut Sending<'_>) -> Step {
    let mut after: Option<UserId> = None;
    loop {
        let mut select = user_row::Entity::find()
            .filter(user_row::Column::DirectoryId.eq(place.directory_id))
            .filter(user_row::Column::DeleteTime.is_null());
        if let Some(after) = after {
            select = select.filter(user_row::Column::Id.gt(after));
        }
        let rows = select
            .order_by_asc(user_row::Column::Id)
            .limit(ROWS_MAX)
            .all(grant.connection)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for row in rows {
            let described = user::describe(row, place);
            parts
                .add(&described.clone(), |part| part.users.push(described))
                .await?;
        }
    }
}

async fn groups(grant: &Seeing<'_>, place: &Place, parts: &mut Sending<'_>) -> Step {
    let mut after: Option<GroupId> = None;
    loop {
        let mut select =
            group_row::Entity::find().filter(group_row::Column::DirectoryId.eq(place.directory_id));
        if let Some(after) = after {
            select = select.filter(group_row::Column::Id.gt(after));
        }
        let rows = select
            .order_by_asc(group_row::Column::Id)
            .limit(ROWS_MAX)
            .all(grant.connection)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for row in rows {
            let described = group::describe(row, vec![], place);
            parts
                .add(&described.clone(), |part| part.groups.push(described))
                .await?;
        }
    }
}

async fn memberships(grant: &Seeing<'_>, place: &Place, parts: &mut Sending<'_>) -> Step {
    let groups = groups_with_members(grant, place.directory_id).await?;
    for group_id in groups {
        let mut after = String::new();
        loop {
            let rows = membership::Entity::find()
                .filter(membership::Column::DirectoryId.eq(place.directory_id))
                .filter(membership::Column::GroupId.eq(group_id))
                .filter(membership::Column::MemberId.gt(after))
                .order_by_asc(membership::Column::MemberId)
                .limit(ROWS_MAX)
                .all(grant.connection)
                .await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = last.member_id.clone();
            for row in rows {
                let described = Member::of(&row).describe(group_id);
                parts
                    .add(&described.clone(), |part| part.memberships.push(described))
                    .await?;
            }
        }
    }
    Ok(())
}

async fn groups_with_members(grant: &Seeing<'_>, id: DirectoryId) -> Result<Vec<GroupId>> {
    Ok(group_row::Entity::find()
        .select_only()
        .column(group_row::Column::Id)
        .filter(group_row::Column::DirectoryId.eq(id))
        .order_by_asc(group_row::Column::Id)
        .into_tuple()
        .all(grant.connection)
        .await?)
}
