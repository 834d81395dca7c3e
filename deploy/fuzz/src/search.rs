//! What a list is asked to be: a query, and the body of a `.search`.

use rollcall_control::error::Error;
use rollcall_control::filter::sort;
use rollcall_edge::{convert, request};
use rollcall_scim::ScimError;
use rollcall_scim::json::parse_object;
use rollcall_scim::list::COUNT_MAX;
use rollcall_scim::schema::{GROUP, ResourceType, USER};
use rollcall_scim::search::{Search, Sort, read_search};
use sea_orm::sea_query::{Expr, Query};
use serde_json::{Map, Value};

use crate::filter::{BACKENDS, build, check_places, check_text};
use crate::json::check_without_secret;
use crate::sample;

/// The text behind the question mark of a URL, or the body of a `.search`.
pub fn search(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        check(request::query(text));
    }
    if let Ok(body) = parse_object(data) {
        check(read_search(body));
    }
}

fn check(search: Result<Search, ScimError>) {
    let search = match search {
        Ok(search) => search,
        Err(error) => return crate::check_refusal(&error),
    };
    if let Some(page) = accepted(search.page()) {
        assert!(page.start_index >= 1 && (0..=COUNT_MAX).contains(&page.count));
    }
    check_projection(&search, &USER, &sample::user_resource());
    check_projection(&search, &GROUP, &sample::group_resource());
    for resource_type in [&USER, &GROUP] {
        if let Some(Some(sort)) = accepted(Sort::new(resource_type, &search)) {
            check_sort(sort);
        }
        accepted(search.filter(resource_type));
    }
}

/// A projection takes away, and when it is repeated nothing more. What is
/// always returned stays.
fn check_projection(
    search: &Search,
    resource_type: &'static ResourceType,
    whole: &Map<String, Value>,
) {
    let Some(projection) = accepted(search.projection(resource_type)) else {
        return;
    };
    let mut resource = whole.clone();
    projection.apply(&mut resource);
    assert!(resource.contains_key("id") && resource.contains_key("schemas"));
    assert!(resource.keys().all(|name| whole.contains_key(name)));
    check_without_secret(&resource);
    let mut again = resource.clone();
    projection.apply(&mut again);
    assert_eq!(again, resource);
}

/// No name of the client's is in the SQL of an order.
fn check_sort(sort: Sort) {
    let sort = convert::sort(sort);
    for backend in BACKENDS {
        for key in [
            sort::of_users(&sort, backend),
            sort::of_groups(&sort, backend),
        ] {
            match key {
                Ok(key) => {
                    let behind = (key.is_behind)(&sort, backend, "x").expect("has a key");
                    let mut query = Query::select();
                    query.expr(Expr::val(1)).exprs(key.keys).expr(behind);
                    let (text, values) = build(&query, backend);
                    check_text(&text);
                    check_places(&text, values, backend);
                }
                Err(error) => assert!(matches!(error, Error::InvalidFilter { .. }), "{error:?}"),
            }
        }
    }
}

fn accepted<T>(result: Result<T, ScimError>) -> Option<T> {
    result.inspect_err(crate::check_refusal).ok()
}
