//! What happened in a directory, the latest first.

use rollcall_proto::event::v1::Event;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult as _, Statement, Value};

use super::list::Row;
use crate::environment::PAGE_BYTES_MAX;
use crate::error::Result;
use crate::id::{DirectoryId, GroupId, RequestId, UserId};

/// What of a directory somebody looks at.
#[derive(Debug, Clone, Copy)]
pub enum About {
    Everything,
    User(UserId),
    Group(GroupId),
    Request(RequestId),
}

/// Some events in a row.
#[derive(Debug)]
pub struct Latest {
    pub events: Vec<Event>,
    /// Where the next ones begin; none at the end.
    pub next: Option<i64>,
}

/// So many events at most before a place.
pub async fn latest<C: ConnectionTrait>(
    connection: &C,
    directory_id: DirectoryId,
    about: About,
    before: Option<i64>,
    limit: usize,
) -> Result<Latest> {
    let backend = connection.get_database_backend();
    let before = before.unwrap_or(i64::MAX);
    let statement = latest_statement(directory_id, about, before, limit + 1, backend);
    let rows = connection.query_all_raw(statement).await?;
    let mut found = Latest {
        events: Vec::new(),
        next: None,
    };
    let (mut bytes, mut last) = (0, None);
    for row in rows {
        let event = Row::from_query_result(&row, "")?;
        bytes += event.payload.len();
        let is_full = found.events.len() == limit || bytes > PAGE_BYTES_MAX;
        if is_full && !found.events.is_empty() {
            found.next = last;
            break;
        }
        last = Some(row.try_get("", "ordinal")?);
        found.events.push(event.into_event(String::new())?);
    }
    Ok(found)
}

/// Also those that have no position yet. Events by the index of what they are about; without the concatenation one of the
/// whole directory would do as well.
pub fn latest_statement(
    directory_id: DirectoryId,
    about: About,
    before: i64,
    limit: usize,
    backend: DbBackend,
) -> Statement {
    let (condition, of) = match about {
        About::Everything => ("directory_id = $1", None),
        About::User(id) => ("directory_id || '' = $1 AND subject = $4", Some(id.into())),
        About::Group(id) => ("directory_id || '' = $1 AND group_id = $4", Some(id.into())),
        About::Request(id) => (
            "directory_id || '' = $1 AND request_id = $4",
            Some(Value::from(id)),
        ),
    };
    let sql = format!(
        "SELECT ordinal, id, organization_id, directory_id,
             COALESCE(position, 0) AS position, kind, payload, create_time
         FROM events
         WHERE {condition} AND ordinal < $2
         ORDER BY ordinal DESC LIMIT $3"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [directory_id.into(), before.into(), limit.into()];
    Statement::from_sql_and_values(backend, sql, values.into_iter().chain(of))
}
