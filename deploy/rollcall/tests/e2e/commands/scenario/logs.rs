//! What was kept of all that.

use std::collections::BTreeSet;

use super::Scenario;
use crate::commands::{first_lines, object};
use crate::support::text;

impl Scenario {
    pub(crate) fn requests(&mut self) {
        let directory = self.directory.clone();
        let of_it = ["--directory", directory.as_str()];
        let listed = self.all("requests list", &of_it);
        let latest = listed.first().expect("a request");
        let id = text(&latest["id"]);
        assert_eq!(self.one("requests get", &[&id]), *latest);
        let some = self.ids("requests list", &[of_it[0], of_it[1], "--limit", "1"]);
        assert_eq!(some, [id.as_str()]);
        let recent = self.ids("requests list", &[of_it[0], of_it[1], "--since", "1h"]);
        assert_eq!(recent.len(), listed.len());
        let counts = self.all("requests counts", &of_it);
        assert!(counts.len() >= 24, "{counts:?}");
        let numbers = counts.iter().map(|count| text(&count["requestCount"]));
        assert!(
            numbers.into_iter().any(|number| number != "0"),
            "{counts:?}"
        );

        self.run.insert("requests tail".to_owned());
        let words = ["requests", "tail", "--lines", "2", "--json"];
        let mut command = self.caller.command(&[&words, &of_it[..]].concat());
        let lines = first_lines(&mut command, 2);
        let tailed: Vec<_> = lines
            .iter()
            .map(|line| object(line)["id"].clone())
            .collect();
        let expect: Vec<_> = listed[..2]
            .iter()
            .rev()
            .map(|item| item["id"].clone())
            .collect();
        assert_eq!(tailed, expect);
    }

    pub(crate) fn events(&mut self) {
        let listed = self.all("events list", &[]);
        let positions: Vec<_> = listed
            .iter()
            .map(|event| text(&event["position"]))
            .collect();
        let expect: Vec<_> = (1..=listed.len()).map(|place| place.to_string()).collect();
        assert_eq!(positions, expect);
        let created = self.all("events list", &["--kind", "user-created"]);
        assert!(
            created
                .iter()
                .all(|event| event["kind"] == "EVENT_KIND_USER_CREATED")
        );
        assert_eq!(created.len(), 2);
        let cursor = text(&listed[2]["cursor"]);
        let behind = self.ids("events list", &["--cursor", &cursor, "--limit", "1"]);
        assert_eq!(behind, [text(&listed[3]["id"])]);

        self.run.insert("events follow".to_owned());
        let words = ["events", "follow", "--json", "--cursor", &cursor];
        let lines = first_lines(&mut self.caller.command(&words), listed.len() - 3);
        let followed: Vec<_> = lines.iter().map(|line| object(line)).collect();
        assert_eq!(followed, listed[3..]);

        let flags = ["--directory", &self.directory.clone(), "--limit", "3"];
        let latest = self.all("events latest", &flags);
        assert_eq!(latest.len(), 3);
    }

    pub(crate) fn audit(&mut self) {
        let entries = self.all("audit list", &[]);
        let methods: BTreeSet<_> = entries.iter().map(|entry| text(&entry["method"])).collect();
        for method in ["CreateOrganization", "RotateToken", "EraseUser"] {
            assert!(methods.contains(method), "{methods:?}");
        }
        let organization = self.organization.clone();
        let some = self.all(
            "audit list",
            &["--organization", &organization, "--limit", "2"],
        );
        assert_eq!(some.len(), 2);
    }

    pub(crate) fn export(&mut self) {
        let file = self.caller.home.path().join("acme.jsonl");
        let path = file.display().to_string();
        let organization = self.organization.clone();
        let told = self.one("export", &[&organization, "--output", &path]);
        let written = std::fs::read_to_string(&file).expect("written");
        let lines: Vec<_> = written.lines().map(object).collect();
        assert_eq!(told["lines"], lines.len());
        assert_eq!(lines[0]["type"], "organization");
        assert_eq!(self.all("export", &[&organization]), lines);
    }
}
