//! The setup portal in a real browser.

mod journey;
mod pages;
mod tokens;

use rollcall_proto::management::v1::Organization;
use rollcall_test_servers::browser::Browser;

use crate::setup::{make_link_of, origin};
use crate::support::Rollcall;

const DOMAIN: &str = "acme.example";

/// Where a browser begins: a link for a customer with a domain.
async fn link(rollcall: &Rollcall) -> String {
    let organization = Organization {
        display_name: "Acme".to_owned(),
        domains: vec![DOMAIN.to_owned()],
        ..Organization::default()
    };
    let path = make_link_of(rollcall, organization).await;
    format!("{}{path}", origin(rollcall))
}

/// What the page shows to be copied beside this label.
fn value(browser: &Browser, label: &str) -> String {
    browser.text(&format!(
        "//div[@class='field'][.//strong[.='{label}']]//div[@class='copy']/code"
    ))
}
