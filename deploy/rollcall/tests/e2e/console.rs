//! The operator console, by HTTP and in a real browser.

mod accounts;
mod breaker;
mod export;
mod forms;
mod journey;
pub(crate) mod oidc;
pub(crate) mod operator;
mod pages;
mod revoke_all;
mod search;
mod webhooks;

use rollcall_test_servers::browser::Browser;

use crate::support::Rollcall;

pub(crate) const PASSWORD: &str = "correct horse battery";
pub(crate) const EMAIL: &str = "grace@example.com";

/// Lets the first operator in, by the link that the first start prints.
fn come_in(browser: &Browser, rollcall: &Rollcall) {
    browser.go(&rollcall.sign_in_link);
    browser.wait_for("Choose a password");
    browser.type_into("//input[@id='display_name']", "Grace Hopper");
    browser.type_into("//input[@id='email']", EMAIL);
    browser.type_into("//input[@id='password']", PASSWORD);
    browser.press("Set the password and sign in");
    browser.wait_for("Organizations");
}

/// What the page shows to be copied beside this label.
fn value(browser: &Browser, label: &str) -> String {
    browser.text(&format!(
        "//div[@class='field'][.//strong[.='{label}']]//div[@class='copy']/code"
    ))
}

fn fill(browser: &Browser, id: &str, text: &str) {
    browser.type_into(&format!("//*[@id='{id}']"), text);
}
