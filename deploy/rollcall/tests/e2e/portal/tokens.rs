//! Tokens and the log, some time after the setup.

use rollcall::okta::Okta;
use rollcall_test_servers::browser::Browser;

use super::{link, value};
use crate::support::Rollcall;

/// Whether Okta is let in.
async fn status(okta: &Okta) -> u16 {
    let (users, _) = okta.test_connection().await.expect("answers");
    users.status.as_u16()
}

fn base_url(browser: &Browser) -> String {
    value(browser, "Base URL")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_are_rotated_and_revoked() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    browser.go(&link(&rollcall).await);
    browser.press("Start the setup");
    browser.press("Tokens");
    browser.wait_for("There is no token yet");
    browser.press("Make a bearer token");
    browser.wait_for("A new bearer token");
    let mut old = Okta::new(&base_url(&browser), &value(&browser, "Bearer token"));
    assert_eq!(status(&old).await, 200);

    // With an overlap both work.
    browser.press("I have copied it");
    let rotate = "//summary[starts-with(normalize-space(), 'Rotate')]";
    browser.click(rotate);
    browser.press("Make the new one");
    browser.wait_for("in the place of the old one");
    let mut new = Okta::new(&base_url(&browser), &value(&browser, "Bearer token"));
    assert_eq!((status(&old).await, status(&new).await), (200, 200));
    browser.press("I have copied it");
    browser.wait_for("Ends soon");

    // At once, by keyboard alone.
    let latest = "(//section[.//dt[.='Kind']])[last()]";
    let in_latest = |element: &str| format!("{latest}{element}");
    browser.type_into(&in_latest(rotate), "\u{e007}");
    browser.type_into(&in_latest("//input[@value='none']"), " ");
    browser.type_into(&in_latest("//button[.='Make the new one']"), "\u{e007}");
    browser.wait_for("A new bearer token");
    std::mem::swap(&mut old, &mut new);
    new.set_bearer_token(&value(&browser, "Bearer token"));
    assert_eq!((status(&old).await, status(&new).await), (401, 200));

    browser.press("I have copied it");
    browser.click(&in_latest(
        "//summary[starts-with(normalize-space(), 'Revoke')]",
    ));
    browser.click(&in_latest("//button[.='Revoke it now']"));
    browser.wait_for("The token was revoked");
    assert_eq!(status(&new).await, 401);
    assert!(!browser.source().contains("rcscim_"));

    browser.press("Make an OAuth client");
    browser.wait_for("A new OAuth client");
    let url = value(&browser, "Token URL");
    assert_eq!(url, format!("{}/oauth/token", base_url(&browser)));
    assert!(value(&browser, "Client id").starts_with("tok_"));
    assert!(value(&browser, "Client secret").starts_with("rcclient_"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_read_page_by_page() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    browser.go(&link(&rollcall).await);
    browser.press("Start the setup");
    browser.press("Requests");
    browser.text("//h1[.='Requests']");
    browser.wait_for("No request yet");
    browser.press("Tokens");
    browser.press("Make a bearer token");
    let okta = Okta::new(&base_url(&browser), &value(&browser, "Bearer token"));
    for _ in 0..15 {
        okta.test_connection().await.expect("answers");
    }
    let lost = okta.get("/Users/nobody@acme.example").await;
    assert_eq!(lost.expect("answers").status, 404);
    // The log is written beside the requests; what is seen of the last has all.
    browser.press("Overview");
    browser.wait_for("remove the person from the application and assign them again");
    browser.press("Requests");
    browser.wait_for("Refused, 404");
    let lines = || browser.count("//ol[@class='timeline']/li");
    assert_eq!(lines(), 25);
    assert!(!browser.source().contains("nobody"));
    browser.press("Older");
    browser.wait_for("Latest");
    assert_eq!(lines(), 6);
    browser.press("Latest");
    browser.wait_for("Older");
    browser.press("Refused");
    browser.text("//a[@aria-current='page'][.='Refused']");
    browser.wait_for("Refused, 404");
    assert_eq!(lines(), 1);
}
