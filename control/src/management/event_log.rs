//! What happened in a directory, to be looked at.

use rollcall_proto::management::v1::{ListDirectoryEventsRequest, ListDirectoryEventsResponse};
use rollcall_proto::paged::Paged as _;

use super::page::reader;
use super::text::id;
use crate::authz::{SecretKey, Viewing};
use crate::environment::{PageTokens, page_size};
use crate::error::{Error, Result};
use crate::event::{About, Latest, latest};
use crate::id::DirectoryId;

/// Events of a page, each with what was before and after.
const PAGE_SIZE_MAX: u64 = 100;

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListDirectoryEventsRequest,
) -> Result<ListDirectoryEventsResponse> {
    let (size, page_token) = request.take_page();
    let tokens = PageTokens::new(secret, &reader(grant), &request);
    let before = match tokens.read_text(&page_token)? {
        Some(text) => Some(text.parse().map_err(|_| Error::PageTokenInvalid)?),
        None => None,
    };
    let directory_id: DirectoryId = id("directory_id", &request.directory_id)?;
    let about = about(&request)?;
    grant.directory(directory_id).await?;
    let limit = usize::try_from(page_size(size).min(PAGE_SIZE_MAX)).unwrap_or(1);
    let Latest { events, next } =
        latest(grant.connection, directory_id, about, before, limit).await?;
    Ok(ListDirectoryEventsResponse {
        events,
        next_page_token: next
            .map(|place| tokens.write_text(&place.to_string()))
            .unwrap_or_default(),
    })
}

fn about(request: &ListDirectoryEventsRequest) -> Result<About> {
    let ListDirectoryEventsRequest {
        directory_id: _,
        user_id,
        group_id,
        cause_request_id,
        page_size: _,
        page_token: _,
    } = request;
    match [user_id, group_id, cause_request_id].map(String::as_str) {
        ["", "", ""] => Ok(About::Everything),
        [user_id, "", ""] => id("user_id", user_id).map(About::User),
        ["", group_id, ""] => id("group_id", group_id).map(About::Group),
        ["", "", request_id] => id("cause_request_id", request_id).map(About::Request),
        _ => Err(Error::InvalidValue {
            why: "At most one of `user_id`, `group_id` and `cause_request_id` may be set"
                .to_owned(),
        }),
    }
}
