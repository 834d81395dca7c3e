//! One attempt to deliver one event.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, USER_AGENT};
use http::{Request, StatusCode};
use http_body_util::Full;
use rollcall_proto::event::v1::Event;

use super::body::body;
use super::schedule::retry_after;
use super::secret::WebhookSecret;
use crate::authz::Gate;
use crate::id::EventId;
use crate::outbound::{Answer, Outbound, OutboundError, Place};

/// From the look-up of its host to the last byte of the answer.
const TIME_MAX: Duration = Duration::from_secs(15);
/// Bytes of an answer, of which nothing is kept.
const ANSWER_BYTES_MAX: usize = 64 * 1024;
const MICROS_PER_SECOND: i64 = 1_000_000;

/// How an attempt ended.
#[derive(Debug)]
pub(super) struct Attempt {
    pub http_status: Option<StatusCode>,
    /// What went wrong, in a sentence; none when it was delivered.
    pub error: Option<String>,
    /// Seconds after which the endpoint wants to be asked again.
    pub retry_after: Option<i64>,
    pub duration_micros: i64,
}

impl Attempt {
    /// Whether the endpoint wants nothing any more.
    pub(super) fn is_gone(&self) -> bool {
        self.http_status == Some(StatusCode::GONE)
    }
}

pub(super) async fn attempt(
    outbound: &Outbound,
    gate: &Gate,
    url: &str,
    secrets: &[WebhookSecret],
    id: EventId,
    event: Event,
) -> Attempt {
    let began = gate.now();
    let seconds = began.0.div_euclid(MICROS_PER_SECOND);
    let sent = send(outbound, url, secrets, id, seconds, body(event));
    let outcome = tokio::time::timeout(TIME_MAX, sent).await;
    let now = gate.now();
    let (http_status, error, retry_after) = match outcome {
        Ok(Ok(answer)) => (
            Some(answer.status),
            wrong(&answer),
            retry_after(&answer.headers, now),
        ),
        Ok(Err(error)) => (None, Some(sentence(&error)), None),
        Err(_) => {
            let error = format!("It did not answer within {} seconds.", TIME_MAX.as_secs());
            (None, Some(error), None)
        }
    };
    Attempt {
        http_status,
        error,
        retry_after,
        duration_micros: now.0 - began.0,
    }
}

async fn send(
    outbound: &Outbound,
    url: &str,
    secrets: &[WebhookSecret],
    id: EventId,
    seconds: i64,
    body: Vec<u8>,
) -> Result<Answer, OutboundError> {
    let place = Place::parse(url).ok_or(OutboundError::Place)?;
    let signatures: Vec<_> = secrets
        .iter()
        .map(|secret| secret.sign(id, seconds, &body))
        .collect();
    let request = Request::post("/")
        .header(CONTENT_TYPE, "application/json")
        .header(USER_AGENT, concat!("Rollcall/", env!("CARGO_PKG_VERSION")))
        .header("webhook-id", id.to_string())
        .header("webhook-timestamp", seconds)
        .header("webhook-signature", signatures.join(" "))
        .body(Full::new(Bytes::from(body)))
        .map_err(|_| OutboundError::Place)?;
    outbound.send(&place, request, ANSWER_BYTES_MAX).await
}

/// What is wrong with an answer.
fn wrong(answer: &Answer) -> Option<String> {
    let status = answer.status;
    if status.is_redirection() {
        Some(format!(
            "It answered {status}, a redirect, which is not followed: set the URL where it leads."
        ))
    } else if !status.is_success() {
        Some(format!("It answered {status}."))
    } else if answer.body.is_none() {
        Some("Its answer had more than 64 KiB, or did not come whole.".to_owned())
    } else {
        None
    }
}

fn sentence(error: &OutboundError) -> String {
    match error {
        OutboundError::Place => "Its URL is not one that may be called.".to_owned(),
        OutboundError::Address => {
            "Its host has no public address, and others are not connected to.".to_owned()
        }
        OutboundError::Setup(_) | OutboundError::Tls(_) => {
            "The certificates of this machine could not be read.".to_owned()
        }
        OutboundError::Connection(error) => format!("No connection: {error}."),
        OutboundError::Http(error) => format!("It did not answer in HTTP: {error}."),
    }
}
