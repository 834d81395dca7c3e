//! A list of one directory's resources as a SCIM client asks for it: filtered,
//! sorted, by position or by cursor.

mod cursor;
mod ends;

use std::sync::Arc;

use rollcall_proto::provisioning::v1::{ListResourcesRequest, ListResourcesResponse};
use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{ComparisonOperator, Filter, Sort};
use sea_orm::sea_query::{Order, SimpleExpr};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, ModelTrait, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};

use crate::authz::{Reading, SecretKey};
use crate::error::{Error, Result};
use crate::filter::sort::SortKey;
use crate::{group, user};

pub use cursor::Cursors;
pub use ends::Ends;
use ends::Place;

/// What a list is asked to be.
#[derive(Debug)]
pub struct Listing {
    pub filter: Option<Filter>,
    pub sort: Option<Sort>,
    /// Counts from 1; below that it is 1.
    pub start_index: i64,
    /// At most so many resources; below 0 it is 0.
    pub count: i32,
    /// Empty for the first page; absent where the position counts.
    pub cursor: Option<String>,
}

/// The rows of a page, and where the next one begins.
#[derive(Debug)]
pub struct Rows<M> {
    pub rows: Vec<M>,
    pub total_results: i64,
    /// Empty where there is no next page, or no cursor was asked for.
    pub next_cursor: String,
}

/// What is known of the resources that are listed.
#[derive(Debug)]
pub struct Resources<C> {
    /// The name of their kind.
    pub kind: &'static str,
    pub id: C,
    /// The condition that the filter is.
    pub condition: Option<SimpleExpr>,
    pub sort_key: Option<SortKey>,
    /// How many there are without a filter.
    pub count: i64,
    /// Changes whenever one comes or goes.
    pub version: i64,
}

/// What lists keep from one page to the next.
#[derive(Debug, Clone)]
pub struct Paging {
    pub secret: SecretKey,
    pub ends: Arc<Ends>,
}

/// Users and groups together: the groups begin where the users end.
pub async fn list_resources(
    grant: &Reading<'_>,
    paging: &Paging,
    request: ListResourcesRequest,
) -> Result<ListResourcesResponse> {
    let member_view = request.member_view();
    let ListResourcesRequest {
        context: _,
        user_filter,
        group_filter,
        start_index,
        count,
        include_groups,
        member_view: _,
    } = request;
    let listing = |filter, start_index, count| Listing {
        filter,
        sort: None,
        start_index,
        count,
        cursor: None,
    };
    let start_index = start_index.max(1);
    let users = listing(user_filter, start_index, count);
    let users = user::list(grant, paging, users, include_groups, None).await?;
    let shown = i32::try_from(users.users.len()).unwrap_or(i32::MAX);
    let groups = listing(
        group_filter,
        start_index.saturating_sub(users.total_results),
        count.saturating_sub(shown),
    );
    let groups = group::list(grant, paging, groups, member_view, None).await?;
    Ok(ListResourcesResponse {
        users: users.users,
        groups: groups.groups,
        total_results: users.total_results.saturating_add(groups.total_results),
    })
}

/// Where a page begins.
enum Position {
    Offset(u64),
    /// Behind the resource with this id.
    After(String),
}

impl Position {
    /// How many there are, where a page that begins here and has so many rows is
    /// the last.
    fn end(&self, rows: usize, limit: usize) -> Option<i64> {
        let Self::Offset(offset) = self else {
            return None;
        };
        let is_last = rows <= limit && (rows > 0 || *offset == 0);
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        is_last.then(|| i64::try_from(offset.saturating_add(rows)).unwrap_or(i64::MAX))
    }
}

