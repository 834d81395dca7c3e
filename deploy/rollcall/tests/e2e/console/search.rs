//! Organizations, found by what an operator knows of them.

use rollcall_test_servers::browser::Browser;

use super::operator::Operator;
use super::{EMAIL, PASSWORD, come_in, fill};
use crate::support::Rollcall;

const ROWS: &str = "//main//table/tbody/tr";

/// Types into the search, and waits for what it says of this.
fn search(browser: &Browser, text: &str, expect: &str) -> u64 {
    browser.press("Organizations");
    browser.text("//input[@id='q'][@value='']");
    fill(browser, "q", text);
    browser.press("Search");
    browser.text(&format!("//input[@id='q'][@value='{text}']"));
    browser.wait_for(expect);
    browser.count(ROWS)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn organizations_are_found() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    come_in(&browser, &rollcall);
    let operator = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    let organizations = Operator::led_to(&operator.get("").await);
    let make = async |name: &str, external_id: &str, domain: &str| {
        let fields = [
            ("display_name", name),
            ("external_id", external_id),
            ("domains", domain),
        ];
        Operator::led_to(&operator.post(&organizations, &fields).await)
    };
    for number in 0..60 {
        make(&format!("Globex {number:02}"), "", "").await;
    }
    let initech = make("Initech Inc.", "globex", "initech.example").await;
    make("Zürich Re", "zurich", "initech.example").await;

    // Its name, in another case; and who has it as external id before them.
    assert_eq!(search(&browser, "GLOBEX", "Globex 49"), 50);
    assert_eq!(search(&browser, "globex", "Initech Inc."), 51);
    browser.press("Next page");
    browser.wait_for("Globex 59");
    assert_eq!(browser.count(ROWS), 10);
    browser.press("First page");
    browser.wait_for("Globex 00");
    assert_eq!(browser.count(ROWS), 51);
    assert_eq!(search(&browser, "zÜr", "Zürich Re"), 1);
    assert_eq!(search(&browser, "initech.example", "Zürich Re"), 2);
    assert_eq!(search(&browser, "initech inc.", "Initech Inc."), 1);
    assert_eq!(search(&browser, "lobex", "No organization is like that"), 0);

    let gone = [("name", "Initech Inc.")];
    Operator::led_to(&operator.post(&format!("{initech}/delete"), &gone).await);
    assert_eq!(
        search(&browser, "initech", "No organization is like that"),
        0
    );
    browser.click("//input[@id='deleted']");
    browser.press("Search");
    browser.wait_for("Initech Inc.");
    assert_eq!(browser.count(ROWS), 1);
}
