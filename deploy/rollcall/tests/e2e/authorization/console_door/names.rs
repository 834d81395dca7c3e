//! What there is in an environment.

use rollcall::okta::{Okta, Person};

use crate::console::operator::{Operator, id_on, page};
use crate::support::{Rollcall, id_of};

/// One of everything, by the names that routes have for them.
pub(super) struct Names(pub(super) Vec<(&'static str, String)>);

impl Names {
    /// Made by the console's own forms, in an environment of its own.
    pub(super) async fn make(rollcall: &Rollcall, operator: &Operator, name: &str) -> Self {
        let made = operator
            .post("/environments", &[("display_name", name)])
            .await;
        let base = Operator::led_to(&made);
        let base = base.trim_end_matches("/organizations").to_owned();
        let organization = [("display_name", name), ("external_id", name)];
        let made = operator
            .post(&format!("{base}/organizations"), &organization)
            .await;
        let organization = Operator::led_to(&made);
        operator
            .post(&format!("{organization}/setup-links"), &[])
            .await;
        let link = id_on(&operator.get(&organization).await, "link_");
        let directory = [("directory_name", name)];
        let made = operator
            .post(&format!("{organization}/directories"), &directory)
            .await;
        let directory = Operator::led_to(&made);
        let token = [("display_name", name), ("kind", "bearer")];
        let token = operator.post(&format!("{directory}/tokens"), &token).await;
        let secret = page(&token);
        let secret = secret.split("rcscim_").nth(1).expect("a secret");
        let secret = format!("rcscim_{}", secret.split('<').next().expect("a secret"));
        let (_, id) = directory.rsplit_once("dir_").expect("an id");
        let (origin, _) = rollcall.base_url.rsplit_once('/').expect("a URL");
        let okta = Okta::new(&format!("{origin}/{id}"), &secret);
        let ada = Person::new(1, "Ada", "Lovelace", "example.com");
        let user = id_of(&okta.create_user(&ada).await.expect("answers"));
        let group = id_of(&okta.create_group("Engineering").await.expect("answers"));
        let key = [("display_name", name), ("scope", "read-users")];
        operator.post(&format!("{base}/api-keys"), &key).await;
        let endpoint = [
            ("display_name", name),
            ("url", "https://hooks.example.com/x"),
        ];
        operator
            .post(&format!("{base}/webhook-endpoints"), &endpoint)
            .await;
        let issuer = [
            ("issuer", "https://kubernetes.example.com"),
            ("audience", name),
            ("subject", "backend"),
            ("scope", "read-users"),
        ];
        operator
            .post(&format!("{base}/trusted-issuers"), &issuer)
            .await;
        let on = async |path: String, prefix: &str| id_on(&operator.get(&path).await, prefix);
        // Forms hold ids of the same kind.
        let request = on(format!("{directory}/requests"), "/requests/req_").await;
        let request = request.replace("/requests/", "");
        Self(vec![
            ("environment", id_in(&base, "env_")),
            ("organization", id_in(&organization, "org_")),
            ("directory", id_in(&directory, "dir_")),
            ("link", link),
            ("token", on(format!("{directory}/tokens"), "tok_").await),
            ("user", user),
            ("group", group),
            ("request", request),
            ("key", on(format!("{base}/api-keys"), "key_").await),
            (
                "endpoint",
                on(format!("{base}/webhook-endpoints"), "whe_").await,
            ),
            (
                "issuer",
                on(format!("{base}/trusted-issuers"), "iss_").await,
            ),
            ("operator", on("/operators".to_owned(), "operator_").await),
            ("session", on("/account".to_owned(), "session_").await),
        ])
    }

    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(is, _)| *is == name);
        found.map_or("", |(_, id)| id)
    }

    pub(super) fn set(&mut self, name: &str, to: &str) {
        for (_, id) in self.0.iter_mut().filter(|(is, _)| *is == name) {
            to.clone_into(id);
        }
    }

    pub(super) fn fill(&self, route: &str) -> String {
        let mut path = route.to_owned();
        for (name, id) in &self.0 {
            path = path.replace(&format!("{{{name}}}"), id);
        }
        path
    }
}

pub(super) fn id_in(path: &str, prefix: &str) -> String {
    let begins = path.find(prefix).expect("an id");
    path[begins..begins + prefix.len() + 26].to_owned()
}
