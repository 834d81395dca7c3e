//! Sections 3.4.2.1 and 3.4.2.2: queries, and their filters.

use serde_json::json;

use crate::directory::{Directory, ENTERPRISE, USER, encoded, names};
use crate::support::{assert_scim, assert_scim_error};

/// Three people, of whom each filter finds some.
async fn people() -> Directory {
    let directory = Directory::start();
    for body in [
        json!({
            "userName": "Ada", "title": "Countess", "active": true, "externalId": "A-1",
            "name": {"givenName": "Ada", "familyName": "Lovelace"},
            "emails": [{"value": "ada@acme.example", "type": "work", "primary": true},
                       {"value": "ada@home.example", "type": "home"}],
            ENTERPRISE: {"department": "Engines", "employeeNumber": "1"},
            "shoe": 41,
        }),
        json!({
            "userName": "bob", "title": "", "active": false, "externalId": "b-2",
            "name": {"givenName": "Robert"},
            "emails": [{"value": "bob@home.example", "type": "work"}],
            "shoe": 43,
        }),
        json!({"userName": "carol", "active": true, ENTERPRISE: {"department": "Sales"}}),
    ] {
        directory.user(body).await;
    }
    directory
}

#[tokio::test]
async fn p13_a_query_is_answered_by_a_list() {
    let directory = people().await;
    for filter in ["userName eq \"none\"", "id eq \"none\"", "nothing eq \"x\""] {
        let reply = directory.find(filter).await;
        assert_scim(&reply, 200);
        let expect = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
            "totalResults": 0, "startIndex": 1, "itemsPerPage": 0, "Resources": [],
        });
        assert_eq!(reply.json(), expect, "{filter}");
    }
}

/// No query is too much to answer: it is paged.
#[tokio::test]
async fn p14_a_query_of_everything_is_paged() {
    let directory = people().await;
    directory.group(json!({"displayName": "G"})).await;
    for path in ["?count=2", "/?count=2&filter=id%20pr"] {
        let list = directory.read(path).await;
        assert_eq!(
            (&list["totalResults"], &list["itemsPerPage"]),
            (&json!(4), &json!(2))
        );
    }
}

/// Section 3.4.2.1: an attribute that a type does not have has no value there.
#[tokio::test]
async fn p15_the_base_url_is_asked_for_every_type() {
    let directory = people().await;
    directory
        .group(json!({"displayName": "Ada", "externalId": "A-1"}))
        .await;
    for (filter, expect) in [
        ("id pr", "User User User Group"),
        ("userName pr", "User User User"),
        ("externalId eq \"A-1\"", "User Group"),
        ("displayName eq \"ada\"", "Group"),
        ("not (userName pr)", "Group"),
        (
            "displayName eq \"ada\" or userName eq \"bob\"",
            "User Group",
        ),
        ("meta.resourceType eq \"Group\"", "Group"),
        (
            "schemas eq \"urn:ietf:params:scim:schemas:core:2.0:Group\"",
            "Group",
        ),
    ] {
        let asked = directory
            .read(&format!("?filter={}", encoded(filter)))
            .await;
        let sent = directory
            .post("/.search", json!({ "filter": filter }))
            .await;
        assert_scim(&sent, 200);
        assert_eq!(sent.json(), asked, "{filter}");
        let resources = asked["Resources"].as_array().expect("a list");
        let types: Vec<_> = resources
            .iter()
            .map(|resource| {
                resource["meta"]["resourceType"]
                    .as_str()
                    .unwrap_or_default()
            })
            .collect();
        assert_eq!(types.join(" "), expect, "{filter}");
    }
}

#[tokio::test]
async fn p16_the_whole_grammar_is_answered() {
    let directory = people().await;
    for (filter, expect) in [
        ("userName eq \"bob\"", "bob"),
        ("userName ne \"bob\"", "Ada carol"),
        ("userName co \"o\"", "bob carol"),
        ("userName sw \"ca\"", "carol"),
        ("userName ew \"b\"", "bob"),
        ("title pr", "Ada"),
        ("userName gt \"bob\"", "carol"),
        ("userName ge \"bob\"", "bob carol"),
        ("userName lt \"bob\"", "Ada"),
        ("userName le \"bob\"", "Ada bob"),
        ("active eq true and shoe pr", "Ada"),
        ("active eq false or title pr", "Ada bob"),
        ("not (active eq true)", "bob"),
        ("shoe gt 41", "bob"),
        ("shoe le 41.5", "Ada"),
        ("meta.created gt \"2011-05-13T04:42:34Z\"", "Ada bob carol"),
        ("emails[type eq \"work\" and value co \"@acme\"]", "Ada"),
        (
            "emails[type eq \"work\" and value co \"@home\"] and not (active eq true)",
            "bob",
        ),
        ("emails.value ew \"@home.example\"", "Ada bob"),
        (&format!("schemas eq \"{ENTERPRISE}\""), "Ada carol"),
        (&format!("schemas ne \"{ENTERPRISE}\""), "bob"),
        (&format!("schemas eq \"{USER}\""), "Ada bob carol"),
        (&format!("{ENTERPRISE} pr and title pr"), "Ada"),
        ("schemas eq \"urn:example:2.0:User\"", ""),
        ("schemas eq \"title\"", ""),
    ] {
        assert_eq!(directory.found(filter).await, expect, "{filter}");
    }
}

