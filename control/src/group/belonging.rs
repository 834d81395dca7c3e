//! The groups to which people belong.

use std::collections::HashMap;

use rollcall_proto::provisioning::v1::GroupReference;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use crate::authz::{DirectoryScope, Grant};
use crate::error::{Error, Result};
use crate::id::{GroupId, UserId};
use crate::store::json_array::{parameter, rows_of};

/// The groups of one user, in a statement that selects from `users`: a JSON array
/// of an id, a name and whether the user is a member itself.
pub fn groups_of_user(backend: DbBackend) -> SimpleExpr {
    let array = match backend {
        DbBackend::Postgres => {
            "json_agg(json_build_array(b.group_id, g.display_name, b.direct))::text"
        }
        _ => "json_group_array(json_array(b.group_id, g.display_name, b.direct))",
    };
    Expr::cust(format!(
        r#"(WITH RECURSIVE belongs (group_id, direct) AS (
             SELECT m.group_id, 1 FROM memberships AS m
             WHERE m.directory_id = users.directory_id AND m.user_id = users.id
             UNION
             SELECT m.group_id, 0 FROM belongs JOIN memberships AS m
               ON m.directory_id = users.directory_id AND m.member_group_id = belongs.group_id
         )
         SELECT {array}
         FROM (SELECT group_id, max(direct) AS direct FROM belongs GROUP BY group_id) AS b
         JOIN "groups" AS g ON g.id = b.group_id)"#
    ))
}

/// What [`groups_of_user`] selected, in the order of the groups' ids.
pub fn read_groups(json: Option<&str>) -> Result<Vec<GroupReference>> {
    let Some(json) = json else {
        return Ok(vec![]);
    };
    let mut groups: Vec<(String, String, i64)> =
        serde_json::from_str(json).map_err(|_| Error::Internal)?;
    groups.sort_unstable();
    let groups = groups
        .into_iter()
        .map(|(id, display_name, direct)| GroupReference {
            id,
            display_name,
            is_indirect: direct == 0,
        });
    Ok(groups.collect())
}

/// The groups to which each of the users belongs, directly or as a member of a
/// member.
pub async fn memberships_of<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    users: &[UserId],
) -> Result<HashMap<UserId, Vec<GroupReference>>> {
    #[derive(FromQueryResult)]
    struct Row {
        user_id: UserId,
        group_id: GroupId,
        direct: i64,
        display_name: String,
    }
    let mut groups: HashMap<_, Vec<_>> = HashMap::new();
    if users.is_empty() {
        return Ok(groups);
    }
    let backend = grant.connection.get_database_backend();
    // SQLite takes the parts of a cross join in their order; otherwise it may begin
    // with all memberships of the directory.
    let sql = format!(
        r#"WITH RECURSIVE belongs (user_id, group_id, direct) AS (
             SELECT m.user_id, m.group_id, CAST(1 AS bigint)
             FROM {} CROSS JOIN memberships AS m
             WHERE m.directory_id = $2 AND m.user_id = names.value
             UNION
             SELECT belongs.user_id, m.group_id, CAST(0 AS bigint)
             FROM belongs JOIN memberships AS m
               ON m.directory_id = $2 AND m.member_group_id = belongs.group_id
         )
         SELECT b.user_id, b.group_id, b.direct,
             (SELECT g.display_name FROM "groups" AS g WHERE g.id = b.group_id) AS display_name
         FROM (SELECT user_id, group_id, max(direct) AS direct
               FROM belongs GROUP BY user_id, group_id) AS b
         ORDER BY b.group_id"#,
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
            is_indirect: row.direct == 0,
        });
    }
    Ok(groups)
}
