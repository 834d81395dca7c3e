//! What somebody does with every command.

mod credentials;
mod logs;
mod managed;
mod people;

use std::collections::BTreeSet;

use rollcall::okta::Okta;
use serde_json::Value;

use super::Caller;
use crate::support::{Rollcall, id_of_directory, text};

pub(super) struct Scenario {
    caller: Caller,
    okta: Okta,
    directory: String,
    organization: String,
    /// The commands that were run.
    pub(super) run: BTreeSet<String>,
}

impl Scenario {
    pub(super) fn new(rollcall: &Rollcall) -> Self {
        let caller = Caller::new(rollcall);
        let directory = id_of_directory(rollcall);
        let shown = caller.json(&["directories", "get", &directory]);
        Self {
            caller,
            okta: rollcall.okta(),
            directory,
            organization: text(&shown[0]["organizationId"]),
            run: BTreeSet::new(),
        }
    }

    /// All that the command `name` prints.
    fn all(&mut self, name: &str, arguments: &[&str]) -> Vec<Value> {
        self.run.insert(name.to_owned());
        let words: Vec<_> = name.split(' ').collect();
        self.caller.json(&[&words, arguments].concat())
    }

    /// The one object that it prints.
    fn one(&mut self, name: &str, arguments: &[&str]) -> Value {
        let mut printed = self.all(name, arguments);
        assert_eq!(printed.len(), 1, "{name}: {printed:?}");
        printed.remove(0)
    }

    /// The ids of what a list has.
    fn ids(&mut self, name: &str, arguments: &[&str]) -> Vec<String> {
        let listed = self.all(name, arguments);
        listed.iter().map(|item| text(&item["id"])).collect()
    }

    pub(super) fn profiles(&mut self) {
        let (address, key) = (self.caller.address.clone(), self.caller.api_key.clone());
        let flags = ["here", "--address", &address, "--api-key", &key];
        assert_eq!(self.one("profiles set", &flags)["name"], "here");
        let listed = self.one("profiles list", &[]);
        assert_eq!(
            (&listed["name"], &listed["isUsed"]),
            (&"here".into(), &true.into())
        );
        self.one("profiles use", &["here"]);
        self.one("profiles delete", &["here", "--yes"]);
        assert!(self.all("profiles list", &[]).is_empty());
    }
}
