//! Requests that are none, or not such as SCIM provides for.

use rollcall_proto::management::v1::RequestReason as Reason;
use serde_json::{Value, json};

use super::super::{ADA, Setup};
use super::{Case, ENTRA, OKTA, OTHER};

pub(super) fn cases(setup: &Setup) -> Vec<Case<'_>> {
    let mut cases = places(setup);
    cases.extend(bodies(setup));
    cases.extend(patches(setup));
    cases
}

fn places(setup: &Setup) -> Vec<Case<'_>> {
    let token = setup.rollcall.bearer_token.as_str();
    let paste = "Paste the base URL as it is shown, with nothing behind it: the identity provider \
                 adds /Users and /Groups by itself.";
    let path = format!("/Users/{ADA}");
    vec![
        Case::new("/Users twice", OKTA, token)
            .sends("GET", "/Users/Users", "")
            .ends(
                404,
                Reason::WrongUrl,
                "Okta could not make a request: there is nothing at this URL.",
                paste,
            ),
        Case::new("no such place, with a token in it", OTHER, token)
            .sends("GET", &format!("/Nothing/{token}"), "")
            .ends(
                404,
                Reason::WrongUrl,
                "The identity provider could not make a request: there is nothing at this URL.",
                paste,
            ),
        Case::new("version 1", OKTA, token)
            .at(&setup.older_version)
            .ends(
                400,
                Reason::WrongVersion,
                "Okta could not make a request: the URL is of another version than SCIM 2.0.",
                "Choose SCIM 2.0 in the identity provider, and paste the base URL as it is shown.",
            ),
        Case::new("wrong method", OTHER, token)
            .sends("DELETE", "/Users", "")
            .ends(
                405,
                Reason::WrongMethod,
                "The identity provider could not make a request: this URL answers GET, POST.",
                "Paste the base URL as it is shown, with nothing behind it.",
            ),
        Case::new("a filter", OTHER, token)
            .sends("GET", "/Users?filter=userName%20is%20%22a%22", "")
            .ends(
                400,
                Reason::InvalidFilter,
                "The identity provider could not look for users: the filter must have one of eq, \
                 ne, co, sw, ew, gt, ge, lt, le and pr behind each attribute name.",
                "Let the identity provider match people by userName, externalId or emails.",
            ),
        Case::new("a cursor", OTHER, token)
            .sends("GET", "/Users?cursor=canary", "")
            .ends(
                400,
                Reason::Cursor,
                "The identity provider could not look for users: the cursor is not one that this \
                 list returned.",
                "Nothing is to be done: the identity provider begins the list again.",
            ),
        Case::new("an address for an id", OTHER, token)
            .sends("GET", &path, "")
            .ends(
                404,
                Reason::UserNotFound,
                "The identity provider could not read a user: there is no such user.",
                "Unassign the person from the application in the identity provider, and assign \
                 them again.",
            ),
        Case::new("someone who is not there", ENTRA, token)
            .sends("GET", "/Users?filter=userName%20eq%20%22canary%22", "")
            .ends(
                200,
                Reason::Done,
                "Entra ID looked for a user and found none.",
                "",
            ),
    ]
}

fn bodies(setup: &Setup) -> Vec<Case<'_>> {
    let token = setup.rollcall.bearer_token.as_str();
    let post =
        |what, agent, body: &str| Case::new(what, agent, token).sends("POST", "/Users", body);
    vec![
        post("no JSON", OTHER, "{\"userName\": canary}").ends(
            400,
            Reason::NotJson,
            "The identity provider could not create a user: the body is not valid JSON: see line \
             1, column 14.",
            "Mend the template of the request in the identity provider.",
        ),
        post("a media type", OTHER, "userName=canary")
            .header("content-type", "application/x-www-form-urlencoded")
            .ends(
                415,
                Reason::MediaType,
                "The identity provider could not create a user: the body is of another type than \
                 SCIM's.",
                "Let the identity provider send application/scim+json, in UTF-8 and not \
                 compressed.",
            ),
        post(
            "no userName",
            OKTA,
            &json!({"displayName": "canary", "password": "hunter2"}).to_string(),
        )
        .ends(
            400,
            Reason::UserNameMissing,
            "Okta could not create a user: the user has no userName.",
            "In Okta, Sign On, choose Email as the application's username format; or add the \
             domain to the organization.",
        ),
        post(
            "a value",
            OTHER,
            &json!({"userName": ADA, "active": "canary"}).to_string(),
        )
        .ends(
            400,
            Reason::InvalidValue,
            "The identity provider could not create a user: the attribute active must be true or \
             false.",
            "Mend the mapping of that attribute in the identity provider.",
        ),
        post("too large", OTHER, &"x".repeat(1_100_000)).ends(
            413,
            Reason::TooLarge,
            "The identity provider could not create a user: the body has more than 1048576 bytes.",
            "Let the identity provider send fewer members or attributes at once.",
        ),
    ]
}

fn patches(setup: &Setup) -> Vec<Case<'_>> {
    let token = setup.rollcall.bearer_token.as_str();
    let path = format!("/Users/{}", setup.ada);
    let patch = |what, operation: Value| {
        let body = json!({"Operations": [operation]});
        Case::new(what, OTHER, token).sends("PATCH", &path, body)
    };
    let could_not = |why: &str| {
        let ada = &setup.ada;
        format!("The identity provider could not change the user {ada}: {why}")
    };
    vec![
        patch(
            "a path",
            json!({"op": "add", "path": "emails[", "value": ADA}),
        )
        .ends(
            400,
            Reason::InvalidPath,
            &could_not(
                "in operation 1, the path must be an attribute such as name.givenName or \
                 emails[type eq \"work\"].value.",
            ),
            "Map the attribute to one that SCIM knows.",
        ),
        patch(
            "read-only",
            json!({"op": "replace", "path": "id", "value": ADA}),
        )
        .ends(
            400,
            Reason::ReadOnly,
            &could_not("in operation 1, the attribute id is read-only."),
            "Take the attribute out of the mapping in the identity provider.",
        ),
        patch(
            "no target",
            json!({"op": "replace", "path": "emails[type eq \"odd\"].value", "value": ADA}),
        )
        .ends(
            400,
            Reason::NoTarget,
            &could_not("the path of a patch operation selects nothing that could be changed."),
            "Map the attribute to an element that is there, such as the address of type work.",
        ),
        patch(
            "a stale version",
            json!({"op": "add", "path": "title", "value": "T"}),
        )
        .header("if-match", "W/\"7\"")
        .ends(
            412,
            Reason::VersionMismatch,
            &could_not("the resource was changed since it was read."),
            "Nothing is to be done: the identity provider reads it again.",
        ),
        Case::new("someone who is gone", OKTA, token)
            .sends(
                "PATCH",
                &format!("/Users/{}", setup.gone),
                json!({"Operations": [{"op": "replace", "value": {"active": false}}]}),
            )
            .ends(
                404,
                Reason::UserNotFound,
                &format!(
                    "Okta could not change the user {}: there is no such user.",
                    setup.gone
                ),
                "In Okta, Assignments, remove the person from the application and assign them \
                 again.",
            ),
    ]
}
