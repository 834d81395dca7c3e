//! Reads an issuer's key set: OpenID Connect Discovery 1.0 section 4. Each
//! document is bounded in bytes and time.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, USER_AGENT};
use http::{Request, StatusCode};
use http_body_util::Full;
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;

use super::key::{SET_BYTES_MAX, read};
use crate::outbound::{Outbound, OutboundError, Place};

const DISCOVERY: &str = "/.well-known/openid-configuration";
/// How long one document may take, from the look-up of its host on.
const TIME_MAX: Duration = Duration::from_secs(5);

#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
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

pub(super) async fn key_set(issuer: &str, outbound: &Outbound) -> Result<JwkSet, FetchError> {
    let url = format!("{}{DISCOVERY}", issuer.trim_end_matches('/'));
    let document = get(&url, outbound).await?;
    let discovery: Discovery =
        serde_json::from_slice(&document).map_err(|_| FetchError::Discovery)?;
    if discovery.issuer != issuer {
        return Err(FetchError::Discovery);
    }
    let document = get(&discovery.jwks_uri, outbound).await?;
    read(&document).ok_or(FetchError::KeySet)
}

async fn get(url: &str, outbound: &Outbound) -> Result<Bytes, FetchError> {
    let place = Place::parse(url).ok_or(OutboundError::Place)?;
    let request = Request::get("/")
        .header(ACCEPT, "application/json")
        .header(USER_AGENT, "rollcall")
        .body(Full::default())
        .map_err(|_| OutboundError::Place)?;
    let answer = outbound.send(&place, request, SET_BYTES_MAX);
    let answer = tokio::time::timeout(TIME_MAX, answer)
        .await
        .map_err(|_| FetchError::Time)??;
    if answer.status != StatusCode::OK {
        return Err(FetchError::Status(answer.status));
    }
    answer.body.ok_or(FetchError::Body)
}
