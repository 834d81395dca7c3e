//! The SCIM door: one call of the provisioning API for each request, and a
//! SCIM answer to whatever comes.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use http_body_util::Either;
use hyper::body::Incoming;
use hyper::header::ALLOW;
use hyper::http::request::Parts;
use hyper::{Method, Request, Response};
use rollcall_client::Error;
use rollcall_client::transport::{GrpcService, within};
use rollcall_proto::credential::hide;
use rollcall_proto::id::suffix;
use rollcall_proto::management::v1::RequestReason;
use rollcall_proto::provisioning::v1::provisioning_service_client::ProvisioningServiceClient;
use rollcall_proto::provisioning::v1::{RecordRefusalRequest, RequestContext};
use rollcall_scim::search::Search;
use rollcall_scim::{ScimError, ScimType, json, redact};
use serde_json::{Map, Value};
use tokio::sync::{OwnedSemaphorePermit, oneshot};
use tonic::Status;

use crate::answer::Answer;
use crate::body::Body;
use crate::capability::discover;
use crate::console::{self, Console};
use crate::in_flight::InFlight;
use crate::metrics::{Labels, Metrics};
use crate::reason::reason_of;
use crate::refusal::{busy, no_such_place, no_token, other_version, wrong_method};
use crate::request;
use crate::route::{Place, Route};
use crate::setup::{self, Setup};
use crate::unauthenticated::Waiting;
use crate::{bulk, groups, oauth, search, signing_keys, users};

/// How long control may take to answer.
const CONTROL_TIME_MAX: Duration = Duration::from_secs(20);
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
    setup: Setup,
    console: Console,
    origin: Arc<str>,
    in_flight: InFlight,
    unauthenticated: Waiting,
    metrics: Metrics,
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
    in_flight: InFlight,
    pub parts: Parts,
    pub query: Search,
    pub context: RequestContext,
    /// The body as the request log has it, for a refusal that comes later.
    logged_body: Arc<OnceLock<String>>,
    /// The directory's base URL.
    pub base_url: String,
}

impl Exchange {
    /// The body as a JSON object, and the right to go on with it: a client that
    /// sends slowly takes no place of others meanwhile.
    pub(crate) async fn read_object(
        &mut self,
        body: Incoming,
    ) -> Result<(Map<String, Value>, OwnedSemaphorePermit), Failure> {
        let bytes = request::read_body(&self.parts.headers, body).await?;
        let permit = self.enter()?;
        let object = json::parse_object(&bytes)?;
        let logged = hide(&redact::logged(&object)).into_owned();
        self.context
            .body
            .clone_from(self.logged_body.get_or_init(|| logged));
        Ok((object, permit))
    }

    /// The right to go on, for a request without a body.
    pub(crate) fn enter(&self) -> Result<OwnedSemaphorePermit, Failure> {
        self.in_flight.enter().ok_or(Failure::Busy)
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
        let provisioning = ProvisioningServiceClient::new(service.clone())
            .max_decoding_message_size(ANSWER_BYTES_MAX)
            .max_encoding_message_size(ANSWER_BYTES_MAX);
        let origin: Arc<str> = origin.trim_end_matches('/').into();
        let metrics = Metrics::default();
        let in_flight = InFlight::new(IN_FLIGHT_MAX, metrics.turned_away.clone());
        Self {
            provisioning,
            auth,
            setup: Setup::new(service.clone(), Arc::clone(&origin), in_flight.clone()),
            console: Console::new(service, Arc::clone(&origin), in_flight.clone()),
            origin,
            in_flight,
            unauthenticated: Waiting::default(),
            metrics,
        }
    }

    /// Ends the answers that would go on for as long as somebody listens.
    pub(crate) fn end_streams(&self) {
        self.setup.end_streams();
        self.console.end_streams();
    }

    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Tells control of the requests that it has not heard of, until `stopped`
    /// resolves.
    pub(crate) async fn tell_unauthenticated(self, stopped: oneshot::Receiver<()>) {
        self.unauthenticated
            .tell_all(self.provisioning, stopped)
            .await;
    }

