//! The setup door: where a customer's IT admin uses a setup link, and configures
//! the one directory that it opens. Pages need no scripts; where they run, they
//! copy values and show what arrives.
//!
//! To look at a link does not use it: what looks at links before people do, such
//! as a mail scanner, takes nothing from them.

mod accent;
mod change;
mod cookie;
mod page;
mod place;
mod provider;
mod show;
mod stream;

use std::sync::Arc;

use hyper::body::Incoming;
use hyper::header::ALLOW;
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, Request, Response};
use rollcall_client::Error;
use rollcall_client::transport::GrpcService;
use rollcall_proto::credential::{Kind, key_id};
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::setup::v1::setup_service_client::SetupServiceClient;
use tokio::sync::OwnedSemaphorePermit;
use tonic::Code;

use self::page::{Fault, Page};
use self::place::Place;
pub use self::place::ROUTES;
pub(crate) use self::place::is_here;
use crate::body::Body;
use crate::door::Failure;
use crate::in_flight::InFlight;
use crate::live::Streams;
use crate::{request, same_origin};

/// The first segment of every path here.
const ROOT: &str = "/setup";

type Form = Vec<(String, String)>;

#[derive(Clone)]
pub(crate) struct Setup {
    service: SetupServiceClient<GrpcService>,
    origin: Arc<str>,
    in_flight: InFlight,
    streams: Streams,
}

impl Setup {
    /// `in_flight` is the limit that this door shares with others.
    pub(crate) fn new(service: GrpcService, origin: Arc<str>, in_flight: InFlight) -> Self {
        Self {
            service: SetupServiceClient::new(service),
            origin,
            in_flight,
            streams: Streams::new(),
        }
    }

    /// Ends what would go on for as long as somebody looks.
    pub(crate) fn end_streams(&self) {
        self.streams.end();
    }

    /// Answers whatever comes.
    pub(crate) async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        let (parts, body) = request.into_parts();
        let page = self
            .serve(&parts, body)
            .await
            .unwrap_or_else(|fault| self.fault(fault));
        page.into_response()
    }

    async fn serve(&self, parts: &Parts, body: Incoming) -> Result<Page, Fault> {
        let head = request::check_head(&parts.uri, &parts.headers);
        head.map_err(|error| Fault::TooLarge(error.status))?;
        let place = Place::parse(parts.uri.path()).ok_or(Fault::NoSuchPage)?;
        match parts.method {
            Method::GET | Method::HEAD => self.show(place, parts).await,
            Method::POST => self.change(place, parts, body).await,
            _ => Err(Fault::WrongMethod(place.allow())),
        }
    }

    /// The form of a page of ours; none where nothing is filled in.
    async fn read_form(&self, headers: &HeaderMap, body: Incoming) -> Result<Form, Fault> {
        if !same_origin::is_ours(headers, &self.origin) {
            return Err(Fault::OtherSite);
        }
        let form = request::read_form(headers, body).await;
        let form = form.map_err(|error| match error.status {
            408 => Fault::TooSlow,
            status @ 413 => Fault::TooLarge(status),
            _ => Fault::WrongForm,
        })?;
        Ok(form.unwrap_or_default())
    }

    fn enter(&self) -> Result<OwnedSemaphorePermit, Fault> {
        self.in_flight.enter().ok_or(Fault::Unavailable)
    }

    /// The path of what clients see in front of this door.
    fn prefix(&self) -> &str {
        let authority = self.origin.split_once("://").map(|(_, rest)| rest);
        authority
            .and_then(|rest| rest.find('/').map(|slash| &rest[slash..]))
            .unwrap_or_default()
    }

    fn fault(&self, fault: Fault) -> Page {
        let page = fault.page(self.prefix());
        match fault {
            Fault::WrongMethod(allow) => page.with(ALLOW, allow),
            _ => page,
        }
    }
}

/// What cannot be genuine is refused here, in the same words as by control.
fn check_link(secret: &str) -> Result<(), Fault> {
    key_id(Kind::SetupLink, secret)
        .map(|_| ())
        .ok_or(Fault::LinkInvalid)
}

/// The table from client errors to what the admin is told.
impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        let error = match failure {
            Failure::Control(error) => error,
            Failure::Refused(_) => return Self::WrongForm,
            Failure::Busy => return Self::Unavailable,
        };
        match error.reason {
            ErrorReason::SetupLinkInvalid => Self::LinkInvalid,
            ErrorReason::SetupSessionInvalid => Self::SessionOver,
            ErrorReason::TokenNotFound | ErrorReason::TokenEnded | ErrorReason::InvalidId => {
                Self::NoSuchToken
            }
            ErrorReason::TooLarge => Self::TooManyTokens,
            ErrorReason::PageTokenInvalid => Self::NoSuchPage,
            _ => unforeseen(&error),
        }
    }
}

fn unforeseen(error: &Error) -> Fault {
    match error.code {
        Code::Unavailable | Code::DeadlineExceeded | Code::ResourceExhausted => {
            tracing::warn!(%error, "control does not answer");
            Fault::Unavailable
        }
        _ => {
            tracing::error!(%error, "control failed");
            Fault::Failed
        }
    }
}
