//! `rollcall demo`: the whole story on a throw-away store, over real HTTP and
//! real gRPC. It ends well only when every step is as it should be.

use std::io::{IsTerminal as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr};

use rollcall_client::proto::directory::v1::{ListUsersRequest, User, list_users_request};
use rollcall_client::{Client, Selection};
use rollcall_control::operator::NewDirectory;
use rollcall_control::sink::Sinks;
use rollcall_control::store::Database;
use serde_json::{Value, json};

use crate::Failure;
use crate::okta::{Okta, Person};
use crate::stack::{Settings, Stack};

const CUSTOMER: &str = "acme";
const DOMAIN: &str = "acme.example";

pub async fn demo() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let stack = Stack::start(Settings {
        allow_loopback_webhooks: false,
        data: folder.path(),
        database: Database::new(folder.path(), None),
        scim_listen: any_port,
        grpc_listen: any_port,
        scim_tls: None,
        grpc_tls: None,
        metrics_listen: None,
        public_url: None,
        first_directory: NewDirectory {
            organization_external_id: CUSTOMER.to_owned(),
            organization_name: "Acme".to_owned(),
            domains: vec![DOMAIN.to_owned()],
            allow_any_domain: false,
        },
        sinks: Sinks::default(),
        oidc: None,
    })
    .await?;
    let secrets = stack.secrets.as_ref().ok_or("a new store has secrets")?;
    let okta = Okta::new(&stack.scim_base_url, &secrets.bearer_token);
    let product = Client::connect(&format!("http://{}", stack.grpc_address), &secrets.api_key)?;

    let mut story = Story::default();
    say(&format!(
        "Your customer Acme has a directory. Its base URL for Okta:\n  {}\n",
        stack.scim_base_url
    ))?;
    tell(&mut story, &okta, &product).await?;
    stack.stop().await?;
    story.end()
}

async fn tell(story: &mut Story, okta: &Okta, product: &Client) -> Result<(), Failure> {
    chapter("Okta's admin connects the app")?;
    let (users, groups) = okta.test_connection().await?;
    story.step(
        "Okta tests the connection: users and groups can be listed",
        users.status == 200 && groups.status == 200 && users.json()["totalResults"] == 0,
    )?;

    chapter("Three people are assigned to the app")?;
    let people = [
        Person::new(1, "Ada", "Lovelace", DOMAIN),
        Person::new(2, "Grace", "Hopper", DOMAIN),
        Person::new(3, "Alan", "Turing", DOMAIN),
    ];
    let mut ids = Vec::new();
    for person in &people {
        let found = okta.find_user("userName", &person.email).await?.json();
        let created = okta.create_user(person).await?;
        ids.push(id_of(&created.json()));
        story.step(
            &format!(
                "Okta looks for {}, finds nobody, creates the user",
                person.email
            ),
            found["totalResults"] == 0 && created.status == 201,
        )?;
    }
    let [ada, grace, alan] = [&ids[0], &ids[1], &ids[2]].map(String::as_str);
    let stranger = Person::new(4, "Eve", "Outsider", "elsewhere.example");
    let refused = okta.create_user(&stranger).await?;
    story.step(
        "Okta pushes somebody of another domain: refused, and the error names the domains",
        refused.status == 400
            && refused.json()["detail"]
                .as_str()
                .is_some_and(|detail| detail.contains(DOMAIN)),
    )?;

    chapter("A group is pushed")?;
    let engineering = id_of(&okta.create_group("Engineering").await?.json());
    let added = okta.add_members(&engineering, &[ada, grace]).await?;
    story.step(
        "Okta pushes Engineering with Ada and Grace",
        added.status == 200,
    )?;
    let group = product.group(&engineering).await?;
    let members = members(product, &engineering).await?;
    story.step(
        &format!(
            "the product sees {} with {}",
            "Engineering",
            names(&members)
        ),
        group.member_count == 2 && names(&members) == "Ada Lovelace, Grace Hopper",
    )?;

    chapter("Grace leaves the company")?;
    let deactivated = okta.patch_user(grace, json!({"active": false})).await?;
    story.step(
        "Okta deactivates Grace",
        deactivated.status == 200 && deactivated.json()["active"] == false,
    )?;

    chapter("What the product sees over gRPC")?;
    let users = product
        .users(Selection::OrganizationExternalId(CUSTOMER.to_owned()))
        .all()
        .await?;
    table(&users)?;
    let access: Vec<bool> = users.iter().map(|user| user.active).collect();
    story.step(
        "everybody is there, and only Grace has no access",
        access == [true, false, true] && users[1].id == grace && users[2].id == alan,
    )?;
    let again = okta.find_user("email", &people[1].email).await?.json();
    story.step(
        "Okta finds Grace again by her email, with the same id",
        again["Resources"][0]["id"] == grace,
    )
}

async fn members(product: &Client, group_id: &str) -> Result<Vec<User>, Failure> {
    let request = ListUsersRequest {
        selection: Some(list_users_request::Selection::OrganizationExternalId(
            CUSTOMER.to_owned(),
        )),
        group_id: group_id.to_owned(),
        ..ListUsersRequest::default()
    };
    Ok(product.list_users(request).all().await?)
}

fn id_of(resource: &Value) -> String {
    resource["id"].as_str().unwrap_or_default().to_owned()
}

fn display_name(user: &User) -> &str {
    let attributes = user.attributes.as_ref();
    attributes
        .and_then(|attributes| attributes.display_name.as_deref())
        .unwrap_or_default()
}

fn names(users: &[User]) -> String {
    let names: Vec<_> = users.iter().map(display_name).collect();
    names.join(", ")
}

/// How the story went.
#[derive(Debug, Default)]
struct Story {
    steps: u32,
    failed: u32,
}

impl Story {
    fn step(&mut self, what: &str, holds: bool) -> Result<(), Failure> {
        self.steps += 1;
        let mark = if holds {
            paint("32", "✓")
        } else {
            self.failed += 1;
            paint("31", "✗")
        };
        say(&format!("  {mark} {what}\n"))
    }

    fn end(self) -> Result<(), Failure> {
        let Self { steps, failed } = self;
        if failed > 0 {
            return Err(format!("{failed} of {steps} steps were not as they should be").into());
        }
        say(&format!(
            "\nAll {steps} steps are as they should be. `cargo run` serves the same to your own Okta.\n"
        ))
    }
}

fn say(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout();
    stdout.write_all(text.as_bytes())?;
    Ok(stdout.flush()?)
}

fn chapter(title: &str) -> Result<(), Failure> {
    say(&format!("\n{}\n", paint("1", title)))
}

fn table(users: &[User]) -> Result<(), Failure> {
    for user in users {
        let access = if user.active {
            paint("32", "has access")
        } else {
            paint("31", "no access ")
        };
        say(&format!(
            "    {:<16} {:<28} {access}  {}\n",
            display_name(user),
            user.email,
            user.id
        ))?;
    }
    Ok(())
}

fn paint(color: &str, text: &str) -> String {
    if std::io::stdout().is_terminal() {
        format!("\x1b[{color}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}
