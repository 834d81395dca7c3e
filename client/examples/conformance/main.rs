//! The scenario of `client/conformance/README.md`.

mod manage;

use std::io::BufRead as _;
use std::time::Duration;

use rollcall_client::proto::directory::v1::{ListUsersRequest, list_users_request};
use rollcall_client::proto::event::v1::{AccessChange, Event, EventFilter, EventKind, event};
use rollcall_client::{Client, Error, Selection};
use serde_json::{Value, json};

const ORGANIZATION: &str = "conformance";

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, address, breaking, silent, api_key] = arguments.as_slice() else {
        return Err("usage: conformance ADDRESS BREAKING SILENT API_KEY".into());
    };
    let [server, breaking, silent] =
        [address, breaking, silent].map(|address| format!("http://{address}"));
    let client = Client::connect(&server, api_key)?;
    let (id, created) = manage::create(&client).await?;
    tell("created", &created);
    std::io::stdin().lock().read_line(&mut String::new())?;

    let mut first = None;
    let mut users = client.list_users(of_two_a_page());
    while let Some(user) = users.next().await? {
        tell(
            "user",
            &json!({ "email": user.email, "active": user.active }),
        );
        first.get_or_insert(user.id);
    }
    follow(&client).await?;

    let cut_off = Client::connect(&breaking, api_key)?;
    let read = cut_off.user(&first.unwrap_or_default()).await?;
    let changed = manage::rename(&cut_off, &id).await?;
    tell(
        "retried",
        &json!({ "read": read.email, "changed": changed }),
    );

    let stranger = Client::connect(&server, "rckey_none")?;
    let hasty = Client::connect(&silent, api_key)?.with_deadline(Duration::from_millis(200));
    fail_in_every_way(&client, &id, &stranger, &hasty).await;
    Ok(())
}

#[expect(
    clippy::print_stdout,
    reason = "whoever started it reads what it prints"
)]
fn tell(step: &str, what: &Value) {
    let mut line = json!({ "step": step });
    for (name, value) in what.as_object().into_iter().flatten() {
        line[name] = value.clone();
    }
    println!("{line}");
}

fn of_two_a_page() -> ListUsersRequest {
    let organization = ORGANIZATION.to_owned();
    ListUsersRequest {
        selection: Some(list_users_request::Selection::OrganizationExternalId(
            organization,
        )),
        page_size: 2,
        ..ListUsersRequest::default()
    }
}

async fn follow(client: &Client) -> Result<(), Failure> {
    let kinds = [EventKind::UserCreated, EventKind::UserDeactivated];
    let of_people = EventFilter {
        kinds: kinds.map(i32::from).to_vec(),
        ..EventFilter::default()
    };
    let mut kept = String::new();
    let mut events = client.follow("", of_people.clone());
    for seen in 1..=5 {
        let event = events.next().await?.ok_or("the feed ended")?;
        tell("event", &described(&event));
        if seen == 2 {
            events.cursor().clone_into(&mut kept);
        }
        if event.kind() == EventKind::UserDeactivated {
            tell("following", &json!({}));
        }
    }
    let mut events = client.follow(&kept, of_people);
    let event = events.next().await?.ok_or("the feed ended")?;
    let mut resumed = described(&event);
    if let Some(resumed) = resumed.as_object_mut() {
        resumed.remove("access");
    }
    tell("resumed", &resumed);
    Ok(())
}

fn described(event: &Event) -> Value {
    let user = match &event.change {
        Some(event::Change::User(user)) => Some(user),
        _ => None,
    };
    let access = user.map_or(AccessChange::Unspecified, |user| user.access());
    let after = user.and_then(|user| user.after.as_ref());
    json!({
        "kind": event.kind().as_str_name().trim_start_matches("EVENT_KIND_"),
        "email": after.map(|user| &user.email),
        "access": access.as_str_name().trim_start_matches("ACCESS_CHANGE_"),
    })
}

async fn fail_in_every_way(client: &Client, id: &str, stranger: &Client, hasty: &Client) {
    let nobody = "user_01h455vb4pex5vsknk084sn02q";
    fail("a user who is not there", client.user(nobody).await.err());
    fail("an id of another kind", client.user(id).await.err());
    fail(
        "an external_id that is taken",
        manage::take(client).await.err(),
    );
    let mut strangers = client.users(Selection::OrganizationExternalId("nobody".to_owned()));
    fail(
        "a list of an organization that is not there",
        strangers.next().await.err(),
    );
    let mut forged = client.follow("forged", EventFilter::default());
    fail("a forged cursor", forged.next().await.err());
    fail("a key that is none", stranger.user(nobody).await.err());
    fail("a deadline that passes", hasty.user(nobody).await.err());
}

fn fail(of: &str, error: Option<Error>) {
    let Some(error) = error else { return };
    let mut code = String::new();
    for letter in format!("{:?}", error.code).chars() {
        if letter.is_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.push(letter.to_ascii_uppercase());
    }
    let reason = error.reason.as_str_name();
    let reason = reason.trim_start_matches("ERROR_REASON_");
    tell(
        "error",
        &json!({ "of": of, "code": code, "reason": reason }),
    );
}
