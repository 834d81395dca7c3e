//! From the link to the first person, with Okta.

use rollcall::okta::{Okta, Person};
use rollcall_test_servers::browser::Browser;

use super::{DOMAIN, link, value};
use crate::support::{Rollcall, id_of};

/// What the page says of what arrives.
const SEEN: &str = "//section[@aria-labelledby='seen']";

/// Up to the steps of Okta, with a token. Returns Okta as an admin connects it.
fn connect(browser: &Browser, link: &str) -> Okta {
    browser.go(link);
    browser.press("Start the setup");
    browser.wait_for("Your identity provider has not connected yet");
    browser.click("//a[starts-with(normalize-space(), 'Okta')]");
    browser.wait_for("Waiting for Okta's test call");
    assert_eq!(value(browser, "Unique identifier field for users"), "email");
    browser.press("Make the token");
    browser.wait_for("It is shown this once.");
    let token = value(browser, "Authorization");
    assert!(token.starts_with("rcscim_"), "{token}");
    Okta::new(&value(browser, "SCIM connector base URL"), &token)
}

fn assert_clean(browser: &Browser) {
    let said = browser.console();
    assert!(said.is_empty(), "{said:?}");
}

/// The page is never loaded again: all of it is told as it happens.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_sets_okta_up_and_sees_it_live() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    let mut okta = connect(&browser, &link(&rollcall).await);
    let base_url = value(&browser, "SCIM connector base URL");
    let token = value(&browser, "Authorization");
    browser.run("window.isSame = true", &serde_json::json!([]));

    // The token is cut off.
    okta.set_bearer_token(&token[..token.len() - 5]);
    let (users, _) = okta.test_connection().await.expect("answers");
    assert_eq!(users.status, 401);
    browser.wait_for("A call came, but it was not let in");
    browser.wait_for("paste the token again: it was cut off");
    // The base URL has something behind it.
    let wrong = Okta::new(&format!("{base_url}/Users"), &token);
    wrong.test_connection().await.expect("answers");
    browser.wait_for("Paste the base URL as it is shown, with nothing behind it");

    okta.set_bearer_token(&token);
    let (users, groups) = okta.test_connection().await.expect("answers");
    assert_eq!((users.status.as_u16(), groups.status.as_u16()), (200, 200));
    browser.wait_for("Connected: the token is right");
    browser.wait_for("Waiting for the first person");

    let stranger = Person::new(9, "Eve", "Outsider", "elsewhere.example");
    let refused = okta.create_user(&stranger).await.expect("answers");
    assert_eq!(refused.status, 400);
    browser.wait_for("or add the domain to the organization");
    let ada = Person::new(1, "Ada", "Lovelace", DOMAIN);
    let ada = id_of(&okta.create_user(&ada).await.expect("answers"));
    browser.wait_for("First person arrived: Ada Lovelace");
    let group = okta.create_group("Engineering").await.expect("answers");
    let added = okta.add_members(&id_of(&group), &[&ada]).await;
    assert_eq!(added.expect("answers").status, 200);
    browser.wait_for("First group arrived: Engineering");
    let is_same = browser.run("return window.isSame", &serde_json::json!([]));
    assert_eq!(is_same, true, "the page was loaded again");

    // Of those who were refused nobody is named, and the token is not shown again.
    let seen = browser.text(SEEN);
    assert!(
        !seen.contains("Eve") && !seen.contains("elsewhere"),
        "{seen}"
    );
    browser.press("Overview");
    browser.wait_for("People with access");
    assert!(!browser.source().contains("rcscim_"));
    assert_clean(&browser);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_sets_okta_up_without_scripts() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    browser.turn_scripts_off();
    let mut okta = connect(&browser, &link(&rollcall).await);
    let token = value(&browser, "Authorization");
    browser.press("I have copied the token");
    browser.press("let the page look every ten seconds");
    browser.wait_for("This page asks again every ten seconds.");
    assert!(!browser.source().contains("rcscim_"));

    okta.set_bearer_token(&token.replace("rcscim_", "rcscim_0"));
    okta.test_connection().await.expect("answers");
    browser.wait_for("A call came, but it was not let in");
    okta.set_bearer_token(&token);
    okta.test_connection().await.expect("answers");
    let ada = Person::new(1, "Ada", "Lovelace", DOMAIN);
    okta.create_user(&ada).await.expect("answers");
    browser.wait_for("First person arrived: Ada Lovelace");
    browser.press("Stop that");
    browser.press("Look again");
    browser.wait_for("First person arrived: Ada Lovelace");
    assert_clean(&browser);
}

/// What a button copies is what is shown.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn values_are_copied() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    connect(&browser, &link(&rollcall).await);
    let permissions = serde_json::json!({
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
    });
    browser.cdp("Browser.grantPermissions", &permissions);
    let labels = [
        "SCIM connector base URL",
        "Unique identifier field for users",
        "Authorization",
    ];
    for label in labels {
        browser.click(&format!("//button[@aria-label='Copy {label}']"));
        browser.text(&format!("//button[@aria-label='Copy {label}'][.='Copied']"));
        let script = "const done = arguments[arguments.length - 1];
            navigator.clipboard.readText().then(done, (error) => done(String(error)));";
        let copied = browser.run_until_done(script, &serde_json::json!([]));
        assert_eq!(copied, value(&browser, label));
    }
}
