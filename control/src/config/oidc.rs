//! The settings of where operators sign in by OpenID Connect.

use std::path::PathBuf;

use clap::Args;

use crate::authz::{ClientSecret, OidcSettings};
use crate::outbound::Place;

#[derive(Debug, Clone, Args)]
#[expect(
    clippy::struct_field_names,
    reason = "the flags have the names of the fields"
)]
pub struct OidcFlags {
    /// Let operators sign in to the console by this OpenID Connect issuer, such as
    /// `https://accounts.example.com`, which must know the callback
    /// `/console/sign-in/oidc/callback` of the console.
    #[arg(
        long,
        env = "ROLLCALL_OIDC_ISSUER",
        value_name = "URL",
        value_parser = issuer
    )]
    oidc_issuer: Option<String>,
    /// Who this service is to the issuer.
    #[arg(long, env = "ROLLCALL_OIDC_CLIENT_ID", value_name = "ID")]
    oidc_client_id: Option<String>,
    /// The secret of the client. Others of this machine see flags, and not the
    /// environment.
    #[arg(
        long,
        env = "ROLLCALL_OIDC_CLIENT_SECRET",
        hide_env_values = true,
        value_name = "SECRET"
    )]
    oidc_client_secret: Option<ClientSecret>,
    /// A file with the secret of the client, in its place.
    #[arg(
        long,
        env = "ROLLCALL_OIDC_CLIENT_SECRET_FILE",
        value_name = "FILE",
        conflicts_with = "oidc_client_secret"
    )]
    oidc_client_secret_file: Option<PathBuf>,
}

#[derive(Debug, thiserror::Error)]
pub enum OidcFlagsError {
    #[error("--oidc-issuer is missing, to which the other flags of OpenID Connect belong")]
    NoIssuer,
    #[error("--oidc-issuer needs --oidc-client-id")]
    NoClient,
    #[error("--oidc-issuer needs --oidc-client-secret or --oidc-client-secret-file")]
    NoSecret,
    #[error("the client secret in {}: {source}", path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
}

impl OidcFlags {
    /// None where no issuer is named.
    pub fn settings(&self) -> Result<Option<OidcSettings>, OidcFlagsError> {
        let Self {
            oidc_issuer,
            oidc_client_id,
            oidc_client_secret,
            oidc_client_secret_file,
        } = self.clone();
        // The parser cannot tell what is missing: it reads variables in front of a
        // subcommand too, whose flags it does not see there.
        let has_secret = oidc_client_secret.is_some() || oidc_client_secret_file.is_some();
        let Some(issuer) = oidc_issuer else {
            let is_none = oidc_client_id.is_none() && !has_secret;
            return is_none.then_some(None).ok_or(OidcFlagsError::NoIssuer);
        };
        let client_secret = match (oidc_client_secret, oidc_client_secret_file) {
            (Some(secret), _) => secret,
            (None, Some(path)) => {
                let text = std::fs::read_to_string(&path);
                let text = text.map_err(|source| OidcFlagsError::File { path, source })?;
                ClientSecret::from(text.trim_end())
            }
            (None, None) => return Err(OidcFlagsError::NoSecret),
        };
        Ok(Some(OidcSettings {
            issuer,
            client_id: oidc_client_id.ok_or(OidcFlagsError::NoClient)?,
            client_secret,
        }))
    }
}

/// As it stands in the issuer's tokens, to the last slash.
fn issuer(text: &str) -> Result<String, String> {
    match Place::parse(text) {
        Some(place) if place.is_bare() => Ok(text.to_owned()),
        _ => Err("not an https URL, or an http URL of this machine".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuers() {
        for text in [
            "https://accounts.example.com",
            "https://login.example.com/tenant/v2.0/",
            "http://localhost:8080/realms/staff",
        ] {
            assert_eq!(issuer(text).as_deref(), Ok(text));
        }
        for text in [
            "",
            "accounts.example.com",
            "http://accounts.example.com",
            "https://a.example/?x",
            "https://a.example/#x",
        ] {
            assert!(issuer(text).is_err(), "{text}");
        }
    }
}
