//! What is done to people and groups, and what cannot be.

use rollcall_proto::management::v1::RequestReason as Reason;
use serde_json::{Value, json};

use super::super::{ADA, Setup};
use super::{Case, OKTA, OTHER};

pub(super) fn cases(setup: &Setup) -> Vec<Case<'_>> {
    let mut cases = people(setup);
    cases.extend(groups(setup));
    cases
}

fn people(setup: &Setup) -> Vec<Case<'_>> {
    let token = setup.rollcall.bearer_token.as_str();
    let ada = &setup.ada;
    let path = format!("/Users/{ada}");
    let email = "canary@elsewhere.example";
    let format = "In Okta, Sign On, choose Email as the application's username format; or add the \
                  domain to the organization.";
    let outside = "Okta could not create a user: every address of a user must belong to one of \
                   the organization's domains: acme.example.";
    vec![
        Case::new("outside the domains", OKTA, token)
            .sends("POST", "/Users", json!({"userName": email}))
            .ends(400, Reason::DomainNotAllowed, outside, format),
        Case::new("an identifier that is no address", OKTA, token)
            .sends(
                "POST",
                "/Users",
                json!({"userName": "canary one@acme.example"}),
            )
            .ends(400, Reason::DomainNotAllowed, outside, format),
        Case::new("taken", OTHER, token)
            .sends("POST", "/Users", json!({"userName": ADA.to_uppercase()}))
            .ends(
                409,
                Reason::UserNameTaken,
                "The identity provider could not create a user: another user of this directory \
                 has this userName.",
                "Let the identity provider match people by userName, or give one of the two \
                 another userName.",
            ),
        Case::new("a deactivation, with a password", OKTA, token)
            .sends(
                "PATCH",
                &path,
                json!({"Operations": [
                    {"op": "replace", "value": {"active": false, "title": "T"}},
                    {"op": "replace", "path": "password", "value": "hunter2"},
                ]}),
            )
            .ends(
                200,
                Reason::Done,
                &format!("Okta deactivated {ADA} and changed title."),
                "",
            )
            .without(format!("Okta deactivated {ada} and changed title.")),
        Case::new("the same again", OKTA, token)
            .sends(
                "PATCH",
                &path,
                json!({"Operations": [{"op": "replace", "value": {"active": "False"}}]}),
            )
            .ends(
                200,
                Reason::NoChange,
                &format!("Okta sent {ADA} again, and there was nothing to change."),
                "",
            )
            .without(format!(
                "Okta sent {ada} again, and there was nothing to change."
            )),
        Case::new("a reactivation", OKTA, token)
            .sends(
                "PUT",
                &path,
                json!({"userName": ADA, "active": true, "title": "T"}),
            )
            .ends(200, Reason::Done, &format!("Okta reactivated {ADA}."), "")
            .without(format!("Okta reactivated {ada}.")),
    ]
}

fn groups(setup: &Setup) -> Vec<Case<'_>> {
    let token = setup.rollcall.bearer_token.as_str();
    let path = format!("/Groups/{}", setup.group);
    let assign = "Assign the person to the application in Okta as well as to the pushed group.";
    let patch = |what, operation: Value| {
        let body = json!({"Operations": [operation]});
        Case::new(what, OKTA, token).sends("PATCH", &path, body)
    };
    let members = json!([{"value": setup.ada}, {"value": "canary-1"}, {"value": "canary-2"}]);
    vec![
        Case::new("a group's name is taken", OTHER, token)
            .sends("POST", "/Groups", json!({"displayName": "FINANCE"}))
            .ends(
                409,
                Reason::GroupNameTaken,
                "The identity provider could not create a group: another group of this directory \
                 has this displayName.",
                "Link the pushed group to the group that is there, or rename one of the two.",
            ),
        patch(
            "one who is not assigned",
            json!({"op": "add", "path": "members", "value": [{"value": "canary-1"}]}),
        )
        .ends(
            200,
            Reason::MembersParked,
            "Okta added 1 person to Finance; 1 is not provisioned yet and is parked.",
            assign,
        ),
        Case::new("a push of a group", OKTA, token)
            .sends(
                "PUT",
                &path,
                json!({"displayName": "Money", "members": members}),
            )
            .ends(
                200,
                Reason::MembersParked,
                "Okta renamed the group Finance to Money and added 2 people to Money; 1 is not \
                 provisioned yet and is parked.",
                assign,
            ),
        patch(
            "one leaves",
            json!({"op": "remove", "path": format!("members[value eq \"{}\"]", setup.ada)}),
        )
        .ends(200, Reason::Done, "Okta removed 1 person from Money.", ""),
        Case::new("bulk, in part", OTHER, token)
            .sends(
                "POST",
                "/Bulk",
                json!({
                    "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
                    "Operations": [
                        {"method": "POST", "path": "/Groups", "bulkId": "a",
                         "data": {"displayName": "New"}},
                        {"method": "POST", "path": "/Users", "bulkId": "b",
                         "data": {"userName": ADA, "password": "hunter2"}},
                    ],
                }),
            )
            .ends(
                200,
                Reason::DoneInPart,
                "The identity provider asked for 2 changes at once, of which 1 failed.",
                "The answer tells what was wrong with each of them.",
            ),
        Case::new("a group goes", OKTA, token)
            .sends("DELETE", &path, "")
            .ends(204, Reason::Done, "Okta deleted the group Money.", ""),
    ]
}
