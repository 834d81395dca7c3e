//! Reads one user.

use rollcall_proto::provisioning::v1::{GroupReference, User};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, FromQueryResult, IdenStatic as _,
    QueryFilter as _, QueryResult, QuerySelect as _, Select,
};

use crate::authz::{DirectoryScope, Found, Grant, Lookup};
use crate::error::{Error, Result};
use crate::group::{groups_of_user, memberships_of, read_groups};
use crate::id::{DirectoryId, UserId};
use crate::store::document::UserDocument;
use crate::store::entity::user;

/// A user, and the groups of the person where they were asked for.
#[derive(Debug)]
pub(super) struct Person {
    pub row: user::Model,
    pub groups: Vec<GroupReference>,
}

/// The column of the groups.
const GROUPS: &str = "groups_of_user";

impl FromQueryResult for Person {
    fn from_query_result(row: &QueryResult, prefix: &str) -> std::result::Result<Self, DbErr> {
        let groups: Option<String> = row.try_get_nullable(prefix, GROUPS)?;
        let groups = read_groups(groups.as_deref());
        Ok(Self {
            row: user::Model::from_query_result(row, prefix)?,
            groups: groups.map_err(|error| DbErr::Type(error.to_string()))?,
        })
    }
}

/// The same users with a column of their groups.
fn with_groups(select: Select<user::Entity>, backend: DbBackend) -> Select<user::Entity> {
    select.column_as(groups_of_user(backend), GROUPS)
}

/// Looks for users of the directory to which a call belongs, whoever calls.
pub(super) fn lookup_where(
    directory_id: DirectoryId,
    condition: SimpleExpr,
    include_groups: bool,
    backend: DbBackend,
) -> Select<user::Entity> {
    let select = user::select()
        .filter(user::Column::DirectoryId.eq(directory_id))
        .filter(user::Column::DeleteTime.is_null())
        .filter(condition);
    if include_groups {
        with_groups(select, backend)
    } else {
        select.column_as(Expr::cust("NULL"), GROUPS)
    }
}

pub(super) fn lookup(select: Select<user::Entity>) -> Lookup {
    let columns = user::columns().map(|column| column.as_str().to_owned());
    Lookup::new(select, columns.chain([GROUPS.to_owned()]))
}

/// Looks for the one user, in the statement that lets the caller in.
pub fn lookup_of(
    directory_id: DirectoryId,
    id: UserId,
    include_groups: bool,
    backend: DbBackend,
) -> Lookup {
    let is_it = user::Column::Id.eq(id);
    lookup(lookup_where(directory_id, is_it, include_groups, backend))
}

/// What such a lookup found.
pub fn found(found: Option<&Found>) -> Result<User> {
    let people: Vec<Person> = found.map(Found::read).transpose()?.unwrap_or_default();
    let person = people.into_iter().next().ok_or(Error::UserNotFound)?;
    Ok(to_proto(person.row, person.groups))
}

/// In a URL, what is no user's id is the id of no user.
pub fn parse_id(id: &str) -> Result<UserId> {
    id.parse().map_err(|_| Error::UserNotFound)
}

/// A user of the grant's directory; one of another does not exist.
pub(super) async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    id: UserId,
) -> Result<user::Model> {
    grant
        .users()
        .filter(user::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::UserNotFound)
}

/// The same with its groups.
pub(super) async fn find_person<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    id: UserId,
) -> Result<Person> {
    let select = grant.users().filter(user::Column::Id.eq(id));
    with_groups(select, grant.connection.get_database_backend())
        .into_model::<Person>()
        .one(grant.connection)
        .await?
        .ok_or(Error::UserNotFound)
}

pub(super) async fn groups_of<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    id: UserId,
) -> Result<Vec<GroupReference>> {
    let mut groups = memberships_of(grant, &[id]).await?;
    Ok(groups.remove(&id).unwrap_or_default())
}

pub(super) fn to_proto(row: user::Model, groups: Vec<GroupReference>) -> User {
    let user::Model {
        id,
        directory_id: _,
        user_name_key: _,
        external_id: _,
        display_name: _,
        active: _,
        attributes: UserDocument(attributes),
        folded_attributes: _,
        version,
        create_time,
        update_time,
        delete_time: _,
    } = row;
    User {
        id: id.to_string(),
        attributes: Some(attributes),
        groups,
        version,
        create_time: Some(create_time.to_proto()),
        update_time: Some(update_time.to_proto()),
    }
}
