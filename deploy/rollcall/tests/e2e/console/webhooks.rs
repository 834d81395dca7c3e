//! A webhook endpoint that was away for one delivery, which an operator sends again.

use rollcall::okta::Person;
use rollcall_test_servers::browser::Browser;
use serde_json::json;

use super::{come_in, fill};
use crate::support::Rollcall;
use crate::webhooks::{TAKEN, receiver};

/// The first delivery fails, and is not wanted again before tomorrow: what comes
/// before that is what the button sends.
fn answer(number: usize) -> &'static str {
    match number {
        0 => {
            "HTTP/1.1 500 Internal Server Error\r\nretry-after: 86400\r\ncontent-length: 0\r\n\r\n"
        }
        _ => TAKEN,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_failed_is_sent_again() {
    let rollcall = Rollcall::start_with(&["--allow-loopback-webhooks"], &[]);
    let (url, mut deliveries) = receiver(answer).await;
    let browser = Browser::start();
    come_in(&browser, &rollcall);
    browser.press("Webhook endpoints");
    fill(&browser, "display_name", "Hooks");
    fill(&browser, "url", &url);
    fill(&browser, "kinds", "user.created");
    browser.press("Make the endpoint");
    browser.wait_for("It is shown this once");
    browser.press("I have copied it");
    browser.wait_for("No delivery yet");

    // The page is told of it, without being loaded again.
    browser.run("window.isSame = true", &json!([]));
    let ada = Person::new(1, "Ada", "Lovelace", "example.com");
    let made = rollcall.okta().create_user(&ada).await.expect("answers");
    assert_eq!(made.status, 201);
    browser.wait_for("500: It answered 500 Internal Server Error.");
    let is_same = browser.run("return window.isSame", &json!([]));
    assert_eq!(is_same, true, "the page was loaded again");
    browser.text("//tr[.//span[.='Failed']]/td[.='1']");

    browser.click("//button[starts-with(normalize-space(), 'Send again')]");
    let delivered = browser.text("//tr[.//span[.='Delivered']]");
    assert!(delivered.contains("204 1, once more"), "{delivered}");
    let first = deliveries.recv().await.expect("a delivery");
    let second = deliveries.recv().await.expect("another one");
    assert_eq!(first["body"], second["body"]);
    assert_eq!(
        first["headers"]["webhook-id"],
        second["headers"]["webhook-id"]
    );

    browser.click("//section[@aria-labelledby='deliveries']//a[.='Failed']");
    browser.text("//strong[.='Failed']");
    assert_eq!(
        browser.count("//section[@aria-labelledby='deliveries']//tbody/tr"),
        1
    );
    let policy = "Content Security Policy";
    let said = browser.console();
    assert_eq!(said.iter().find(|it| it.contains(policy)), None);
}
