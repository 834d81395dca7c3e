//! The SCIM door: one call of the provisioning API for each request, and a
//! SCIM answer to whatever comes.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::ALLOW;
use hyper::http::request::Parts;
use hyper::{Method, Request, Response, StatusCode};
use rollcall_client::Error;
use rollcall_client::transport::{GrpcService, within};
use rollcall_proto::id::suffix;
use rollcall_proto::provisioning::v1::provisioning_service_client::ProvisioningServiceClient;
use rollcall_proto::provisioning::v1::{RecordRefusalRequest, RequestContext};
use rollcall_scim::search::Search;
use rollcall_scim::{ScimError, ScimType, discovery, json};
use serde_json::{Map, Value};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tonic::Status;

use crate::answer::Answer;
use crate::error::to_scim;
use crate::request;
use crate::route::{Place, Route};
use crate::{bulk, groups, oauth, search, signing_keys, users};

/// How long control may take to answer.
const CONTROL_TIME_MAX: Duration = Duration::from_secs(10);
/// A group of 100,000 members is 6 MiB.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Requests that are served at the same time.
const IN_FLIGHT_MAX: usize = 1_024;

pub(crate) type Provisioning = ProvisioningServiceClient<GrpcService>;

/// The door to one control service. Clones share its limits.
#[derive(Clone)]
pub struct Door {
    provisioning: Provisioning,
    auth: signing_keys::Auth,
    origin: Arc<str>,
    in_flight: Arc<Semaphore>,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Door")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

/// Why a request was not done.
pub(crate) enum Failure {
    /// The edge refuses it, and control has not heard of it yet.
    Refused(ScimError),
    Control(Error),
    /// Too many requests are under way.
    Busy,
}

impl From<ScimError> for Failure {
    fn from(error: ScimError) -> Self {
        Self::Refused(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Control(error)
    }
}

/// A request whose credential may be genuine.
pub(crate) struct Exchange {
    pub provisioning: Provisioning,
    in_flight: Arc<Semaphore>,
    pub parts: Parts,
    pub query: Search,
    pub context: RequestContext,
    /// The directory's base URL.
    pub base_url: String,
}

impl Exchange {
    /// The body as a JSON object, and the right to go on with it: a client that
    /// sends slowly takes no place of others meanwhile.
    pub(crate) async fn read_object(
        &self,
        body: Incoming,
    ) -> Result<(Map<String, Value>, OwnedSemaphorePermit), Failure> {
        let bytes = request::read_body(&self.parts.headers, body).await?;
        let permit = self.enter()?;
        Ok((json::parse_object(&bytes)?, permit))
    }

    /// The right to go on, for a request without a body.
    pub(crate) fn enter(&self) -> Result<OwnedSemaphorePermit, Failure> {
        self.in_flight
            .clone()
            .try_acquire_owned()
            .map_err(|_| Failure::Busy)
    }
}

/// One call of control, within its time.
pub(crate) fn call<'c, A>(
    call: impl Future<Output = Result<tonic::Response<A>, Status>> + Send + 'c,
) -> BoxFuture<'c, Result<A, Failure>>
where
    A: Send + 'c,
{
    // The future of a call holds its request, so it is large.
    let call = call.boxed();
    async move { Ok(within(CONTROL_TIME_MAX, call).await?.into_inner()) }.boxed()
}

impl Door {
    /// `origin` is what clients see in front of `/scim/v2`, such as
    /// `https://scim.example.com`.
    pub fn new(service: GrpcService, origin: &str) -> Self {
        let auth = signing_keys::Auth::new(service.clone());
        let provisioning = ProvisioningServiceClient::new(service)
            .max_decoding_message_size(ANSWER_BYTES_MAX)
            .max_encoding_message_size(ANSWER_BYTES_MAX);
        Self {
            provisioning,
            auth,
            origin: origin.trim_end_matches('/').into(),
            in_flight: Arc::new(Semaphore::new(IN_FLIGHT_MAX)),
        }
    }

