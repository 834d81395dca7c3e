//! The setup door: where a customer's IT admin uses a setup link, and configures
//! the one directory that it opens. Pages are plain HTML without scripts.
//!
//! To look at a link does not use it: what looks at links before people do, such
//! as a mail scanner, takes nothing from them.

mod cookie;
mod page;
mod same_origin;

use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{ALLOW, LOCATION, SET_COOKIE};
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use rollcall_client::Error;
use rollcall_client::transport::GrpcService;
use rollcall_proto::credential::{Kind, key_id};
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::setup::v1::setup_service_client::SetupServiceClient;
use rollcall_proto::setup::v1::{
    CreateSetupTokenRequest, DescribeSetupLinkRequest, GetSetupRequest, RedeemSetupLinkRequest,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tonic::Code;

use self::page::{Fault, LinkPage, Page, SetupPage, TokenPage};
use crate::door::{Failure, call};
use crate::request;

/// The first segment of every path here.
const ROOT: &str = "/setup";

/// Every route of this door, with `{secret}` in the place of what varies.
pub const ROUTES: [(Method, &str); 8] = [
    (Method::GET, "/setup"),
    (Method::HEAD, "/setup"),
    (Method::GET, "/setup/style.css"),
    (Method::HEAD, "/setup/style.css"),
    (Method::POST, "/setup/token"),
    (Method::GET, "/setup/{secret}"),
    (Method::HEAD, "/setup/{secret}"),
    (Method::POST, "/setup/{secret}"),
];

#[derive(Clone)]
pub(crate) struct Setup {
    service: SetupServiceClient<GrpcService>,
    origin: Arc<str>,
    in_flight: Arc<Semaphore>,
}

/// A place of this door.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// The directory that the session opens.
    Directory,
    Token,
    Stylesheet,
    /// What stands where a link has its secret.
    Link(String),
}

/// Whether the path is one of this door.
pub(crate) fn is_here(path: &str) -> bool {
    path.strip_prefix(ROOT)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Place {
    fn parse(path: &str) -> Option<Self> {
        let rest = path.strip_prefix(ROOT)?;
        match rest.strip_prefix('/').unwrap_or_default() {
            "" => Some(Self::Directory),
            "token" => Some(Self::Token),
            "style.css" => Some(Self::Stylesheet),
            secret if secret.contains('/') => None,
            secret => Some(Self::Link(secret.to_owned())),
        }
    }

    fn allow(&self) -> &'static str {
        match self {
            Self::Directory | Self::Stylesheet => "GET, HEAD",
            Self::Token => "POST",
            Self::Link(_) => "GET, HEAD, POST",
        }
    }
}

impl Setup {
    /// `in_flight` is the limit that this door shares with others.
    pub(crate) fn new(service: GrpcService, origin: Arc<str>, in_flight: Arc<Semaphore>) -> Self {
        Self {
            service: SetupServiceClient::new(service),
            origin,
            in_flight,
        }
    }

