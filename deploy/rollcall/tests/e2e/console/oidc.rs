//! Operators come in by an issuer of another site, in a real browser and by HTTP.

use std::process::Command;

use rollcall::scim_client::Reply;
use rollcall_control::clock::Clock;
use rollcall_test_servers::browser::Browser;
use rollcall_test_servers::oidc::{Answer, CLIENT_ID, CLIENT_SECRET, Issuer, Key, TOKEN};
use serde_json::json;

use super::operator::{Operator, page};
use super::{EMAIL, PASSWORD, come_in, fill, value};
use crate::processes::control;
use crate::setup::{cookie, origin};
use crate::support::{Process, Rollcall, binary, text};

const BUTTON: &str = "Sign in with your identity provider";
const SECOND: &str = "alan@example.com";

/// An issuer that says this of whoever signs in.
pub(crate) async fn issuer(email: &str, name: &str) -> Issuer {
    let clock = Clock::system();
    let issuer = Issuer::start(Key::rs256(), move || clock.now().0 / 1_000_000).await;
    is_now(&issuer, email, name);
    issuer
}

fn is_now(issuer: &Issuer, email: &str, name: &str) {
    issuer.set_person(json!({ "email": email, "email_verified": true, "name": name }));
}

/// A server whose operators may sign in there.
pub(crate) fn start(issuer: &Issuer) -> Rollcall {
    Rollcall::start_with(
        &["--oidc-issuer", &issuer.url, "--oidc-client-id", CLIENT_ID],
        &[("ROLLCALL_OIDC_CLIENT_SECRET", CLIENT_SECRET)],
    )
}

