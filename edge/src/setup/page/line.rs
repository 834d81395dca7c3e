//! One request to the directory, in words.

use crate::words::time;
use rollcall_proto::management::v1::LoggedRequest;

pub(super) struct Line {
    pub(super) time: String,
    pub(super) status: i32,
    pub(super) is_refused: bool,
    pub(super) class: &'static str,
    pub(super) what: String,
    pub(super) advice: String,
}

impl From<LoggedRequest> for Line {
    fn from(request: LoggedRequest) -> Self {
        let is_refused = request.http_status >= 400;
        Self {
            time: time(request.create_time),
            status: request.http_status,
            is_refused,
            class: if is_refused { "bad" } else { "good" },
            what: what(&request),
            advice: request.advice,
        }
    }
}

/// The sentence of a request, or what it was.
pub(super) fn what(request: &LoggedRequest) -> String {
    if request.sentence.is_empty() {
        format!("{} {}", request.http_method, request.path)
    } else {
        request.sentence.clone()
    }
}
