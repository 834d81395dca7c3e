//! Rows that are written together.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher as _};
use rollcall_control::clock::Moment;
use rollcall_control::error::Result;
use rollcall_control::event::Kinds;
use rollcall_control::id::{
    ApiKeyId, AuditEntryId, DirectoryId, EnvironmentId, EventId, GroupId, OperatorId,
    OperatorSessionId, OrganizationId, RequestId, SetupLinkId, SignInLinkId, TokenId,
    TrustedIssuerId, UserId, WebhookDeliveryId, WebhookEndpointId,
};
use rollcall_control::operator::Installation;
use rollcall_control::store::Transaction;
use rollcall_control::store::document::Json;
use rollcall_control::store::document::{
    Domains, FoldedDocument, GroupDocument, Scopes, UserDocument,
};
use rollcall_control::store::entity::{
    api_key, audit_entry, directory, environment, event, feed, group, membership, operator,
    operator_session, organization, request, setup_link, sign_in_link, token, trusted_issuer, user,
    user_email, webhook_delivery, webhook_endpoint,
};
use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::event::v1::EventKind;
use rollcall_proto::management::v1::{RequestReason, Scope};
use rollcall_proto::scim::v1::{GroupAttributes, MultiValue, UserAttributes};
use sea_orm::{EntityTrait, IntoActiveModel as _, Set};
use serde_json::json;

use super::credential::JWKS;
use super::tenant::SCOPES;
use crate::support::START;

const DAY_MICROS: i64 = 24 * 60 * 60 * 1_000_000;
/// Events of an environment.
const FEED_END: i64 = 2;

/// That of every operator.
pub(crate) const PASSWORD: &str = "correct horse battery";
static PASSWORD_HASH: LazyLock<String> = LazyLock::new(|| {
    let hash = Argon2::default().hash_password_with_salt(PASSWORD.as_bytes(), b"salt of a test");
    hash.expect("hashed").to_string()
});

#[derive(Default)]
pub(crate) struct Rows {
    environments: Vec<environment::ActiveModel>,
    organizations: Vec<organization::ActiveModel>,
    directories: Vec<directory::ActiveModel>,
    users: Vec<user::ActiveModel>,
    emails: Vec<user_email::ActiveModel>,
    groups: Vec<group::ActiveModel>,
    memberships: Vec<membership::ActiveModel>,
    tokens: Vec<token::ActiveModel>,
    keys: Vec<api_key::ActiveModel>,
    issuers: Vec<trusted_issuer::ActiveModel>,
    links: Vec<setup_link::ActiveModel>,
    requests: Vec<request::ActiveModel>,
    entries: Vec<audit_entry::ActiveModel>,
    endpoints: Vec<webhook_endpoint::ActiveModel>,
    deliveries: Vec<webhook_delivery::ActiveModel>,
    feeds: Vec<feed::ActiveModel>,
    events: Vec<event::ActiveModel>,
    operators: Vec<operator::ActiveModel>,
    sign_in_links: Vec<sign_in_link::ActiveModel>,
    sessions: Vec<operator_session::ActiveModel>,
}

/// An API key, but for its secret.
pub(crate) struct KeyRow {
    pub(crate) id: ApiKeyId,
    pub(crate) environment_id: EnvironmentId,
    pub(crate) organization_id: Option<OrganizationId>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) revoke_time: Option<Moment>,
    pub(crate) expire_time: Option<Moment>,
}

impl KeyRow {
    pub(crate) fn new(id: ApiKeyId, environment_id: EnvironmentId, scopes: &[Scope]) -> Self {
        Self {
            id,
            environment_id,
            organization_id: None,
            scopes: scopes.to_vec(),
            revoke_time: None,
            expire_time: None,
        }
    }
}

impl Rows {
    /// Writes them all in one transaction.
    pub(crate) async fn write(self, installation: &Installation) {
        let writer = &installation.store.writer;
        let written = writer
            .write_alone(
                None,
                Box::new(|transaction| Box::pin(async move { self.insert(transaction).await })),
            )
            .await;
        written.expect("written");
    }

