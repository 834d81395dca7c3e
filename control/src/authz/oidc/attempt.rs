//! One attempt to sign in: all that must be the same when the browser comes back,
//! derived from its secret and the installation's, so that nobody keeps it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Uri;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::{OidcSettings, Returned};
use crate::authz::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};

/// How long somebody may take at the issuer.
const LIFE_MICROS: i64 = 600 * 1_000_000;
const BINDING_BYTES: usize = 32;
/// 32 bytes in base64url.
const BINDING_CHARS: usize = 43;
const REDIRECT_URL_BYTES_MAX: usize = 2_048;

pub(in crate::authz) struct Attempt<'s> {
    secret: &'s SecretKey,
    settings: &'s OidcSettings,
    redirect_url: &'s str,
    binding: String,
    expire_time: Moment,
}

impl<'s> Attempt<'s> {
    pub(super) fn begin(
        secret: &'s SecretKey,
        settings: &'s OidcSettings,
        now: Moment,
        redirect_url: &'s str,
    ) -> Result<Self> {
        check_redirect_url(redirect_url)?;
        let mut binding = [0; BINDING_BYTES];
        getrandom::fill(&mut binding).map_err(|error| {
            tracing::error!(%error, "no randomness");
            Error::Unavailable
        })?;
        Ok(Self {
            secret,
            settings,
            redirect_url,
            binding: URL_SAFE_NO_PAD.encode(binding),
            expire_time: Moment(now.0 + LIFE_MICROS),
        })
    }

    /// That of this state, where it is of this browser and not over.
    pub(super) fn resume(
        secret: &'s SecretKey,
        settings: &'s OidcSettings,
        now: Moment,
        returned: &'s Returned,
    ) -> Result<Self> {
        let is_of_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        let binding = &returned.binding;
        if binding.len() != BINDING_CHARS || !binding.bytes().all(is_of_base64) {
            return Err(Error::OidcStateInvalid);
        }
        let (expire_time, _) = returned
            .state
            .split_once('.')
            .ok_or(Error::OidcStateInvalid)?;
        let expire_time = expire_time.parse().map_err(|_| Error::OidcStateInvalid)?;
        let attempt = Self {
            secret,
            settings,
            redirect_url: &returned.redirect_url,
            binding: binding.clone(),
            expire_time: Moment(expire_time),
        };
        let is_ours = attempt.state().as_bytes().ct_eq(returned.state.as_bytes());
        if bool::from(is_ours) && attempt.expire_time > now {
            Ok(attempt)
        } else {
            Err(Error::OidcStateInvalid)
        }
    }

    pub(super) fn state(&self) -> String {
        format!("{}.{}", self.expire_time.0, self.derived("state"))
    }

    /// What the token must have, so that it is of this attempt.
    pub(super) fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// What is shown with the code, so that nobody else can use it.
    pub(super) fn code_verifier(&self) -> String {
        self.derived("code verifier")
    }

    /// RFC 7636 section 4.2.
    pub(super) fn code_challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.code_verifier()))
    }

    pub(super) fn redirect_url(&self) -> &str {
        self.redirect_url
    }

    pub(super) fn expire_time(&self) -> Moment {
        self.expire_time
    }

    pub(super) fn into_binding(self) -> String {
        self.binding
    }

    fn derived(&self, what: &str) -> String {
        let expire_time = self.expire_time.0.to_string();
        let parts = [
            what,
            &self.settings.issuer,
            &self.settings.client_id,
            self.redirect_url,
            &self.binding,
            &expire_time,
        ];
        let message = parts.join("\0");
        URL_SAFE_NO_PAD.encode(self.secret.mac(Purpose::OidcSignIn, message.as_bytes()))
    }
}

fn check_redirect_url(url: &str) -> Result<()> {
    let field = "redirect_url";
    if url.is_empty() {
        return Err(Error::FieldMissing { field });
    }
    let uri = url.parse::<Uri>().ok();
    let is_http = uri.is_some_and(|uri| matches!(uri.scheme_str(), Some("http" | "https")));
    if is_http && url.len() <= REDIRECT_URL_BYTES_MAX {
        return Ok(());
    }
    Err(Error::InvalidValue {
        why: format!("`{field}` is no URL of the console"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_800_000_000_000_000);
    const CALLBACK: &str = "https://x.example/console/sign-in/oidc/callback";

    fn settings(client_id: &str) -> OidcSettings {
        OidcSettings {
            issuer: "https://issuer.example".to_owned(),
            client_id: client_id.to_owned(),
            client_secret: "secret".into(),
        }
    }

    #[test]
    fn an_attempt_is_resumed_where_it_began() {
        let secret = SecretKey::from_bytes(b"0123456789abcdef0123456789abcdef").expect("a key");
        let ours = settings("rollcall");
        let begin = || Attempt::begin(&secret, &ours, NOW, CALLBACK).expect("begun");
        let (one, other) = (begin(), begin());
        let derived = [one.state(), one.nonce(), one.code_verifier()];
        assert_eq!(derived[2].len(), 43);
        assert_ne!(derived[1], derived[2]);
        let check = |settings: &OidcSettings, at: Moment, change: &dyn Fn(&mut Returned)| {
            let mut returned = Returned {
                state: one.state(),
                code: String::new(),
                binding: one.binding.clone(),
                redirect_url: CALLBACK.to_owned(),
            };
            change(&mut returned);
            let resumed = Attempt::resume(&secret, settings, at, &returned);
            resumed.map(|it| [it.state(), it.nonce(), it.code_verifier()])
        };
        let last = Moment(NOW.0 + LIFE_MICROS - 1);
        assert_eq!(check(&ours, last, &|_| ()), Ok(derived));
        let end = Moment(NOW.0 + LIFE_MICROS);
        let later = format!("{}{}", end.0 + 1, &one.state()[16..]);
        let elsewhere = settings("another");
        for refused in [
            check(&ours, end, &|_| ()),
            check(&elsewhere, NOW, &|_| ()),
            check(&ours, NOW, &|it| it.binding.clone_from(&other.binding)),
            check(&ours, NOW, &|it| it.binding.clear()),
            check(&ours, NOW, &|it| it.redirect_url.push('x')),
            check(&ours, NOW, &|it| it.state.clone_from(&later)),
            check(&ours, NOW, &|it| it.state.push('x')),
            check(&ours, NOW, &|it| it.state.clear()),
        ] {
            assert_eq!(refused, Err(Error::OidcStateInvalid));
        }
        for url in ["", "/console", "ftp://x.example/", "not a url"] {
            assert!(Attempt::begin(&secret, &ours, NOW, url).is_err(), "{url}");
        }
    }
}
