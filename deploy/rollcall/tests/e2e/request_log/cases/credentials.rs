//! Whoever is not let in.

use rollcall_proto::management::v1::RequestReason as Reason;
use serde_json::json;

use super::super::{ADA, Setup};
use super::{Case, ENTRA, OKTA, OTHER};

pub(super) fn cases(setup: &Setup) -> Vec<Case<'_>> {
    let mut cases = credentials(setup);
    cases.extend(clients_and_directories(setup));
    cases
}

fn credentials(setup: &Setup) -> Vec<Case<'_>> {
    let token = setup.rollcall.bearer_token.as_str();
    let api_key = setup.rollcall.api_key.as_str();
    let new_token = "In Okta, Provisioning → Integration, paste a new token of this directory.";
    let choose = "In Okta, Provisioning → Integration, choose HTTP Header as authentication mode \
                  and paste the token.";
    vec![
        Case::new("no header", OKTA, token).with(&[]).ends(
            401,
            Reason::TokenMissing,
            "Okta was not let in: the request had no token.",
            choose,
        ),
        Case::new("Basic", OKTA, token)
            .with(&["Basic dXNlcjpwYXNz"])
            .ends(
                401,
                Reason::TokenScheme,
                "Okta was not let in: the Authorization header has another scheme than Bearer.",
                choose,
            ),
        Case::new("no scheme", OKTA, token).with(&[token]).ends(
            200,
            Reason::Done,
            "Okta listed 1 of 1 users.",
            "",
        ),
        Case::new("cut off", OKTA, &token[..token.len() - 3]).ends(
            401,
            Reason::TokenMalformed,
            "Okta was not let in: the token is cut off, mistyped, or none of ours.",
            "In Okta, Provisioning → Integration, paste the token again: it was cut off.",
        ),
        Case::new("cut off, Entra", ENTRA, &token[..40]).ends(
            401,
            Reason::TokenMalformed,
            "Entra ID was not let in: the token is cut off, mistyped, or none of ours.",
            "In Entra ID, Provisioning → Admin Credentials, paste a token of this directory as \
             Secret Token.",
        ),
        Case::new("API key", OTHER, api_key).ends(
            401,
            Reason::TokenOfAnotherKind,
            "The identity provider was not let in: the credential is no SCIM token but another \
             one of ours, such as an API key.",
            "Paste the directory's SCIM token, which begins with rcscim_, and revoke the other \
             credential: it was shown to the identity provider.",
        ),
        Case::new("two headers", OTHER, token)
            .with(&[token, token])
            .ends(
                401,
                Reason::TokenTwice,
                "The identity provider was not let in: the request had more than one \
                 Authorization header.",
                "Let the identity provider, or the proxy behind it, send one Authorization header.",
            ),
        Case::new("another directory's", OTHER, token)
            .at(&setup.other)
            .ends(
                401,
                Reason::TokenOfAnotherDirectory,
                "The identity provider was not let in: the token is that of another directory.",
                "Paste base URL and token of the same directory.",
            ),
        Case::new("unknown", OKTA, &setup.unknown).ends(
            401,
            Reason::TokenUnknown,
            "Okta was not let in: the token is not known.",
            new_token,
        ),
        Case::new("expired", OKTA, &setup.expired).ends(
            401,
            Reason::TokenExpired,
            "Okta was not let in: the token has expired.",
            new_token,
        ),
        Case::new("revoked, on a write", OKTA, &setup.revoked)
            .sends("POST", "/Users", json!({"userName": ADA}))
            .ends(
                401,
                Reason::TokenRevoked,
                "Okta was not let in: the token was revoked.",
                new_token,
            ),
        Case::new("expired access token", OTHER, &setup.expired_access_token).ends(
            401,
            Reason::TokenExpired,
            "The identity provider was not let in: the token has expired.",
            "Create a new token of this directory and paste it; where the identity provider uses \
             OAuth, it gets a new access token by itself.",
        ),
    ]
}

fn clients_and_directories(setup: &Setup) -> Vec<Case<'_>> {
    let token = setup.rollcall.bearer_token.as_str();
    let invalid = "The identity provider was not let in: the id or the secret of the OAuth \
                   client is wrong.";
    let new_client =
        "Paste the client's id and secret again, or create a new client of this directory.";
    let form = |secret: &str| {
        let id = &setup.client_id;
        format!("grant_type=client_credentials&client_id={id}&client_secret={secret}")
    };
    let media_type = "application/x-www-form-urlencoded";
    let client = |what, secret: &str| {
        Case::new(what, OTHER, token)
            .with(&[])
            .sends("POST", "/oauth/token", form(secret))
            .header("content-type", media_type)
    };
    vec![
        client("a client's other secret", &setup.wrong_secret).ends(
            401,
            Reason::ClientInvalid,
            invalid,
            new_client,
        ),
        client("a client's cut secret", "rcclient_x").ends(
            401,
            Reason::ClientInvalid,
            invalid,
            new_client,
        ),
        client("no form", "")
            .sends("POST", "/oauth/token", "{}")
            .ends(
                400,
                Reason::InvalidRequest,
                "The identity provider was not let in: the request is not what SCIM provides for.",
                "Send the id of this request to whoever runs the service.",
            ),
        Case::new("disabled", OKTA, &setup.disabled_token)
            .at(&setup.disabled)
            .ends(
                403,
                Reason::DirectoryDisabled,
                "Okta was not let in: the directory is disabled.",
                "Enable the directory again, or end provisioning in the identity provider.",
            ),
        Case::new("deleted", OKTA, &setup.deleted_token)
            .at(&setup.deleted)
            .ends(
                401,
                Reason::DirectoryDeleted,
                "Okta was not let in: the directory was deleted.",
                "Restore the directory, or paste base URL and token of another one.",
            ),
        // It has no log.
        Case::new("no such directory", OKTA, token).at(&setup.nowhere),
        Case::new("no such directory, no token", OKTA, "x").at(&setup.nowhere),
    ]
}