    async fn insert(self, transaction: &Transaction) -> Result<()> {
        insert(transaction, self.environments).await?;
        insert(transaction, self.organizations).await?;
        insert(transaction, self.directories).await?;
        insert(transaction, self.users).await?;
        insert(transaction, self.emails).await?;
        insert(transaction, self.groups).await?;
        insert(transaction, self.memberships).await?;
        insert(transaction, self.tokens).await?;
        insert(transaction, self.keys).await?;
        insert(transaction, self.issuers).await?;
        insert(transaction, self.links).await?;
        insert(transaction, self.requests).await?;
        insert(transaction, self.endpoints).await?;
        insert(transaction, self.deliveries).await?;
        insert(transaction, self.feeds).await?;
        insert(transaction, self.events).await?;
        insert(transaction, self.operators).await?;
        insert(transaction, self.sign_in_links).await?;
        insert(transaction, self.sessions).await?;
        insert(transaction, self.entries).await
    }

    pub(crate) fn environment(&mut self, id: EnvironmentId, word: &str) {
        self.environments.push(environment::ActiveModel {
            id: Set(id),
            display_name: Set(word.to_owned()),
            create_time: Set(START),
            update_time: Set(START),
            ..environment::ActiveModel::default()
        });
    }

    pub(crate) fn organization(
        &mut self,
        environment_id: EnvironmentId,
        id: OrganizationId,
        external_id: &str,
        domain: &str,
    ) {
        let row = organization::Model {
            id,
            environment_id,
            external_id: Some(external_id.to_owned()),
            display_name: external_id.to_owned(),
            display_name_key: organization::Model::key_of(external_id),
            domains: Domains(vec![domain.to_owned()]),
            allow_any_domain: true,
            create_time: START,
            update_time: START,
            delete_time: None,
            deleted_external_id: None,
        };
        self.organizations.push(row.into_active_model());
    }

    pub(crate) fn directory(
        &mut self,
        environment_id: EnvironmentId,
        organization_id: OrganizationId,
        id: DirectoryId,
        is_primary: bool,
    ) {
        self.directories.push(directory::ActiveModel {
            id: Set(id),
            environment_id: Set(environment_id),
            organization_id: Set(organization_id),
            display_name: Set("SCIM".to_owned()),
            is_primary: Set(is_primary),
            user_count: Set(2),
            active_user_count: Set(2),
            group_count: Set(2),
            create_time: Set(START),
            update_time: Set(START),
            ..directory::ActiveModel::default()
        });
    }

    /// The address is below the domain of the word with which the name begins.
    pub(crate) fn user(
        &mut self,
        directory_id: DirectoryId,
        id: UserId,
        user_name: &str,
        is_deleted: bool,
    ) {
        let (word, _) = user_name.split_once('-').expect("a word");
        let email = format!("{user_name}@{word}.example");
        let attributes = UserAttributes {
            user_name: user_name.to_owned(),
            external_id: Some(format!("{user_name}-external")),
            display_name: Some(user_name.to_owned()),
            active: Some(true),
            emails: vec![MultiValue {
                value: Some(email.clone()),
                ..MultiValue::default()
            }],
            ..UserAttributes::default()
        };
        let row = user::Model {
            id,
            directory_id,
            user_name_key: user_name.to_owned(),
            external_id: attributes.external_id.clone(),
            display_name: user_name.to_owned(),
            active: true,
            folded_attributes: FoldedDocument::of(&attributes),
            attributes: UserDocument(attributes),
            version: 1,
            create_time: START,
            update_time: START,
            delete_time: is_deleted.then_some(START),
        };
        self.users.push(row.into_active_model());
        if !is_deleted {
            let row = user_email::Model {
                user_id: id,
                value_key: email,
                directory_id,
            };
            self.emails.push(row.into_active_model());
        }
    }

    /// `is_of_a_person` says whether its members are a person and somebody who is
    /// parked, or a group.
    pub(crate) fn group(
        &mut self,
        directory_id: DirectoryId,
        id: GroupId,
        display_name: &str,
        is_of_a_person: bool,
    ) {
        let attributes = GroupAttributes {
            display_name: display_name.to_owned(),
            external_id: Some(format!("{display_name}-external")),
            ..GroupAttributes::default()
        };
        let row = group::Model {
            id,
            directory_id,
            display_name_key: display_name.to_owned(),
            display_name: display_name.to_owned(),
            external_id: attributes.external_id.clone(),
            folded_attributes: FoldedDocument::of(&attributes),
            attributes: GroupDocument(attributes),
            member_count: i64::from(is_of_a_person),
            member_group_count: i64::from(!is_of_a_person),
            parked_count: i64::from(is_of_a_person),
            version: 1,
            create_time: START,
            update_time: START,
        };
        self.groups.push(row.into_active_model());
    }

