//! All tokens of a directory, revoked by one button.

use rollcall_test_servers::browser::Browser;

use super::operator::Operator;
use super::{EMAIL, PASSWORD, come_in, fill};
use crate::setup::origin;
use crate::support::{Rollcall, id_of_directory};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_token_is_left() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    come_in(&browser, &rollcall);
    let operator = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    let base = Operator::led_to(&operator.get("").await);
    let base = base.trim_end_matches("/organizations");
    let directory = format!("{base}/directories/{}", id_of_directory(&rollcall));
    let tokens = format!("{directory}/tokens");
    let second = [("display_name", "Second"), ("kind", "bearer")];
    assert_eq!(operator.post(&tokens, &second).await.status, 200);
    let renamed = [("display_name", "Okta at Acme"), ("is_primary", "1")];
    Operator::led_to(
        &operator
            .post(&format!("{directory}/settings"), &renamed)
            .await,
    );
    let (taken, _) = rollcall.okta().test_connection().await.expect("answers");
    assert_eq!(taken.status, 200);

    browser.go(&format!("{}/console{tokens}", origin(&rollcall)));
    assert_eq!(
        browser.count("//summary[starts-with(normalize-space(), 'Rotate')]"),
        2
    );
    browser.press("Revoke all tokens of Okta at Acme");
    fill(&browser, "name", "Okta");
    browser.press("Revoke all of them");
    browser.wait_for("Type the name as it is written: Okta at Acme");
    let (taken, _) = rollcall.okta().test_connection().await.expect("answers");
    assert_eq!(taken.status, 200);

    browser.press("Revoke all tokens of Okta at Acme");
    fill(&browser, "name", "Okta at Acme");
    browser.press("Revoke all of them");
    browser.wait_for("No token is live");
    assert_eq!(
        browser.count("//summary[starts-with(normalize-space(), 'Revoke all')]"),
        0
    );
    let ended = "//section[@aria-labelledby='ended']//tbody/tr";
    assert_eq!(browser.count(ended), 2);
    let (refused, _) = rollcall.okta().test_connection().await.expect("answers");
    assert_eq!(refused.status, 401);
}