    /// Answers whatever comes.
    pub async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let method = request.method().clone();
        let answer = AssertUnwindSafe(self.answer_one(request))
            .catch_unwind()
            .await;
        let response = answer
            .unwrap_or_else(|_| {
                tracing::error!("a request panicked");
                Answer::from(&ScimError::new(
                    500,
                    "The request failed inside the service",
                ))
            })
            .into_response();
        // Without the URL, in which ids and filters stand.
        tracing::debug!(%method, status = response.status().as_u16(), "answered");
        response
    }

    async fn answer_one(&self, request: Request<Incoming>) -> Answer {
        let (parts, body) = request.into_parts();
        if parts.uri.path() == signing_keys::PATH {
            let Ok(_permit) = self.in_flight.clone().try_acquire_owned() else {
                return Answer::from(&busy());
            };
            return signing_keys::list(self.auth.clone(), &parts.method).await;
        }
        let Some(Route { directory, place }) = Route::parse(parts.uri.path()) else {
            return Answer::from(&no_such_place());
        };
        let base_url = format!("{}/scim/v2/{directory}", self.origin);
        if let Some(answer) = discover(&place, &parts, &base_url) {
            return answer;
        }
        if place == Place::OAuthToken {
            return self.issue_token(&parts, &directory, body).await;
        }
        let Some(token) = request::token(&parts.headers) else {
            return Answer::from(&ScimError::new(
                401,
                "The request needs the header `Authorization: Bearer <token>` with a token of this \
                 directory",
            ));
        };
        let context = RequestContext {
            token,
            directory_id: format!("dir_{directory}"),
            request_id: request_id(),
            user_agent: request::user_agent(&parts.headers),
            ..RequestContext::default()
        };
        let refusal = Refusal {
            operation: place.operation(&parts.method),
            allow: place.allow(),
            context: context.clone(),
        };
        match self.serve(place, parts, context, base_url, body).await {
            Ok(answer) => answer,
            Err(Failure::Control(error)) => Answer::from(&to_scim(&error)),
            Err(Failure::Busy) => Answer::from(&busy()),
            Err(Failure::Refused(error)) => self.refuse(refusal, &error).await,
        }
    }

    async fn issue_token(&self, parts: &Parts, directory: &str, body: Incoming) -> Answer {
        if parts.method != Method::POST {
            let place = Place::OAuthToken;
            return Answer::from(&wrong_method(&place)).with(ALLOW, place.allow());
        }
        let Ok(_permit) = self.in_flight.clone().try_acquire_owned() else {
            return Answer::from(&busy());
        };
        let context = RequestContext {
            token: String::new(),
            directory_id: format!("dir_{directory}"),
            request_id: request_id(),
            user_agent: request::user_agent(&parts.headers),
            ..RequestContext::default()
        };
        oauth::issue(self.provisioning.clone(), &parts.headers, context, body).await
    }

    async fn serve(
        &self,
        place: Place,
        parts: Parts,
        context: RequestContext,
        base_url: String,
        body: Incoming,
    ) -> Result<Answer, Failure> {
        request::check_head(&parts.uri, &parts.headers)?;
        let query = request::query(parts.uri.query().unwrap_or_default())?;
        let method = parts.method.clone();
        let exchange = Exchange {
            provisioning: self.provisioning.clone(),
            in_flight: self.in_flight.clone(),
            parts,
            query,
            context,
            base_url,
        };
        match (place, method) {
            (Place::Users, Method::GET) => users::list(exchange).await,
            (Place::Root, Method::GET) => search::list(exchange).await,
            (Place::Bulk, Method::POST) => bulk::apply(exchange, body).await,
            (Place::Search, Method::POST) => search::search(exchange, body).await,
            (Place::UserSearch, Method::POST) => users::search(exchange, body).await,
            (Place::GroupSearch, Method::POST) => groups::search(exchange, body).await,
            (Place::Users, Method::POST) => users::create(exchange, body).await,
            (Place::User(id), Method::GET) => users::get(exchange, id).await,
            (Place::User(id), Method::PUT) => users::replace(exchange, id, body).await,
            (Place::User(id), Method::PATCH) => users::patch(exchange, id, body).await,
            (Place::User(id), Method::DELETE) => users::delete(exchange, id).await,
            (Place::Groups, Method::GET) => groups::list(exchange).await,
            (Place::Groups, Method::POST) => groups::create(exchange, body).await,
            (Place::Group(id), Method::GET) => groups::get(exchange, id).await,
            (Place::Group(id), Method::PUT) => groups::replace(exchange, id, body).await,
            (Place::Group(id), Method::PATCH) => groups::patch(exchange, id, body).await,
            (Place::Group(id), Method::DELETE) => groups::delete(exchange, id).await,
            (Place::OtherVersion, _) => Err(other_version().into()),
            (Place::Unknown, _) => Err(no_such_place().into()),
            (place, _) => Err(wrong_method(&place).into()),
        }
    }

