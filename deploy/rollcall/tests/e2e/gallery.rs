//! Pages at a phone's width and a desk's, by day and by night: each must be one that
//! everybody can read.
//!
//! With `ROLLCALL_SCREENSHOTS=1` what they look like is kept in
//! `target/screenshots`.

use rollcall_test_servers::browser::{Browser, View, screenshots};

use crate::support::node_modules;

const AXE: &str = "axe-core@4.14.1";

pub(crate) struct Gallery<'b> {
    browser: &'b Browser,
    /// Whose pages they are.
    door: &'static str,
    axe: String,
    is_kept: bool,
}

impl<'b> Gallery<'b> {
    pub(crate) fn of(browser: &'b Browser, door: &'static str) -> Self {
        let axe = node_modules(AXE).join("axe-core/axe.min.js");
        Self {
            browser,
            door,
            axe: std::fs::read_to_string(axe).expect("axe-core"),
            is_kept: std::env::var_os("ROLLCALL_SCREENSHOTS").is_some(),
        }
    }

    /// What is shown now, in every view.
    #[track_caller]
    pub(crate) fn look(&self, name: &str) {
        for view in View::all() {
            self.browser.show(view);
            if self.is_kept {
                let file = format!("{}-{name}-{}.png", self.door, view.name());
                let shot = self.browser.screenshot();
                std::fs::write(screenshots().join(file), shot).expect("written");
            }
            let findings = self.browser.accessibility_findings(&self.axe);
            assert_eq!(findings, [], "{name} {view:?}");
            assert_eq!(self.browser.overflow(), 0, "{name} {view:?}");
        }
        let said = self.browser.console();
        let is_grave = |line: &&String| line.contains("Content Security Policy");
        assert_eq!(said.iter().find(is_grave), None, "{name}");
        let headings = self.browser.count("//h1");
        assert_eq!(headings, 1, "{name}");
    }
}
