//! A new credential, which is shown this once.

use askama::Template;
use rollcall_proto::setup::v1::{CreateSetupTokenResponse, GetSetupResponse};

use super::setup::base_url;
use super::{Fault, Page};

#[derive(Template)]
#[template(path = "setup/token.html")]
pub(in crate::setup) struct TokenPage<'p> {
    prefix: &'p str,
    base_url: String,
    is_oauth_client: bool,
    id: String,
    secret: String,
}

impl<'p> TokenPage<'p> {
    pub(in crate::setup) fn new(
        token: CreateSetupTokenResponse,
        is_oauth_client: bool,
        setup: &GetSetupResponse,
        origin: &str,
        prefix: &'p str,
    ) -> Self {
        let CreateSetupTokenResponse { id, secret } = token;
        Self {
            prefix,
            base_url: base_url(setup, origin),
            is_oauth_client,
            id,
            secret,
        }
    }

    pub(in crate::setup) fn render(self) -> Result<Page, Fault> {
        Page::of(&self)
    }
}
