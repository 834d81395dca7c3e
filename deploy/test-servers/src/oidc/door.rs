//! What the issuer answers.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use hyper::{Method, Request, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::form::{Form, decoded};
use super::{
    AUTHORIZE, Answer, Asked, CLIENT_ID, CLIENT_SECRET, DISCOVERY, Granted, Issuer, KEYS, TOKEN,
    TOKEN_SECONDS,
};

/// RFC 6749 section 5.2.
type Refused = (StatusCode, &'static str);

const INVALID_GRANT: Refused = (StatusCode::BAD_REQUEST, "invalid_grant");
const INVALID_CLIENT: Refused = (StatusCode::UNAUTHORIZED, "invalid_client");
const INVALID_REQUEST: Refused = (StatusCode::BAD_REQUEST, "invalid_request");

impl Issuer {
    pub(super) async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let path = request.uri().path().to_owned();
        let answer = self.state().answers.get(path.as_str()).cloned();
        match answer {
            Some(Answer::Silence) => std::future::pending().await,
            Some(Answer::With(status, body)) => {
                let status = StatusCode::from_u16(status).expect("a status");
                return said(status, "application/json", body);
            }
            None => {}
        }
        let query = request.uri().query().unwrap_or_default().to_owned();
        match (request.method(), path.as_str()) {
            (&Method::GET, DISCOVERY) => document(&self.discovery()),
            (&Method::GET, KEYS) => document(&json!({ "keys": self.state().published })),
            (&Method::GET, AUTHORIZE) => self.ask(&query),
            (&Method::POST, AUTHORIZE) => self.lead_back(&query, &read(request).await),
            (&Method::POST, TOKEN) => self.token(request).await,
            _ => said(StatusCode::NOT_FOUND, "text/plain", String::new()),
        }
    }

    fn discovery(&self) -> Value {
        let url = &self.url;
        let mut discovery = json!({
            "issuer": url,
            "authorization_endpoint": format!("{url}{AUTHORIZE}"),
            "token_endpoint": format!("{url}{TOKEN}"),
            "jwks_uri": format!("{url}{KEYS}"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256"],
        });
        if self.state().is_secret_in_form {
            discovery["token_endpoint_auth_methods_supported"] = json!(["client_secret_post"]);
        }
        discovery
    }

    /// The page on which somebody says who they are.
    fn ask(&self, query: &str) -> Response<Full<Bytes>> {
        if let Err(why) = check(query) {
            return said(StatusCode::BAD_REQUEST, "text/plain", why.to_owned());
        }
        let name = self.state().person["name"].clone();
        let name = name.as_str().unwrap_or("somebody");
        let query = query.replace('&', "&amp;");
        let page = format!(
            "<!doctype html><html lang=\"en\"><title>Issuer</title><main><h1>Who are you?</h1>\
             <form method=\"post\" action=\"{AUTHORIZE}?{query}\">\
             <button name=\"answer\" value=\"yes\">Continue as {name}</button>\
             <button name=\"answer\" value=\"no\">Go back</button></form></main></html>"
        );
        said(StatusCode::OK, "text/html; charset=utf-8", page)
    }

    fn lead_back(&self, query: &str, body: &str) -> Response<Full<Bytes>> {
        let (redirect_uri, granted) = match self.grant(query) {
            Ok(granted) => granted,
            Err(why) => return said(StatusCode::BAD_REQUEST, "text/plain", why.to_owned()),
        };
        let Granted { code, state } = granted;
        let location = if body == "answer=yes" {
            format!("{redirect_uri}?code={code}&state={state}")
        } else {
            format!("{redirect_uri}?error=access_denied&state={state}")
        };
        let mut response = said(StatusCode::SEE_OTHER, "text/plain", String::new());
        let location = location.parse().expect("a location");
        response.headers_mut().insert(LOCATION, location);
        response
    }

    /// Where to, and with what.
    pub(super) fn grant(&self, query: &str) -> Result<(String, Granted), &'static str> {
        let form = check(query)?;
        let redirect_uri = form.get("redirect_uri").to_owned();
        let asked = Asked {
            redirect_uri: redirect_uri.clone(),
            nonce: form.get("nonce").to_owned(),
            code_challenge: form.get("code_challenge").to_owned(),
            is_used: false,
        };
        let codes = &mut self.state().codes;
        let code = format!("code-{}", codes.len());
        codes.insert(code.clone(), asked);
        let state = form.get("state").to_owned();
        Ok((redirect_uri, Granted { code, state }))
    }

    async fn token(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let authorization = request.headers().get(AUTHORIZATION).cloned();
        let authorization = authorization.as_ref().and_then(|value| value.to_str().ok());
        let authorization = authorization.unwrap_or_default().to_owned();
        let body = read(request).await;
        match self.exchange(&authorization, &body) {
            Ok(id_token) => document(&json!({
                "access_token": "not used",
                "token_type": "Bearer",
                "expires_in": TOKEN_SECONDS,
                "id_token": id_token,
            })),
            Err((status, error)) => {
                let body = json!({ "error": error }).to_string();
                said(status, "application/json", body)
            }
        }
    }

    fn exchange(&self, authorization: &str, body: &str) -> Result<String, Refused> {
        let form = Form::parse(body).ok_or(INVALID_REQUEST)?;
        self.check_client(authorization, &form)?;
        if form.get("grant_type") != "authorization_code" {
            return Err(INVALID_REQUEST);
        }
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form.get("code_verifier")));
        let mut state = self.state();
        let asked = state.codes.get_mut(form.get("code")).ok_or(INVALID_GRANT)?;
        if asked.is_used
            || asked.redirect_uri != form.get("redirect_uri")
            || asked.code_challenge != challenge
        {
            return Err(INVALID_GRANT);
        }
        asked.is_used = true;
        let now = (self.now)();
        let mut claims = json!({
            "iss": self.url, "sub": "person-1", "aud": CLIENT_ID, "nonce": asked.nonce,
            "iat": now, "exp": now + TOKEN_SECONDS,
        });
        for (name, value) in state.person.as_object().expect("claims") {
            claims[name] = value.clone();
        }
        let forge = state.forge.clone();
        drop(state);
        Ok(forge(claims))
    }

    fn check_client(&self, authorization: &str, form: &Form) -> Result<(), Refused> {
        let (id, secret) = if self.state().is_secret_in_form {
            let [id, secret] = ["client_id", "client_secret"].map(|name| form.get(name).to_owned());
            (id, secret)
        } else {
            basic(authorization).ok_or(INVALID_CLIENT)?
        };
        let is_known = id == CLIENT_ID && secret == CLIENT_SECRET;
        is_known.then_some(()).ok_or(INVALID_CLIENT)
    }
}

