//! Who is pushed, and who is told of it.

use rollcall::okta::Person;
use serde_json::Value;

use super::Scenario;
use crate::support::{id_of, text};
use crate::webhooks::{TAKEN, receiver};

impl Scenario {
    pub(crate) async fn webhooks(&mut self) {
        let (url, mut deliveries) = receiver(|_| TAKEN).await;
        let flags = ["--name", "Product", "--url", &url, "--type", "user.created"];
        let made = self.one("webhooks create", &flags);
        assert!(text(&made["secret"]).starts_with("whsec_"), "{made}");
        let id = text(&made["webhookEndpoint"]["id"]);
        assert_eq!(self.one("webhooks get", &[&id])["url"], url.as_str());
        assert_eq!(self.ids("webhooks list", &[]), [id.as_str()]);
        let changed = self.one("webhooks update", &[&id, "--name", "Backend"]);
        assert_eq!(changed["displayName"], "Backend");
        assert_eq!(changed["kinds"][0], "user.created");
        let rotated = self.one("webhooks rotate-secret", &[&id]);
        assert_ne!(rotated["secret"], made["secret"]);

        // When the second comes, the first is done with.
        for (number, name) in [(1, "Ada"), (2, "Grace")] {
            let person = Person::new(number, name, "Person", "acme.example");
            id_of(&self.okta.create_user(&person).await.expect("answers"));
        }
        let first = deliveries.recv().await.expect("delivered");
        deliveries.recv().await.expect("delivered");
        let event = text(&first["headers"]["webhook-id"]);
        let attempts = self.all("webhooks deliveries", &[&id]);
        let of_first = |attempt: &&Value| attempt["eventId"] == event.as_str();
        let attempt = attempts.iter().find(of_first).expect("logged");
        assert_eq!(attempt["httpStatus"], 204);
        self.one("webhooks redeliver", &[&id, "--event", &event]);
        let again = deliveries.recv().await.expect("delivered");
        assert_eq!(again["headers"]["webhook-id"], event.as_str());

        let disabled = self.one("webhooks disable", &[&id, "--yes"]);
        assert!(disabled["disableTime"].is_string(), "{disabled}");
        let enabled = self.one("webhooks enable", &[&id]);
        assert_eq!(enabled.get("disableTime"), None);
        self.one("webhooks delete", &[&id, "--yes"]);
        assert!(self.ids("webhooks list", &[]).is_empty());
    }

    /// After Ada and Grace were pushed.
    pub(crate) async fn people(&mut self) {
        let directory = self.directory.clone();
        let of_it = ["--directory", directory.as_str()];
        let users = self.all("users list", &["--external-id", "acme"]);
        let [ada, grace] = users.as_slice() else {
            panic!("{users:?}")
        };
        let ids = [text(&ada["id"]), text(&grace["id"])];
        assert_eq!(self.ids("users list", &of_it), ids);
        assert_eq!(self.one("users get", &[&ids[0]]), *ada);
        assert_eq!(ada["attributes"]["name"]["givenName"], "Ada");
        let found = self.ids(
            "users search",
            &[
                &text(&ada["email"]).to_uppercase(),
                "--directory",
                &directory,
            ],
        );
        assert_eq!(found, [ids[0].as_str()]);

        let made = self.okta.create_group("Finance").await.expect("answers");
        let group = id_of(&made);
        let added = self.okta.add_members(&group, &[&ids[0], "later"]).await;
        added.expect("answers");
        assert_eq!(self.ids("groups list", &of_it), [group.as_str()]);
        assert_eq!(self.one("groups get", &[&group])["memberCount"], "1");
        assert_eq!(self.ids("groups members", &[&group]), [ids[0].as_str()]);
        let awaited = self.one("groups parked", &[&group]);
        assert_eq!(awaited["name"], "later");
        let found = self.ids("groups search", &["fin", "--directory", &directory]);
        assert_eq!(found, [group.as_str()]);

        assert!(self.all("users deleted", &of_it).is_empty());
        self.one("users erase", &[&ids[1], "--yes"]);
        assert_eq!(self.ids("users list", &of_it), [ids[0].as_str()]);
    }
}