    /// Answers whatever comes.
    pub(crate) async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
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
        match (place, &parts.method) {
            (Place::Stylesheet, &Method::GET | &Method::HEAD) => Ok(Page::stylesheet()),
            (Place::Directory, &Method::GET | &Method::HEAD) => {
                self.show_directory(&parts.headers).await
            }
            (Place::Link(secret), &Method::GET | &Method::HEAD) => self.show_link(secret).await,
            (Place::Link(secret), &Method::POST) => {
                self.read_form(&parts.headers, body).await?;
                self.redeem(secret).await
            }
            (Place::Token, &Method::POST) => {
                let form = self.read_form(&parts.headers, body).await?;
                self.create_token(&parts.headers, &form).await
            }
            (place, _) => Err(Fault::WrongMethod(place.allow())),
        }
    }

    async fn show_link(&self, secret: String) -> Result<Page, Fault> {
        check_link(&secret)?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = DescribeSetupLinkRequest { secret };
        let link = call(service.describe_setup_link(request)).await?;
        LinkPage::new(link, self.prefix()).render()
    }

    async fn redeem(&self, secret: String) -> Result<Page, Fault> {
        check_link(&secret)?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = RedeemSetupLinkRequest { secret };
        let redeemed = call(service.redeem_setup_link(request)).await?;
        let cookie = cookie::set(&redeemed, &self.origin, self.prefix());
        Ok(Page::empty(StatusCode::SEE_OTHER)
            .with(LOCATION, format!("{}{ROOT}", self.prefix()))
            .with(SET_COOKIE, cookie))
    }

    async fn show_directory(&self, headers: &HeaderMap) -> Result<Page, Fault> {
        let session = cookie::session(headers).ok_or(Fault::SessionOver)?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let setup = call(service.get_setup(GetSetupRequest { session })).await?;
        SetupPage::new(setup, &self.origin, self.prefix()).render()
    }

    async fn create_token(
        &self,
        headers: &HeaderMap,
        form: &[(String, String)],
    ) -> Result<Page, Fault> {
        let session = cookie::session(headers).ok_or(Fault::SessionOver)?;
        let oauth_client = match form {
            [(name, value)] if name == "kind" => match value.as_str() {
                "bearer" => false,
                "oauth_client" => true,
                _ => return Err(Fault::WrongForm),
            },
            _ => return Err(Fault::WrongForm),
        };
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let setup = call(service.get_setup(GetSetupRequest {
            session: session.clone(),
        }))
        .await?;
        let token = call(service.create_setup_token(CreateSetupTokenRequest {
            session,
            oauth_client,
        }))
        .await?;
        TokenPage::new(token, oauth_client, &setup, &self.origin, self.prefix()).render()
    }

    /// The form of a page of ours; none where nothing is filled in.
    async fn read_form(
        &self,
        headers: &HeaderMap,
        body: Incoming,
    ) -> Result<Vec<(String, String)>, Fault> {
        same_origin::check(headers, &self.origin)?;
        let form = request::read_form(headers, body).await;
        let form = form.map_err(|error| match error.status {
            408 => Fault::TooSlow,
            status @ 413 => Fault::TooLarge(status),
            _ => Fault::WrongForm,
        })?;
        Ok(form.unwrap_or_default())
    }

    fn enter(&self) -> Result<OwnedSemaphorePermit, Fault> {
        let permit = self.in_flight.clone().try_acquire_owned();
        permit.map_err(|_| Fault::Unavailable)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The path of [`ROUTES`] for a place.
    fn path(place: &Place) -> &'static str {
        match place {
            Place::Directory => "/setup",
            Place::Token => "/setup/token",
            Place::Stylesheet => "/setup/style.css",
            Place::Link(_) => "/setup/{secret}",
        }
    }

    #[test]
    fn routes_are_what_places_answer() {
        for (_, listed) in &ROUTES {
            let place = Place::parse(&listed.replace("{secret}", "x")).expect("a place");
            assert_eq!(path(&place), *listed);
            let of_place = ROUTES.iter().filter(|(_, path)| path == listed);
            let methods: Vec<_> = of_place.map(|(method, _)| method.as_str()).collect();
            assert_eq!(methods.join(", "), place.allow(), "{listed}");
        }
    }

    #[test]
    fn paths_lead_to_places() {
        let check = |path: &str, expect: Option<Place>| {
            assert_eq!(Place::parse(path), expect, "{path}");
        };
        check("/setup", Some(Place::Directory));
        check("/setup/", Some(Place::Directory));
        check("/setup/token", Some(Place::Token));
        check("/setup/style.css", Some(Place::Stylesheet));
        check("/setup/x", Some(Place::Link("x".to_owned())));
        check("/setup/x/y", None);
        for (path, expect) in [
            ("/setup", true),
            ("/setup/x", true),
            ("/setups", false),
            ("/scim/v2/setup", false),
            ("/", false),
        ] {
            assert_eq!(is_here(path), expect, "{path}");
        }
    }
}
