//! What was seen of the identity provider, and what is waited for.

use askama::Template;
use rollcall_proto::management::v1::LoggedRequest;
use rollcall_proto::setup::v1::SetupProgress;

use super::line::what;
use super::{Fault, render};
use crate::setup::provider::Provider;
use crate::words::{counted, time};

/// Of a request to a URL that is nobody's there is no trace.
const NOTHING_COMES: &str = "If it was made and nothing is told of it here, it went elsewhere: \
                             copy the base URL once more.";

/// The part of a page that changes as something arrives.
#[derive(Template)]
#[template(path = "setup/progress.html")]
pub(in crate::setup) struct ProgressPart {
    stages: [Stage; 3],
    trouble: Option<Trouble>,
    /// The news in a sentence, to be read out.
    told: String,
}

struct Stage {
    class: &'static str,
    title: String,
    detail: String,
}

/// What is wrong, and what to do about it.
struct Trouble {
    what: String,
    advice: String,
    when: String,
}

/// That part in a page.
pub(in crate::setup) struct Watch<'p> {
    pub(super) provider: &'p str,
    pub(super) progress: String,
    /// The path of the page.
    pub(super) here: String,
    pub(super) is_refreshing: bool,
}

impl<'p> Watch<'p> {
    pub(in crate::setup) fn new(
        progress: Option<SetupProgress>,
        provider: Option<&'p Provider>,
        here: String,
        is_refreshing: bool,
    ) -> Result<Self, Fault> {
        Ok(Self {
            provider: provider.map_or("", |provider| &provider.id),
            progress: ProgressPart::new(progress.unwrap_or_default(), provider).render()?,
            here,
            is_refreshing,
        })
    }
}

impl ProgressPart {
    pub(in crate::setup) fn new(progress: SetupProgress, provider: Option<&Provider>) -> Self {
        let SetupProgress {
            first_request_time,
            first_user_display_name,
            first_user_create_time,
            first_group_display_name,
            first_group_create_time,
            user_count,
            group_count,
            refused_request,
        } = progress;
        let trouble = refused_request.map(Trouble::from);
        let test_call = provider.map_or("the first call", |provider| &provider.test_call);
        let connection = match (first_request_time, &trouble) {
            (Some(at), _) => Stage::done("Connected: the token is right", time(Some(at))),
            (None, Some(_)) => Stage {
                class: "bad",
                title: "A call came, but it was not let in".to_owned(),
                detail: String::new(),
            },
            (None, None) => Stage::waiting(format!("Waiting for {test_call}"), NOTHING_COMES),
        };
        let person = match first_user_create_time {
            Some(at) => Stage::done(
                &format!("First person arrived: {first_user_display_name}"),
                arrived(at, user_count, "person", "people"),
            ),
            None if first_request_time.is_some() => {
                Stage::waiting("Waiting for the first person".to_owned(), "")
            }
            None => Stage::later("The first person", "Assign somebody to the application."),
        };
        let group = match first_group_create_time {
            Some(at) => Stage::done(
                &format!("First group arrived: {first_group_display_name}"),
                arrived(at, group_count, "group", "groups"),
            ),
            None => Stage::later("The first group", "If the product uses groups."),
        };
        let stages = [connection, person, group];
        let told = match &trouble {
            Some(trouble) => format!("{} {}", trouble.what, trouble.advice),
            None => stages
                .iter()
                .rfind(|stage| stage.class == "good")
                .map_or_else(|| stages[0].title.clone(), |stage| stage.title.clone()),
        };
        Self {
            stages,
            trouble,
            told,
        }
    }

    pub(in crate::setup) fn render(&self) -> Result<String, Fault> {
        render(self)
    }
}

impl Stage {
    fn done(title: &str, detail: String) -> Self {
        Self {
            class: "good",
            title: title.to_owned(),
            detail,
        }
    }

    fn waiting(title: String, detail: &str) -> Self {
        Self {
            class: "wait",
            title,
            detail: detail.to_owned(),
        }
    }

    fn later(title: &str, detail: &str) -> Self {
        Self {
            class: "later",
            title: title.to_owned(),
            detail: detail.to_owned(),
        }
    }
}

impl From<LoggedRequest> for Trouble {
    fn from(request: LoggedRequest) -> Self {
        Self {
            what: what(&request),
            when: time(request.create_time),
            advice: request.advice,
        }
    }
}

fn arrived(at: prost_types::Timestamp, count: i64, one: &str, several: &str) -> String {
    format!("{} · {}", time(Some(at)), counted(count, one, several))
}

#[cfg(test)]
mod tests {
    use prost_types::Timestamp;

    use super::*;

    #[test]
    fn stages_follow_each_other() {
        let check = |progress: SetupProgress, classes: [&str; 3], told: &str| {
            let part = ProgressPart::new(progress, Provider::find("okta"));
            assert_eq!(part.stages.each_ref().map(|stage| stage.class), classes);
            assert_eq!(part.told, told);
            assert!(part.render().is_ok());
        };
        let at = Some(Timestamp::default());
        let connected = SetupProgress {
            first_request_time: at,
            ..SetupProgress::default()
        };
        let with_person = SetupProgress {
            first_user_display_name: "Ada".to_owned(),
            first_user_create_time: at,
            user_count: 1,
            ..connected.clone()
        };
        let refused = SetupProgress {
            refused_request: Some(LoggedRequest {
                http_status: 401,
                sentence: "Okta was not let in.".to_owned(),
                advice: "Paste the token.".to_owned(),
                ..LoggedRequest::default()
            }),
            ..SetupProgress::default()
        };
        check(
            SetupProgress::default(),
            ["wait", "later", "later"],
            "Waiting for Okta's test call",
        );
        let news = "Okta was not let in. Paste the token.";
        check(refused.clone(), ["bad", "later", "later"], news);
        let news = "Connected: the token is right";
        check(connected, ["good", "wait", "later"], news);
        let news = "First person arrived: Ada";
        check(with_person.clone(), ["good", "good", "later"], news);
        let later = SetupProgress {
            refused_request: refused.refused_request,
            ..with_person
        };
        let news = "Okta was not let in. Paste the token.";
        check(later, ["good", "good", "later"], news);
    }
}
