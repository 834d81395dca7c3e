//! The identity providers, and what to do in one of them.

use askama::Template;
use rollcall_proto::setup::v1::{CreateSetupTokenResponse, GetSetupResponse};

use super::frame::Frame;
use super::progress::Watch;
use super::{Fault, Page};
use crate::setup::provider::{Field, FieldValue, Provider};

#[derive(Template)]
#[template(path = "setup/providers.html")]
pub(in crate::setup) struct ProvidersPage<'p> {
    frame: Frame<'p>,
    providers: &'static [Provider],
}

#[derive(Template)]
#[template(path = "setup/steps.html")]
pub(in crate::setup) struct ProviderPage<'p> {
    frame: Frame<'p>,
    provider: &'static Provider,
    watch: Watch<'p>,
    base_url: String,
    /// One that was just made.
    token: Option<String>,
    has_token: bool,
}

impl<'p> ProvidersPage<'p> {
    pub(in crate::setup) fn new(frame: Frame<'p>) -> Self {
        Self {
            frame,
            providers: Provider::all(),
        }
    }

    pub(in crate::setup) fn render(&self) -> Result<Page, Fault> {
        Page::of(self, &self.frame)
    }
}

impl<'p> ProviderPage<'p> {
    pub(in crate::setup) fn new(
        frame: Frame<'p>,
        provider: &'static Provider,
        setup: GetSetupResponse,
        origin: &str,
        is_refreshing: bool,
    ) -> Result<Self, Fault> {
        let here = format!("{}/setup/providers/{}", frame.prefix, provider.id);
        let base_url = base_url(&setup, origin);
        let first_request = setup.progress.as_ref().and_then(|it| it.first_request_time);
        Ok(Self {
            frame,
            provider,
            watch: Watch::new(setup.progress, Some(provider), here, is_refreshing)?,
            base_url,
            token: None,
            has_token: first_request.is_some(),
        })
    }

    /// With the token that was just made.
    pub(in crate::setup) fn with_token(self, token: CreateSetupTokenResponse) -> Self {
        Self {
            token: Some(token.secret),
            ..self
        }
    }

    pub(in crate::setup) fn render(&self) -> Result<Page, Fault> {
        Page::of(self, &self.frame)
    }

    /// What is to be filled in; none while there is no token to show.
    fn value_of(&self, field: &Field) -> Option<String> {
        match &field.value {
            FieldValue::BaseUrl => Some(self.base_url.clone()),
            FieldValue::TokenUrl => Some(format!("{}/oauth/token", self.base_url)),
            FieldValue::Token => self.token.clone(),
            FieldValue::Literal(text) => Some(text.clone()),
        }
    }
}

/// The base URL of the directory.
pub(in crate::setup) fn base_url(setup: &GetSetupResponse, origin: &str) -> String {
    let path = setup
        .directory
        .as_ref()
        .map_or("", |directory| &directory.scim_path);
    format!("{origin}{path}")
}
