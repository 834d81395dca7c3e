//! Who gets in.

use super::Scenario;
use crate::support::text;

impl Scenario {
    pub(crate) fn tokens(&mut self) {
        let directory = self.directory.clone();
        let of_it = ["--directory", directory.as_str()];
        let before = self.ids("tokens list", &of_it);
        let flags = [
            "--name",
            "Second",
            "--expires",
            "30d",
            "--directory",
            &directory,
        ];
        let made = self.one("tokens create", &flags);
        assert!(text(&made["secret"]).starts_with("rcscim_"), "{made}");
        let id = text(&made["token"]["id"]);
        assert_eq!(self.one("tokens get", &[&id]), made["token"]);
        let changed = self.one("tokens update", &[&id, "--never-expires"]);
        assert_eq!(changed.get("expireTime"), None);
        let flags = ["--directory", &directory, &id, "--overlap", "24h"];
        let rotated = self.one("tokens rotate", &flags);
        assert!(text(&rotated["secret"]).starts_with("rcscim_"));
        let next = text(&rotated["token"]["id"]);
        let ends = self.one("tokens get", &[&id]);
        assert!(ends["expireTime"].is_string(), "{ends}");
        let revoked = self.one("tokens revoke", &[&next, "--yes"]);
        assert!(revoked["revokeTime"].is_string(), "{revoked}");
        let listed = self.ids("tokens list", &of_it);
        assert_eq!(listed[before.len()..], [id, next]);

        let flags = [
            "--name",
            "Third",
            "--organization",
            &self.organization.clone(),
        ];
        let another = text(&self.one("directories create", &flags)["id"]);
        let of_another = [
            "--directory",
            &another,
            "--name",
            "Only",
            "--kind",
            "oauth-client",
        ];
        self.one("tokens create", &of_another);
        let ended = self.one("tokens revoke-all", &["--directory", &another, "--yes"]);
        assert_eq!(ended["revokedCount"], 1);
    }

    pub(crate) fn api_keys(&mut self) {
        let flags = [
            "--name",
            "Reader",
            "--scope",
            "read-users",
            "--scope",
            "manage",
        ];
        let made = self.one("keys create", &flags);
        assert!(text(&made["secret"]).starts_with("rckey_"), "{made}");
        let id = text(&made["apiKey"]["id"]);
        assert_eq!(self.one("keys get", &[&id])["displayName"], "Reader");
        let changed = self.one("keys update", &[&id, "--scope", "read-users"]);
        assert_eq!(changed["scopes"], serde_json::json!(["SCOPE_READ_USERS"]));
        assert!(self.ids("keys list", &[]).contains(&id));
        let revoked = self.one("keys revoke", &[&id, "--yes"]);
        assert!(revoked["revokeTime"].is_string(), "{revoked}");
    }

    pub(crate) fn setup_links(&mut self) {
        let flags = ["--directory", &self.directory.clone(), "--expires", "2d"];
        let made = self.one("setup-links create", &flags);
        assert!(text(&made["path"]).starts_with("/setup/"), "{made}");
        let id = text(&made["setupLink"]["id"]);
        assert_eq!(self.one("setup-links get", &[&id]), made["setupLink"]);
        assert!(self.ids("setup-links list", &[]).contains(&id));
        let revoked = self.one("setup-links revoke", &[&id, "--yes"]);
        assert!(revoked["revokeTime"].is_string(), "{revoked}");
    }

    pub(crate) fn trusted_issuers(&mut self) {
        let file = self.caller.home.path().join("keys.json");
        let keys = r#"{"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "1",
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;
        std::fs::write(&file, keys).expect("written");
        let file = file.display().to_string();
        let flags = [
            ["--issuer", "https://kubernetes.example.com"],
            ["--audience", "rollcall"],
            ["--subject", "system:serviceaccount:default:backend"],
            ["--scope", "read-users"],
            ["--jwks-file", &file],
        ];
        let made = self.one("trusted-issuers create", &flags.concat());
        let id = text(&made["id"]);
        assert_eq!(self.one("trusted-issuers get", &[&id]), made);
        assert_eq!(self.ids("trusted-issuers list", &[]), [id.as_str()]);
        self.one("trusted-issuers delete", &[&id, "--yes"]);
        assert!(self.ids("trusted-issuers list", &[]).is_empty());
    }
}
