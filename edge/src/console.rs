//! The console's door: where operators manage all that there is, in pages that need
//! no scripts. It is a client of the gRPC API like any other; what an operator may
//! do, control decides by the session that goes with each call.

mod api;
mod chart;
mod cookie;
mod fault;
mod form;
mod frame;
mod page;
mod route;
mod visit;
mod words;

use std::sync::Arc;

use hyper::body::Incoming;
use hyper::header::{LOCATION, SET_COOKIE};
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use rollcall_client::transport::GrpcService;

use self::fault::Fault;
use self::form::Form;
pub(crate) use self::route::is_here;
pub use self::route::{ROUTES, Route};
use self::visit::Visit;
use crate::body::Body;
use crate::in_flight::InFlight;
use crate::live::Streams;
use crate::page::Page;
use crate::{request, same_origin};

/// The first segment of every path here.
const ROOT: &str = "/console";

#[derive(Clone)]
pub(crate) struct Console {
    service: GrpcService,
    origin: Arc<str>,
    in_flight: InFlight,
    streams: Streams,
}

impl Console {
    /// `in_flight` is the limit that this door shares with others.
    pub(crate) fn new(service: GrpcService, origin: Arc<str>, in_flight: InFlight) -> Self {
        Self {
            service,
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
        let page = match self.serve(&parts, body).await {
            Ok(page) => page,
            Err(Fault::SignedOut) => self.sign_in_again(&parts.headers),
            Err(fault) => fault.page(self.prefix()),
        };
        page.into_response()
    }

    async fn serve(&self, parts: &Parts, body: Incoming) -> Result<Page, Fault> {
        let head = request::check_head(&parts.uri, &parts.headers);
        head.map_err(|error| Fault::TooLarge(error.status))?;
        let path = parts.uri.path();
        let (route, names) = route::find(&parts.method, path)?;
        let session = cookie::session(&parts.headers, &self.origin);
        if session.is_none() && !route.is_open {
            return Err(Fault::SignedOut);
        }
        let query = Form::of_query(parts.uri.query().unwrap_or_default())?;
        let visit = Visit::new(self.clone(), parts, session, names, query);
        if parts.method == Method::POST {
            let form = self.read_form(&parts.headers, body).await?;
            self.change(route, path, visit.with_form(form)).await
        } else {
            let _permit = self.enter()?;
            let page = (route.handle)(&visit).await;
            page.map_err(Fault::of_page)
        }
    }

    /// What is refused is told on the page on which the form stands.
    async fn change(&self, route: &Route, path: &str, visit: Visit) -> Result<Page, Fault> {
        if !route.is_open {
            visit.check_form()?;
        }
        let _permit = self.enter()?;
        let (status, sentence) = match (route.handle)(&visit).await {
            Err(Fault::Refused(status, sentence)) => (status, sentence),
            done => return done,
        };
        let (page, names, path) = route::page_of(path)?;
        let shown = (page.handle)(&visit.refused(path, names, sentence)).await;
        Ok(shown.map_err(Fault::of_page)?.of_status(status))
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
        Ok(Form::from(form.unwrap_or_default()))
    }

    fn enter(&self) -> Result<tokio::sync::OwnedSemaphorePermit, Fault> {
        self.in_flight.enter().ok_or(Fault::Unavailable)
    }

    /// The path of what clients see in front of this door.
    fn prefix(&self) -> &str {
        let authority = self.origin.split_once("://").map(|(_, rest)| rest);
        authority
            .and_then(|rest| rest.find('/').map(|slash| &rest[slash..]))
            .unwrap_or_default()
    }

    /// Leads the browser to a page, so that what was done is not done again when the
    /// page is loaded again.
    fn see(&self, path: &str) -> Page {
        let location = format!("{}{ROOT}{path}", self.prefix());
        Page::empty(StatusCode::SEE_OTHER).with(LOCATION, location)
    }

    fn sign_in_again(&self, headers: &HeaderMap) -> Page {
        let page = self.see("/sign-in");
        if cookie::session(headers, &self.origin).is_some() {
            page.with(SET_COOKIE, cookie::clear(&self.origin))
        } else {
            page
        }
    }
}