async fn count<E>(select: Select<E>, connection: &DatabaseConnection) -> Result<i64>
where
    E: EntityTrait,
    E::Model: Send + Sync,
{
    let count = select.count(connection).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Whether few can satisfy it, and they are found by an index.
fn is_key(filter: &Filter) -> bool {
    let Some(Node::Comparison(comparison)) = &filter.node else {
        return false;
    };
    let Some(name) = &comparison.attribute else {
        return false;
    };
    let names = [&name.schema, &name.attribute, &name.sub_attribute].map(String::as_str);
    comparison.operator() == ComparisonOperator::Equal
        && matches!(comparison.operand, Some(Operand::Text(_)))
        && matches!(
            names,
            ["", "id" | "userName" | "externalId" | "displayName", ""] | ["", "emails", "value"]
        )
}

impl Listing {
    /// `fitting` says how many of the rows make one page; a shorter one is
    /// allowed by RFC 7644 section 3.4.2.4.
    pub async fn read<E, C>(
        &self,
        grant: &Reading<'_>,
        paging: &Paging,
        select: Select<E>,
        resources: Resources<C>,
        fitting: impl Fn(&[E::Model]) -> usize,
    ) -> Result<Rows<E::Model>>
    where
        E: EntityTrait<Column = C>,
        E::Model: ModelTrait<Entity = E> + Send + Sync,
        C: ColumnTrait,
    {
        let connection: &DatabaseConnection = grant.connection;
        let is_filtered = resources.condition.is_some();
        let all = match resources.condition {
            Some(condition) => select.filter(condition),
            None => select,
        };
        let mut select = all.clone();
        let cursors = Cursors::new(&paging.secret, grant.directory_id(), resources.kind, self);
        let position = self.position(&cursors)?;
        let place = Place {
            directory_id: grant.directory_id(),
            kind: resources.kind,
            version: resources.version,
            offset: 0,
        };
        // A filter may let through others by now, and a sort may be another.
        let is_plain = !is_filtered && self.sort.is_none();
        let remembered = match position {
            Position::Offset(offset) if is_plain && offset > 0 => {
                paging.ends.find(&Place { offset, ..place })
            }
            _ => None,
        };
        let limit = self.limit();
        let is_beyond = matches!(position, Position::Offset(offset)
            if !is_filtered && offset >= resources.count.max(0).unsigned_abs());
        if limit == 0 || is_beyond {
            return Ok(Rows {
                rows: vec![],
                total_results: if is_filtered {
                    count(all, connection).await?
                } else {
                    resources.count
                },
                next_cursor: String::new(),
            });
        }
        let sorted = self.sort.as_ref().zip(resources.sort_key);
        match (&position, &sorted) {
            (Position::Offset(_), _) if remembered.is_some() => {
                select = select.filter(resources.id.gt(remembered.unwrap_or_default()));
            }
            (Position::Offset(offset), _) => select = select.offset(*offset),
            (Position::After(id), None) => select = select.filter(resources.id.gt(id.as_str())),
            (Position::After(id), Some((sort, key))) => {
                // Where it stood is known no more.
                let last = E::find().filter(resources.id.eq(id.as_str()));
                if last.count(connection).await? == 0 {
                    return Err(Error::CursorExpired);
                }
                let backend = connection.get_database_backend();
                select = select.filter((key.is_behind)(sort, backend, id)?);
            }
        }
        if let Some((sort, SortKey { keys, .. })) = sorted {
            let order = if sort.descending {
                Order::Desc
            } else {
                Order::Asc
            };
            // What has nothing to be sorted by is last when ascending.
            for key in keys {
                select = select.order_by(key, order.clone());
            }
        }
        // One more tells whether a page follows.
        let mut rows = select
            .order_by_asc(resources.id)
            .limit(limit + 1)
            .all(connection)
            .await?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let total_results = match position.end(rows.len(), limit) {
            _ if !is_filtered => resources.count,
            Some(end) => end,
            None => count(all, connection).await?,
        };
        let length = limit.min(fitting(&rows));
        let more = rows.len() > length;
        rows.truncate(length);
        let last = match rows.last().map(|last| last.get(resources.id)) {
            Some(sea_orm::Value::String(Some(id))) if more => id,
            _ => String::new(),
        };
        let next_cursor = match self.cursor {
            Some(_) if more => cursors.write(&last),
            _ => String::new(),
        };
        if let Position::Offset(offset) = position
            && is_plain
            && more
        {
            let offset = offset.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
            paging.ends.remember(Place { offset, ..place }, last);
        }
        Ok(Rows {
            rows,
            total_results,
            next_cursor,
        })
    }

    /// The condition of a list of few resources, which an index finds: those with
    /// one name or id.
    pub fn key(&self) -> Option<&Filter> {
        let Self {
            filter: Some(filter),
            sort: None,
            cursor: None,
            ..
        } = self
        else {
            return None;
        };
        let is_first = self.start_index <= 1 && self.count > 0;
        (is_first && is_key(filter)).then_some(filter)
    }

    pub fn limit(&self) -> u64 {
        u64::from(self.count.max(0).unsigned_abs())
    }

    fn position(&self, cursors: &Cursors<'_>) -> Result<Position> {
        match self.cursor.as_deref() {
            None => {
                let offset = self.start_index.saturating_sub(1).max(0).unsigned_abs();
                Ok(Position::Offset(offset))
            }
            Some("") => Ok(Position::Offset(0)),
            Some(cursor) => cursors.read(cursor).map(Position::After),
        }
    }
}
