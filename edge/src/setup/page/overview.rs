//! How the directory does.

use askama::Template;
use rollcall_proto::management::v1::{DirectoryState, Health};
use rollcall_proto::setup::v1::GetSetupResponse;

use super::frame::Frame;
use super::line::Line;
use super::progress::Watch;
use super::provider::base_url;
use super::words::{State, state};
use super::{Fault, Page};
use crate::setup::provider::Provider;
use crate::words::{counted, time, time_or_never};

/// Requests that are shown.
const REQUESTS_MAX: usize = 8;

#[derive(Template)]
#[template(path = "setup/overview.html")]
pub(in crate::setup) struct OverviewPage<'p> {
    frame: Frame<'p>,
    health: State,
    watch: Watch<'p>,
    providers: &'static [Provider],
    base_url: String,
    last_success: String,
    last_error: String,
    /// What the last error was, and what to do about it.
    error: String,
    advice: String,
    parked: String,
    held: String,
    user_count: i64,
    active_user_count: i64,
    group_count: i64,
    requests: Vec<Line>,
}

impl<'p> OverviewPage<'p> {
    pub(in crate::setup) fn new(
        frame: Frame<'p>,
        setup: GetSetupResponse,
        origin: &str,
        is_refreshing: bool,
    ) -> Result<Self, Fault> {
        let base_url = base_url(&setup, origin);
        let GetSetupResponse {
            organization_display_name: _,
            directory,
            requests,
            expire_time: _,
            branding: _,
            progress,
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
            parked_member_count,
            breaker_trip_time,
        } = health.unwrap_or_default();
        let requests = requests.into_iter().take(REQUESTS_MAX);
        let here = format!("{}/setup", frame.prefix);
        Ok(Self {
            frame,
            health: state(number),
            watch: Watch::new(progress, None, here, is_refreshing)?,
            providers: Provider::all(),
            base_url,
            last_success: time_or_never(last_success_time),
            last_error: time_or_never(last_error_time),
            error: last_error,
            // What was mended needs none.
            advice: if number == i32::from(DirectoryState::Failing) {
                last_error_advice
            } else {
                String::new()
            },
            parked: parked(parked_member_count),
            held: breaker_trip_time.map_or_else(String::new, |at| {
                let at = time(Some(at));
                format!(
                    "Since {at} so many people were deactivated at once that it may be a mistake."
                )
            }),
            user_count,
            active_user_count,
            group_count,
            requests: requests.map(Line::from).collect(),
        })
    }

    pub(in crate::setup) fn render(&self) -> Result<Page, Fault> {
        Page::of(self, &self.frame)
    }
}

fn parked(count: i64) -> String {
    if count == 0 {
        return String::new();
    }
    let people = counted(count, "member of a group is", "members of groups are");
    format!("{people} not assigned to the application.")
}
