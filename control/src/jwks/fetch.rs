//! Reads what an issuer publishes: OpenID Connect Discovery 1.0 section 4. Each
//! document is bounded in bytes and time.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, HeaderValue, USER_AGENT};
use http::{Request, StatusCode};
use http_body_util::Full;
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;

use super::key::{SET_BYTES_MAX as DOCUMENT_BYTES_MAX, read};
use crate::outbound::{Answer, Outbound, OutboundError, Place};

const DISCOVERY: &str = "/.well-known/openid-configuration";
/// How long one document may take, from the look-up of its host on.
const TIME_MAX: Duration = Duration::from_secs(5);

#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error(transparent)]
    Outbound(#[from] OutboundError),
    #[error("the answer was {0}")]
    Status(StatusCode),
    #[error("the document has more than 64 KiB, or did not come whole")]
    Body,
    #[error("it took too long")]
    Time,
    #[error("the discovery document is of another issuer, or none")]
    Discovery,
    #[error("the document is no key set")]
    KeySet,
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

/// What an issuer says of itself.
#[derive(Debug, Default)]
pub struct Published {
    pub keys: JwkSet,
    pub endpoints: Endpoints,
}

/// Where people sign in. An issuer for workloads alone has none of it.
#[derive(Debug, Default, Deserialize)]
pub struct Endpoints {
    pub authorization_endpoint: Option<String>,
    pub token_endpoint: Option<String>,
    pub token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

pub(super) async fn published(issuer: &str, outbound: &Outbound) -> Result<Published, FetchError> {
    let url = format!("{}{DISCOVERY}", issuer.trim_end_matches('/'));
    let document = get(&url, outbound).await?;
    let discovery: Discovery =
        serde_json::from_slice(&document).map_err(|_| FetchError::Discovery)?;
    if discovery.issuer != issuer {
        return Err(FetchError::Discovery);
    }
    // Whoever has keys alone need not say the rest as it must be said.
    let endpoints = serde_json::from_slice(&document).unwrap_or_default();
    let document = get(&discovery.jwks_uri, outbound).await?;
    let keys = read(&document).ok_or(FetchError::KeySet)?;
    Ok(Published { keys, endpoints })
}

async fn get(url: &str, outbound: &Outbound) -> Result<Bytes, FetchError> {
    let request = Request::get("/").body(Full::default());
    let request = request.map_err(|_| OutboundError::Place)?;
    let answer = ask(url, request, outbound).await?;
    if answer.status != StatusCode::OK {
        return Err(FetchError::Status(answer.status));
    }
    answer.body.ok_or(FetchError::Body)
}

/// One request to an issuer, which answers in JSON.
pub async fn ask(
    url: &str,
    mut request: Request<Full<Bytes>>,
    outbound: &Outbound,
) -> Result<Answer, FetchError> {
    let place = Place::parse(url).ok_or(OutboundError::Place)?;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(USER_AGENT, HeaderValue::from_static("rollcall"));
    let answer = outbound.send(&place, request, DOCUMENT_BYTES_MAX);
    let answer = tokio::time::timeout(TIME_MAX, answer).await;
    Ok(answer.map_err(|_| FetchError::Time)??)
}
