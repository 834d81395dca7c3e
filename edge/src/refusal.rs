//! What the door refuses by itself.

use rollcall_scim::{ScimError, ScimType};

use crate::route::Place;

/// The same words whatever is wrong with it.
pub(crate) fn no_token() -> ScimError {
    ScimError::new(
        401,
        "The request needs the header `Authorization: Bearer <token>` with a token of this \
         directory",
    )
}

pub(crate) fn busy() -> ScimError {
    ScimError::new(503, "Too many requests at the same time; try again")
}

pub(crate) fn no_such_place() -> ScimError {
    ScimError::new(404, "There is nothing at this URL")
}

/// RFC 7644 section 3.13.
pub(crate) fn other_version() -> ScimError {
    ScimError::invalid(
        ScimType::InvalidVers,
        "Version 2 of SCIM is the only one here",
    )
}

pub(crate) fn wrong_method(place: &Place) -> ScimError {
    let allow = place.allow();
    ScimError::new(405, format!("This URL answers {allow}"))
}
