//! Organizations by how their names begin.

use rollcall_proto::management::v1::{SearchOrganizationsRequest, SearchOrganizationsResponse};
use rollcall_proto::paged::Paged as _;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select};

use super::to_proto;
use crate::authz::{SecretKey, Viewing};
use crate::environment::{PageTokens, page_size};
use crate::error::{Error, Result};
use crate::id::OrganizationId;
use crate::management::page::reader;
use crate::prefix::Prefix;
use crate::store::entity::organization;

/// Organizations of a page at most.
const PAGE_SIZE_MAX: u64 = 100;

pub async fn search(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: SearchOrganizationsRequest,
) -> Result<SearchOrganizationsResponse> {
    let (size, page_token) = request.take_page();
    let limit = Ord::min(page_size(size), PAGE_SIZE_MAX);
    let tokens = PageTokens::new(secret, &reader(grant), &request);
    let after = match tokens.read_text(&page_token)? {
        Some(text) => Some(parse(&text).ok_or(Error::PageTokenInvalid)?),
        None => None,
    };
    let environment_id = grant.environment_named(&request.environment_id)?;
    let prefix = Prefix::parse(&request.prefix)?;
    let mut select = grant
        .organizations()
        .filter(organization::Column::EnvironmentId.eq(environment_id));
    if !request.show_deleted {
        select = select.filter(organization::Column::DeleteTime.is_null());
    }
    let mut rows = named(select, &prefix.folded, &prefix.end, after)
        .limit(limit + 1)
        .all(grant.connection)
        .await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next_page_token = match rows.last() {
        Some(last) if more => tokens.write_text(&format!("{} {}", last.id, last.display_name_key)),
        _ => String::new(),
    };
    Ok(SearchOrganizationsResponse {
        organizations: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

/// Those of a name from `first` on and before `end`, in the order of their names,
/// behind the one that has this name and id.
pub fn named(
    select: Select<organization::Entity>,
    first: &str,
    end: &str,
    after: Option<(String, OrganizationId)>,
) -> Select<organization::Entity> {
    let (key, id) = (
        organization::Column::DisplayNameKey,
        organization::Column::Id,
    );
    let (first, last_id) = match after {
        Some((name, id)) => (name, id.to_string()),
        // Before every id.
        None => (first.to_owned(), String::new()),
    };
    let place = Expr::tuple([key.into_expr(), id.into_expr()]);
    select
        .filter(place.gt(Expr::tuple([Expr::value(first), Expr::value(last_id)])))
        .filter(key.lt(end))
        .order_by_asc(key)
        .order_by_asc(id)
}

/// The name and id that a page token holds.
fn parse(text: &str) -> Option<(String, OrganizationId)> {
    let (id, name) = text.split_once(' ')?;
    Some((name.to_owned(), id.parse().ok()?))
}
