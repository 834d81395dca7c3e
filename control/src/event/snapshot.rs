//! All that an environment has at one moment, in parts.

use std::collections::HashMap;
use std::time::Duration;

use prost::Message as _;
use rollcall_proto::event::v1::SnapshotResponse;
use sea_orm::{ColumnTrait as _, DatabaseTransaction, QueryFilter as _, QueryOrder as _};
use tokio::sync::mpsc;
use tonic::{Extensions, Status};

use super::cursor::Cursors;
use super::holdings;
use super::list::Selection;
use super::membership::Member;
use super::standing::standing_at;
use crate::authz::{EnvironmentScope, Gate, Grant};
use crate::error::{Error, Result};
use crate::place::Place;
use crate::store::entity::{directory, organization};
use crate::{group, user};

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
        let directory = place.describe(&row);
        let bytes = directory.encoded_len();
        parts
            .add(bytes, |part| part.directories.push(directory))
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
    async fn add(&mut self, bytes: usize, put: impl FnOnce(&mut SnapshotResponse)) -> Step {
        self.bytes += bytes;
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
    let organizations: HashMap<_, organization::Model> = organizations
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
    let mut after = None;
    loop {
        let rows = holdings::users(grant.connection, place.directory_id, after).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for row in rows {
            let user = user::describe(row, place);
            let bytes = user.encoded_len();
            parts.add(bytes, |part| part.users.push(user)).await?;
        }
    }
}

async fn groups(grant: &Seeing<'_>, place: &Place, parts: &mut Sending<'_>) -> Step {
    let mut after = None;
    loop {
        let rows = holdings::groups(grant.connection, place.directory_id, after).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for row in rows {
            let group = group::describe(row, vec![], place);
            let bytes = group.encoded_len();
            parts.add(bytes, |part| part.groups.push(group)).await?;
        }
    }
}

async fn memberships(grant: &Seeing<'_>, place: &Place, parts: &mut Sending<'_>) -> Step {
    let (connection, id) = (grant.connection, place.directory_id);
    for group_id in holdings::group_ids(connection, id).await? {
        let mut after = String::new();
        loop {
            let rows = holdings::memberships(connection, id, group_id, &after).await?;
            let Some(last) = rows.last() else {
                break;
            };
            after.clone_from(&last.member_id);
            for row in rows {
                let membership = Member::of(&row).describe(group_id);
                let bytes = membership.encoded_len();
                let put = |part: &mut SnapshotResponse| part.memberships.push(membership);
                parts.add(bytes, put).await?;
            }
        }
    }
    Ok(())
}
