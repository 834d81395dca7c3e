//! Rollcall behind a proxy that is wrong about one thing.

use std::net::SocketAddr;
use std::process::Output;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderValue, TRANSFER_ENCODING};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use rollcall::Failure;
use rollcall::scim_client::{Reply, send};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::simulate;
use crate::support::Rollcall;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Breakage {
    AnswersOkForCreated,
    AnswersServerError,
    DropsMember,
    FindsEverybody,
    ForgetsDeactivation,
    ForgetsLocation,
    ForgetsScimType,
    HangsUp,
    IgnoresStartIndex,
    KeepsMembers,
    LetsAnybodyIn,
    LowersUserName,
    MissesOne,
    NumbersStatus,
    PretendsDeactivation,
    SwallowsDelete,
    TellsPassword,
    TypesJson,
}

/// By whom each is found, at which step, and in which words.
pub(crate) const CASES: [(Breakage, &str, &str, &str); 21] = [
    (
        Breakage::AnswersOkForCreated,
        "okta",
        "create a user",
        "status is 200, not 201",
    ),
    (
        Breakage::AnswersServerError,
        "entra",
        "create a group",
        "status is 500, not 201",
    ),
    (Breakage::DropsMember, "okta", "add members", "is missing"),
    (Breakage::DropsMember, "entra", "add members", "is missing"),
    (
        Breakage::FindsEverybody,
        "okta",
        "find a user",
        "found with userName",
    ),
    (
        Breakage::FindsEverybody,
        "onelogin",
        "find a group",
        "found with displayName",
    ),
    (
        Breakage::ForgetsDeactivation,
        "okta",
        "deactivate a user",
        "active is true, not false",
    ),
    (
        Breakage::ForgetsDeactivation,
        "entra",
        "deactivate a user",
        "active is true, not false",
    ),
    (
        Breakage::ForgetsLocation,
        "jumpcloud",
        "create a user",
        "meta.location is null",
    ),
    (
        Breakage::ForgetsScimType,
        "okta",
        "refuse a duplicate",
        "scimType is null",
    ),
    (Breakage::HangsUp, "okta", "rename a group", "no answer"),
    (
        Breakage::IgnoresStartIndex,
        "okta",
        "compare users",
        "is listed twice",
    ),
    (
        Breakage::KeepsMembers,
        "jumpcloud",
        "remove members",
        "should not be a member",
    ),
    (
        Breakage::LetsAnybodyIn,
        "okta",
        "refuse a wrong token",
        "status is 200, not 401",
    ),
    (
        Breakage::LowersUserName,
        "okta",
        "create a user",
        "userName is",
    ),
    (
        Breakage::MissesOne,
        "okta",
        "test the connection",
        "totalResults is 1",
    ),
    (
        Breakage::NumbersStatus,
        "entra",
        "miss a deleted user",
        "status is 404",
    ),
    (
        Breakage::PretendsDeactivation,
        "okta",
        "compare users",
        "active is true, not false",
    ),
    (
        Breakage::SwallowsDelete,
        "okta",
        "miss a deleted group",
        "status is 200, not 404",
    ),
    (
        Breakage::TellsPassword,
        "okta",
        "create a user",
        "the password is told",
    ),
    (
        Breakage::TypesJson,
        "okta",
        "import users",
        "content type is \"application/json\"",
    ),
];

pub(crate) struct Broken {
    pub(crate) rollcall: Rollcall,
}

impl Broken {
    /// As Rollcall is, without a breakage.
    pub(crate) async fn start(breakage: Option<Breakage>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let public_url = format!("http://{address}");
        let rollcall = Rollcall::start_with(&["--public-url", &public_url], &[]);
        let target = rollcall.ready["scim_address"].as_str().expect("said");
        let proxy = Proxy {
            target: target.parse().expect("an address"),
            token: format!("Bearer {}", rollcall.bearer_token),
            breakage,
        };
        tokio::spawn(proxy.serve(listener));
        Self { rollcall }
    }

    /// More people than a page holds, where pages matter.
    pub(crate) async fn simulate(&self, provider: &str) -> Output {
        let sizes = ["--people", "101", "--groups", "6", "--churn", "120"];
        let (base_url, token) = (&self.rollcall.base_url, &self.rollcall.bearer_token);
        let mut command = simulate(provider, base_url, token, &sizes);
        let run = tokio::task::spawn_blocking(move || command.output());
        run.await.expect("no panic").expect("runs")
    }
}

#[derive(Clone)]
struct Proxy {
    target: SocketAddr,
    /// The header of who may come in.
    token: String,
    breakage: Option<Breakage>,
}

impl Proxy {
    async fn serve(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let proxy = self.clone();
            let service = service_fn(move |request| {
                let proxy = proxy.clone();
                async move { proxy.answer(request).await }
            });
            // Whoever hangs up has what they want.
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    }

