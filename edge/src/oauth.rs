//! `/oauth/token`: an access token by client credentials, RFC 6749 section 4.4.
//! Its answers are those of that RFC, not of SCIM.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, WWW_AUTHENTICATE};
use hyper::{HeaderMap, StatusCode};
use rollcall_proto::credential::{Kind, key_id};
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::management::v1::RequestReason;
use rollcall_proto::provisioning::v1::{IssueAccessTokenRequest, RequestContext};
use serde_json::json;

use crate::answer::Answer;
use crate::door::{Failure, Provisioning, call};
use crate::request;

/// RFC 6749 section 5.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    InvalidRequest(&'static str),
    InvalidClient,
    /// As much, but by control, whose log has it.
    UnknownClient,
    /// The directory takes nothing from anyone.
    Disabled,
    UnsupportedGrantType,
    /// Not of the RFC, which has no word for it at this place.
    Unavailable,
}

/// `context` is without the secret, which the request holds.
pub(crate) async fn issue(
    mut provisioning: Provisioning,
    headers: &HeaderMap,
    context: RequestContext,
    body: Incoming,
) -> Result<Answer, Refusal> {
    let form = request::read_form(headers, body)
        .await
        .ok()
        .flatten()
        .ok_or(Refusal::InvalidRequest(
            "The body must be a form (application/x-www-form-urlencoded) in UTF-8",
        ))?;
    let form = Form::new(form)?;
    let authorization = request::only(headers, &AUTHORIZATION)
        .map_err(|_| Refusal::InvalidRequest("There is more than one Authorization header"))?;
    let (client_id, client_secret) = form.client(authorization)?;
    // One that cannot be genuine is refused here.
    key_id(Kind::ClientSecret, &client_secret).ok_or(Refusal::InvalidClient)?;
    let request = IssueAccessTokenRequest {
        context: Some(RequestContext {
            token: client_secret,
            ..context
        }),
        client_id,
    };
    let issued = call(provisioning.issue_access_token(request)).await;
    let issued = issued.map_err(|failure| match failure {
        Failure::Control(error)
            if matches!(
                error.reason,
                ErrorReason::TokenInvalid | ErrorReason::TokenExpired | ErrorReason::TokenRevoked
            ) =>
        {
            Refusal::UnknownClient
        }
        Failure::Control(error) if error.reason == ErrorReason::DirectoryDisabled => {
            Refusal::Disabled
        }
        Failure::Control(error) => {
            tracing::warn!(%error, "no access token was issued");
            Refusal::Unavailable
        }
        Failure::Refused(_) | Failure::Busy => Refusal::Unavailable,
    })?;
    let token = json!({
        "access_token": issued.access_token,
        "token_type": "Bearer",
        "expires_in": issued.expires_in,
    });
    Ok(plain(StatusCode::OK, token))
}

/// The parameters that mean something here.
#[derive(Debug, Default)]
struct Form {
    grant_type: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

impl Form {
    /// RFC 6749 section 3.2: others are passed over, and none comes twice.
    fn new(pairs: Vec<(String, String)>) -> Result<Self, Refusal> {
        let mut form = Self::default();
        for (name, value) in pairs {
            let field = match name.as_str() {
                "grant_type" => &mut form.grant_type,
                "client_id" => &mut form.client_id,
                "client_secret" => &mut form.client_secret,
                _ => continue,
            };
            if field.replace(value).is_some() {
                return Err(Refusal::InvalidRequest("A parameter is there twice"));
            }
        }
        Ok(form)
    }

