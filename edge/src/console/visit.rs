//! One request of an operator: who asks, at which place, with what.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hyper::http::request::Parts;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest as _, Sha256};
use tonic::Request;
use tonic::metadata::MetadataValue;

use super::fault::Fault;
use super::form::Form;
use super::route::Names;
use super::{Console, ROOT, cookie};
use crate::page::Page;
use crate::request;

/// The field of a form that shows that it is from a page of the same session.
pub(super) const PROOF: &str = "proof";
/// The field under which control does what a form asks for once.
pub(super) const REQUEST_ID: &str = "request_id";
/// The metadata by which an operator says which environment's people are read.
const ENVIRONMENT_METADATA: &str = "rollcall-environment";

#[derive(Clone)]
pub(super) struct Visit {
    pub(super) console: Console,
    /// Empty where nobody is signed in.
    session: String,
    names: Names,
    pub(super) query: Form,
    pub(super) form: Form,
    /// Why a form was refused, on the page on which it stands.
    pub(super) refusal: Option<String>,
    pub(super) user_agent: String,
    /// By which the browser is known when it comes back from an issuer.
    pub(super) binding: Option<String>,
    /// Of the page, with what clients see in front of this door.
    pub(super) path: String,
}

impl Visit {
    pub(super) fn new(
        console: Console,
        parts: &Parts,
        session: Option<String>,
        names: Names,
        query: Form,
    ) -> Self {
        let path = format!("{}{}", console.prefix(), parts.uri.path());
        Self {
            session: session.unwrap_or_default(),
            names,
            query,
            form: Form::default(),
            refusal: None,
            user_agent: request::user_agent(&parts.headers),
            binding: cookie::binding(&parts.headers, &console.origin),
            console,
            path,
        }
    }

    pub(super) fn with_form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// The page to which a form leads back that was refused.
    pub(super) fn refused(self, path: &str, names: Names, sentence: String) -> Self {
        Self {
            path: format!("{}{path}", self.console.prefix()),
            names,
            refusal: Some(sentence),
            ..self
        }
    }

    /// What stands in the URL in the place of this name.
    pub(super) fn name(&self, name: &str) -> &str {
        let mut named = self.names.iter().filter(|(is, _)| *is == name);
        named.next().map_or("", |(_, value)| value)
    }

    pub(super) fn id(&self, name: &str) -> String {
        self.name(name).to_owned()
    }

    pub(super) fn is_signed_in(&self) -> bool {
        !self.session.is_empty()
    }

    /// A call in the operator's name.
    pub(super) fn ask<M>(&self, message: M) -> Request<M> {
        let mut request = Request::new(message);
        let metadata = request.metadata_mut();
        if let Ok(mut bearer) = MetadataValue::try_from(format!("Bearer {}", self.session)) {
            bearer.set_sensitive(true);
            metadata.insert("authorization", bearer);
        }
        let environment = self.name("environment");
        if !environment.is_empty()
            && let Ok(environment) = MetadataValue::try_from(environment)
        {
            metadata.insert(ENVIRONMENT_METADATA, environment);
        }
        request
    }

    /// What the forms of this session's pages hold, and no other's.
    pub(super) fn proof(&self) -> String {
        let mut hash = Sha256::new_with_prefix("rollcall console form ");
        hash.update(&self.session);
        URL_SAFE_NO_PAD.encode(hash.finalize())
    }

    pub(super) fn check_form(&self) -> Result<(), Fault> {
        let is_ours = self.is_signed_in() && self.form.get(PROOF) == Some(&self.proof());
        is_ours.then_some(()).ok_or(Fault::OtherSite)
    }

    pub(super) fn request_id(&self) -> String {
        self.form.text(REQUEST_ID)
    }

    /// Whether the name of what is to go was typed.
    pub(super) fn check_name(&self, name: &str) -> Result<(), Fault> {
        let is_it = self.form.text("name") == name.trim();
        is_it
            .then_some(())
            .ok_or_else(|| Fault::refused(format!("Type the name as it is written: {name}")))
    }

    /// The path below the environment's, of which all of its pages begin.
    pub(super) fn in_environment(&self, rest: &str) -> String {
        format!("/environments/{}{rest}", self.name("environment"))
    }

    pub(super) fn in_directory(&self, rest: &str) -> String {
        let directory = self.name("directory");
        self.in_environment(&format!("/directories/{directory}{rest}"))
    }

    pub(super) fn see(&self, path: &str) -> Page {
        self.console.see(path)
    }

    pub(super) fn see_in_environment(&self, rest: &str) -> Page {
        self.see(&self.in_environment(rest))
    }

    pub(super) fn see_in_directory(&self, rest: &str) -> Page {
        self.see(&self.in_directory(rest))
    }

    /// As the page's links have it.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{ROOT}{path}", self.console.prefix())
    }

    pub(super) fn page_token(&self) -> String {
        self.query.exact("page_token")
    }
}

/// A value in a query.
pub(super) fn encoded(value: &str) -> String {
    utf8_percent_encode(value, NON_ALPHANUMERIC).to_string()
}