/// The names of the cookies that the browser keeps.
fn cookies(browser: &Browser) -> Vec<String> {
    let kept = browser.cdp("Network.getAllCookies", &json!({}));
    let kept = kept["cookies"].as_array().expect("a list").iter();
    kept.map(|one| text(&one["name"])).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invited_operator_comes_in_by_the_issuer() {
    let issuer = issuer(SECOND, "Alan Turing").await;
    let rollcall = start(&issuer);
    let first = Browser::start();
    come_in(&first, &rollcall);
    first.press("Operators");
    fill(&first, "email", SECOND);
    first.press("Make the invitation");
    first.wait_for("It is shown this once");
    let link = value(&first, "Sign-in link");

    let second = Browser::start();
    second.go(&format!("{}/console", origin(&rollcall)));
    second.press(BUTTON);
    second.wait_for("Who are you?");
    assert!(second.url().starts_with(&issuer.url));
    second.press("Go back");
    second.wait_for("The identity provider did not sign you in.");
    second.press(BUTTON);
    second.wait_for("Who are you?");
    assert!(cookies(&second).contains(&"rollcall_sign_in".to_owned()));
    second.press("Continue as Alan Turing");
    second.wait_for("Organizations");
    assert_eq!(cookies(&second), ["rollcall_console"]);
    assert!(second.source().contains("Alan Turing"));
    // The invitation is accepted by that.
    first.go(&format!("{}/console/operators", origin(&rollcall)));
    first.text("//tr[contains(., 'Alan Turing')]//span[.='Active']");
    second.press("Sign out");
    second.wait_for("Sign in");
    second.go(&link);
    second.wait_for("It may have been used already");

    // Whoever is no operator learns so, and signs in with a password there.
    is_now(&issuer, "eve@example.com", "Eve");
    second.go(&format!("{}/console/sign-in", origin(&rollcall)));
    second.press(BUTTON);
    second.press("Continue as Eve");
    second.wait_for("No operator who may sign in has your email address; ask another operator");
    assert_eq!(cookies(&second), [""; 0]);
    fill(&second, "email", EMAIL);
    fill(&second, "password", PASSWORD);
    second.click("//button[.='Sign in']");
    second.wait_for("Organizations");
    for browser in [&first, &second] {
        let said = browser.console();
        let policy = said
            .iter()
            .find(|it| it.contains("Content Security Policy"));
        assert_eq!(policy, None);
    }
}

/// A browser that has what `cookie` says.
fn browser(rollcall: &Rollcall, cookie: &str) -> Operator {
    Operator {
        origin: origin(rollcall),
        cookie: cookie.to_owned(),
        proof: String::new(),
    }
}

/// Where the issuer leads back to, below `/console`, and the cookie of the browser
/// that was there.
async fn at_issuer(rollcall: &Rollcall, issuer: &Issuer) -> (String, String) {
    let begun = browser(rollcall, "").get("/sign-in/oidc").await;
    assert_eq!(begun.status, 303, "{}", page(&begun));
    let granted = issuer.authorize(begun.header("location").expect("a place"));
    let path = format!(
        "/sign-in/oidc/callback?code={}&state={}",
        granted.code, granted.state
    );
    (path, cookie(&begun))
}

#[track_caller]
fn assert_refused(reply: &Reply, status: u16, sentence: &str) {
    let shown = page(reply);
    assert_eq!(reply.status, status, "{shown}");
    assert!(shown.contains(sentence), "{shown}");
    // One may try again from there.
    assert!(shown.contains(BUTTON) && shown.contains("action=\"/console/sign-in\""));
    let cookies: Vec<_> = reply
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|it| it.to_str().expect("ASCII"))
        .collect();
    assert!(!cookies.iter().any(|it| it.contains("rollcall_console=")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_is_told_where_one_signs_in() {
    let issuer = issuer(EMAIL, "Grace Hopper").await;
    let rollcall = start(&issuer);
    Operator::first(&rollcall).await;
    let begun = browser(&rollcall, "").get("/sign-in/oidc").await;
    let attributes = begun.header("set-cookie").expect("a cookie").to_owned();
    assert!(attributes.ends_with("; HttpOnly; SameSite=Lax; Path=/; Max-Age=600"));

    let (path, cookie) = at_issuer(&rollcall, &issuer).await;
    let (_, other) = at_issuer(&rollcall, &issuer).await;
    let begin_again = "was not begun in this browser within the last 10 minutes";
    for (cookie, path) in [
        ("", path.as_str()),
        (&other, &path),
        (&cookie, &format!("{path}x")),
        (&cookie, "/sign-in/oidc/callback"),
        (&cookie, "/sign-in/oidc/callback?code=x"),
    ] {
        let refused = browser(&rollcall, cookie).get(path).await;
        assert_refused(&refused, 403, begin_again);
        let forgotten = refused.header("set-cookie").expect("a cookie");
        assert!(forgotten.starts_with("rollcall_sign_in=;"), "{forgotten}");
    }
    let here = browser(&rollcall, &cookie);
    let said = "/sign-in/oidc/callback?error=access_denied&error_description=Call+555";
    let refused = here.get(said).await;
    assert_refused(&refused, 403, "The identity provider did not sign you in.");
    assert!(!page(&refused).contains("555"));
    let opened = here.get(&path).await;
    assert_eq!(Operator::led_to(&opened), "");
    let again = here.get(&path).await;
    assert_refused(
        &again,
        403,
        "does not stand by this sign-in any more; begin it again.",
    );

    let unavailable = "The identity provider does not answer as it must; try again in a minute";
    issuer.set_answer(TOKEN, Some(Answer::With(500, String::new())));
    let (path, cookie) = at_issuer(&rollcall, &issuer).await;
    let refused = browser(&rollcall, &cookie).get(&path).await;
    assert_refused(&refused, 503, unavailable);
    let refusal = json!({"error": "invalid_client"}).to_string();
    issuer.set_answer(TOKEN, Some(Answer::With(401, refusal)));
    let (path, cookie) = at_issuer(&rollcall, &issuer).await;
    let refused = browser(&rollcall, &cookie).get(&path).await;
    assert_refused(
        &refused,
        409,
        "does not know this service by its client id and secret",
    );

    // No code, secret or token is said.
    let log = rollcall.process.log();
    assert!(log.contains("the issuer for operators"), "{log}");
    for secret in [CLIENT_SECRET, "code-", "eyJ"] {
        assert!(!log.contains(secret), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_issuer_may_be_away() {
    let away = Rollcall::start_with(
        &[
            "--oidc-issuer",
            "http://127.0.0.1:1",
            "--oidc-client-id",
            "x",
        ],
        &[("ROLLCALL_OIDC_CLIENT_SECRET", "x")],
    );
    let refused = browser(&away, "").get("/sign-in/oidc").await;
    assert_refused(&refused, 503, "does not answer as it must");
    assert_eq!(refused.header("retry-after"), Some("1"));

    let without = Rollcall::start();
    let shown = browser(&without, "").get("/sign-in").await;
    assert!(!page(&shown).contains(BUTTON));
    for path in ["/sign-in/oidc", "/sign-in/oidc/callback?code=x&state=x"] {
        let refused = browser(&without, "").get(path).await;
        assert_eq!(refused.status, 409);
        let sentence = "Nobody signs in by an identity provider here; sign in with a password.";
        assert!(page(&refused).contains(sentence));
    }
}

/// Edge and control as processes of their own, with the secret in a file.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_callback_is_at_the_edge() {
    let issuer = issuer(EMAIL, "Grace Hopper").await;
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("client-secret");
    std::fs::write(&secret, format!("{CLIENT_SECRET}\n")).expect("written");
    control(folder.path(), &["create-sign-in-link", "--email", EMAIL]);
    let key = text(&control(folder.path(), &["create-edge-key"])["edge_key"]);
    let serve = || {
        let mut command = Command::new(binary("rollcall-control"));
        command
            .args(["serve", "--grpc-listen", "127.0.0.1:0"])
            .args(["--oidc-issuer", &issuer.url, "--oidc-client-id", CLIENT_ID])
            .arg("--data")
            .arg(folder.path());
        command
    };
    let (_control, ready) = Process::start(serve().arg("--oidc-client-secret-file").arg(&secret));
    let grpc = format!("http://{}", text(&ready["grpc_address"]));
    let (_edge, ready) = Process::start(
        Command::new(binary("rollcall-edge"))
            .args(["--scim-listen", "127.0.0.1:0", "--control", &grpc])
            .env("ROLLCALL_EDGE_KEY", key),
    );
    let mut browser = Operator {
        origin: format!("http://{}", text(&ready["scim_address"])),
        cookie: String::new(),
        proof: String::new(),
    };
    let begun = browser.get("/sign-in/oidc").await;
    assert_eq!(begun.status, 303, "{}", page(&begun));
    browser.cookie = cookie(&begun);
    let granted = issuer.authorize(begun.header("location").expect("a place"));
    let (code, state) = (granted.code, granted.state);
    let path = format!("/sign-in/oidc/callback?code={code}&state={state}");
    let opened = browser.get(&path).await;
    assert_eq!(Operator::led_to(&opened), "");
    browser.cookie = cookie(&opened);
    let account = browser.get("/account").await;
    assert!(page(&account).contains("Grace Hopper"));

    // Half of it is refused, rather than nothing done with it.
    let output = serve().output().expect("it runs");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("needs --oidc-client-secret"), "{said}");
    let mut alone = Command::new(binary("rollcall"));
    alone.env("ROLLCALL_OIDC_CLIENT_SECRET", "x").arg("--data");
    let output = alone.arg(folder.path()).output().expect("it runs");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("--oidc-issuer is missing"), "{said}");
}
