//! Members as rows, changed by difference: adding one member to a group of a
//! hundred thousand touches one row.

use std::collections::{BTreeSet, HashMap};

use rollcall_proto::provisioning::v1::{GroupReference, Member};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, FromQueryResult, QueryFilter as _,
    Statement, Value,
};

use crate::authz::{DirectoryScope, Grant, Writing};
use crate::error::Result;
use crate::id::{GroupId, UserId};
use crate::store::entity::{group, membership};
use crate::store::json_array::{parameter, rows_of};

/// What a change of members did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Members who are users, more or fewer.
    pub members: i64,
    /// Parked members, more or fewer.
    pub parked: i64,
    /// Whether any row came or went.
    pub any: bool,
}

impl Difference {
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            members: self.members + other.members,
            parked: self.parked + other.parked,
            any: self.any || other.any,
        }
    }

    fn of(is: Is, rows: u64, sign: i64) -> Self {
        let rows = sign * i64::try_from(rows).unwrap_or(i64::MAX);
        let (members, parked) = match is {
            Is::User => (rows, 0),
            Is::Parked => (0, rows),
        };
        Self {
            members,
            parked,
            any: rows != 0,
        }
    }
}

/// The two kinds of member.
#[derive(Clone, Copy)]
enum Is {
    User,
    Parked,
}

/// Names of members, told apart by whether there is such a user.
struct Names {
    users: BTreeSet<String>,
    parked: BTreeSet<String>,
}

pub(super) async fn add(
    grant: &Writing<'_>,
    group_id: GroupId,
    names: Vec<String>,
) -> Result<Difference> {
    let names = resolve(grant, names).await?;
    insert(grant, group_id, &names).await
}

/// Names that are no member are passed over.
pub(super) async fn remove(
    grant: &Writing<'_>,
    group_id: GroupId,
    names: Vec<String>,
) -> Result<Difference> {
    let names = resolve(grant, names).await?;
    let users = delete(grant, group_id, Is::User, "IN", &names.users).await?;
    let parked = delete(grant, group_id, Is::Parked, "IN", &names.parked).await?;
    Ok(users.and(parked))
}

pub(super) async fn replace(
    grant: &Writing<'_>,
    group_id: GroupId,
    names: Vec<String>,
) -> Result<Difference> {
    let names = resolve(grant, names).await?;
    let users = delete(grant, group_id, Is::User, "NOT IN", &names.users).await?;
    let parked = delete(grant, group_id, Is::Parked, "NOT IN", &names.parked).await?;
    let added = insert(grant, group_id, &names).await?;
    Ok(users.and(parked).and(added))
}

async fn resolve(grant: &Writing<'_>, names: Vec<String>) -> Result<Names> {
    #[derive(FromQueryResult)]
    struct Row {
        name: String,
        user_id: Option<String>,
    }
    let mut resolved = Names {
        users: BTreeSet::new(),
        parked: BTreeSet::new(),
    };
    if names.is_empty() {
        return Ok(resolved);
    }
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        "SELECT names.value AS name, COALESCE(
            (SELECT id FROM users
             WHERE directory_id = $2 AND id = names.value AND delete_time IS NULL),
            (SELECT min(id) FROM users
             WHERE directory_id = $2 AND external_id = names.value AND delete_time IS NULL)
         ) AS user_id
         FROM {}",
        rows_of(backend, 1)
    );
    let values = [parameter(names), grant.directory_id().into()];
    let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(grant.connection)
        .await?;
    for Row { name, user_id } in rows {
        match user_id {
            Some(user_id) => resolved.users.insert(user_id),
            None => resolved.parked.insert(name),
        };
    }
    Ok(resolved)
}

async fn insert(grant: &Writing<'_>, group_id: GroupId, names: &Names) -> Result<Difference> {
    let users = insert_rows(grant, group_id, Is::User, &names.users).await?;
    let parked = insert_rows(grant, group_id, Is::Parked, &names.parked).await?;
    Ok(users.and(parked))
}

async fn insert_rows(
    grant: &Writing<'_>,
    group_id: GroupId,
    is: Is,
    names: &BTreeSet<String>,
) -> Result<Difference> {
    if names.is_empty() {
        return Ok(Difference::default());
    }
    let user_id = match is {
        Is::User => "names.value",
        Is::Parked => "NULL",
    };
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        "INSERT INTO memberships (group_id, member_id, directory_id, user_id)
         SELECT $2, names.value, $3, {user_id} FROM {} WHERE true
         ON CONFLICT (group_id, member_id) DO NOTHING",
        rows_of(backend, 1)
    );
    let values = [
        parameter(names),
        group_id.into(),
        grant.directory_id().into(),
    ];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let rows = grant
        .connection
        .execute_raw(statement)
        .await?
        .rows_affected();
    Ok(Difference::of(is, rows, 1))
}

