//! What the buttons of the pages do.

use hyper::body::Incoming;
use hyper::header::{LOCATION, SET_COOKIE};
use hyper::http::request::Parts;
use hyper::{HeaderMap, StatusCode};
use prost_types::Duration;
use rollcall_proto::management::v1::TokenKind;
use rollcall_proto::setup::v1::{
    CreateSetupTokenRequest, CreateSetupTokenResponse, RedeemSetupLinkRequest,
    RevokeSetupTokenRequest, RotateSetupTokenRequest, RotateSetupTokenResponse,
};

use super::page::{Fault, New, Page, Tab, TokenPage, base_url};
use super::place::Place;
use super::provider::Provider;
use super::{Form, ROOT, Setup, check_link, cookie};
use crate::door::call;

/// How long a rotated token goes on, unless it ends at once.
const OVERLAP_SECONDS: i64 = 7 * 24 * 3_600;

impl Setup {
    pub(super) async fn change(
        &self,
        place: Place,
        parts: &Parts,
        body: Incoming,
    ) -> Result<Page, Fault> {
        let headers = &parts.headers;
        if !place.allow().ends_with("POST") {
            return Err(Fault::WrongMethod(place.allow()));
        }
        let form = self.read_form(headers, body).await?;
        match place {
            Place::Link(secret) => self.redeem(secret).await,
            Place::Provider(provider) => self.create_token_for(headers, provider, &form).await,
            Place::Tokens => self.create_token(headers, &form).await,
            Place::RotateToken(id) => self.rotate_token(headers, id, &form).await,
            Place::RevokeToken(id) => self.revoke_token(headers, id).await,
            place => Err(Fault::WrongMethod(place.allow())),
        }
    }

    async fn redeem(&self, secret: String) -> Result<Page, Fault> {
        check_link(&secret)?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = RedeemSetupLinkRequest { secret };
        let redeemed = call(service.redeem_setup_link(request)).await?;
        let cookie = cookie::set(&redeemed, &self.origin, self.prefix());
        Ok(self.see("").with(SET_COOKIE, cookie))
    }

    /// A bearer token, in the step that asks for it.
    async fn create_token_for(
        &self,
        headers: &HeaderMap,
        provider: &'static Provider,
        form: &Form,
    ) -> Result<Page, Fault> {
        if is_oauth_client(form)? {
            return Err(Fault::WrongForm);
        }
        let (session, setup) = self.setup(headers).await?;
        let token = self.make_token(session, false).await?;
        let page = self.provider_page(provider, setup, false)?;
        page.with_token(token).render()
    }

    async fn create_token(&self, headers: &HeaderMap, form: &Form) -> Result<Page, Fault> {
        let is_oauth_client = is_oauth_client(form)?;
        let (session, setup) = self.setup(headers).await?;
        let CreateSetupTokenResponse { id, secret } =
            self.make_token(session, is_oauth_client).await?;
        let new = New {
            is_oauth_client,
            id,
            secret,
            is_rotated: false,
        };
        let base_url = base_url(&setup, &self.origin);
        TokenPage::new(self.frame(&setup, Tab::Tokens), new, base_url).render()
    }

    async fn make_token(
        &self,
        session: String,
        oauth_client: bool,
    ) -> Result<CreateSetupTokenResponse, Fault> {
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = CreateSetupTokenRequest {
            session,
            oauth_client,
        };
        Ok(call(service.create_setup_token(request)).await?)
    }

    async fn rotate_token(
        &self,
        headers: &HeaderMap,
        token_id: String,
        form: &Form,
    ) -> Result<Page, Fault> {
        let seconds = match only(form, "overlap")? {
            "none" => 0,
            "week" => OVERLAP_SECONDS,
            _ => return Err(Fault::WrongForm),
        };
        let (session, setup) = self.setup(headers).await?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = RotateSetupTokenRequest {
            session,
            token_id,
            overlap: Some(Duration { seconds, nanos: 0 }),
        };
        let rotated = call(service.rotate_setup_token(request)).await?;
        let RotateSetupTokenResponse { token, secret } = rotated;
        let token = token.unwrap_or_default();
        let new = New {
            is_oauth_client: token.kind() == TokenKind::OauthClient,
            id: token.id,
            secret,
            is_rotated: true,
        };
        let base_url = base_url(&setup, &self.origin);
        TokenPage::new(self.frame(&setup, Tab::Tokens), new, base_url).render()
    }

    async fn revoke_token(&self, headers: &HeaderMap, token_id: String) -> Result<Page, Fault> {
        let session = cookie::session(headers).ok_or(Fault::SessionOver)?;
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let request = RevokeSetupTokenRequest { session, token_id };
        call(service.revoke_setup_token(request)).await?;
        Ok(self.see("/tokens?revoked=1"))
    }

    /// Leads the browser to a page, so that what was done is not done again when
    /// the page is loaded again.
    fn see(&self, path: &str) -> Page {
        let location = format!("{}{ROOT}{path}", self.prefix());
        Page::empty(StatusCode::SEE_OTHER).with(LOCATION, location)
    }
}

/// Which kind of credential a button asks for.
fn is_oauth_client(form: &Form) -> Result<bool, Fault> {
    match only(form, "kind")? {
        "bearer" => Ok(false),
        "oauth_client" => Ok(true),
        _ => Err(Fault::WrongForm),
    }
}

/// The value of the one field that a form has.
fn only<'f>(form: &'f Form, field: &str) -> Result<&'f str, Fault> {
    match form.as_slice() {
        [(name, value)] if name == field => Ok(value),
        _ => Err(Fault::WrongForm),
    }
}
