//! A list of one directory's resources as a SCIM client asks for it: filtered,
//! sorted, by position or by cursor.

mod cursor;

use rollcall_proto::provisioning::v1::{ListResourcesRequest, ListResourcesResponse};
use rollcall_proto::scim::v1::{Filter, Sort};
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
}

/// Users and groups together: the groups begin where the users end.
pub async fn list_resources(
    grant: &Reading<'_>,
    secret: &SecretKey,
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
    let users = user::list(grant, secret, users, include_groups).await?;
    let shown = i32::try_from(users.users.len()).unwrap_or(i32::MAX);
    let groups = listing(
        group_filter,
        start_index.saturating_sub(users.total_results),
        count.saturating_sub(shown),
    );
    let groups = group::list(grant, secret, groups, member_view).await?;
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

impl Listing {
    /// `fitting` says how many of the rows make one page; a shorter one is
    /// allowed by RFC 7644 section 3.4.2.4.
    pub async fn read<E, C>(
        &self,
        grant: &Reading<'_>,
        secret: &SecretKey,
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
        let mut select = select;
        let mut total_results = resources.count;
        if let Some(condition) = resources.condition {
            select = select.filter(condition);
            let count = select.clone().count(connection).await?;
            total_results = i64::try_from(count).unwrap_or(i64::MAX);
        }
        let cursors = Cursors::new(secret, grant.directory_id(), resources.kind, self);
        let position = self.position(&cursors)?;
        let limit = u64::from(self.count.max(0).unsigned_abs());
        let mut rows = Rows {
            rows: vec![],
            total_results,
            next_cursor: String::new(),
        };
        let is_beyond = matches!(position, Position::Offset(offset)
            if offset >= total_results.max(0).unsigned_abs());
        if limit == 0 || is_beyond {
            return Ok(rows);
        }
        let sorted = self.sort.as_ref().zip(resources.sort_key);
        match (&position, &sorted) {
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
        rows.rows = select
            .order_by_asc(resources.id)
            .limit(limit + 1)
            .all(connection)
            .await?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let length = limit.min(fitting(&rows.rows));
        let more = rows.rows.len() > length;
        rows.rows.truncate(length);
        if more && self.cursor.is_some() {
            rows.next_cursor = match rows.rows.last().map(|last| last.get(resources.id)) {
                Some(sea_orm::Value::String(Some(id))) => cursors.write(&id),
                _ => String::new(),
            };
        }
        Ok(rows)
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
