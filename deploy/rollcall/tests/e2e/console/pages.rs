//! Each page of the console, as everybody must be able to read it.

use rollcall::okta::{Okta, Person};
use rollcall_test_servers::browser::Browser;

use super::operator::Operator;
use super::{EMAIL, PASSWORD, come_in, fill};
use crate::gallery::Gallery;
use crate::setup::origin;
use crate::support::{id_of, id_of_directory};

const DOMAIN: &str = "example.com";

/// Okta's first half an hour, in which not all goes well.
async fn push(okta: &mut Okta, token: &str) -> (String, String) {
    okta.set_bearer_token(&token[..token.len() - 5]);
    okta.test_connection().await.expect("answers");
    okta.set_bearer_token(token);
    okta.test_connection().await.expect("answers");
    let mut members = Vec::new();
    for (number, (given_name, family_name)) in (1..).zip([
        ("Ada", "Lovelace"),
        ("Alan", "Turing"),
        ("Barbara", "Liskov"),
        ("Edsger", "Dijkstra"),
        ("Grace", "Hopper"),
        ("Katherine", "Johnson"),
    ]) {
        let person = Person::new(number, given_name, family_name, DOMAIN);
        members.push(id_of(&okta.create_user(&person).await.expect("answers")));
    }
    let twice = Person::new(1, "Ada", "Lovelace", DOMAIN);
    okta.create_user(&twice).await.expect("answers");
    let group = id_of(&okta.create_group("Engineering").await.expect("answers"));
    let mut named: Vec<_> = members.iter().map(String::as_str).collect();
    named.push("somebody.else@example.com");
    okta.add_members(&group, &named).await.expect("answers");
    let away = serde_json::json!({"active": false});
    okta.patch_user(&members[0], away).await.expect("answers");
    let back = serde_json::json!({"active": true, "title": "Countess"});
    okta.patch_user(&members[0], back).await.expect("answers");
    (members[0].clone(), group)
}

/// What an operator would have made by now.
async fn fill_in(operator: &Operator, base: &str) -> String {
    let key = [("display_name", "Backend"), ("scope", "read-users")];
    operator.post(&format!("{base}/api-keys"), &key).await;
    let endpoint = [
        ("display_name", "Hooks"),
        ("url", "https://hooks.example.com/x"),
    ];
    let endpoints = format!("{base}/webhook-endpoints");
    operator.post(&endpoints, &endpoint).await;
    let issuer = [
        ("issuer", "https://kubernetes.example.com"),
        ("audience", "rollcall"),
        ("subject", "system:serviceaccount:default:backend"),
        ("scope", "read-users"),
    ];
    operator
        .post(&format!("{base}/trusted-issuers"), &issuer)
        .await;
    let listed = operator.get(&endpoints).await;
    super::operator::id_on(&listed, "whe_")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_can_be_read_by_everybody() {
    let rollcall = super::oidc::start(&super::oidc::issuer(EMAIL, "Grace Hopper").await);
    let browser = Browser::start();
    let gallery = Gallery::of(&browser, "console");
    let home = format!("{}/console", origin(&rollcall));
    browser.go(&home);
    gallery.look("sign-in");
    browser.go(&format!("{home}/sign-in/oidc/callback?error=access_denied"));
    gallery.look("sign-in-refused");
    browser.go(&rollcall.sign_in_link);
    gallery.look("sign-in-link");
    come_in(&browser, &rollcall);
    let operator = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    let base = Operator::led_to(&operator.get("").await);
    let base = base.trim_end_matches("/organizations");
    let directory = format!("{base}/directories/{}", id_of_directory(&rollcall));
    browser.go(&format!("{home}{directory}"));
    gallery.look("directory-new");
    for empty in [
        "users",
        "groups",
        "requests",
        "api-keys",
        "webhook-endpoints",
    ] {
        let path = if ["api-keys", "webhook-endpoints"].contains(&empty) {
            base
        } else {
            &directory
        };
        browser.go(&format!("{home}{path}/{empty}"));
        gallery.look(&format!("{empty}-empty"));
    }
    let token = rollcall.bearer_token.clone();
    let (user, group) = push(&mut rollcall.okta(), &token).await;
    let endpoint = fill_in(&operator, base).await;
    for (name, path) in [
        ("environments", "/environments".to_owned()),
        ("operators", "/operators".to_owned()),
        ("account", "/account".to_owned()),
        ("operators-audit-log", "/audit-log".to_owned()),
        ("organizations", format!("{base}/organizations")),
        ("directory", directory.clone()),
        ("directory-settings", format!("{directory}/settings")),
        ("tokens", format!("{directory}/tokens")),
        ("users", format!("{directory}/users")),
        ("user", format!("{directory}/users/{user}")),
        ("deleted-users", format!("{directory}/deleted-users")),
        ("groups", format!("{directory}/groups")),
        ("group", format!("{directory}/groups/{group}")),
        ("requests", format!("{directory}/requests")),
        ("requests-refused", format!("{directory}/requests?failed=1")),
        ("events", format!("{directory}/events")),
        ("api-keys", format!("{base}/api-keys")),
        ("webhook-endpoints", format!("{base}/webhook-endpoints")),
        (
            "webhook-endpoint",
            format!("{base}/webhook-endpoints/{endpoint}"),
        ),
        ("trusted-issuers", format!("{base}/trusted-issuers")),
        ("audit-log", format!("{base}/audit-log")),
        ("settings", format!("{base}/settings")),
        ("fault", "/nothing/here".to_owned()),
    ] {
        browser.go(&format!("{home}{path}"));
        gallery.look(name);
    }
    follow_links(
        &browser,
        &gallery,
        &format!("{home}{base}"),
        &format!("{home}{directory}"),
    );
}

/// Pages to which others lead, and those that answer a form.
fn follow_links(browser: &Browser, gallery: &Gallery<'_>, base: &str, directory: &str) {
    browser.go(&format!("{directory}/requests?failed=1"));
    browser.click("(//ol[@class='timeline']//a)[1]");
    browser.wait_for("What was sent");
    gallery.look("request");
    browser.go(&format!("{base}/organizations?q=nobody"));
    gallery.look("organizations-none");
    let (home, _) = base.split_once("/environments/").expect("below");
    browser.go(&format!("{home}/operators"));
    browser.click("//summary[starts-with(normalize-space(), 'Delete')]");
    gallery.look("operators-delete");
    browser.go(&format!("{base}/organizations"));
    browser.click("//main//table//a");
    browser.wait_for("Setup links");
    gallery.look("organization");
    browser.go(&format!("{directory}/tokens"));
    browser.click("//summary[starts-with(normalize-space(), 'Rotate')]");
    gallery.look("tokens-rotate");
    browser.click("//summary[starts-with(normalize-space(), 'Revoke all')]");
    gallery.look("tokens-revoke-all");
    browser.press("Make the new one");
    browser.wait_for("It is shown this once");
    gallery.look("token");
    browser.go(&format!("{directory}/settings"));
    browser.click("//summary[starts-with(normalize-space(), 'Delete')]");
    fill(browser, "delete-name", "another");
    browser.press("Delete it");
    browser.wait_for("Type the name as it is written");
    gallery.look("directory-settings-refused");
}
