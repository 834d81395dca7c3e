//! What the service can do: its configuration, resource types and schemas.

use hyper::header::ALLOW;
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use rollcall_scim::{ScimError, discovery};
use serde_json::Value;

use crate::answer::Answer;
use crate::refusal::{no_such_place, wrong_method};
use crate::request;
use crate::route::Place;

/// RFC 7644 section 4: what the service can do is told to everyone, and to
/// filter it is forbidden.
pub(crate) fn discover(place: &Place, parts: &Parts, base_url: &str) -> Option<Answer> {
    let found = |resource: Option<Value>| match resource {
        Some(resource) => Answer::new(StatusCode::OK, resource),
        None => Answer::from(&no_such_place()),
    };
    let answer = match place {
        Place::ServiceProviderConfig => found(Some(discovery::service_provider_config(base_url))),
        Place::ResourceTypes => found(Some(discovery::resource_types(base_url))),
        Place::ResourceType(name) => found(discovery::resource_type(base_url, name)),
        Place::Schemas => found(Some(discovery::schemas(base_url))),
        Place::Schema(urn) => found(discovery::schema(base_url, urn)),
        Place::Me => {
            return Some(Answer::from(&ScimError::new(
                501,
                "A bearer token stands for a directory, not for a person",
            )));
        }
        _ => return None,
    };
    if parts.method != Method::GET {
        return Some(Answer::from(&wrong_method(place)).with(ALLOW, place.allow()));
    }
    let filtered = request::query(parts.uri.query().unwrap_or_default())
        .is_ok_and(|query| query.filter.is_some());
    if filtered {
        let forbidden = ScimError::new(
            403,
            "Schemas, resource types and the configuration are listed whole: leave the filter out",
        );
        return Some(Answer::from(&forbidden));
    }
    Some(answer)
}
