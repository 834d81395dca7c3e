//! Edge and control as processes of their own: several edges, one control.

use std::path::Path;
use std::process::Command;

use hyper::Method;
use rollcall::okta::{Okta, Person};
use rollcall::scim_client::ScimClient;
use rollcall_client::{Client, Selection};
use serde_json::Value;

use crate::support::{Process, assert_scim, assert_scim_error, binary, id_of, run, text};

/// Runs a command of `rollcall-control` that prints one line of JSON.
pub(crate) fn control(folder: &Path, arguments: &[&str]) -> Value {
    let said = run(Command::new(binary("rollcall-control"))
        .args(arguments)
        .arg("--data")
        .arg(folder));
    serde_json::from_str(&said).expect("JSON")
}

fn serve_control(folder: &Path, listen: &str) -> (Process, String) {
    let (process, ready) = Process::start(
        Command::new(binary("rollcall-control"))
            .args(["serve", "--grpc-listen", listen, "--data"])
            .arg(folder),
    );
    (process, text(&ready["grpc_address"]))
}

/// With a key that is made while control serves.
fn serve_edge(folder: &Path, grpc: &str) -> (Process, String) {
    let made = control(folder, &["create-edge-key"]);
    serve_edge_with(&text(&made["edge_key"]), grpc)
}

fn serve_edge_with(edge_key: &str, grpc: &str) -> (Process, String) {
    let (process, ready) = Process::start(
        Command::new(binary("rollcall-edge"))
            .args(["--scim-listen", "127.0.0.1:0", "--control"])
            .arg(format!("http://{grpc}"))
            .env("ROLLCALL_EDGE_KEY", edge_key),
    );
    (process, text(&ready["scim_address"]))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn several_edges_serve_one_control() {
    let folder = tempfile::tempdir().expect("a folder");
    let directory = control(folder.path(), &["create-directory"]);
    let api_key = text(&control(folder.path(), &["create-api-key"])["api_key"]);
    let (mut control_process, grpc) = serve_control(folder.path(), "127.0.0.1:0");
    let edges = [(); 2].map(|()| serve_edge(folder.path(), &grpc));
    let [left, right] = [0, 1].map(|edge| {
        Okta::new(
            &format!("http://{}{}", edges[edge].1, text(&directory["scim_path"])),
            &text(&directory["bearer_token"]),
        )
    });

    // What one edge wrote, the other and the product read at once.
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&left.create_user(&ada).await.expect("answers"));
    let found = right
        .find_user("userName", &ada.email)
        .await
        .expect("answers");
    assert_eq!(found.json()["Resources"][0]["id"], id);
    let product = Client::connect(&format!("http://{grpc}"), &api_key).expect("valid");
    let directory_id = Selection::DirectoryId(text(&directory["directory_id"]));
    let users = product.users(directory_id).all().await.expect("answers");
    assert_eq!((users.len(), &users[0].id), (1, &id));

    // A further token opens the same directory; the first stays valid.
    let directory_id = text(&directory["directory_id"]);
    let made = control(
        folder.path(),
        &["create-token", "--directory", &directory_id],
    );
    let mut renewed = left.clone();
    renewed.set_bearer_token(&text(&made["bearer_token"]));
    for okta in [&left, &renewed] {
        let found = okta
            .find_user("userName", &ada.email)
            .await
            .expect("answers");
        assert_eq!(found.json()["totalResults"], 1);
    }

    // Without control an edge says so, and recovers by itself.
    assert!(control_process.terminate().success());
    let away = left
        .find_user("userName", &ada.email)
        .await
        .expect("answers");
    assert_scim_error(&away, 503, None);
    assert_eq!(away.header("retry-after"), Some("1"));
    let (_control_process, _) = serve_control(folder.path(), &grpc);
    for okta in [&left, &right] {
        let found = okta
            .find_user("userName", &ada.email)
            .await
            .expect("answers");
        assert_scim(&found, 200);
    }
    for (mut process, _) in edges {
        assert!(process.terminate().success());
    }
}

