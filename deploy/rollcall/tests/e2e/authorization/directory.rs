//! Directories with people and groups in them, of several owners.

use std::collections::BTreeMap;

use hyper::Method;
use rollcall::scim_client::Reply;
use rollcall_control::authz::Purpose;
use rollcall_control::clock::IdSource;
use rollcall_control::error::{Error, Result};
use rollcall_control::id::{DirectoryId, EnvironmentId, OrganizationId, TokenId};
use rollcall_control::operator::{Installation, NewDirectory};
use rollcall_control::store::Transaction;
use rollcall_control::store::document::Domains;
use rollcall_control::store::entity::{directory, environment, organization, token};
use rollcall_proto::credential::{Credential, Kind};
use sea_orm::{EntityTrait as _, IntoActiveModel as _, Set};
use serde_json::{Value, json};

use super::ask::Ask;
use super::line::Line;
use crate::support::text;

#[derive(Debug, Clone)]
pub(crate) struct Directory {
    pub(crate) id: DirectoryId,
    /// Of its base URL.
    pub(crate) path: String,
    pub(crate) token: String,
    pub(crate) client_secret: String,
    /// What something in it can be named by.
    values: BTreeMap<&'static str, String>,
}

impl Directory {
    /// One of an organization of the installation's environment. Every name in it
    /// begins with `word`.
    pub(crate) async fn new(
        installation: &Installation,
        line: &mut Line,
        organization: &str,
        word: &str,
    ) -> Self {
        let new = NewDirectory {
            organization_external_id: organization.to_owned(),
            ..NewDirectory::default()
        };
        let made = installation.create_directory(new).await.expect("made");
        let token = made.bearer_token.expose().to_owned();
        Self::filled(installation, line, made.directory_id, token, word).await
    }

    /// One of another environment, which it makes.
    pub(crate) async fn foreign(installation: &Installation, line: &mut Line, word: &str) -> Self {
        let ids = IdSource::new(installation.clock.clone());
        let (id, token_id): (DirectoryId, TokenId) = (ids.next(), ids.next());
        let suffix = token_id.suffix();
        let bytes = suffix.as_bytes();
        let randomness = std::array::from_fn(|place| bytes[place % bytes.len()]);
        let token = Credential::compose(Kind::Scim, &suffix, &randomness);
        let token = token.expose().to_owned();
        let mac = installation
            .secret
            .mac(Purpose::Credential, token.as_bytes());
        let now = installation.clock.now();
        let row = token::Model {
            id: token_id,
            directory_id: id,
            display_name: word.to_owned(),
            kind: token::Kind::Bearer,
            mac,
            create_time: now,
            expire_time: None,
            revoke_time: None,
            last_use_time: None,
            expiry_told: None,
        };
        let writer = &installation.store.writer;
        let word_of_rows = word.to_owned();
        let written = writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move { insert(transaction, &ids, &word_of_rows, id, row).await })
                }),
            )
            .await;
        written.expect("written");
        Self::filled(installation, line, id, token, word).await
    }

    pub(crate) fn value(&self, kind: &str) -> &str {
        self.values.get(kind).unwrap_or_else(|| panic!("no {kind}"))
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &String> {
        self.values.values()
    }

    /// Ada is in Team, with someone who never came.
    async fn filled(
        installation: &Installation,
        line: &mut Line,
        id: DirectoryId,
        token: String,
        word: &str,
    ) -> Self {
        let client = installation.create_oauth_client(id).await.expect("made");
        let mut directory = Self {
            id,
            path: format!("/scim/v2/{}", id.suffix()),
            token,
            client_secret: client.secret.expose().to_owned(),
            values: BTreeMap::from([
                ("directory", id.suffix()),
                ("client", client.id.to_string()),
                ("userName", format!("{word}-ada")),
                ("externalId", format!("{word}-external")),
                ("email", format!("{word}-ada@{word}.example")),
                ("displayName", format!("{word}-team")),
                ("parked member", format!("{word}-absent")),
            ]),
        };
        let ada = directory.make(
            line,
            "/Users",
            json!({
                "userName": directory.value("userName"),
                "externalId": directory.value("externalId"),
                "displayName": directory.value("userName"),
                "active": true,
                "emails": [{ "value": directory.value("email"), "primary": true }],
            }),
        );
        let ada = text(&ada.await["id"]);
        directory.values.insert("user", ada.clone());
        let team = directory.make(
            line,
            "/Groups",
            json!({
                "displayName": directory.value("displayName"),
                "members": [{ "value": ada }, { "value": directory.value("parked member") }],
            }),
        );
        let team = text(&team.await["id"]);
        directory.values.insert("group", team.clone());
        directory
    }

    /// Adds Bob, and Guild with Team in it, gives Ada a version that nobody else
    /// has, and finds where a second page begins.
    pub(crate) async fn age(&mut self, line: &mut Line) {
        let bob = format!("{}-bob", self.value("userName"));
        self.make(line, "/Users", json!({ "userName": bob })).await;
        let guild = json!({
            "displayName": format!("{}-guild", self.value("displayName")),
            "members": [{ "value": self.value("group") }],
        });
        self.make(line, "/Groups", guild).await;
        let mut tag = String::new();
        for title in ["1", "2", "3", "4"] {
            let mut ask = Ask::new(&Method::PATCH, "/Users/{id}", self);
            ask = ask.with_member("/Operations/0/value", title.into());
            tag = text(&succeeded(&line.send(&ask).await)["meta"]["version"]);
        }
        self.values.insert("version", tag);
        let list = Ask::new(&Method::GET, "/Users", self).with_query("cursor", "");
        let list = Ask {
            path: format!("{}&count=1", list.path),
            ..list
        };
        let list = succeeded(&line.send(&list).await);
        self.values.insert("cursor", text(&list["nextCursor"]));
    }

    async fn make(&self, line: &mut Line, route: &str, body: Value) -> Value {
        let mut ask = Ask::new(&Method::POST, route, self);
        ask.body = body.to_string();
        succeeded(&line.send(&ask).await)
    }
}

