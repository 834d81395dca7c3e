//! Chromium without a window, driven over W3C WebDriver by Debian's chromedriver.

mod finding;
mod view;
mod webdriver;

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

pub use self::finding::Finding;
use self::view::DESK;
pub use self::view::{View, screenshots};
use self::webdriver::WebDriver;
use crate::process::{Process, ending_with_the_tests, free_port};

const BROWSER: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";
/// What must come, comes within so many milliseconds.
const DEADLINE_MILLIS: u64 = 30_000;
const HEIGHT: u32 = 900;

/// A browser of one test's own, with a profile of its own, which ends with it.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    process: Option<Process>,
    _profile: TempDir,
}

impl Browser {
    pub fn start() -> Self {
        for program in [BROWSER, DRIVER] {
            assert!(
                Path::new(program).exists(),
                "there is no {program}: `make packages` installs what tests need"
            );
        }
        let profile = tempfile::tempdir().expect("a folder");
        let port = free_port();
        let mut command = ending_with_the_tests();
        // It says on standard output that it is ready.
        command
            .args(["sh", "-c", "exec \"$0\" \"$@\" >&2", DRIVER])
            .arg(format!("--port={port}"));
        let process = Process::start("chromedriver", command, "started successfully");
        let driver = WebDriver::open(port, &capabilities(profile.path()));
        let browser = Self {
            driver,
            process: Some(process),
            _profile: profile,
        };
        let timeouts = json!({
            "implicit": DEADLINE_MILLIS,
            "script": DEADLINE_MILLIS,
            "pageLoad": DEADLINE_MILLIS,
        });
        browser.driver.post("timeouts", &timeouts);
        browser.show(View {
            width: DESK,
            is_dark: false,
        });
        browser
    }

    /// Pages run no scripts from now on.
    pub fn turn_scripts_off(&self) {
        let parameters = json!({ "value": true });
        self.cdp("Emulation.setScriptExecutionDisabled", &parameters);
    }

    /// Files that pages hand over are saved there, without a question.
    pub fn save_downloads_in(&self, folder: &Path) {
        let parameters = json!({ "behavior": "allow", "downloadPath": folder });
        self.cdp("Browser.setDownloadBehavior", &parameters);
    }

    pub fn show(&self, view: View) {
        let View { width, is_dark } = view;
        let metrics = json!({
            "width": width,
            "height": HEIGHT,
            "deviceScaleFactor": 1,
            "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", &metrics);
        let scheme = if is_dark { "dark" } else { "light" };
        let features = json!({
            "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ],
        });
        self.cdp("Emulation.setEmulatedMedia", &features);
    }

    /// Opens a page, and waits until it is loaded.
    pub fn go(&self, url: &str) {
        self.driver.post("url", &json!({ "url": url }));
    }

    pub fn url(&self) -> String {
        text(&self.driver.get("url"))
    }

    pub fn title(&self) -> String {
        text(&self.driver.get("title"))
    }

    pub fn source(&self) -> String {
        text(&self.driver.get("source"))
    }

    /// Waits for the first element of an XPath, and clicks it.
    pub fn click(&self, xpath: &str) {
        let element = self.find(xpath);
        let path = format!("element/{element}/click");
        self.driver.post(&path, &json!({}));
    }

    /// The button or link that is called so.
    pub fn press(&self, name: &str) {
        self.click(&format!(
            "//*[self::button or self::a or self::summary][normalize-space()={}]",
            quoted(name)
        ));
    }

    pub fn type_into(&self, xpath: &str, keys: &str) {
        let element = self.find(xpath);
        let path = format!("element/{element}/value");
        self.driver.post(&path, &json!({ "text": keys }));
    }

    /// Presses keys wherever the focus is.
    pub fn press_key(&self, key: &str) {
        let actions = json!({ "actions": [{
            "type": "key",
            "id": "keyboard",
            "actions": [{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }],
        }]});
        self.driver.post("actions", &actions);
    }

    /// Waits until the page shows an element, and returns what it says.
    pub fn text(&self, xpath: &str) -> String {
        let element = self.find(xpath);
        text(&self.driver.get(&format!("element/{element}/text")))
    }

    /// How many elements of an XPath there are now.
    pub fn count(&self, xpath: &str) -> u64 {
        let script =
            "return document.evaluate('count(' + arguments[0] + ')', document).numberValue";
        let counted = self.run(script, &json!([xpath]));
        counted.as_u64().expect("a number")
    }

    /// Waits until something on the page says this.
    pub fn wait_for(&self, said: &str) {
        let said = quoted(said);
        self.find(&format!("//main//*[contains(normalize-space(), {said})]"));
    }

    /// What a function's body returns.
    pub fn run(&self, script: &str, arguments: &Value) -> Value {
        let call = json!({ "script": script, "args": arguments });
        self.driver.post("execute/sync", &call)
    }

    /// What a script hands to the last of its `arguments`.
    pub fn run_until_done(&self, script: &str, arguments: &Value) -> Value {
        let call = json!({ "script": script, "args": arguments });
        self.driver.post("execute/async", &call)
    }

    /// What the browser's console was told since it was asked last, such as of
    /// violations of the Content Security Policy.
    pub fn console(&self) -> Vec<String> {
        let log = self.driver.post("se/log", &json!({ "type": "browser" }));
        let entries = log.as_array().expect("a list");
        entries.iter().map(|one| text(&one["message"])).collect()
    }

    /// What axe-core, whose text is given, finds serious or critical in the page.
    pub fn accessibility_findings(&self, axe: &str) -> Vec<Finding> {
        const RUN: &str = "
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
                (results) => done(results.violations),
                (error) => done(String(error)));";
        if self.run("return typeof axe", &json!([])) == "undefined" {
            self.run(axe, &json!([]));
        }
        let found = self.run_until_done(RUN, &json!([]));
        let found = found
            .as_array()
            .unwrap_or_else(|| panic!("axe-core: {found}"));
        let grave = found
            .iter()
            .filter(|one| ["serious", "critical"].contains(&one["impact"].as_str().unwrap_or("")));
        grave.map(Finding::from).collect()
    }