#[tokio::test]
async fn two_directories_do_not_see_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let organizations = ["acme", "globex"].map(|organization| {
        control(
            folder.path(),
            &[
                "create-directory",
                "--organization-external-id",
                organization,
            ],
        )
    });
    let api_key = text(&control(folder.path(), &["create-api-key"])["api_key"]);
    let (_control_process, grpc) = serve_control(folder.path(), "127.0.0.1:0");
    let (_edge_process, scim) = serve_edge(folder.path(), &grpc);
    let [acme, globex] = organizations.each_ref().map(|directory| {
        Okta::new(
            &format!("http://{scim}{}", text(&directory["scim_path"])),
            &text(&directory["bearer_token"]),
        )
    });
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&acme.create_user(&ada).await.expect("answers"));
    let group = id_of(&globex.create_group("G").await.expect("answers"));

    // The other directory's ids are those of nobody.
    let path = format!("/Users/{id}");
    assert_scim_error(&globex.get(&path).await.expect("answers"), 404, None);
    let patched = globex
        .patch_user(&id, serde_json::json!({"active": false}))
        .await;
    assert_scim_error(&patched.expect("answers"), 404, None);
    let found = globex.find_user("id", &id).await.expect("answers");
    assert_eq!(found.json()["totalResults"], 0);
    let added = globex.add_members(&group, &[&id]).await.expect("answers");
    let parked = serde_json::json!([{"value": id}]);
    assert_eq!(
        added.json()["members"],
        parked,
        "as it was named, and nothing more"
    );
    assert_eq!(
        acme.get(&path).await.expect("answers").json()["active"],
        true
    );
    // Nor does one of many operations reach them, by whatever URL.
    let [of_acme, of_globex] = organizations.each_ref().map(|directory| ScimClient {
        base_url: format!("http://{scim}{}", text(&directory["scim_path"])),
        bearer_token: text(&directory["bearer_token"]),
        headers: vec![],
    });
    let elsewhere = format!("{}{path}", of_acme.base_url);
    let bulk = serde_json::json!({"Operations": [
        {"method": "PUT", "path": path, "data": {"userName": "x"}},
        {"method": "PATCH", "path": path, "data": [{"op": "remove", "path": "active"}]},
        {"method": "DELETE", "path": path},
        {"method": "DELETE", "path": elsewhere},
    ]});
    let sent = of_globex.send(Method::POST, "/Bulk", Some(&bulk)).await;
    let results = sent.expect("answers").json()["Operations"].clone();
    let results = results.as_array().expect("a list");
    assert_eq!(results.len(), 4);
    assert!(results.iter().all(|result| result["status"] == "404"));
    let seen = of_acme.send(Method::GET, &path, None).await;
    assert_eq!(seen.expect("answers").header("etag"), Some("W/\"1\""));
    // The same name is free in the other directory.
    let twin = globex.create_user(&ada).await.expect("answers");
    assert_ne!(id_of(&twin), id);

    // The product tells the customers apart by its own ids of them.
    let product = Client::connect(&format!("http://{grpc}"), &api_key).expect("valid");
    for (organization, expect) in [("acme", id), ("globex", id_of(&twin))] {
        let users = product
            .users(Selection::OrganizationExternalId(organization.to_owned()))
            .all()
            .await
            .expect("answers");
        assert_eq!((users.len(), &users[0].id), (1, &expect));
        assert_eq!(users[0].organization_external_id, organization);
    }
}

/// Each edge has a key of its own. Without control's word for it an edge serves
/// nobody, and says so.
#[tokio::test]
async fn an_edge_that_control_does_not_know_serves_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = tempfile::tempdir().expect("a folder");
    let directory = control(folder.path(), &["create-directory"]);
    let (_control_process, grpc) = serve_control(folder.path(), "127.0.0.1:0");
    let known = control(folder.path(), &["create-edge-key", "--name", "Known"]);
    let revoked = control(folder.path(), &["create-edge-key"]);
    let id = text(&revoked["edge_key_id"]);
    for _ in 0..2 {
        let said = control(folder.path(), &["revoke-edge-key", "--id", &id]);
        assert_eq!(said["edge_key_id"], revoked["edge_key_id"]);
    }
    let foreign = control(other.path(), &["create-edge-key"]);
    for (key, status) in [(known, 200), (revoked, 503), (foreign, 503)] {
        let (mut edge, scim) = serve_edge_with(&text(&key["edge_key"]), &grpc);
        let client = ScimClient {
            base_url: format!("http://{scim}{}", text(&directory["scim_path"])),
            bearer_token: text(&directory["bearer_token"]),
            headers: vec![],
        };
        let list = client.send(Method::GET, "/Users", None).await;
        assert_scim(&list.expect("answers"), status);
        assert!(edge.terminate().success());
        assert_eq!(
            edge.log().contains("does not know this edge"),
            status == 503
        );
    }
    // What is no key is not repeated.
    let refused = Command::new(binary("rollcall-edge"))
        .args([
            "--control",
            "http://127.0.0.1:1",
            "--edge-key",
            "rcedge_canary",
        ])
        .output()
        .expect("runs");
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        said.contains("create-edge-key") && !said.contains("canary"),
        "{said}"
    );
}

#[test]
fn the_edge_links_no_database_driver() {
    let tree = |package: &str| {
        run(Command::new(env!("CARGO"))
            .args([
                "tree",
                "--locked",
                "--offline",
                "--edges",
                "normal",
                "--prefix",
                "none",
            ])
            .args(["--package", package])
            .current_dir(env!("CARGO_MANIFEST_DIR")))
    };
    let drivers = ["sea-orm", "sqlx", "rusqlite", "rollcall-control"];
    let edge = tree("rollcall-edge");
    let control = tree("rollcall-control");
    for driver in drivers {
        assert!(!edge.contains(driver), "{driver} in {edge}");
        assert!(control.contains(driver), "the check cannot fail: {driver}");
    }
}