    /// Answers whatever comes.
    pub async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        let method = request.method().clone();
        let under_way = self.metrics.begin();
        let answer = AssertUnwindSafe(self.answer_at_its_door(request))
            .catch_unwind()
            .await;
        let mut response = answer.unwrap_or_else(|_| {
            tracing::error!("a request panicked");
            let failed = ScimError::new(500, "The request failed inside the service");
            Answer::from(&failed).into_response().map(Either::Left)
        });
        let labels = response.extensions_mut().remove().unwrap_or_default();
        under_way.answered(labels, response.status());
        // Without the URL, in which ids and filters stand.
        tracing::debug!(%method, status = response.status().as_u16(), "answered");
        response
    }

    async fn answer_at_its_door(&self, request: Request<Incoming>) -> Response<Body> {
        if setup::is_here(request.uri().path()) {
            let mut response = self.setup.answer(request).await;
            response.extensions_mut().insert(Labels {
                operation: "Setup",
                reason: "",
            });
            return response;
        }
        if console::is_here(request.uri().path()) {
            let mut response = self.console.answer(request).await;
            response.extensions_mut().insert(Labels {
                operation: "Console",
                reason: "",
            });
            return response;
        }
        let answer = self.answer_one(request).await;
        answer.into_response().map(Either::Left)
    }

    async fn answer_one(&self, request: Request<Incoming>) -> Answer {
        let (parts, body) = request.into_parts();
        if parts.uri.path() == signing_keys::PATH {
            return self
                .list_signing_keys(&parts.method)
                .await
                .of("ListSigningKeys");
        }
        let Some(Route { directory, place }) = Route::parse(parts.uri.path()) else {
            return Answer::from(&no_such_place());
        };
        let base_url = format!("{}/scim/v2/{directory}", self.origin);
        if let Some(answer) = discover(&place, &parts, &base_url) {
            return answer.of("Discover");
        }
        if place == Place::OAuthToken {
            let issued = self.issue_token(&parts, &directory, body).await;
            return issued.of("IssueAccessToken");
        }
        let operation = place.operation(&parts.method);
        let context = context(&parts, &directory);
        let asked = Asked {
            place,
            operation,
            parts,
            context,
            base_url,
        };
        self.provision(asked, body).await.of(operation)
    }

    async fn list_signing_keys(&self, method: &Method) -> Answer {
        let Some(_permit) = self.in_flight.enter() else {
            return Answer::from(&busy());
        };
        signing_keys::list(self.auth.clone(), method).await
    }

    async fn provision(&self, asked: Asked, body: Incoming) -> Answer {
        let Asked {
            place,
            operation,
            parts,
            context: anonymous,
            base_url,
        } = asked;
        let token = match request::token(&parts.headers) {
            Ok(token) => token,
            Err(reason) => {
                self.unauthenticated.note(anonymous, operation, reason);
                return Answer::from(&no_token()).because(reason);
            }
        };
        let context = RequestContext { token, ..anonymous };
        let logged_body = Arc::default();
        let refusal = Refusal {
            operation,
            allow: place.allow(),
            context: context.clone(),
            resource_id: place.resource_id().unwrap_or_default().to_owned(),
            logged_body: Arc::clone(&logged_body),
        };
        let exchange = Exchange {
            provisioning: self.provisioning.clone(),
            in_flight: self.in_flight.clone(),
            parts,
            query: Search::default(),
            context,
            logged_body,
            base_url,
        };
        match serve(place, exchange, body).await {
            Ok(answer) => answer,
            Err(Failure::Control(error)) => Answer::of_control(&error),
            Err(Failure::Busy) => self.turn_away(refusal.context, operation),
            Err(Failure::Refused(error)) => self.refuse(refusal, &error).await,
        }
    }

    /// There is no place for one more request, so whose it is was not looked at.
    fn turn_away(&self, context: RequestContext, operation: &str) -> Answer {
        let anonymous = RequestContext {
            token: String::new(),
            ..context
        };
        let reason = RequestReason::Unavailable;
        self.unauthenticated.note(anonymous, operation, reason);
        Answer::from(&busy())
    }

    async fn issue_token(&self, parts: &Parts, directory: &str, body: Incoming) -> Answer {
        let operation = "IssueAccessToken";
        let context = context(parts, directory);
        if parts.method != Method::POST {
            let place = Place::OAuthToken;
            let reason = RequestReason::WrongMethod;
            self.unauthenticated.note(context, operation, reason);
            return Answer::from(&wrong_method(&place)).with(ALLOW, place.allow());
        }
        let Some(_permit) = self.in_flight.enter() else {
            return self.turn_away(context, operation);
        };
        let provisioning = self.provisioning.clone();
        let issued = oauth::issue(provisioning, &parts.headers, context.clone(), body).await;
        issued.unwrap_or_else(|refusal| {
            let Some(reason) = refusal.reason() else {
                return refusal.answer();
            };
            self.unauthenticated.note(context, operation, reason);
            refusal.answer().because(reason)
        })
    }

    /// Tells control of a refusal, which checks the token first: whoever has no
    /// right to ask learns nothing but that.
    async fn refuse(&self, refusal: Refusal, error: &ScimError) -> Answer {
        let Refusal {
            operation,
            allow,
            context,
            resource_id,
            logged_body,
        } = refusal;
        let body = logged_body.get().cloned().unwrap_or_default();
        let record = RecordRefusalRequest {
            context: Some(RequestContext { body, ..context }),
            operation: operation.to_owned(),
            status: error.status.into(),
            scim_type: error
                .scim_type
                .map(ScimType::as_str)
                .unwrap_or_default()
                .to_owned(),
            detail: error.detail.clone(),
            reason: reason_of(error).into(),
            resource_id,
        };
        let mut provisioning = self.provisioning.clone();
        match call(provisioning.record_refusal(record)).await {
            Err(Failure::Control(failed)) => Answer::of_control(&failed),
            _ if error.status == 405 => Answer::from(error).with(ALLOW, allow),
            _ => Answer::from(error),
        }
    }
}

/// A request of the provisioning API.
struct Asked {
    place: Place,
    operation: &'static str,
    parts: Parts,
    /// Without its credential.
    context: RequestContext,
    base_url: String,
}

struct Refusal {
    operation: &'static str,
    allow: &'static str,
    context: RequestContext,
    resource_id: String,
    logged_body: Arc<OnceLock<String>>,
}

async fn serve(place: Place, mut exchange: Exchange, body: Incoming) -> Result<Answer, Failure> {
    let Parts { uri, headers, .. } = &exchange.parts;
    request::check_head(uri, headers)?;
    exchange.query = request::query(uri.query().unwrap_or_default())?;
    match (place, exchange.parts.method.clone()) {
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

/// The request as the log will have it, without its credential.
fn context(parts: &Parts, directory: &str) -> RequestContext {
    RequestContext {
        token: String::new(),
        directory_id: format!("dir_{directory}"),
        request_id: request_id(),
        user_agent: request::user_agent(&parts.headers),
        http_method: parts.method.as_str().to_owned(),
        path: request::path(&parts.uri),
        body: String::new(),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "request ids are all that the edge makes of randomness"
)]
pub(crate) fn request_id() -> String {
    format!("req_{}", suffix(uuid::Uuid::now_v7().as_u128()))
}
