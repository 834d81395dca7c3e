//! From the first link to a rotated token, with Okta pushing meanwhile.

use rollcall::okta::{Okta, Person};
use rollcall_test_servers::browser::Browser;

use super::{come_in, fill, value};
use crate::support::{Rollcall, id_of};

const DOMAIN: &str = "initech.example";

/// An organization with a directory and a token. Returns Okta as it is connected.
fn set_up(browser: &Browser) -> Okta {
    browser.click("//main//form//input[@id='display_name']");
    fill(browser, "display_name", "Initech");
    fill(browser, "external_id", "initech");
    fill(browser, "domains", DOMAIN);
    browser.press("Make the organization");
    browser.wait_for("There is no directory yet");
    browser.press("Make a directory");
    browser.wait_for("The identity provider has not connected yet");
    let base_url = value(browser, "Base URL");
    browser.press("Make a setup link");
    browser.wait_for("It is shown this once");
    assert!(value(browser, "Setup link").contains("/setup/rcsetup_"));
    browser.press("I have copied it");
    browser.press("Make a bearer token");
    browser.wait_for("It is shown this once");
    let token = value(browser, "Bearer token");
    assert_eq!(value(browser, "Base URL"), base_url);
    browser.press("I have copied it");
    browser.wait_for("Not used yet");
    assert!(!browser.source().contains("rcscim_"));
    Okta::new(&base_url, &token)
}

/// The log is told as it grows, without being loaded again. Returns the id of Ada.
async fn watch(browser: &Browser, okta: &Okta) -> String {
    browser.press("Requests");
    browser.wait_for("No request yet");
    browser.run("window.isSame = true", &serde_json::json!([]));
    let stranger = Person::new(9, "Eve", "Outsider", "elsewhere.example");
    let refused = okta.create_user(&stranger).await.expect("answers");
    assert_eq!(refused.status, 400);
    browser.wait_for("Refused, 400");
    let ada = Person::new(1, "Ada", "Lovelace", DOMAIN);
    let ada = id_of(&okta.create_user(&ada).await.expect("answers"));
    browser.wait_for("ada.lovelace@initech.example");
    let group = okta.create_group("Engineering").await.expect("answers");
    let added = okta.add_members(&id_of(&group), &[&ada]).await;
    assert_eq!(added.expect("answers").status, 200);
    browser.wait_for("Engineering");
    let is_same = browser.run("return window.isSame", &serde_json::json!([]));
    assert_eq!(is_same, true, "the page was loaded again");
    ada
}

/// A person's page: what changed, and the request that did it.
async fn trace(browser: &Browser, okta: &Okta, ada: &str) {
    let away = serde_json::json!({"active": false});
    let done = okta.patch_user(ada, away).await.expect("answers");
    assert!(done.status.is_success());
    browser.press("Users");
    browser.wait_for("userName");
    fill(browser, "q", "ADA");
    browser.press("Search");
    browser.press("Ada Lovelace");
    browser.wait_for("No access");
    browser.wait_for("Ada Lovelace lost access");
    browser.click("(//summary[.='What changed'])[1]");
    let row = "//li[contains(., 'lost access')]//tr[contains(., 'active')]";
    assert_eq!(browser.text(row), "active yes no");
    browser.click("(//a[starts-with(., 'By request req_')])[1]");
    browser.wait_for("What was sent");
    browser.wait_for("\"active\": false");
    browser.wait_for("Ada Lovelace lost access");
}

async fn rotate(browser: &Browser, okta: &mut Okta) {
    browser.click("(//nav[@aria-label='Breadcrumbs']//a[.='Initech'])[2]");
    browser.click("(//nav[@aria-label='Directory']//a)[6]");
    browser.wait_for("In use");
    browser.click("//summary[starts-with(normalize-space(), 'Rotate')]");
    browser.click("//input[@value='none']");
    browser.press("Make the new one");
    browser.wait_for("It is shown this once");
    let token = value(browser, "Bearer token");
    let (refused, _) = okta.test_connection().await.expect("answers");
    assert_eq!(refused.status, 401);
    okta.set_bearer_token(&token);
    let (taken, _) = okta.test_connection().await.expect("answers");
    assert_eq!(taken.status, 200);
    browser.press("I have copied it");
    browser.wait_for("Revoked");
    assert!(!browser.source().contains("rcscim_"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operator_connects_a_customer() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    come_in(&browser, &rollcall);
    let mut okta = set_up(&browser);
    let ada = watch(&browser, &okta).await;
    trace(&browser, &okta, &ada).await;
    rotate(&browser, &mut okta).await;

    browser.press("API keys");
    fill(&browser, "display_name", "Backend");
    browser.press("Make the API key");
    browser.wait_for("It is shown this once");
    let key = value(&browser, "API key");
    let product = rollcall_client::Client::connect(&format!("http://{}", rollcall.grpc), &key);
    let product = product.expect("valid");
    let user = product.user(&ada).await.expect("there");
    assert!(!user.active);
    browser.press("I have copied it");
    browser.wait_for("read users");
    browser.press("Webhook endpoints");
    fill(&browser, "display_name", "Hooks");
    fill(&browser, "url", "https://hooks.example.com/rollcall");
    browser.press("Make the endpoint");
    browser.wait_for("It is shown this once");
    assert!(value(&browser, "Secret").starts_with("whsec_"));
    browser.press("I have copied it");
    browser.wait_for("No delivery yet");
    assert!(!browser.source().contains("whsec_"));
    browser.press("Audit log");
    browser.wait_for("Rotate token");

    browser.press("Sign out");
    browser.wait_for("Sign in");
    let policy = "Content Security Policy";
    assert_eq!(
        browser.console().iter().find(|it| it.contains(policy)),
        None
    );
}

/// Everything but the live log works without scripts.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_needs_scripts() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    browser.turn_scripts_off();
    come_in(&browser, &rollcall);
    let okta = set_up(&browser);
    let ada = Person::new(1, "Ada", "Lovelace", DOMAIN);
    let ada = id_of(&okta.create_user(&ada).await.expect("answers"));
    browser.press("Requests");
    browser.wait_for("ada.lovelace@initech.example");
    trace(&browser, &okta, &ada).await;
    browser.press("Sign out");
    browser.wait_for("Sign in");
}
