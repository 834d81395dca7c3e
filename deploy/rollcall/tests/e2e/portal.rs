//! The setup portal in a real browser.

use rollcall_test_servers::browser::{Browser, View};

use crate::setup::{make_link, origin};
use crate::support::{Rollcall, node_modules};

const AXE: &str = "axe-core@4.14.1";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_link_is_shown() {
    let rollcall = Rollcall::start();
    let url = format!("{}{}", origin(&rollcall), make_link(&rollcall).await);
    let axe = node_modules(AXE).join("axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("axe-core");
    let browser = Browser::start();
    for view in View::all() {
        browser.show(view);
        browser.go(&url);
        assert_eq!(browser.accessibility_findings(&axe), []);
        assert_eq!(browser.console(), [""; 0]);
        assert_eq!(browser.overflow(), 0, "{view:?}");
    }
    browser.turn_scripts_off();
    browser.press("Start the setup");
    browser.wait_for("Provisioning for");
}