fn succeeded(reply: &Reply) -> Value {
    assert!(reply.status.is_success(), "{reply:?}");
    reply.json()
}

async fn insert(
    transaction: &Transaction,
    ids: &IdSource,
    word: &str,
    id: DirectoryId,
    token: token::Model,
) -> Result<()> {
    let (environment_id, organization_id): (EnvironmentId, OrganizationId) =
        (ids.next(), ids.next());
    let now = token.create_time;
    environment::Entity::insert(environment::ActiveModel {
        id: Set(environment_id),
        display_name: Set(word.to_owned()),
        create_time: Set(now),
        update_time: Set(now),
        ..environment::ActiveModel::default()
    })
    .exec_without_returning(transaction)
    .await
    .map_err(Error::from)?;
    let row = organization::Model {
        id: organization_id,
        environment_id,
        external_id: Some(word.to_owned()),
        display_name: word.to_owned(),
        display_name_key: organization::Model::key_of(word),
        domains: Domains(vec![]),
        allow_any_domain: false,
        create_time: now,
        update_time: now,
        delete_time: None,
        deleted_external_id: None,
    };
    organization::Entity::insert(row.into_active_model())
        .exec_without_returning(transaction)
        .await?;
    directory::Entity::insert(directory::ActiveModel {
        id: Set(id),
        environment_id: Set(environment_id),
        organization_id: Set(organization_id),
        display_name: Set(word.to_owned()),
        is_primary: Set(true),
        user_count: Set(0),
        group_count: Set(0),
        create_time: Set(now),
        update_time: Set(now),
        ..directory::ActiveModel::default()
    })
    .exec_without_returning(transaction)
    .await?;
    token::Entity::insert(token.into_active_model())
        .exec_without_returning(transaction)
        .await?;
    Ok(())
}