    /// The client's id and secret, from the header or from the form, not both.
    fn client(self, authorization: Option<&str>) -> Result<(String, String), Refusal> {
        match self.grant_type.as_deref() {
            Some("client_credentials") => {}
            Some(_) => return Err(Refusal::UnsupportedGrantType),
            None => return Err(Refusal::InvalidRequest("`grant_type` is missing")),
        }
        match (authorization, self.client_id, self.client_secret) {
            (None, Some(id), Some(secret)) => Ok((id, secret)),
            (Some(header), id, None) => {
                let (in_header, secret) = basic(header).ok_or(Refusal::InvalidClient)?;
                if id.is_some_and(|id| id != in_header) {
                    return Err(Refusal::InvalidRequest("There are two clients"));
                }
                Ok((in_header, secret))
            }
            (Some(_), _, Some(_)) => Err(Refusal::InvalidRequest(
                "The client authenticates by the header and by the form",
            )),
            (None, ..) => Err(Refusal::InvalidClient),
        }
    }
}

/// RFC 6749 section 2.3.1: both parts are encoded as in a form.
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((request::decode(id).ok()?, request::decode(secret).ok()?))
}

impl Refusal {
    /// Why, where control has not heard of it.
    pub(crate) fn reason(self) -> Option<RequestReason> {
        match self {
            Self::InvalidRequest(_) | Self::UnsupportedGrantType => {
                Some(RequestReason::InvalidRequest)
            }
            Self::InvalidClient => Some(RequestReason::ClientInvalid),
            Self::UnknownClient | Self::Disabled | Self::Unavailable => None,
        }
    }

    pub(crate) fn answer(self) -> Answer {
        let (status, error, description) = match self {
            Self::InvalidRequest(why) => (StatusCode::BAD_REQUEST, "invalid_request", why),
            Self::InvalidClient | Self::UnknownClient => (
                StatusCode::UNAUTHORIZED,
                "invalid_client",
                "The client's id or secret is not one of this base URL's directory",
            ),
            Self::Disabled => (
                StatusCode::FORBIDDEN,
                "unauthorized_client",
                "The directory is disabled",
            ),
            Self::UnsupportedGrantType => (
                StatusCode::BAD_REQUEST,
                "unsupported_grant_type",
                "The only grant type here is client_credentials",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "temporarily_unavailable",
                "The service is not available at the moment; try again",
            ),
        };
        let body = json!({ "error": error, "error_description": description });
        let answer = plain(status, body);
        if status == StatusCode::UNAUTHORIZED {
            return answer.with(WWW_AUTHENTICATE, "Basic realm=\"SCIM\"");
        }
        answer
    }
}

fn plain(status: StatusCode, body: serde_json::Value) -> Answer {
    Answer::new(status, body)
        .with(CONTENT_TYPE, "application/json")
        .with(CACHE_CONTROL, "no-store")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `tok_1:s` in base64.
    const HEADER: &str = "Basic dG9rXzE6cw==";

    fn client(form: &[(&str, &str)], header: Option<&str>) -> Result<(String, String), Refusal> {
        let pairs = form.iter().map(|(name, value)| {
            let [name, value] = [name, value].map(|text| (*text).to_owned());
            (name, value)
        });
        Form::new(pairs.collect())?.client(header)
    }

    #[test]
    fn a_client_names_itself_once() {
        let grant = ("grant_type", "client_credentials");
        let (id, secret) = (("client_id", "tok_1"), ("client_secret", "s"));
        let named = Ok(("tok_1".to_owned(), "s".to_owned()));
        assert_eq!(client(&[grant, id, secret], None), named);
        assert_eq!(client(&[grant], Some(HEADER)), named);
        assert_eq!(client(&[grant, id], Some(HEADER)), named);
        assert_eq!(client(&[grant, id, secret, ("scope", "x")], None), named);
        let check = |form: &[_], header, expect: &str| {
            let refusal = client(form, header).expect_err("refused").answer();
            let body = format!("{refusal:?}");
            assert!(body.contains(expect), "{body}");
        };
        check(&[grant, id, secret], Some(HEADER), "invalid_request");
        check(
            &[grant, ("client_id", "other")],
            Some(HEADER),
            "invalid_request",
        );
        check(&[grant, grant, id, secret], None, "invalid_request");
        check(&[id, secret], None, "invalid_request");
        check(
            &[("grant_type", "password"), id, secret],
            None,
            "unsupported_grant_type",
        );
        check(&[grant, id], None, "invalid_client");
        check(&[grant], Some("Bearer x"), "invalid_client");
        check(&[grant], Some("Basic %%%"), "invalid_client");
    }
}