    pub(crate) fn membership(
        &mut self,
        directory_id: DirectoryId,
        group_id: GroupId,
        member_id: String,
        user_id: Option<UserId>,
        member_group_id: Option<GroupId>,
    ) {
        let row = membership::Model {
            group_id,
            member_id,
            directory_id,
            user_id,
            member_group_id,
        };
        self.memberships.push(row.into_active_model());
    }

    pub(crate) fn token(
        &mut self,
        directory_id: DirectoryId,
        id: TokenId,
        kind: token::Kind,
        mac: Vec<u8>,
    ) {
        let row = token::Model {
            id,
            directory_id,
            display_name: "Token".to_owned(),
            kind,
            mac,
            create_time: START,
            expire_time: None,
            revoke_time: None,
            last_use_time: None,
            expiry_told: None,
        };
        self.tokens.push(row.into_active_model());
    }

    pub(crate) fn key(&mut self, key: KeyRow, mac: Vec<u8>) {
        let KeyRow {
            id,
            environment_id,
            organization_id,
            scopes,
            revoke_time,
            expire_time,
        } = key;
        let row = api_key::Model {
            id,
            environment_id,
            organization_id,
            display_name: "Key".to_owned(),
            mac,
            scopes: Scopes(scopes),
            create_time: START,
            expire_time,
            revoke_time,
            last_use_time: None,
        };
        self.keys.push(row.into_active_model());
    }

    pub(crate) fn issuer(
        &mut self,
        id: TrustedIssuerId,
        environment_id: EnvironmentId,
        organization_id: OrganizationId,
        word: &str,
    ) {
        let row = trusted_issuer::Model {
            id,
            environment_id,
            organization_id: Some(organization_id),
            issuer: format!("https://{word}.example"),
            audience: word.to_owned(),
            subject: format!("{word}-{organization_id}"),
            scopes: Scopes(SCOPES.to_vec()),
            jwks: Some(JWKS.to_owned()),
            create_time: START,
        };
        self.issuers.push(row.into_active_model());
    }

    pub(crate) fn setup_link(
        &mut self,
        environment_id: EnvironmentId,
        organization_id: OrganizationId,
        directory_id: DirectoryId,
        id: SetupLinkId,
        mac: Vec<u8>,
        session_mac: Option<Vec<u8>>,
    ) {
        let end = Moment(START.0 + DAY_MICROS);
        let row = setup_link::Model {
            id,
            environment_id,
            organization_id,
            directory_id: Some(directory_id),
            mac,
            create_time: START,
            expire_time: end,
            redeem_time: session_mac.is_some().then_some(START),
            revoke_time: None,
            session_expire_time: session_mac.is_some().then_some(end),
            session_mac,
        };
        self.links.push(row.into_active_model());
    }

    pub(crate) fn request(&mut self, directory_id: DirectoryId, id: RequestId, user_id: UserId) {
        let row = request::Model {
            id,
            directory_id,
            token_id: None,
            operation: "GetUser".to_owned(),
            resource_id: Some(user_id.to_string()),
            http_method: "GET".to_owned(),
            path: format!("/Users/{user_id}"),
            http_status: 200,
            reason: RequestReason::Unspecified.into(),
            detail: None,
            effect: None,
            subject: None,
            request_body: None,
            response_body: None,
            repeat_count: 1,
            user_agent: "test".to_owned(),
            duration_micros: 1,
            create_time: START,
        };
        self.requests.push(row.into_active_model());
    }

    pub(crate) fn audit_entry(
        &mut self,
        id: AuditEntryId,
        environment_id: EnvironmentId,
        organization_id: OrganizationId,
        word: &str,
    ) {
        let row = audit_entry::Model {
            id,
            environment_id: Some(environment_id),
            organization_id: Some(organization_id),
            actor_kind: ActorKind::CommandLine.into(),
            actor_id: None,
            method: "CreateOrganization".to_owned(),
            resource_id: organization_id.to_string(),
            before: None,
            after: Some(Json(json!({ "display_name": word }))),
            create_time: START,
        };
        self.entries.push(row.into_active_model());
    }