/// Deletes the members of one kind that are, or are not, among `names`.
async fn delete(
    grant: &Writing<'_>,
    group_id: GroupId,
    is: Is,
    among: &str,
    names: &BTreeSet<String>,
) -> Result<Difference> {
    let backend = grant.connection.get_database_backend();
    let kind = match is {
        Is::User => "IS NOT NULL",
        Is::Parked => "IS NULL",
    };
    let sql = format!(
        "DELETE FROM memberships
         WHERE group_id = $2 AND directory_id = $3 AND user_id {kind}
         AND member_id {among} (SELECT names.value FROM {})",
        rows_of(backend, 1)
    );
    let values: [Value; 3] = [
        parameter(names),
        group_id.into(),
        grant.directory_id().into(),
    ];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let rows = grant
        .connection
        .execute_raw(statement)
        .await?
        .rows_affected();
    Ok(Difference::of(is, rows, -1))
}

/// The groups of which each of the users is a direct member.
pub async fn memberships_of<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    users: &[UserId],
) -> Result<HashMap<UserId, Vec<GroupReference>>> {
    #[derive(FromQueryResult)]
    struct Row {
        user_id: UserId,
        group_id: GroupId,
        display_name: String,
    }
    let mut groups: HashMap<_, Vec<_>> = HashMap::new();
    if users.is_empty() {
        return Ok(groups);
    }
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        r#"SELECT memberships.user_id, memberships.group_id, "groups".display_name
         FROM {}
         JOIN memberships ON memberships.directory_id = $2 AND memberships.user_id = names.value
         JOIN "groups" ON "groups".id = memberships.group_id
         ORDER BY memberships.group_id"#,
        rows_of(backend, 1)
    );
    let values = [parameter(users), grant.directory_id().into()];
    let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(grant.connection)
        .await?;
    for row in rows {
        groups.entry(row.user_id).or_default().push(GroupReference {
            id: row.group_id.to_string(),
            display_name: row.display_name,
        });
    }
    Ok(groups)
}

/// The members of each of the groups, parked ones as they were named.
pub(super) async fn members_of<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    groups: &[GroupId],
) -> Result<HashMap<GroupId, Vec<Member>>> {
    #[derive(FromQueryResult)]
    struct Row {
        group_id: GroupId,
        member_id: String,
        display_name: Option<String>,
    }
    let mut members: HashMap<_, Vec<_>> = HashMap::new();
    if groups.is_empty() {
        return Ok(members);
    }
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        "SELECT memberships.group_id, memberships.member_id, users.display_name
         FROM {}
         JOIN memberships ON memberships.group_id = names.value
         LEFT JOIN users ON users.id = memberships.user_id
         WHERE memberships.directory_id = $2
         ORDER BY memberships.member_id",
        rows_of(backend, 1)
    );
    let values = [parameter(groups), grant.directory_id().into()];
    let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(grant.connection)
        .await?;
    for row in rows {
        members.entry(row.group_id).or_default().push(Member {
            is_parked: row.display_name.is_none(),
            id: row.member_id,
            display_name: row.display_name.unwrap_or_default(),
        });
    }
    Ok(members)
}

/// Ends every membership of a user who goes.
pub async fn leave_all(grant: &Writing<'_>, user_id: UserId) -> Result<()> {
    let left = Query::select()
        .column(membership::Column::GroupId)
        .from(membership::Entity)
        .and_where(membership::Column::DirectoryId.eq(grant.directory_id()))
        .and_where(membership::Column::UserId.eq(user_id))
        .to_owned();
    group::Entity::update_many()
        .col_expr(
            group::Column::MemberCount,
            Expr::col(group::Column::MemberCount).sub(1),
        )
        .col_expr(
            group::Column::Version,
            Expr::col(group::Column::Version).add(1),
        )
        .col_expr(group::Column::UpdateTime, Expr::value(grant.now))
        .filter(group::Column::Id.in_subquery(left))
        .exec(grant.connection)
        .await?;
    membership::Entity::delete_many()
        .filter(membership::Column::DirectoryId.eq(grant.directory_id()))
        .filter(membership::Column::UserId.eq(user_id))
        .exec(grant.connection)
        .await?;
    Ok(())
}
