//! The order of a list as expressions of rows.

use rollcall_proto::scim::v1::Sort;
use sea_orm::DbBackend;
use sea_orm::sea_query::SimpleExpr;

use super::document::{Documents, sort_values};
use super::fragment::{Dialect, Fragment};
use super::scalar::BYTEWISE;
use super::sql::{Resource, unanswerable};
use crate::error::{Error, Result};

/// What rows are sorted by.
#[derive(Debug)]
pub struct SortKey {
    /// In the order in which they count: whether a row has nothing to be sorted
    /// by, then what it is sorted by.
    pub keys: Vec<SimpleExpr>,
    /// That a row comes behind the row with an id in this order, or stands
    /// beside it and has a higher id.
    pub is_behind: fn(&Sort, DbBackend, &str) -> Result<SimpleExpr>,
}

/// The key of a list of `users`.
pub fn of_users(sort: &Sort, backend: DbBackend) -> Result<SortKey> {
    Ok(SortKey {
        keys: keys(sort, Resource::User, backend)?,
        is_behind: |sort, backend, id| is_behind(sort, Resource::User, backend, id),
    })
}

/// The key of a list of `groups`.
pub fn of_groups(sort: &Sort, backend: DbBackend) -> Result<SortKey> {
    Ok(SortKey {
        keys: keys(sort, Resource::Group, backend)?,
        is_behind: |sort, backend, id| is_behind(sort, Resource::Group, backend, id),
    })
}

fn keys(sort: &Sort, resource: Resource, backend: DbBackend) -> Result<Vec<SimpleExpr>> {
    let keys = fragments(sort, resource.table(), backend.into())?;
    Ok(keys.into_iter().map(Fragment::into_expr).collect())
}

fn is_behind(sort: &Sort, resource: Resource, backend: DbBackend, id: &str) -> Result<SimpleExpr> {
    let dialect = backend.into();
    let row = |out: &mut Fragment, table: &str| {
        for (place, key) in fragments(sort, table, dialect)?.into_iter().enumerate() {
            out.sql(if place > 0 { ", " } else { "" }).append(key);
        }
        Ok::<_, Error>(())
    };
    let mut out = Fragment::new(dialect);
    let symbol = if sort.descending { " < " } else { " > " };
    for (symbol, tail) in [(symbol, " OR ("), (" = ", " AND ")] {
        out.sql("(");
        row(&mut out, resource.table())?;
        out.sql(")").sql(symbol).sql("(SELECT ");
        row(&mut out, "last_shown")?;
        out.sql(" FROM ").sql(resource.table());
        out.sql(" AS last_shown WHERE last_shown.id = ").bind(id);
        out.sql(")").sql(tail);
    }
    out.sql(resource.table()).sql(".id > ").bind(id).sql(")");
    Ok(out.into_expr())
}

/// The keys of a row of `table`, none of which is NULL: a comparison with NULL
/// would lose rows.
fn fragments(sort: &Sort, table: &str, dialect: Dialect) -> Result<Vec<Fragment>> {
    let name = sort
        .attribute
        .as_ref()
        .ok_or(Error::FieldMissing { field: "attribute" })?;
    let core = name.schema.is_empty();
    let column = match (name.attribute.as_str(), name.sub_attribute.as_str()) {
        ("id", "") if core => Some("id"),
        ("meta", "created") if core => Some("create_time"),
        ("meta", "lastModified") if core => Some("update_time"),
        ("meta" | "groups" | "members" | "schemas", _) if core => {
            return Err(unanswerable("a list cannot be sorted by this attribute"));
        }
        _ => None,
    };
    if let Some(column) = column {
        let mut out = Fragment::new(dialect);
        out.sql(table).sql(".").sql(column);
        return Ok(vec![out]);
    }
    let documents = Documents::of(table);
    let (document, name) = documents.for_case(sort.case_exact, name);
    let mut is_null = Fragment::new(dialect);
    let mut keys = Vec::new();
    for (place, value) in sort_values(dialect, document, &name)?
        .into_iter()
        .enumerate()
    {
        let mut key = Fragment::new(dialect);
        key.sql("COALESCE(").append(value.clone());
        // The first key is a number on both databases where it stands for nothing.
        key.sql(if place == 0 { ", 0)" } else { ", '')" });
        if place == 0 {
            is_null.sql("(").append(value).sql(") IS NULL");
        } else {
            key.sql(BYTEWISE);
        }
        keys.push(key);
    }
    let mut all = vec![is_null];
    all.extend(keys);
    Ok(all)
}