    /// One to which nothing is ever due, so that it stays as it is.
    pub(crate) fn endpoint(
        &mut self,
        id: WebhookEndpointId,
        environment_id: EnvironmentId,
        organization_id: OrganizationId,
        word: &str,
    ) {
        let kinds = ["webhook_endpoint.disabled".to_owned()];
        let row = webhook_endpoint::Model {
            id,
            environment_id,
            organization_id: Some(organization_id),
            display_name: word.to_owned(),
            url: format!("https://{word}.example/"),
            kinds: Kinds::of_names(&kinds).expect("a kind"),
            generation: 1,
            old_secret_expire_time: None,
            position: FEED_END,
            position_event_id: None,
            failed_attempts: 0,
            next_attempt_time: None,
            disable_time: None,
            disable_reason: 0,
            revision: 0,
            worker_id: None,
            lease_expire_time: None,
            create_time: START,
        };
        self.endpoints.push(row.into_active_model());
    }

    pub(crate) fn feed(&mut self, environment_id: EnvironmentId) {
        let row = feed::Model {
            environment_id,
            last_position: FEED_END,
        };
        self.feeds.push(row.into_active_model());
    }

    /// One that tells of nothing.
    pub(crate) fn event(
        &mut self,
        id: EventId,
        environment_id: EnvironmentId,
        organization_id: OrganizationId,
        position: i64,
    ) {
        self.events.push(event::ActiveModel {
            id: Set(id),
            environment_id: Set(environment_id),
            organization_id: Set(Some(organization_id)),
            position: Set(Some(position)),
            kind: Set(EventKind::DirectoryConnected.into()),
            payload: Set(vec![]),
            is_forgotten: Set(false),
            group_id: Set(None),
            create_time: Set(START),
            ..event::ActiveModel::default()
        });
    }

    /// With the password of every operator here.
    pub(crate) fn operator(&mut self, id: OperatorId, email: &str) {
        let row = operator::Model {
            id,
            email: email.to_owned(),
            email_key: email.to_owned(),
            display_name: "Operator".to_owned(),
            password_hash: Some(PASSWORD_HASH.clone()),
            create_time: START,
            join_time: Some(START),
            last_sign_in_time: None,
            disable_time: None,
        };
        self.operators.push(row.into_active_model());
    }

    pub(crate) fn sign_in_link(&mut self, id: SignInLinkId, of: OperatorId, mac: Vec<u8>) {
        let row = sign_in_link::Model {
            id,
            operator_id: Some(of),
            mac,
            create_time: START,
            expire_time: Moment(START.0 + DAY_MICROS),
            redeem_time: None,
            revoke_time: None,
        };
        self.sign_in_links.push(row.into_active_model());
    }

    pub(crate) fn operator_session(
        &mut self,
        id: OperatorSessionId,
        of: OperatorId,
        mac: Vec<u8>,
        revoke_time: Option<Moment>,
    ) {
        let row = operator_session::Model {
            id,
            operator_id: of,
            mac,
            user_agent: "test".to_owned(),
            create_time: START,
            last_use_time: START,
            expire_time: Moment(START.0 + DAY_MICROS),
            revoke_time,
        };
        self.sessions.push(row.into_active_model());
    }

    pub(crate) fn delivery(
        &mut self,
        id: WebhookDeliveryId,
        endpoint_id: WebhookEndpointId,
        event_id: EventId,
        position: i64,
    ) {
        let row = webhook_delivery::Model {
            id,
            endpoint_id,
            event_id,
            position,
            attempt: 1,
            is_redelivery: false,
            is_failed: false,
            http_status: Some(200),
            error: None,
            duration_micros: 1,
            next_attempt_time: None,
            create_time: START,
        };
        self.deliveries.push(row.into_active_model());
    }
}

async fn insert<A>(transaction: &Transaction, rows: Vec<A>) -> Result<()>
where
    A: sea_orm::ActiveModelTrait + Send,
{
    if !rows.is_empty() {
        A::Entity::insert_many(rows)
            .exec_without_returning(transaction)
            .await?;
    }
    Ok(())
}
