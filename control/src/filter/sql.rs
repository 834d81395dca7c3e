//! A filter as a condition on rows. Each comparison it accepts is answered by
//! an index; what it does not accept is refused, never ignored.

use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{AttributeName, Comparison, ComparisonOperator, Filter};
use sea_orm::ColumnTrait as _;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SimpleExpr};

use crate::error::{Error, Result};
use crate::filter::check_size;
use crate::fold::fold;
use crate::id::DirectoryId;
use crate::store::entity::{group, membership, user, user_email};

/// The condition on `users` of one directory.
pub fn users(filter: &Filter, directory_id: DirectoryId) -> Result<SimpleExpr> {
    check_size(filter)?;
    compile(filter, &|comparison| {
        user_condition(comparison, directory_id)
    })
}

/// The condition on `groups` of one directory.
pub fn groups(filter: &Filter, directory_id: DirectoryId) -> Result<SimpleExpr> {
    check_size(filter)?;
    compile(filter, &|comparison| {
        group_condition(comparison, directory_id)
    })
}

type Compile<'a> = &'a dyn Fn(&Comparison) -> Result<SimpleExpr>;

fn compile(filter: &Filter, comparison: Compile<'_>) -> Result<SimpleExpr> {
    match &filter.node {
        Some(Node::And(list)) => join(&list.filters, comparison, SimpleExpr::and),
        Some(Node::Or(list)) => join(&list.filters, comparison, SimpleExpr::or),
        Some(Node::Not(filter)) => compile(filter, comparison).map(SimpleExpr::not),
        Some(Node::Comparison(leaf)) => comparison(leaf),
        // An element that has one value: `emails[value eq "x"]`.
        Some(Node::Element(element)) => {
            let inner = element
                .filter
                .as_ref()
                .and_then(|filter| filter.node.as_ref());
            match (&element.attribute, inner) {
                (Some(attribute), Some(Node::Comparison(leaf))) => {
                    comparison(&within(attribute, leaf))
                }
                _ => Err(unanswerable("only one comparison may stand in brackets")),
            }
        }
        None => Err(Error::FieldMissing { field: "filter" }),
    }
}

fn join(
    filters: &[Filter],
    comparison: Compile<'_>,
    combine: fn(SimpleExpr, SimpleExpr) -> SimpleExpr,
) -> Result<SimpleExpr> {
    let mut conditions = filters.iter().map(|filter| compile(filter, comparison));
    let first = conditions
        .next()
        .ok_or(Error::FieldMissing { field: "filters" })??;
    conditions.try_fold(first, |left, right| Ok(combine(left, right?)))
}

/// A comparison inside brackets, named from the resource.
fn within(attribute: &AttributeName, leaf: &Comparison) -> Comparison {
    let sub_attribute = leaf
        .attribute
        .as_ref()
        .map(|name| name.attribute.clone())
        .unwrap_or_default();
    Comparison {
        attribute: Some(AttributeName {
            sub_attribute,
            ..attribute.clone()
        }),
        ..leaf.clone()
    }
}

fn user_condition(comparison: &Comparison, directory_id: DirectoryId) -> Result<SimpleExpr> {
    match (name(comparison)?, equal_to(comparison)?) {
        (("id", ""), Operand::Text(id)) => Ok(user::Column::Id.eq(id.as_str())),
        (("userName", ""), Operand::Text(value)) => Ok(user::Column::UserNameKey.eq(fold(value))),
        (("externalId", ""), Operand::Text(value)) => Ok(assigned_and_equal(
            Expr::col((user::Entity, user::Column::ExternalId)),
            value,
        )),
        (("active", ""), Operand::Boolean(value)) => Ok(user::Column::Active.eq(*value)),
        (("emails", "value"), Operand::Text(value)) => Ok(user::Column::Id.in_subquery(
            Query::select()
                .column(user_email::Column::UserId)
                .from(user_email::Entity)
                .and_where(user_email::Column::DirectoryId.eq(directory_id))
                .and_where(user_email::Column::ValueKey.eq(fold(value)))
                .to_owned(),
        )),
        _ => Err(unanswerable(
            "users are found by id, userName, externalId, active and emails.value",
        )),
    }
}

fn group_condition(comparison: &Comparison, directory_id: DirectoryId) -> Result<SimpleExpr> {
    match (name(comparison)?, equal_to(comparison)?) {
        (("id", ""), Operand::Text(id)) => Ok(group::Column::Id.eq(id.as_str())),
        (("displayName", ""), Operand::Text(value)) => {
            Ok(group::Column::DisplayNameKey.eq(fold(value)))
        }
        (("externalId", ""), Operand::Text(value)) => Ok(assigned_and_equal(
            Expr::col((group::Entity, group::Column::ExternalId)),
            value,
        )),
        (("members", "value"), Operand::Text(value)) => Ok(group::Column::Id.in_subquery(
            Query::select()
                .column(membership::Column::GroupId)
                .from(membership::Entity)
                .and_where(membership::Column::DirectoryId.eq(directory_id))
                .and_where(membership::Column::UserId.eq(value.as_str()))
                .to_owned(),
        )),
        _ => Err(unanswerable(
            "groups are found by id, displayName, externalId and members.value",
        )),
    }
}

fn name(comparison: &Comparison) -> Result<(&str, &str)> {
    match &comparison.attribute {
        Some(name) if name.schema.is_empty() => Ok((&name.attribute, &name.sub_attribute)),
        Some(_) => Err(unanswerable("attributes of extensions cannot be compared")),
        None => Err(Error::FieldMissing { field: "attribute" }),
    }
}

fn equal_to(comparison: &Comparison) -> Result<&Operand> {
    match (comparison.operator(), &comparison.operand) {
        (ComparisonOperator::Equal, Some(operand)) => Ok(operand),
        _ => Err(unanswerable("only `eq` is supported")),
    }
}

/// False, not unknown, where the column is NULL, so that its negation holds.
fn assigned_and_equal(column: Expr, value: &str) -> SimpleExpr {
    column.clone().is_not_null().and(column.eq(value))
}

fn unanswerable(why: &str) -> Error {
    Error::InvalidFilter {
        why: why.to_owned(),
    }
}
