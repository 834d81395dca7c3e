//! Reads the feed behind a cursor.

use prost::Message as _;
use rollcall_proto::event::v1::{Event, EventFilter};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};

use super::cursor::{Cursors, Standing};
use super::kinds::Kinds;
use super::standing::standing_at;
use crate::clock::Moment;
use crate::environment::PAGE_BYTES_MAX;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, EnvironmentId, EventId, Id, Kind, OrganizationId};
use crate::store::entity::webhook_endpoint;

/// Positions that one page passes over at most, so that a filter which lets little
/// through costs no more than one that lets all through.
const WINDOW: i64 = 10_000;
/// Rows that are read at first; how large they are tells how many more are.
const ROWS_FIRST: usize = 64;

/// Which events a caller wants, of those that it may see.
#[derive(Debug, Clone)]
pub struct Selection {
    pub environment_id: EnvironmentId,
    organization_id: Option<OrganizationId>,
    directory_id: Option<DirectoryId>,
    kinds: Kinds,
}

/// Some events in a row.
#[derive(Debug)]
pub struct Page {
    pub events: Vec<Event>,
    /// Behind all that was looked at.
    pub standing: Standing,
    /// Whether the feed goes on behind it.
    pub has_more: bool,
}

impl Selection {
    /// `organization_id` is the one beyond which the caller sees nothing.
    pub fn new(
        environment_id: EnvironmentId,
        organization_id: Option<OrganizationId>,
        filter: Option<EventFilter>,
    ) -> Result<Self> {
        let EventFilter {
            organization_id: named,
            directory_id,
            kinds,
        } = filter.unwrap_or_default();
        let named: Option<OrganizationId> = optional_id("filter.organization_id", &named)?;
        if let (Some(own), Some(named)) = (organization_id, named)
            && own != named
        {
            return Err(Error::OrganizationNotFound);
        }
        let kinds = Kinds::of_numbers(&kinds).ok_or_else(|| Error::InvalidValue {
            why: "`filter.kinds` holds one that there is not".to_owned(),
        })?;
        Ok(Self {
            environment_id,
            organization_id: organization_id.or(named),
            directory_id: optional_id("filter.directory_id", &directory_id)?,
            kinds,
        })
    }

    /// What a webhook endpoint gets.
    pub fn of_endpoint(row: &webhook_endpoint::Model) -> Self {
        Self {
            environment_id: row.environment_id,
            organization_id: row.organization_id,
            directory_id: None,
            kinds: row.kinds,
        }
    }

    pub fn organization_id(&self) -> Option<OrganizationId> {
        self.organization_id
    }

    pub fn directory_id(&self) -> Option<DirectoryId> {
        self.directory_id
    }
}

fn optional_id<K: Kind>(field: &'static str, text: &str) -> Result<Option<Id<K>>> {
    if text.is_empty() {
        return Ok(None);
    }
    let id = text.parse();
    id.map(Some)
        .map_err(|source| Error::InvalidId { field, source })
}

/// The events behind `standing`, so many at most. Fails where that is no place
/// from which the feed goes on without a gap.
pub async fn list<C: ConnectionTrait>(
    connection: &C,
    selection: &Selection,
    cursors: &Cursors,
    standing: Standing,
    limit: usize,
) -> Result<Page> {
    let last = last_position(connection, selection.environment_id, standing).await?;
    let end = last.min(standing.position.saturating_add(WINDOW));
    let mut page = Page {
        events: Vec::new(),
        standing,
        has_more: last > standing.position,
    };
    let mut bytes = 0;
    let mut rows_max = ROWS_FIRST.min(limit);
    while page.standing.position < end && rows_max > 0 {
        let rows = read(connection, selection, page.standing.position, end, rows_max).await?;
        let is_end = rows.len() < rows_max;
        for row in rows {
            bytes += row.payload.len();
            if bytes > PAGE_BYTES_MAX && !page.events.is_empty() {
                page.has_more = true;
                return Ok(page);
            }
            page.standing = row.standing();
            let cursor = cursors.write(row.standing());
            page.events.push(row.into_event(cursor)?);
        }
        if is_end {
            page.standing = standing_at(connection, selection.environment_id, end).await?;
        }
        let average = bytes / page.events.len().max(1);
        let fitting = PAGE_BYTES_MAX.saturating_sub(bytes) / average.max(1);
        rows_max = (limit - page.events.len()).min(fitting);
    }
    page.has_more = page.standing.position < last;
    Ok(page)
}