    /// Tells control of a refusal, which checks the token first: whoever has no
    /// right to ask learns nothing but that.
    async fn refuse(&self, refusal: Refusal, error: &ScimError) -> Answer {
        let Refusal {
            operation,
            allow,
            context,
        } = refusal;
        let record = RecordRefusalRequest {
            context: Some(context),
            operation: operation.to_owned(),
            status: error.status.into(),
            scim_type: error
                .scim_type
                .map(ScimType::as_str)
                .unwrap_or_default()
                .to_owned(),
            detail: error.detail.clone(),
        };
        let mut provisioning = self.provisioning.clone();
        match call(provisioning.record_refusal(record)).await {
            Err(Failure::Control(failed)) => Answer::from(&to_scim(&failed)),
            _ if error.status == 405 => Answer::from(error).with(ALLOW, allow),
            _ => Answer::from(error),
        }
    }
}

struct Refusal {
    operation: &'static str,
    allow: &'static str,
    context: RequestContext,
}

/// RFC 7644 section 4: what the service can do is told to everyone, and to
/// filter it is forbidden.
fn discover(place: &Place, parts: &Parts, base_url: &str) -> Option<Answer> {
    let found = |resource: Option<Value>| match resource {
        Some(resource) => Answer::new(StatusCode::OK, resource),
        None => Answer::from(&no_such_place()),
    };
    let answer = match place {
        Place::ServiceProviderConfig => found(Some(discovery::service_provider_config(base_url))),
        Place::ResourceTypes => found(Some(discovery::resource_types(base_url))),
        Place::ResourceType(name) => found(discovery::resource_type(base_url, name)),
        Place::Schemas => found(Some(discovery::schemas(base_url))),
        Place::Schema(urn) => found(discovery::schema(base_url, urn)),
        Place::Me => {
            return Some(Answer::from(&ScimError::new(
                501,
                "A bearer token stands for a directory, not for a person",
            )));
        }
        _ => return None,
    };
    if parts.method != Method::GET {
        return Some(Answer::from(&wrong_method(place)).with(ALLOW, place.allow()));
    }
    let filtered = request::query(parts.uri.query().unwrap_or_default())
        .is_ok_and(|query| query.filter.is_some());
    if filtered {
        let forbidden = ScimError::new(
            403,
            "Schemas, resource types and the configuration are listed whole: leave the filter out",
        );
        return Some(Answer::from(&forbidden));
    }
    Some(answer)
}

pub(crate) fn busy() -> ScimError {
    ScimError::new(503, "Too many requests at the same time; try again")
}

fn no_such_place() -> ScimError {
    ScimError::new(404, "There is nothing at this URL")
}

/// RFC 7644 section 3.13.
fn other_version() -> ScimError {
    ScimError::invalid(
        ScimType::InvalidVers,
        "Version 2 of SCIM is the only one here",
    )
}

fn wrong_method(place: &Place) -> ScimError {
    let allow = place.allow();
    ScimError::new(405, format!("This URL answers {allow}"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "request ids are all that the edge makes of randomness"
)]
fn request_id() -> String {
    format!("req_{}", suffix(uuid::Uuid::now_v7().as_u128()))
}