#[tokio::test]
async fn p17_not_binds_before_and_before_or() {
    let directory = people().await;
    for (filter, expect) in [
        (
            "userName eq \"Ada\" or userName eq \"bob\" and active eq true",
            "Ada",
        ),
        (
            "(userName eq \"Ada\" or userName eq \"bob\") and active eq true",
            "Ada",
        ),
        (
            "userName eq \"carol\" or shoe pr and active eq false",
            "bob carol",
        ),
        (
            "(userName eq \"carol\" or shoe pr) and active eq false",
            "bob",
        ),
        (
            "active eq false and shoe pr or userName eq \"carol\"",
            "bob carol",
        ),
        (
            "active eq false and (shoe pr or userName eq \"carol\")",
            "bob",
        ),
        ("not (shoe pr) or active eq false", "bob carol"),
        ("not (shoe pr or active eq false)", "carol"),
        ("not (shoe pr) and active eq true", "carol"),
    ] {
        assert_eq!(directory.found(filter).await, expect, "{filter}");
    }
}

#[tokio::test]
async fn p18_operators_and_names_ignore_case() {
    let directory = people().await;
    for filter in [
        "USERNAME EQ \"ada\"".to_owned(),
        "username Eq \"ada\" AND Active eq TRUE".to_owned(),
        "NOT (Active EQ False) And SHOE Pr".to_owned(),
        format!("{USER}:userName eq \"ada\""),
        format!("{}:USERNAME eq \"ada\"", USER.to_uppercase()),
        format!("{ENTERPRISE}:Department eq \"engines\""),
        format!("{USER}:emails[TYPE eq \"work\" AND Primary eq true]"),
        format!("{USER}:name.FamilyName Sw \"love\""),
    ] {
        assert_eq!(directory.found(&filter).await, "Ada", "{filter}");
    }
}

#[tokio::test]
async fn p19_text_is_compared_as_its_attribute_says() {
    let directory = people().await;
    for (filter, expect) in [
        ("userName eq \"ADA\"", "Ada"),
        ("emails.value eq \"ADA@acme.example\"", "Ada"),
        ("externalId eq \"A-1\"", "Ada"),
        ("externalId eq \"a-1\"", ""),
        ("externalId sw \"B\"", ""),
        ("externalId sw \"b\"", "bob"),
    ] {
        assert_eq!(directory.found(filter).await, expect, "{filter}");
    }
}

#[tokio::test]
async fn p20_booleans_and_binaries_have_no_order() {
    let directory = people().await;
    for attribute in ["active", "emails.primary", "x509Certificates.value"] {
        for operator in ["gt", "ge", "lt", "le"] {
            let operand = if attribute.starts_with('x') {
                "\"TQ==\""
            } else {
                "true"
            };
            let reply = directory
                .find(&format!("{attribute} {operator} {operand}"))
                .await;
            assert_scim_error(&reply, 400, Some("invalidFilter"));
        }
    }
}

#[tokio::test]
async fn p21_what_is_no_filter_is_refused() {
    let directory = people().await;
    for filter in [
        "userName xx \"a\"",
        "userName",
        "userName eq",
        "userName eq \"a",
        "userName eq a",
        "(userName pr",
        "userName pr)",
        "not userName pr",
        "userName pr and",
        "emails[type eq \"work\"",
        "emails[]",
        "and",
        "",
    ] {
        let reply = directory.find(filter).await;
        assert_scim_error(&reply, 400, Some("invalidFilter"));
        let search = json!({ "filter": filter });
        let reply = directory.post("/Users/.search", search).await;
        assert_scim_error(&reply, 400, Some("invalidFilter"));
    }
}

#[tokio::test]
async fn p22_a_complex_attribute_is_compared_by_its_value() {
    let directory = people().await;
    assert_eq!(directory.found("emails co \"@acme\"").await, "Ada");
    assert_eq!(
        directory.found("emails eq \"bob@home.example\"").await,
        "bob"
    );
    assert_eq!(directory.found("name pr").await, "Ada bob");
    assert_eq!(
        directory.found("name.familyName eq \"lovelace\"").await,
        "Ada"
    );
    for filter in ["name eq \"x\"", "addresses co \"x\"", "meta eq \"x\""] {
        let reply = directory.find(filter).await;
        assert_scim_error(&reply, 400, Some("invalidFilter"));
    }
}

#[tokio::test]
async fn p23_what_is_empty_is_not_present() {
    let directory = people().await;
    for (filter, expect) in [
        ("title pr", "Ada"),
        ("not (title pr)", "bob carol"),
        ("emails pr", "Ada bob"),
        ("emails[type eq \"home\"]", "Ada"),
        ("name.familyName pr", "Ada"),
        ("externalId eq null", "carol"),
        ("nothing pr", ""),
        ("active pr", "Ada bob carol"),
    ] {
        assert_eq!(directory.found(filter).await, expect, "{filter}");
    }
}

/// Section 7.5.2: what must not stand in a URL stands in a body.
#[tokio::test]
async fn p63_a_filter_may_stand_in_the_body() {
    let directory = people().await;
    let search = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
        "filter": "emails.value eq \"ada@home.example\"",
        "attributes": ["userName"],
    });
    let reply = directory.post("/Users/.search", search).await;
    assert_scim(&reply, 200);
    assert_eq!(names(&reply.json()), "Ada");
}