/// What Core 1.0 section 3.1.2.1 and RFC 7636 section 4.3 ask of a request.
fn check(query: &str) -> Result<Form, &'static str> {
    let form = Form::parse(query).ok_or("no query")?;
    let scope = form.get("scope");
    let has_scope = |wanted: &str| scope.split(' ').any(|scope| scope == wanted);
    let rules = [
        (form.get("response_type") == "code", "response_type"),
        (form.get("client_id") == CLIENT_ID, "client_id"),
        (has_scope("openid") && has_scope("email"), "scope"),
        (!form.get("state").is_empty(), "state"),
        (!form.get("nonce").is_empty(), "nonce"),
        (form.get("code_challenge").len() == 43, "code_challenge"),
        (
            form.get("code_challenge_method") == "S256",
            "code_challenge_method",
        ),
        (
            form.get("redirect_uri")
                .ends_with("/console/sign-in/oidc/callback"),
            "redirect_uri",
        ),
    ];
    match rules.into_iter().find(|(is_kept, _)| !is_kept) {
        Some((_, broken)) => Err(broken),
        None => Ok(form),
    }
}

/// RFC 6749 section 2.3.1.
fn basic(authorization: &str) -> Option<(String, String)> {
    let encoded = authorization.strip_prefix("Basic ")?;
    let pair = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (id, secret) = pair.split_once(':')?;
    Some((decoded(id)?, decoded(secret)?))
}

async fn read(request: Request<Incoming>) -> String {
    let body = request.into_body().collect().await;
    let body = body.map(|body| body.to_bytes().to_vec());
    String::from_utf8(body.unwrap_or_default()).unwrap_or_default()
}

fn document(value: &Value) -> Response<Full<Bytes>> {
    said(StatusCode::OK, "application/json", value.to_string())
}

fn said(status: StatusCode, media_type: &'static str, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    let media_type = hyper::header::HeaderValue::from_static(media_type);
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}
