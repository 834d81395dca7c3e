//! What there is: environments, organizations, directories.

use super::Scenario;
use crate::support::text;

impl Scenario {
    pub(crate) fn environments(&mut self, operator_key: &str) {
        let own = self.one("environments get", &[]);
        let id = text(&own["id"]);
        assert!(id.starts_with("env_"), "{own}");
        assert_eq!(self.ids("environments list", &[]), [id.as_str()]);
        let changed = self.one(
            "environments update",
            &["--product-name", "Initech", "--breaker-hold", "true"],
        );
        assert_eq!(changed["branding"]["productName"], "Initech");
        assert_eq!(changed["breaker"]["hold"], true);
        assert_eq!(changed["requestRetentionDays"], own["requestRetentionDays"]);
        self.one("environments update", &["--breaker-hold", "false"]);

        let own_key = std::mem::replace(&mut self.caller.api_key, operator_key.to_owned());
        let made = self.one("environments create", &["--name", "Staging"]);
        let staging = text(&made["id"]);
        let seen = self.ids("environments list", &[]);
        assert_eq!(seen, [id.as_str(), staging.as_str()]);
        let there = ["--environment", staging.as_str()];
        assert!(self.ids("organizations list", &there).is_empty());
        let people = ["--directory", &self.directory.clone(), "--environment", &id];
        assert!(self.ids("users list", &people).is_empty());
        self.one("environments delete", &[&staging, "--yes"]);
        self.caller.api_key = own_key;
    }

    pub(crate) fn organizations(&mut self) {
        let flags = [
            "--name",
            "Initech",
            "--external-id",
            "initech",
            "--domain",
            "initech.com",
        ];
        let made = self.one("organizations create", &flags);
        let id = text(&made["id"]);
        assert_eq!(made["domains"][0], "initech.com");
        assert_eq!(self.one("organizations get", &[&id]), made);
        let listed = self.ids("organizations list", &["--external-id", "initech"]);
        assert_eq!(listed, [id.as_str()]);
        let found = self.ids("organizations search", &["INI"]);
        assert_eq!(found, [id.as_str()]);
        let changed = self.one("organizations update", &[&id, "--name", "Initrode"]);
        assert_eq!(changed["displayName"], "Initrode");
        assert_eq!(changed["externalId"], "initech");
        let deleted = self.one("organizations delete", &[&id, "--yes"]);
        assert!(deleted["deleteTime"].is_string(), "{deleted}");
        let restored = self.one("organizations restore", &[&id]);
        assert_eq!(restored.get("deleteTime"), None);
    }

    pub(crate) fn directories(&mut self) {
        let organization = self.organization.clone();
        let flags = ["--organization", &organization, "--name", "Contractors"];
        let made = self.one("directories create", &flags);
        let id = text(&made["id"]);
        assert_eq!(
            self.one("directories get", &[&id])["displayName"],
            "Contractors"
        );
        let listed = self.ids("directories list", &["--organization", &organization]);
        assert_eq!(listed, [self.directory.as_str(), &id]);
        let changed = self.one("directories update", &[&id, "--name", "Partners"]);
        assert_eq!(changed["displayName"], "Partners");
        let disabled = self.one("directories disable", &[&id, "--yes"]);
        assert_eq!(disabled["health"]["state"], "DIRECTORY_STATE_DISABLED");
        let enabled = self.one("directories enable", &[&id]);
        assert_eq!(enabled.get("disableTime"), None);
        self.one("directories release", &[&id]);
        let counts = self.all("directories counts", &[&id, "--since", "2d"]);
        let now = counts.last().expect("a count");
        assert_eq!(now["userCount"], "0");
        let deleted = self.one("directories delete", &[&id, "--yes"]);
        assert!(deleted["deleteTime"].is_string(), "{deleted}");
        let restored = self.one("directories restore", &[&id]);
        assert_eq!(restored.get("deleteTime"), None);
    }
}
