//! Operators for whom an OpenID Connect issuer vouches: the authorization code flow
//! of Core 1.0 section 3.1, with PKCE (RFC 7636). Whoever runs the service names the
//! issuer, so it may stand on a private address.

mod attempt;
mod code;
mod id_token;

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use self::attempt::Attempt;
use super::secret::SecretKey;
use crate::clock::{Clock, Moment};
use crate::error::{Error, Result};
use crate::jwks::{IssuerKeys, Published};
use crate::outbound::{Allowed, Names, Outbound, Place};

pub use self::id_token::Vouched;

/// RFC 3986 section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
const SCOPE: &str = "openid email profile";

/// The issuer, and who this service is to it.
#[derive(Debug, Clone)]
pub struct OidcSettings {
    /// As its discovery document and its tokens spell it.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: ClientSecret,
}

/// It is shown to the issuer alone.
#[derive(Clone)]
pub struct ClientSecret(String);

/// Where operators may sign in. Clones share what the issuer said.
#[derive(Debug, Clone)]
pub struct Oidc {
    settings: Arc<OidcSettings>,
    outbound: Outbound,
    issuers: IssuerKeys,
}

/// What a browser goes to the issuer with.
pub struct Begun {
    pub authorization_url: String,
    /// The browser's secret.
    pub binding: String,
    pub expire_time: Moment,
}

/// What a browser comes back with.
pub struct Returned {
    pub state: String,
    pub code: String,
    pub binding: String,
    pub redirect_url: String,
}

impl From<&str> for ClientSecret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl ClientSecret {
    fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret")
    }
}

impl fmt::Debug for Begun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Begun")
    }
}

impl fmt::Debug for Returned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Returned")
    }
}

impl Oidc {
    pub fn new(settings: OidcSettings, clock: Clock) -> Self {
        let outbound = Outbound::new(Allowed::Any, Names::system());
        Self {
            settings: Arc::new(settings),
            issuers: IssuerKeys::new(clock, outbound.clone()),
            outbound,
        }
    }

    pub(super) async fn begin(
        &self,
        secret: &SecretKey,
        now: Moment,
        redirect_url: &str,
    ) -> Result<Begun> {
        let attempt = Attempt::begin(secret, &self.settings, now, redirect_url)?;
        let published = self.published().await?;
        let endpoint = published.endpoints.authorization_endpoint.as_deref();
        let endpoint = endpoint
            .filter(|url| Place::parse(url).is_some())
            .ok_or_else(|| not_as_agreed("there is no authorization endpoint"))?;
        let [state, nonce, code_challenge] =
            [attempt.state(), attempt.nonce(), attempt.code_challenge()];
        let parameters = [
            ("response_type", "code"),
            ("scope", SCOPE),
            ("client_id", self.settings.client_id.as_str()),
            ("redirect_uri", redirect_url),
            ("state", state.as_str()),
            ("nonce", nonce.as_str()),
            ("code_challenge", code_challenge.as_str()),
            ("code_challenge_method", "S256"),
        ];
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        Ok(Begun {
            authorization_url: format!("{endpoint}{joint}{}", form(&parameters)),
            expire_time: attempt.expire_time(),
            binding: attempt.into_binding(),
        })
    }

    /// The attempt with which the browser has come back.
    pub(super) fn resume<'s>(
        &'s self,
        secret: &'s SecretKey,
        now: Moment,
        returned: &'s Returned,
    ) -> Result<Attempt<'s>> {
        Attempt::resume(secret, &self.settings, now, returned)
    }

    /// Whom the issuer vouches for.
    pub(super) async fn vouched(
        &self,
        now: Moment,
        attempt: &Attempt<'_>,
        code: &str,
    ) -> Result<Vouched> {
        let published = self.published().await?;
        let id_token = code::exchange(self, &published.endpoints, attempt, code).await?;
        id_token::verify(self, now, &id_token, &attempt.nonce()).await
    }

    async fn published(&self) -> Result<Arc<Published>> {
        let published = self.issuers.of(&self.settings.issuer, |_| true).await;
        published.map_err(|_| Error::OidcIssuerUnavailable)
    }
}

/// Pairs as a form or a query has them.
fn form(pairs: &[(&str, &str)]) -> String {
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

fn not_as_agreed(why: &str) -> Error {
    tracing::warn!(why, "the issuer for operators does not answer as it must");
    Error::OidcIssuerUnavailable
}
