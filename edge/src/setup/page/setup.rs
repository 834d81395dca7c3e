//! The directory: what to enter at the identity provider, and how it does.

use askama::Template;
use rollcall_proto::management::v1::{Health, LoggedRequest};
use rollcall_proto::setup::v1::GetSetupResponse;

use super::words::{state, time, time_or_never};
use super::{Fault, Page};

#[derive(Template)]
#[template(path = "setup/setup.html")]
pub(in crate::setup) struct SetupPage<'p> {
    prefix: &'p str,
    organization: String,
    base_url: String,
    state: &'static str,
    last_success: String,
    last_error: String,
    /// What the last error was, and what to do about it.
    error: String,
    advice: String,
    user_count: i64,
    active_user_count: i64,
    group_count: i64,
    requests: Vec<Line>,
    until: String,
}

/// One request to the directory.
struct Line {
    time: String,
    status: i32,
    what: String,
    advice: String,
}

impl<'p> SetupPage<'p> {
    pub(in crate::setup) fn new(setup: GetSetupResponse, origin: &str, prefix: &'p str) -> Self {
        let base_url = base_url(&setup, origin);
        let GetSetupResponse {
            organization_display_name,
            directory,
            requests,
            expire_time,
        } = setup;
        let health = directory.and_then(|directory| directory.health);
        let Health {
            state: number,
            first_request_time: _,
            last_success_time,
            last_error_time,
            last_error,
            last_error_advice,
            user_count,
            active_user_count,
            group_count,
            parked_member_count: _,
            breaker_trip_time: _,
        } = health.unwrap_or_default();
        Self {
            prefix,
            organization: organization_display_name,
            base_url,
            state: state(number),
            last_success: time_or_never(last_success_time),
            last_error: time_or_never(last_error_time),
            error: last_error,
            advice: last_error_advice,
            user_count,
            active_user_count,
            group_count,
            requests: requests.into_iter().map(Line::from).collect(),
            until: time(expire_time),
        }
    }

    pub(in crate::setup) fn render(self) -> Result<Page, Fault> {
        Page::of(&self)
    }
}

/// The base URL of the directory.
pub(super) fn base_url(setup: &GetSetupResponse, origin: &str) -> String {
    let path = setup
        .directory
        .as_ref()
        .map_or("", |directory| &directory.scim_path);
    format!("{origin}{path}")
}

impl From<LoggedRequest> for Line {
    fn from(request: LoggedRequest) -> Self {
        let what = if request.sentence.is_empty() {
            format!("{} {}", request.http_method, request.path)
        } else {
            request.sentence
        };
        Self {
            time: time(request.create_time),
            status: request.http_status,
            what,
            advice: request.advice,
        }
    }
}
