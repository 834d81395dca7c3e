//! A code for a token: OpenID Connect Core 1.0 section 3.1.3.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use http::{Request, StatusCode};
use http_body_util::Full;
use serde::Deserialize;

use super::attempt::Attempt;
use super::{Oidc, OidcSettings, encoded, form, not_as_agreed};
use crate::error::{Error, Result};
use crate::jwks::{Endpoints, ask};
use crate::outbound::Answer;

const FORM: &str = "application/x-www-form-urlencoded";
/// Discovery 1.0 section 3: what holds where the issuer does not say.
const BASIC: &str = "client_secret_basic";
const POST: &str = "client_secret_post";
/// Bytes of a code; a longer one is none of an issuer's that is known.
const CODE_BYTES_MAX: usize = 4_096;

#[derive(Deserialize)]
struct Granted {
    id_token: String,
}

/// RFC 6749 section 5.2.
#[derive(Deserialize)]
struct Refused {
    error: String,
}

/// The ID token for a code. A code is good once, by the issuer's rule.
pub(super) async fn exchange(
    oidc: &Oidc,
    endpoints: &Endpoints,
    attempt: &Attempt<'_>,
    code: &str,
) -> Result<String> {
    if code.is_empty() || code.len() > CODE_BYTES_MAX {
        return Err(Error::OidcCodeRefused);
    }
    let url = endpoints
        .token_endpoint
        .as_deref()
        .ok_or_else(|| not_as_agreed("there is no token endpoint"))?;
    let request = request(&oidc.settings, endpoints, attempt, code)?;
    let answer = ask(url, request, &oidc.outbound).await;
    read(answer.map_err(|error| not_as_agreed(&error.to_string()))?)
}

fn request(
    settings: &OidcSettings,
    endpoints: &Endpoints,
    attempt: &Attempt<'_>,
    code: &str,
) -> Result<Request<Full<Bytes>>> {
    let OidcSettings {
        issuer: _,
        client_id,
        client_secret,
    } = settings;
    let verifier = attempt.code_verifier();
    let mut pairs = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", attempt.redirect_url()),
        ("code_verifier", verifier.as_str()),
    ];
    let methods = endpoints.token_endpoint_auth_methods_supported.as_deref();
    let takes =
        |wanted: &str| methods.is_some_and(|methods| methods.iter().any(|method| method == wanted));
    let is_in_form = takes(POST) && !takes(BASIC);
    if is_in_form {
        pairs.push(("client_id", client_id));
        pairs.push(("client_secret", client_secret.expose()));
    }
    let mut request = Request::post("/").header(CONTENT_TYPE, FORM);
    if !is_in_form {
        // RFC 6749 section 2.3.1 encodes both before they are joined.
        let pair = format!("{}:{}", encoded(client_id), encoded(client_secret.expose()));
        let basic = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(pair)));
        let mut basic = basic.map_err(|_| Error::Internal)?;
        basic.set_sensitive(true);
        request = request.header(AUTHORIZATION, basic);
    }
    let request = request.body(Full::new(Bytes::from(form(&pairs))));
    request.map_err(|_| Error::Internal)
}

fn read(answer: Answer) -> Result<String> {
    let Answer { status, body, .. } = answer;
    let body = body.unwrap_or_default();
    match status {
        StatusCode::OK => serde_json::from_slice::<Granted>(&body)
            .map(|granted| granted.id_token)
            .map_err(|_| not_as_agreed("there is no ID token in the answer to a code")),
        StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED => {
            let refused = serde_json::from_slice::<Refused>(&body);
            match refused.as_ref().map(|refused| refused.error.as_str()) {
                Ok("invalid_grant") => Err(Error::OidcCodeRefused),
                Ok("invalid_client" | "unauthorized_client") => {
                    tracing::warn!("the issuer for operators refuses the client id or secret");
                    Err(Error::OidcClientRefused)
                }
                Ok(_) => Err(not_as_agreed("it refuses the request for a token")),
                Err(_) => Err(not_as_agreed("its refusal is not one of OAuth 2.0")),
            }
        }
        other => Err(not_as_agreed(&format!("its answer to a code was {other}"))),
    }
}
