//! An operator at the console, by HTTP alone.

use bytes::Bytes;
use http_body_util::Full;
use hyper::Request;
use rollcall::scim_client::{Reply, send};

use super::{EMAIL, PASSWORD};
use crate::setup::{cookie, origin};
use crate::support::Rollcall;

const SAME_SITE: (&str, &str) = ("sec-fetch-site", "same-origin");

#[derive(Debug, Clone)]
pub(crate) struct Operator {
    pub(crate) origin: String,
    /// With the session.
    pub(crate) cookie: String,
    /// What forms of the session's pages hold.
    pub(crate) proof: String,
}

impl Operator {
    /// The first one of an installation, by the link of its first start.
    pub(crate) async fn first(rollcall: &Rollcall) -> Self {
        let fields = [
            ("display_name", "Grace Hopper"),
            ("email", EMAIL),
            ("password", PASSWORD),
        ];
        let reply = submit(&rollcall.sign_in_link, &[SAME_SITE], &fields).await;
        Self::of(origin(rollcall), &reply).await
    }

    /// One who has a password.
    pub(crate) async fn sign_in(rollcall: &Rollcall, email: &str, password: &str) -> Self {
        let url = format!("{}/console/sign-in", origin(rollcall));
        let reply = submit(
            &url,
            &[SAME_SITE],
            &[("email", email), ("password", password)],
        )
        .await;
        Self::of(origin(rollcall), &reply).await
    }

    async fn of(origin: String, reply: &Reply) -> Self {
        assert_eq!(reply.status, 303, "{}", page(reply));
        let mut operator = Self {
            origin,
            cookie: cookie(reply),
            proof: String::new(),
        };
        let account = operator.get("/account").await;
        operator.proof = proof_of(&account);
        operator
    }

    /// A page below `/console`.
    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.ask("GET", &format!("/console{path}")).await
    }

    pub(crate) async fn ask(&self, method: &str, path: &str) -> Reply {
        let url = format!("{}{path}", self.origin);
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header("cookie", &self.cookie);
        let request = request.body(Full::default()).expect("a request");
        send(request).await.expect("answers")
    }

    /// A form as a page of the console has it.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut fields = fields.to_vec();
        fields.push(("proof", &self.proof));
        self.post_bare(path, &fields).await
    }

    /// The same without what shows that it is of the session.
    pub(crate) async fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let url = format!("{}/console{path}", self.origin);
        submit(&url, &[SAME_SITE, ("cookie", &self.cookie)], fields).await
    }

    /// Where a form that was done leads to, below `/console`.
    #[track_caller]
    pub(crate) fn led_to(reply: &Reply) -> String {
        assert_eq!(reply.status, 303, "{}", page(reply));
        let location = reply.header("location").expect("a place");
        location.strip_prefix("/console").expect("here").to_owned()
    }
}

pub(crate) async fn submit(url: &str, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> Reply {
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)));
    let body = pairs.collect::<Vec<_>>().join("&");
    let mut request = Request::builder().method("POST").uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Full::new(Bytes::from(body)));
    send(request.expect("a request")).await.expect("answers")
}

fn encoded(value: &str) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() {
            text.push(char::from(byte));
        } else {
            write!(text, "%{byte:02X}").expect("a string");
        }
    }
    text
}

pub(crate) fn page(reply: &Reply) -> String {
    String::from_utf8(reply.body.to_vec()).expect("text")
}

pub(crate) fn proof_of(reply: &Reply) -> String {
    let page = page(reply);
    let begun = page.split("name=\"proof\" value=\"").nth(1);
    let proof = begun.and_then(|rest| rest.split('"').next());
    proof
        .unwrap_or_else(|| panic!("no form: {page}"))
        .to_owned()
}

/// The first id of this kind on a page.
pub(crate) fn id_on(reply: &Reply, prefix: &str) -> String {
    const SUFFIX: usize = 26;
    let page = page(reply);
    let begins = page.find(prefix);
    let begins = begins.unwrap_or_else(|| panic!("no {prefix}: {page}"));
    page[begins..begins + prefix.len() + SUFFIX].to_owned()
}
