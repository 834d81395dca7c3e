//! Too many deactivations at once: told in words, and released by a button.

use rollcall::okta::Person;
use rollcall::scim_client::Reply;
use rollcall_test_servers::browser::Browser;

use super::operator::Operator;
use super::{EMAIL, PASSWORD, come_in};
use crate::setup::origin;
use crate::support::{Rollcall, id_of, id_of_directory};

const TRIPPED: &str = "//strong[.='The breaker has tripped']";
const WITH_ACCESS: &str = "//dl[@class='stats']/div[dt='People with access']/dd";

async fn deactivate(rollcall: &Rollcall, id: &str) -> Reply {
    let away = serde_json::json!({"active": false});
    let done = rollcall.okta().patch_user(id, away).await;
    done.expect("answers")
}

/// Half of six people are deactivated, of which the breaker holds the last.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deactivations_are_released() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    come_in(&browser, &rollcall);
    let operator = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    let base = Operator::led_to(&operator.get("").await);
    let base = base.trim_end_matches("/organizations");
    let breaker = [
        ("share_percent", "20"),
        ("window_minutes", "10"),
        ("people_min", "1"),
        ("hold", "1"),
    ];
    let path = format!("{base}/settings/breaker");
    Operator::led_to(&operator.post(&path, &breaker).await);
    let mut people = Vec::new();
    for number in 1..=6 {
        let person = Person::new(number, "Person", &format!("N{number}"), "example.com");
        let made = rollcall.okta().create_user(&person).await;
        people.push(id_of(&made.expect("answers")));
    }
    let id = id_of_directory(&rollcall);
    let directory = format!("{}/console{base}/directories/{id}", origin(&rollcall));

    assert_eq!(deactivate(&rollcall, &people[0]).await.status, 200);
    browser.go(&directory);
    assert_eq!(browser.text(WITH_ACCESS), "5");
    assert_eq!(browser.count(TRIPPED), 0);
    assert_eq!(deactivate(&rollcall, &people[1]).await.status, 200);
    let held = deactivate(&rollcall, &people[2]).await;
    assert_eq!(held.status, 503);
    assert!(held.header("retry-after").is_some());

    browser.go(&directory);
    browser.text(TRIPPED);
    browser.wait_for("so many people were deactivated at once that it may be a mistake");
    browser.wait_for("the identity provider is told to send further ones later");
    assert_eq!(browser.text(WITH_ACCESS), "4");
    browser.press("Release the deactivations");
    // Of the page that comes then.
    browser.text("//main[not(.//strong[.='The breaker has tripped'])]//h2[.='Connection']");
    assert_eq!(deactivate(&rollcall, &people[2]).await.status, 200);
    browser.go(&directory);
    assert_eq!(browser.text(WITH_ACCESS), "3");
    assert_eq!(browser.count(TRIPPED), 0);
    browser.press("Audit log");
    browser.wait_for("Release deactivations");
}
