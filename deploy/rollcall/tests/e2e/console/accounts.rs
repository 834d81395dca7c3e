//! Operators: how they come in, and how they no longer do.

use rollcall_test_servers::browser::Browser;

use super::operator::{Operator, id_on, page, submit};
use super::{EMAIL, PASSWORD, come_in, fill, value};
use crate::setup::origin;
use crate::support::Rollcall;

const SECOND: &str = "alan@example.com";
const SECOND_PASSWORD: &str = "another long password";

/// In the browser: an invitation, its link, the password, and the end of it all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_operator_is_invited() {
    let rollcall = Rollcall::start();
    let first = Browser::start();
    come_in(&first, &rollcall);
    first.press("Operators");
    first.wait_for("Whoever is here reaches every environment");
    fill(&first, "email", SECOND);
    first.press("Make the invitation");
    first.wait_for("It is shown this once");
    let link = value(&first, "Sign-in link");
    first.press("I have copied it");
    first.wait_for("Invited");
    assert!(!first.source().contains("rcsignin_"));

    let second = Browser::start();
    // To look at it does not use it.
    second.go(&link);
    second.wait_for("Choose a password");
    second.go(&link);
    fill(&second, "display_name", "Alan Turing");
    fill(&second, "password", SECOND_PASSWORD);
    second.press("Set the password and sign in");
    second.wait_for("Organizations");
    second.press("Sign out");
    second.wait_for("Sign in");
    second.go(&link);
    second.wait_for("It may have been used already");
    second.go(&format!("{}/console/sign-in", origin(&rollcall)));
    fill(&second, "email", SECOND);
    fill(&second, "password", "not the password");
    second.click("//button[.='Sign in']");
    second.wait_for("Nobody can sign in with this email address and password.");
    fill(&second, "password", SECOND_PASSWORD);
    second.click("//button[.='Sign in']");
    second.wait_for("Organizations");

    first.press("Operators");
    first.click("//tr[contains(., 'Alan Turing')]//button[starts-with(., 'Disable')]");
    first.wait_for("Disabled");
    second.press("Operators");
    second.wait_for("Sign in");
    // It asks for the address.
    let of_alan = "//tr[contains(., 'Alan Turing')]";
    first.click(&format!("{of_alan}//summary[starts-with(., 'Delete')]"));
    first.type_into(&format!("{of_alan}//input[@name='operator_email']"), SECOND);
    first.click(&format!("{of_alan}//button[.='Delete it']"));
    first.text("//main[not(contains(., 'Alan Turing'))]");
    for browser in [&first, &second] {
        let said = browser.console();
        let policy = said
            .iter()
            .find(|it| it.contains("Content Security Policy"));
        assert_eq!(policy, None);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_revoked_session_is_over() {
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let other = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    assert_eq!(other.get("/account").await.status, 200);
    let account = page(&operator.get("/account").await);
    let ids: Vec<_> = account
        .split("/account/sessions/")
        .skip(1)
        .filter_map(|rest| rest.split('/').next())
        .collect();
    assert_eq!(ids.len(), 2);
    // In the order in which they began.
    let revoke = format!("/account/sessions/{}/revoke", ids[1]);
    let to = Operator::led_to(&operator.post(&revoke, &[]).await);
    assert_eq!(to, "/account");
    let over = other.get("/account").await;
    assert_eq!(Operator::led_to(&over), "/sign-in");
    // The browser forgets it.
    let forgotten = over.header("set-cookie").expect("a cookie");
    assert!(forgotten.contains("rollcall_console=;") && forgotten.contains("Max-Age=0"));
    assert_eq!(operator.get("/account").await.status, 200);
    let again = operator.post(&revoke, &[]).await;
    assert_eq!(again.status, 400);
    assert!(page(&again).contains("This session has ended already."));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_is_changed() {
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let other = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    let wrong = [("current_password", "x"), ("new_password", SECOND_PASSWORD)];
    assert_eq!(operator.post("/account/password", &wrong).await.status, 403);
    let short = [("current_password", PASSWORD), ("new_password", "short")];
    assert_eq!(operator.post("/account/password", &short).await.status, 400);
    let right = [
        ("current_password", PASSWORD),
        ("new_password", SECOND_PASSWORD),
    ];
    let changed = operator.post("/account/password", &right).await;
    assert_eq!(Operator::led_to(&changed), "/account");
    assert_eq!(other.get("/account").await.status, 303);
    Operator::sign_in(&rollcall, EMAIL, SECOND_PASSWORD).await;
    let url = format!("{}/console/sign-in", origin(&rollcall));
    let same_site = [("sec-fetch-site", "same-origin")];
    let old = submit(
        &url,
        &same_site,
        &[("email", EMAIL), ("password", PASSWORD)],
    )
    .await;
    assert_eq!(old.status, 403);
    assert!(page(&old).contains("Nobody can sign in"));
}

/// By whoever types the address, and leaves somebody who can sign in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operator_is_deleted() {
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let own = id_on(&operator.get("/operators").await, "operator_");
    operator.post("/operators", &[("email", SECOND)]).await;
    let listed = page(&operator.get("/operators").await);
    let (_, second) = listed.split_once(SECOND).expect("invited");
    let (_, second) = second.split_once("/operators/").expect("a form");
    let (second, _) = second.split_once('/').expect("an id");
    let delete = format!("/operators/{second}/delete");
    for typed in ["", "another@example.com", EMAIL] {
        let wrong = operator.post(&delete, &[("operator_email", typed)]).await;
        assert_eq!(wrong.status, 400);
        let wrong = page(&wrong);
        assert!(wrong.contains("Type the email address as it is written: alan@example.com"));
    }
    let deleted = operator.post(&delete, &[("operator_email", SECOND)]).await;
    assert_eq!(Operator::led_to(&deleted), "/operators");
    assert!(!page(&operator.get("/operators").await).contains(SECOND));
    let again = operator.post(&delete, &[("operator_email", SECOND)]).await;
    assert_eq!(again.status, 404);
    let last = format!("/operators/{own}/delete");
    let last = operator.post(&last, &[("operator_email", EMAIL)]).await;
    assert_eq!(last.status, 409);
    assert!(page(&last).contains("Nobody else could sign in to the console."));
    let log = page(&operator.get("/audit-log").await);
    assert!(log.contains("Delete operator") && log.contains(second));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_operator_stays() {
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let operators = operator.get("/operators").await;
    let id = id_on(&operators, "operator_");
    let refused = operator
        .post(&format!("/operators/{id}/disable"), &[])
        .await;
    assert_eq!(refused.status, 409);
    // It is told on the page on which the button is.
    let refused = page(&refused);
    assert!(
        refused.contains("Nobody else could sign in to the console."),
        "{refused}"
    );
    assert!(refused.contains("Invite an operator"));
}