/// The position of the feed's latest event, where the feed goes on from
/// `standing`.
async fn last_position<C: ConnectionTrait>(
    connection: &C,
    environment_id: EnvironmentId,
    standing: Standing,
) -> Result<i64> {
    #[derive(FromQueryResult)]
    struct Row {
        last_position: i64,
        own: Option<EventId>,
        next: Option<EventId>,
    }
    let backend = connection.get_database_backend();
    let row = Row::find_by_statement(ends_statement(environment_id, standing.position, backend))
        .one(connection)
        .await?;
    let Some(row) = row else {
        return match standing.position {
            0 => Ok(0),
            _ => Err(Error::CursorRewound),
        };
    };
    let is_another = matches!(
        (row.own, standing.event_id),
        (Some(is), Some(was)) if is != was
    );
    if standing.position > row.last_position || is_another {
        return Err(Error::CursorRewound);
    }
    if standing.position < row.last_position && row.next.is_none() {
        return Err(Error::EventsExpired);
    }
    Ok(row.last_position)
}

/// The end of a feed, and the events at and behind a position.
pub fn ends_statement(id: EnvironmentId, position: i64, backend: DbBackend) -> Statement {
    let sql = "SELECT last_position,
             (SELECT id FROM events WHERE environment_id = $1 AND position = $2) AS own,
             (SELECT id FROM events WHERE environment_id = $1 AND position = $2 + 1) AS next
         FROM feeds WHERE environment_id = $1";
    let values: [Value; 2] = [id.into(), position.into()];
    Statement::from_sql_and_values(backend, sql, values)
}

#[derive(FromQueryResult)]
pub(super) struct Row {
    id: EventId,
    organization_id: Option<OrganizationId>,
    directory_id: Option<DirectoryId>,
    position: i64,
    kind: i32,
    pub(super) payload: Vec<u8>,
    create_time: Moment,
}

impl Row {
    fn standing(&self) -> Standing {
        Standing {
            position: self.position,
            event_id: Some(self.id),
        }
    }

    /// `cursor` is that of its place.
    pub(super) fn into_event(self, cursor: String) -> Result<Event> {
        let event = Event::decode(self.payload.as_slice()).map_err(|error| {
            tracing::error!(%error, id = %self.id, "an event cannot be read");
            Error::Internal
        })?;
        Ok(Event {
            id: self.id.to_string(),
            position: self.position,
            cursor,
            kind: self.kind,
            create_time: Some(self.create_time.to_proto()),
            organization_id: text(self.organization_id),
            directory_id: text(self.directory_id),
            ..event
        })
    }
}

fn text<K: Kind>(id: Option<Id<K>>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}

async fn read<C: ConnectionTrait>(
    connection: &C,
    selection: &Selection,
    after: i64,
    end: i64,
    rows_max: usize,
) -> Result<Vec<Row>> {
    let backend = connection.get_database_backend();
    let statement = page_statement(selection, after, end, rows_max, backend);
    Ok(Row::find_by_statement(statement).all(connection).await?)
}

/// Selected events behind a position, up to another.
pub fn page_statement(
    selection: &Selection,
    after: i64,
    end: i64,
    rows_max: usize,
    backend: DbBackend,
) -> Statement {
    let mut sql = "SELECT id, organization_id, directory_id, position, kind, payload, create_time
         FROM events
         WHERE environment_id = $1 AND position > $2 AND position <= $3
             AND (($4 >> kind) & 1) = 1"
        .to_owned();
    let mut values: Vec<Value> = vec![
        selection.environment_id.into(),
        after.into(),
        end.into(),
        selection.kinds.0.into(),
        i64::try_from(rows_max).unwrap_or(i64::MAX).into(),
    ];
    if let Some(id) = selection.organization_id {
        values.push(id.into());
        sql.push_str(" AND organization_id = $");
        sql.push_str(&values.len().to_string());
    }
    if let Some(id) = selection.directory_id {
        values.push(id.into());
        sql.push_str(" AND directory_id = $");
        sql.push_str(&values.len().to_string());
    }
    sql.push_str(" ORDER BY position LIMIT $5");
    Statement::from_sql_and_values(backend, sql, values)
}
