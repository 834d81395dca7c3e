//! Each page, at a phone's width and a desk's, by day and by night.
//!
//! With `ROLLCALL_SCREENSHOTS=1` what they look like is kept in
//! `target/screenshots`.

use rollcall::okta::{Okta, Person};
use rollcall_client::transport::connect_lazy;
use rollcall_proto::management::v1::environment_service_client::EnvironmentServiceClient;
use rollcall_proto::management::v1::{
    Branding, Environment, GetEnvironmentRequest, UpdateEnvironmentRequest,
};
use rollcall_test_servers::browser::Browser;

use super::{DOMAIN, link, value};
use crate::gallery::Gallery;
use crate::setup::{authorized, origin};
use crate::support::{Rollcall, id_of};

/// A color on which nothing can be read, and a logo that is not there.
const ACCENT: &str = "#ffd400";
const LOGO: &str = "https://logo.invalid/logo.svg";

async fn brand(rollcall: &Rollcall, branding: Branding) {
    let service = connect_lazy(&format!("http://{}", rollcall.grpc)).expect("valid");
    let mut environments = EnvironmentServiceClient::new(service);
    let own = authorized(rollcall, GetEnvironmentRequest::default());
    let own = environments.get_environment(own).await.expect("there");
    let id = own.into_inner().environment.expect("there").id;
    let request = UpdateEnvironmentRequest {
        environment: Some(Environment {
            id,
            branding: Some(branding),
            ..Environment::default()
        }),
        update_mask: Some(prost_types::FieldMask {
            paths: vec!["branding".to_owned()],
        }),
        request_id: String::new(),
    };
    let updated = environments.update_environment(authorized(rollcall, request));
    updated.await.expect("updated");
}

/// Okta's first half an hour.
async fn push(okta: &Okta) {
    okta.test_connection().await.expect("answers");
    let mut members = Vec::new();
    for (number, (given_name, family_name)) in
        [("Ada", "Lovelace"), ("Grace", "Hopper"), ("Alan", "Turing")]
            .into_iter()
            .enumerate()
    {
        let number = u32::try_from(number).expect("few");
        let person = Person::new(number, given_name, family_name, DOMAIN);
        let found = okta.find_user("userName", &person.email).await;
        found.expect("answers");
        members.push(id_of(&okta.create_user(&person).await.expect("answers")));
    }
    let group = okta.create_group("Engineering").await.expect("answers");
    let members: Vec<_> = members.iter().map(String::as_str).collect();
    let added = okta.add_members(&id_of(&group), &members).await;
    added.expect("answers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_can_be_read_by_everybody() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    let gallery = Gallery::of(&browser, "setup");
    browser.go(&link(&rollcall).await);
    gallery.look("link");
    browser.press("Start the setup");
    browser.wait_for("has not connected yet");
    gallery.look("overview-new");
    browser.press("Requests");
    browser.text("//h1[.='Requests']");
    browser.wait_for("No request yet");
    gallery.look("requests-empty");
    browser.press("Tokens");
    browser.wait_for("There is no token yet");
    gallery.look("tokens-empty");
    let providers = format!("{}/setup/providers", origin(&rollcall));
    for provider in [
        "entra-id",
        "onelogin",
        "jumpcloud",
        "ping",
        "google",
        "rippling",
        "other",
        "okta",
    ] {
        browser.go(&providers);
        browser.click(&format!("//main//a[contains(@href, '/{provider}')]"));
        browser.wait_for("What arrives");
        gallery.look(&format!("provider-{provider}"));
    }
    browser.press("Make the token");
    browser.wait_for("It is shown this once.");
    let token = value(&browser, "Authorization");
    let mut okta = Okta::new(&value(&browser, "SCIM connector base URL"), &token);
    okta.set_bearer_token(&token[..token.len() - 5]);
    okta.test_connection().await.expect("answers");
    browser.wait_for("A call came, but it was not let in");
    gallery.look("provider-okta-refused");
    okta.set_bearer_token(&token);
    push(&okta).await;
    browser.wait_for("First group arrived: Engineering");
    browser.wait_for("Connected: the token is right");
    gallery.look("provider-okta-seen");
    browser.press("Overview");
    browser.wait_for("Works");
    gallery.look("overview");
    browser.press("Tokens");
    browser.wait_for("Bearer token");
    browser.click("//summary[starts-with(normalize-space(), 'Rotate')]");
    gallery.look("tokens");
    browser.press("Make the new one");
    browser.wait_for("Copy it now");
    gallery.look("token");
    browser.press("Requests");
    browser.text("//h1[.='Requests']");
    gallery.look("requests");
    browser.go(&format!("{}/setup/nothing/here", origin(&rollcall)));
    gallery.look("fault");
}

/// A product's own color is shown in shades that can be read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_product_is_shown() {
    let rollcall = Rollcall::start();
    let branding = Branding {
        product_name: "Initech <b>Payroll</b>".to_owned(),
        logo_url: LOGO.to_owned(),
        accent_color: ACCENT.to_owned(),
    };
    brand(&rollcall, branding).await;
    let browser = Browser::start();
    let gallery = Gallery::of(&browser, "setup");
    browser.go(&link(&rollcall).await);
    browser.wait_for("Initech <b>Payroll</b> invites you");
    let shown = browser.run(
        "const logo = document.querySelector('.brand img');
         const button = document.querySelector('button.primary');
         return [logo.src, getComputedStyle(button).backgroundColor]",
        &serde_json::json!([]),
    );
    assert_eq!(shown[0], LOGO);
    assert_eq!(shown[1], "rgb(255, 212, 0)");
    gallery.look("branded-link");
    browser.press("Start the setup");
    browser.wait_for("has not connected yet");
    browser.click("//a[starts-with(normalize-space(), 'Okta')]");
    browser.wait_for("What arrives");
    gallery.look("branded-provider");
}
