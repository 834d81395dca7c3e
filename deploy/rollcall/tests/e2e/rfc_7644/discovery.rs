//! Section 4: what can be asked of the service.

use serde_json::json;

use crate::directory::{Directory, ENTERPRISE, GROUP, USER};
use crate::support::{assert_scim_error, id_of, request, text};

#[tokio::test]
async fn p59_the_service_describes_itself() {
    let directory = Directory::start();
    let config = directory.read("/ServiceProviderConfig").await;
    assert_eq!(config["meta"]["resourceType"], "ServiceProviderConfig");
    for (place, ids) in [
        ("/ResourceTypes", &["User", "Group"][..]),
        ("/Schemas", &[USER, GROUP, ENTERPRISE]),
    ] {
        let list = directory.read(place).await;
        let resources = list["Resources"].as_array().expect("a list");
        assert_eq!(list["totalResults"], resources.len(), "{place}");
        for id in ids {
            let listed = resources.iter().find(|resource| resource["id"] == **id);
            let listed = listed.expect("listed");
            assert_eq!(&directory.read(&format!("{place}/{id}")).await, listed);
            let location = format!("{}{place}/{id}", directory.rollcall.base_url);
            assert_eq!(text(&listed["meta"]["location"]), location);
        }
        let unknown = directory.get(&format!("{place}/nothing")).await;
        assert_scim_error(&unknown, 404, None);
    }
}

#[tokio::test]
async fn p60_what_describes_the_service_is_listed_whole() {
    let directory = Directory::start();
    for place in ["/Schemas", "/ResourceTypes", "/ServiceProviderConfig"] {
        let whole = directory.read(place).await;
        let reply = directory
            .get(&format!("{place}?filter=id%20eq%20%22x%22"))
            .await;
        assert_scim_error(&reply, 403, None);
        let query = "startIndex=2&count=1&sortBy=id&sortOrder=descending";
        assert_eq!(directory.read(&format!("{place}?{query}")).await, whole);
    }
}

/// RFC 9944 adds types of resources, and RFC 9967 events: neither is offered,
/// so neither is announced, and who asks for them is served without.
#[tokio::test]
async fn what_is_not_offered_is_not_announced() {
    let directory = Directory::start();
    let types = directory.read("/ResourceTypes").await;
    assert_eq!(types["totalResults"], 2);
    assert_scim_error(&directory.get("/Devices").await, 404, None);
    let config = directory.read("/ServiceProviderConfig").await;
    assert_eq!(config.get("securityEvents"), None);
    let headers = [("prefer", "respond-async")];
    let body = json!({"userName": "ada"}).to_string();
    let made = request(&directory.rollcall, "POST", "/Users", &headers, body).await;
    assert_eq!(made.status, 201);
    assert_eq!(
        (made.header("set-txn"), made.header("preference-applied")),
        (None, None)
    );
    assert_eq!(
        directory.read(&format!("/Users/{}", id_of(&made))).await["userName"],
        "ada"
    );
}
