//! A request of an identity provider, in a list.

use rollcall_proto::management::v1::LoggedRequest;

use crate::words::time;

pub(super) struct Line {
    pub(super) url: String,
    pub(super) time: String,
    pub(super) status: i32,
    pub(super) is_refused: bool,
    pub(super) class: &'static str,
    pub(super) sentence: String,
    pub(super) advice: String,
    pub(super) count: i32,
}

impl Line {
    /// `base` is the URL of the directory's pages.
    pub(super) fn new(request: LoggedRequest, base: &str) -> Self {
        let is_refused = request.http_status >= 400;
        Self {
            url: format!("{base}/requests/{}", request.id),
            time: time(request.create_time),
            status: request.http_status,
            is_refused,
            class: if is_refused { "bad" } else { "good" },
            sentence: sentence(&request),
            advice: request.advice,
            count: request.count,
        }
    }
}

/// What a request did, or what it was.
pub(super) fn sentence(request: &LoggedRequest) -> String {
    if request.sentence.is_empty() {
        format!("{} {}", request.http_method, request.path)
    } else {
        request.sentence.clone()
    }
}