    /// The whole page as PNG, however long it is.
    pub fn screenshot(&self) -> Vec<u8> {
        use base64::Engine as _;
        let metrics = self.cdp("Page.getLayoutMetrics", &json!({}));
        let size = &metrics["cssContentSize"];
        let parameters = json!({
            "format": "png",
            "captureBeyondViewport": true,
            "clip": {
                "x": 0, "y": 0, "scale": 1,
                "width": size["width"], "height": size["height"],
            },
        });
        let shot = self.cdp("Page.captureScreenshot", &parameters);
        let engine = base64::engine::general_purpose::STANDARD;
        engine.decode(text(&shot["data"])).expect("base64")
    }

    /// How far the page is wider than the window.
    pub fn overflow(&self) -> i64 {
        let script = "const page = document.documentElement;
            return page.scrollWidth - page.clientWidth";
        self.run(script, &json!([])).as_i64().expect("a number")
    }

    /// A command of the Chrome DevTools Protocol, for what WebDriver lacks.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Value {
        let call = json!({ "cmd": command, "params": parameters });
        self.driver.post("goog/cdp/execute", &call)
    }

    fn find(&self, xpath: &str) -> String {
        let query = json!({ "using": "xpath", "value": xpath });
        let found = self.driver.try_post("element", &query);
        let found = found.unwrap_or_else(|error| {
            let main = self.run("return document.body.innerText", &json!([]));
            panic!("{error}\n{} has:\n{}", self.url(), text(&main))
        });
        let element = found.as_object().and_then(|found| found.values().next());
        text(element.expect("an element"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Without the driver there is nothing to close.
        let _ = self.driver.close();
        if let Some(process) = self.process.take() {
            process.signal("TERM");
            process.wait();
        }
    }
}

fn capabilities(profile: &Path) -> Value {
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": BROWSER,
            "args": [
                "--headless=new",
                // Tests may run as root.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en",
                "--no-first-run",
                // It ends when the driver does.
                "--remote-debugging-pipe",
                format!("--user-data-dir={}", profile.display()),
            ],
        },
    }}})
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A string of XPath, which has no escapes.
fn quoted(said: &str) -> String {
    if said.contains('"') {
        format!("'{said}'")
    } else {
        format!("\"{said}\"")
    }
}
