//! A connection of an identity provider to one base URL: sends, in turn, and notes
//! what is answered.

mod pace;
mod pool;
mod record;

use std::time::{Duration, Instant};

use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Method, StatusCode};
use serde_json::Value;

pub(crate) use self::pace::{Pace, Rate};
use self::pool::Pool;
pub(crate) use self::record::{Failed, Record, StepRecord};
use super::check::{self, Faults};
use super::progress::Progress;
use super::provider::Provider;
use super::step::Step;
use crate::Failure;
use crate::scim_client::{Reply, ScimClient};

/// Okta closes the connection then.
const ANSWER_TIME_MAX: Duration = Duration::from_mins(1);
/// How often one request is sent that is put off.
const ATTEMPTS_MAX: u32 = 10;

/// One request: method, path below the base URL with its query, body.
pub(crate) type Asked = (Method, String, Option<Value>);

#[derive(Debug)]
pub(crate) struct Session<'s> {
    pub(crate) provider: &'s dyn Provider,
    client: ScimClient,
    pool: Pool,
    pace: Pace,
    record: Record,
    pub(crate) progress: Progress,
}

impl<'s> Session<'s> {
    pub(crate) fn new(
        provider: &'s dyn Provider,
        base_url: &str,
        bearer_token: &str,
        rate: Option<Rate>,
        progress: Progress,
    ) -> Self {
        Self {
            provider,
            client: ScimClient {
                base_url: base_url.trim_end_matches('/').to_owned(),
                bearer_token: bearer_token.to_owned(),
                headers: provider.headers().to_vec(),
            },
            pool: Pool::default(),
            pace: Pace::new(rate),
            record: Record::default(),
            progress,
        }
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.client.base_url
    }

    pub(crate) fn into_record(self) -> Record {
        self.record
    }

    /// Sends, and notes how long that took and what was wrong. There is nothing
    /// without an answer.
    pub(crate) async fn exchange<T>(
        &self,
        step: Step,
        asked: Asked,
        check: impl FnOnce(&Reply, &mut Faults) -> T,
    ) -> Option<T> {
        self.exchange_with(&self.client, step, asked, check).await
    }

    /// The same under a token that is not the directory's.
    pub(crate) async fn exchange_as_stranger<T>(
        &self,
        step: Step,
        asked: Asked,
        check: impl FnOnce(&Reply, &mut Faults) -> T,
    ) -> Option<T> {
        let stranger = ScimClient {
            bearer_token: "not-the-token".to_owned(),
            ..self.client.clone()
        };
        self.exchange_with(&stranger, step, asked, check).await
    }

    /// A fault that no one answer has.
    pub(crate) fn fail(&self, step: Step, request: &str, what: String) {
        self.record.fail(step, request.to_owned(), what);
    }

    async fn exchange_with<T>(
        &self,
        client: &ScimClient,
        step: Step,
        asked: Asked,
        check: impl FnOnce(&Reply, &mut Faults) -> T,
    ) -> Option<T> {
        let mut faults = Faults::default();
        let began = Instant::now();
        let (outcome, took) = match self.answer(client, &asked).await {
            Ok((reply, took)) => {
                check::any(&reply, &mut faults);
                (Some(check(&reply, &mut faults)), took)
            }
            Err(error) => {
                faults.add(format!("no answer: {error}"));
                (None, began.elapsed())
            }
        };
        self.record.note(step, took);
        if !faults.is_empty() {
            let (method, path, body) = asked;
            let body = body.map(|body| format!(" {body}")).unwrap_or_default();
            let request = format!("{method} {path}{body}");
            self.record.fail(step, request, faults.text());
        }
        self.progress.show(step, self.record.requests());
        outcome
    }

    /// What is put off is sent again when it may be.
    async fn answer(
        &self,
        client: &ScimClient,
        asked: &Asked,
    ) -> Result<(Reply, Duration), Failure> {
        let mut attempts = 1;
        loop {
            self.pace.turn().await;
            let began = Instant::now();
            let sent = tokio::time::timeout(ANSWER_TIME_MAX, self.send(client, asked));
            let reply = sent.await.map_err(|_| "not within 60 seconds")??;
            let took = began.elapsed();
            match put_off(&reply) {
                Some(wait) if attempts < ATTEMPTS_MAX => tokio::time::sleep(wait).await,
                _ => return Ok((reply, took)),
            }
            attempts += 1;
        }
    }

    async fn send(&self, client: &ScimClient, asked: &Asked) -> Result<Reply, Failure> {
        let (method, path, body) = asked;
        let separator = match (self.provider.parameter(), path.contains('?')) {
            ("", _) => "",
            (_, true) => "&",
            (_, false) => "?",
        };
        let path = format!("{path}{separator}{}", self.provider.parameter());
        let mut request = client.request(method.clone(), &path, body.as_ref())?;
        if body.is_some() {
            let media_type = HeaderValue::from_static(self.provider.content_type());
            request.headers_mut().insert(CONTENT_TYPE, media_type);
        }
        self.pool.send(request).await
    }
}

/// For how long the server asks to wait, in whole seconds: Okta reads nothing else.
fn put_off(reply: &Reply) -> Option<Duration> {
    let is_put_off = [
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::SERVICE_UNAVAILABLE,
    ];
    if !is_put_off.contains(&reply.status) {
        return None;
    }
    let seconds = reply.header("retry-after")?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}
