//! The cases, and what the log says of each.

mod credentials;
mod requests;
mod resources;

use rollcall_proto::management::v1::RequestReason as Reason;

use super::{Setup, Told};

const OKTA: &str = "Okta SCIM Client 1.0.0";
const ENTRA: &str = "Microsoft-SCIM";
const OTHER: &str = "curl/8.0";

/// One request, and the entry of the log that it leaves.
pub(super) struct Case<'s> {
    pub what: &'static str,
    pub agent: &'static str,
    /// That of the first directory where there is none.
    pub base_url: Option<&'s str>,
    pub method: &'static str,
    pub path: String,
    pub authorization: Vec<String>,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
    pub status: i32,
    expected: Option<Expected>,
}

#[derive(Clone)]
pub(super) struct Expected {
    reason: Reason,
    status: i32,
    full: String,
    without: String,
    advice: &'static str,
}

impl Expected {
    /// In the full view, and in that without personal data.
    pub(super) fn told(self) -> [Option<Told>; 2] {
        let Self {
            reason,
            status,
            full,
            without,
            advice,
        } = self;
        [full, without].map(|sentence| {
            Some(Told {
                sentence,
                reason,
                advice: advice.to_owned(),
                http_status: status,
                count: 1,
            })
        })
    }
}

impl<'s> Case<'s> {
    fn new(what: &'static str, agent: &'static str, token: &str) -> Self {
        Self {
            what,
            agent,
            base_url: None,
            method: "GET",
            path: "/Users".to_owned(),
            authorization: vec![format!("Bearer {token}")],
            headers: vec![("content-type", "application/scim+json".to_owned())],
            body: String::new(),
            status: 401,
            expected: None,
        }
    }

    fn at(self, base_url: &'s str) -> Self {
        Self {
            base_url: Some(base_url),
            ..self
        }
    }

    fn with(self, authorization: &[&str]) -> Self {
        let authorization = authorization.iter().map(|text| (*text).to_owned());
        Self {
            authorization: authorization.collect(),
            ..self
        }
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "a body is made where it is passed"
    )]
    fn sends(self, method: &'static str, path: &str, body: impl ToString) -> Self {
        Self {
            method,
            path: path.to_owned(),
            body: body.to_string(),
            ..self
        }
    }

    fn header(self, name: &'static str, value: &str) -> Self {
        let headers = self.headers.into_iter().filter(|(other, _)| *other != name);
        Self {
            headers: headers.chain([(name, value.to_owned())]).collect(),
            ..self
        }
    }

    fn ends(self, status: i32, reason: Reason, sentence: &str, advice: &'static str) -> Self {
        let expected = Expected {
            reason,
            status,
            full: sentence.to_owned(),
            without: sentence.to_owned(),
            advice,
        };
        Self {
            status,
            expected: Some(expected),
            ..self
        }
    }

    /// What the sentence is in the view without personal data.
    fn without(mut self, sentence: String) -> Self {
        if let Some(expected) = &mut self.expected {
            expected.without = sentence;
        }
        self
    }

    pub(super) fn expected(&self) -> (&'static str, Option<Expected>) {
        (self.what, self.expected.clone())
    }
}

pub(super) fn cases(setup: &Setup) -> Vec<Case<'_>> {
    let mut cases = credentials::cases(setup);
    cases.extend(requests::cases(setup));
    cases.extend(resources::cases(setup));
    cases
}