    async fn answer(&self, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Failure> {
        let (head, body) = request.into_parts();
        let body = body.collect().await?.to_bytes();
        let mut asked = Request::from_parts(head, Full::new(body.clone()));
        let method = asked.method().clone();
        let path = asked.uri().to_string();
        let sent: Value = serde_json::from_slice(&body).unwrap_or_default();
        let is_renaming = sent["Operations"]
            .as_array()
            .is_some_and(|all| all.len() == 1)
            && sent["Operations"][0]["value"]["displayName"].is_string();
        let is_removing = method == Method::PATCH && sent["Operations"][0]["op"] == "remove";
        let is_off = method == Method::PATCH && is_deactivation(&sent);
        match self.breakage {
            Some(Breakage::AnswersServerError)
                if method == Method::POST && path.contains("/Groups") =>
            {
                let error = json!({"schemas": [], "status": "500"});
                return Ok(answer(StatusCode::INTERNAL_SERVER_ERROR, &error));
            }
            Some(Breakage::HangsUp) if is_renaming && path.contains("/Groups") => {
                return Err("hung up".into());
            }
            Some(Breakage::SwallowsDelete) if method == Method::DELETE => {
                let mut gone = Response::new(Full::default());
                *gone.status_mut() = StatusCode::NO_CONTENT;
                return Ok(gone);
            }
            Some(Breakage::ForgetsDeactivation | Breakage::PretendsDeactivation) if is_off => {
                read_instead(&mut asked);
            }
            Some(Breakage::KeepsMembers) if is_removing => read_instead(&mut asked),
            Some(Breakage::FindsEverybody) if path.contains("filter=") => {
                let all = path.split('?').next().unwrap_or_default();
                *asked.uri_mut() = all.parse()?;
            }
            Some(Breakage::IgnoresStartIndex) => {
                *asked.uri_mut() = path.replace("startIndex=101", "startIndex=1").parse()?;
            }
            Some(Breakage::LetsAnybodyIn) => {
                let token = HeaderValue::from_str(&self.token)?;
                asked.headers_mut().insert("authorization", token);
            }
            _ => {}
        }
        let reply = self.forward(asked).await?;
        let (mut status, mut told) = (reply.status, reply.json());
        if let Some(breakage) = self.breakage {
            break_answer(breakage, &method, &mut status, &mut told);
            if breakage == Breakage::PretendsDeactivation && is_off {
                told["active"] = false.into();
            }
        }
        Ok(self.respond(&reply, status, &told))
    }

    async fn forward(&self, mut request: Request<Full<Bytes>>) -> Result<Reply, Failure> {
        for header in [HOST, CONTENT_LENGTH, TRANSFER_ENCODING] {
            request.headers_mut().remove(header);
        }
        *request.uri_mut() = format!("http://{}{}", self.target, request.uri()).parse()?;
        send(request).await
    }

    fn respond(&self, reply: &Reply, status: StatusCode, told: &Value) -> Response<Full<Bytes>> {
        let mut response = if reply.body.is_empty() {
            let mut response = Response::new(Full::default());
            *response.status_mut() = status;
            response
        } else {
            answer(status, told)
        };
        if let Some(location) = reply.headers.get("location") {
            response.headers_mut().insert("location", location.clone());
        }
        if self.breakage == Some(Breakage::TypesJson) {
            let json = HeaderValue::from_static("application/json");
            response.headers_mut().insert(CONTENT_TYPE, json);
        }
        response
    }
}

fn break_answer(breakage: Breakage, method: &Method, status: &mut StatusCode, told: &mut Value) {
    match breakage {
        Breakage::AnswersOkForCreated if *status == 201 => *status = StatusCode::OK,
        Breakage::DropsMember if method == Method::PATCH => {
            if let Some(members) = told["members"].as_array_mut() {
                members.pop();
            }
        }
        Breakage::ForgetsLocation if told["meta"].is_object() => {
            told["meta"]["location"].take();
        }
        Breakage::ForgetsScimType if told["scimType"].is_string() => {
            told["scimType"].take();
        }
        Breakage::LowersUserName => {
            if let Some(name) = told["userName"].as_str() {
                told["userName"] = name.to_lowercase().into();
            }
        }
        Breakage::MissesOne => {
            if let Some(total) = told["totalResults"].as_u64() {
                told["totalResults"] = (total + 1).into();
            }
        }
        Breakage::NumbersStatus if told["status"].is_string() => {
            told["status"] = status.as_u16().into();
        }
        Breakage::TellsPassword if *status == 201 => told["password"] = "known".into(),
        _ => {}
    }
}

fn answer(status: StatusCode, body: &Value) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(body.to_string()));
    *response.status_mut() = status;
    let media_type = HeaderValue::from_static("application/scim+json");
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}

/// What is there, as if it had been changed.
fn read_instead(asked: &mut Request<Full<Bytes>>) {
    *asked.method_mut() = Method::GET;
    *asked.body_mut() = Full::default();
    asked.headers_mut().remove(CONTENT_TYPE);
}

fn is_deactivation(patch: &Value) -> bool {
    let operation = &patch["Operations"][0];
    operation["value"]["active"] == false
        || operation["path"] == "active"
            && (operation["value"] == false || operation["value"] == "False")
}
