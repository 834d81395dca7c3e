//! The order of a list as an expression of rows.

use rollcall_proto::scim::v1::Sort;
use sea_orm::sea_query::SimpleExpr;

use super::document::{Documents, sort_value};
use super::fragment::Fragment;
use super::sql::{Resource, unanswerable};
use crate::error::{Error, Result};

/// What rows are sorted by.
#[derive(Debug)]
pub struct SortKey {
    pub key: SimpleExpr,
    /// Whether a row has nothing to be sorted by.
    pub is_null: SimpleExpr,
}

/// The key of a list of `users`.
pub fn of_users(sort: &Sort) -> Result<SortKey> {
    key(sort, Resource::User)
}

/// The key of a list of `groups`.
pub fn of_groups(sort: &Sort) -> Result<SortKey> {
    key(sort, Resource::Group)
}

fn key(sort: &Sort, resource: Resource) -> Result<SortKey> {
    let mut key = Fragment::default();
    write(&mut key, sort, resource)?;
    let mut is_null = Fragment::default();
    is_null.sql("(");
    write(&mut is_null, sort, resource)?;
    is_null.sql(") IS NULL");
    Ok(SortKey {
        key: key.into_expr(),
        is_null: is_null.into_expr(),
    })
}

fn write(out: &mut Fragment, sort: &Sort, resource: Resource) -> Result<()> {
    let name = sort
        .attribute
        .as_ref()
        .ok_or(Error::FieldMissing { field: "attribute" })?;
    let table = resource.table();
    let core = name.schema.is_empty();
    match (name.attribute.as_str(), name.sub_attribute.as_str()) {
        ("id", "") if core => {
            out.sql(table).sql(".id");
        }
        ("meta", "created") if core => {
            out.sql(table).sql(".create_time");
        }
        ("meta", "lastModified") if core => {
            out.sql(table).sql(".update_time");
        }
        ("meta" | "groups" | "members" | "schemas", _) if core => {
            return Err(unanswerable("a list cannot be sorted by this attribute"));
        }
        _ => {
            let Documents { exact, folded } = resource.documents();
            let document = if sort.case_exact { exact } else { folded };
            sort_value(out, &document, name)?;
        }
    }
    Ok(())
}
