//! Erases one person everywhere.

use rollcall_proto::management::v1::{EraseUserRequest, EraseUserResponse};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockType};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, FromQueryResult as _, ModelTrait as _,
    QueryFilter as _, QuerySelect as _, Statement,
};
use serde_json::json;

use super::earlier::learn_earlier;
use super::person::Person;
use super::trace::{forget, forget_entries_about};
use crate::audit::{Changed, Record};
use crate::authz::{Gate, Grant, ManagementScope, Managing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::event::{Member, forget_user};
use crate::id::UserId;
use crate::management::directory::place_of;
use crate::management::text::id;
use crate::place::Place;
use crate::store::entity::{directory, membership, user, user_email};
use crate::store::json_array::{parameter, rows_of};

/// How late an entry of the request log may come, which an edge or another
/// control still holds.
const LATE_MICROS: i64 = 600 * 1_000_000;

/// The log is searched before the user goes, since nothing tells afterwards what
/// the person was called, and once more for what came meanwhile. What breaks off
/// in between is taken up by asking again.
pub async fn erase(
    gate: &Gate,
    request: tonic::Request<EraseUserRequest>,
) -> Result<EraseUserResponse> {
    let began = gate.now();
    let user_id: UserId = id("id", &request.get_ref().id)?;
    let found = find(&gate.view(request.extensions())?, user_id).await?;
    let Some(row) = found else {
        // It was erased already, and this may be the same request again.
        return gate
            .manage(request, None, |grant, request| {
                Box::pin(erase_row(grant, request, None))
            })
            .await;
    };
    let (directory_id, mut person) = (row.directory_id, Person::of(&row));
    drop(row);
    gate.flush_request_log().await;
    learn_earlier(gate, directory_id, user_id, &mut person).await?;
    forget(gate, directory_id, &person, Moment(i64::MIN)).await?;
    let known = person.clone();
    let answer = gate
        .manage(request, Some(directory_id), |grant, request| {
            Box::pin(erase_row(grant, request, Some(known)))
        })
        .await?;
    gate.flush_request_log().await;
    let since = Moment(began.0 - LATE_MICROS);
    forget(gate, directory_id, &person, since).await?;
    Ok(answer)
}

/// `known` is what the person was called until now.
async fn erase_row(
    grant: &Managing<'_>,
    request: EraseUserRequest,
    known: Option<Person>,
) -> Result<Changed<EraseUserResponse>> {
    let user_id: UserId = id("id", &request.id)?;
    let found = find(grant, user_id).await?.ok_or(Error::UserNotFound)?;
    let directory = directory::Entity::find_by_id(found.directory_id)
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::UserNotFound)?;
    // As it is now that nobody else writes to the directory.
    let row = find(grant, user_id).await?.ok_or(Error::UserNotFound)?;
    let mut person = known.unwrap_or_else(|| Person::of(&row));
    person.learn(&row.attributes.0);
    let place = place_of(grant, &directory).await?;
    let is_told = row.delete_time.is_none() && directory.delete_time.is_none();
    end_memberships(grant, &row, &person, place.clone()).await?;
    if is_told {
        grant.events_at(place).user_deleted(&row).await?;
    }
    let names = person.external_names().cloned().collect();
    forget_user(grant.connection, directory.id, user_id, names).await?;
    user_email::Entity::delete_many()
        .filter(user_email::Column::UserId.eq(user_id))
        .exec(grant.connection)
        .await?;
    forget_entries_about(grant, directory.id, user_id).await?;
    let is_deleted = row.delete_time.is_some();
    let active = i64::from(!is_deleted && row.active);
    row.delete(grant.connection).await?;
    let is_fewer = i64::from(!is_deleted);
    let fewer = |column: directory::Column, by: i64| Expr::col(column).sub(by);
    directory::Entity::update_many()
        .col_expr(
            directory::Column::UserCount,
            fewer(directory::Column::UserCount, is_fewer),
        )
        .col_expr(
            directory::Column::UserListVersion,
            Expr::col(directory::Column::UserListVersion).add(is_fewer),
        )
        .col_expr(
            directory::Column::ActiveUserCount,
            fewer(directory::Column::ActiveUserCount, active),
        )
        .filter(directory::Column::Id.eq(directory.id))
        .exec(grant.connection)
        .await?;
    let record = Record {
        environment_id: directory.environment_id,
        organization_id: Some(directory.organization_id),
        resource_id: user_id.to_string(),
        before: Some(json!({ "directoryId": directory.id.to_string(), "deleted": is_deleted })),
        after: None,
    };
    Ok(Changed::new(EraseUserResponse {}, vec![record]))
}

/// One of a directory that the caller manages, deleted or not.
async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, ManagementScope, C>,
    id: UserId,
) -> Result<Option<user::Model>> {
    let select = grant.users_ever().filter(user::Column::Id.eq(id));
    Ok(select.one(grant.connection).await?)
}

/// Takes the person out of every group: as a member, and by any of the names
/// under which a group awaits them.
async fn end_memberships(
    grant: &Managing<'_>,
    row: &user::Model,
    person: &Person,
    place: Place,
) -> Result<()> {
    let backend = grant.connection.get_database_backend();
    let is_member = "directory_id = $2 AND user_id = $3";
    let is_awaited = format!(
        "directory_id = $2 AND user_id IS NULL AND member_group_id IS NULL
         AND member_id IN (SELECT names.value FROM {})",
        rows_of(backend, 1)
    );
    let groups = format!(
        r#"UPDATE "groups" SET
             member_count = member_count - ended.members,
             parked_count = parked_count - ended.parked,
             version = version + 1, update_time = $4
           FROM (
             SELECT group_id, sum(members) AS members, sum(parked) AS parked FROM (
               SELECT group_id, 1 AS members, 0 AS parked FROM memberships WHERE {is_member}
               UNION ALL
               SELECT group_id, 0 AS members, 1 AS parked FROM memberships WHERE {is_awaited}
             ) AS each_of_them GROUP BY group_id
           ) AS ended
           WHERE "groups".id = ended.group_id"#
    );
    let values = [
        parameter(person.external_names()),
        row.directory_id.into(),
        row.id.into(),
        grant.now.into(),
    ];
    let statement = Statement::from_sql_and_values(backend, groups, values.clone());
    grant.connection.execute_raw(statement).await?;
    let mut ended = membership::Entity::delete_many()
        .filter(membership::Column::DirectoryId.eq(row.directory_id))
        .filter(membership::Column::UserId.eq(row.id))
        .exec_with_returning(grant.connection)
        .await?;
    let [names, directory_id, ..] = values;
    let awaited = format!(
        "DELETE FROM memberships WHERE {is_awaited}
         RETURNING group_id, member_id, directory_id, user_id, member_group_id"
    );
    let statement = Statement::from_sql_and_values(backend, awaited, [names, directory_id]);
    ended.extend(
        membership::Model::find_by_statement(statement)
            .all(grant.connection)
            .await?,
    );
    let removed = ended.iter().map(|row| (row.group_id, Member::of(row)));
    let events = grant.events_at(place);
    events.memberships_removed(removed.collect()).await
}
