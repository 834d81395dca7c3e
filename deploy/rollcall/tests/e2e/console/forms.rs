//! Forms: whose they are, and what is told where one is refused.

use hyper::Method;

use super::operator::{Operator, id_on, page, submit};
use super::{EMAIL, PASSWORD};
use crate::support::{Rollcall, id_of_directory};

async fn environment(operator: &Operator) -> String {
    let only = operator.get("").await;
    let path = Operator::led_to(&only);
    path.trim_end_matches("/organizations").to_owned()
}

/// One of another site, of another session, or of none does nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_is_of_a_page_of_its_session() {
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let other = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    assert_ne!(operator.proof, other.proof);
    let name = ("display_name", "Staging");
    let without = operator.post_bare("/environments", &[name]).await;
    assert_eq!(without.status, 403);
    let others = [name, ("proof", other.proof.as_str())];
    let others = operator.post_bare("/environments", &others).await;
    assert_eq!(others.status, 403);
    assert!(page(&others).contains("That did not come from this console"));
    let url = format!("{}/console/environments", operator.origin);
    let right = [name, ("proof", operator.proof.as_str())];
    for site in ["cross-site", "same-site", "none"] {
        let headers = [
            ("sec-fetch-site", site),
            ("cookie", operator.cookie.as_str()),
        ];
        assert_eq!(submit(&url, &headers, &right).await.status, 403, "{site}");
    }
    let nobodys = submit(&url, &[("sec-fetch-site", "same-origin")], &right).await;
    assert_eq!(Operator::led_to(&nobodys), "/sign-in");
    let list = page(&operator.get("/environments").await);
    assert!(!list.contains("Staging"));
    let made = operator.post("/environments", &[name]).await;
    assert!(Operator::led_to(&made).starts_with("/environments/env_"));
}

/// The button that was pressed twice does one thing, and shows a secret once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_is_shown_once() {
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let base = environment(&operator).await;
    let directory = id_of_directory(&rollcall);
    let tokens = format!("{base}/directories/{directory}/tokens");
    let fields = [
        ("display_name", "Bearer token"),
        ("kind", "bearer"),
        ("request_id", "once"),
    ];
    let made = operator.post(&tokens, &fields).await;
    assert_eq!(made.status, 200);
    assert_eq!(page(&made).matches("rcscim_").count(), 1);
    let again = operator.post(&tokens, &fields).await;
    assert_eq!(again.status, 409);
    let again = page(&again);
    assert!(
        again.contains("what was shown then is not shown again"),
        "{again}"
    );
    assert!(!again.contains("rcscim_"));
    let key = [
        ("display_name", "Backend"),
        ("scope", "read-users"),
        ("request_id", "key"),
    ];
    let keys = format!("{base}/api-keys");
    let made = operator.post(&keys, &key).await;
    assert_eq!(page(&made).matches("rckey_").count(), 1);
    for path in [&tokens, &keys] {
        let list = page(&operator.get(path).await);
        assert!(!list.contains("rcscim_") && !list.contains("rckey_"));
    }
}

/// What is refused is told in a sentence, with what was typed still there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_is_told_on_its_page() {
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let base = environment(&operator).await;
    let organizations = format!("{base}/organizations");
    let fields = [("display_name", "Acme <again>"), ("external_id", "acme")];
    let taken = operator.post(&organizations, &fields).await;
    assert_eq!(taken.status, 409);
    let taken = page(&taken);
    assert!(taken.contains("Another organization of this environment has this"));
    assert!(taken.contains("value=\"Acme &#60;again&#62;\""), "{taken}");

    let directory = id_of_directory(&rollcall);
    let settings = format!("{base}/directories/{directory}/settings");
    let delete = format!("{settings}/delete");
    let wrong = operator.post(&delete, &[("name", "another")]).await;
    assert_eq!(wrong.status, 400);
    assert!(page(&wrong).contains("Type the name as it is written"));
    let shown = page(&operator.get(&settings).await);
    let name = shown
        .split("name=\"display_name\"")
        .nth(1)
        .expect("a field");
    let name = name.split("value=\"").nth(1).expect("a value");
    let name = name.split('"').next().expect("a name");
    let deleted = operator.post(&delete, &[("name", name)]).await;
    assert_eq!(Operator::led_to(&deleted), settings);
    let restored = operator.post(&format!("{settings}/restore"), &[]).await;
    assert_eq!(Operator::led_to(&restored), settings);
}

/// What an identity provider sends is text on every page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_is_text() {
    const NAME: &str = "<script>alert(1)</script>";
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let base = environment(&operator).await;
    let user = serde_json::json!({
        "userName": "ada@example.com",
        "displayName": NAME,
        "nickName": "\" onload=\"alert(2)",
    });
    let client = rollcall.client();
    let made = client.send(Method::POST, "/Users", Some(&user)).await;
    assert_eq!(made.expect("answers").status, 201);
    let directory = format!("{base}/directories/{}", id_of_directory(&rollcall));
    let users = operator.get(&format!("{directory}/users")).await;
    let id = id_on(&users, "user_");
    for path in [
        "",
        "/users",
        "/requests",
        "/events",
        &format!("/users/{id}"),
    ] {
        let shown = operator.get(&format!("{directory}{path}")).await;
        assert_eq!(shown.status, 200);
        let shown = page(&shown);
        assert!(
            !shown.contains(NAME) && !shown.contains("\" onload"),
            "{path}"
        );
    }
}

/// The console says so while control is away, and goes on after it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn control_may_be_away() {
    use rollcall_client::transport::connect_lazy;
    use rollcall_edge::{Door, server};
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    // Where nobody answers.
    let nobody = connect_lazy("http://127.0.0.1:1").expect("valid");
    let door = Door::new(nobody, &origin);
    tokio::spawn(server::serve(listener, door, std::future::pending()));
    let elsewhere = Operator { origin, ..operator };
    let away = elsewhere.get("/environments").await;
    assert_eq!(away.status, 503);
    assert_eq!(away.header("retry-after"), Some("1"));
    assert!(page(&away).contains("The service is not available at the moment"));
}
