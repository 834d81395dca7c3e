//! What is managed: settings of environments, the lives of organizations,
//! directories and credentials, setup links, trusted issuers, the audit log, and
//! a request log that explains itself.

use sea_orm::ConnectionTrait as _;
use sea_orm_migration::prelude::*;

use super::spelled;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261125_000001_control_plane"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection
            .execute_unprepared(&spelled(SQL, connection))
            .await?;
        Ok(())
    }
}

/// SQLite neither lets a column be absent that was not before nor drops a foreign
/// key, so the requests move to a new table.
const SQL: &str = r"
ALTER TABLE environments ADD COLUMN request_retention_days integer NOT NULL DEFAULT 30;
ALTER TABLE environments ADD COLUMN user_retention_days integer NOT NULL DEFAULT 90;
ALTER TABLE environments ADD COLUMN deletion_grace_days integer NOT NULL DEFAULT 30;
ALTER TABLE environments ADD COLUMN breaker_share_percent integer NOT NULL DEFAULT 20;
ALTER TABLE environments ADD COLUMN breaker_window_minutes integer NOT NULL DEFAULT 10;
ALTER TABLE environments ADD COLUMN breaker_people_min integer NOT NULL DEFAULT 10;
ALTER TABLE environments ADD COLUMN breaker_hold boolean NOT NULL DEFAULT false;
ALTER TABLE environments ADD COLUMN update_time bigint NOT NULL DEFAULT 0;
UPDATE environments SET update_time = create_time;

ALTER TABLE organizations ADD COLUMN update_time bigint NOT NULL DEFAULT 0;
ALTER TABLE organizations ADD COLUMN delete_time bigint;
-- The external_id of a deleted one, which is free for another.
ALTER TABLE organizations ADD COLUMN deleted_external_id {text};
UPDATE organizations SET update_time = create_time;
CREATE INDEX organizations_deleted ON organizations (environment_id, delete_time, id)
    WHERE delete_time IS NOT NULL;

ALTER TABLE directories ADD COLUMN update_time bigint NOT NULL DEFAULT 0;
ALTER TABLE directories ADD COLUMN disable_time bigint;
ALTER TABLE directories ADD COLUMN delete_time bigint;
ALTER TABLE directories ADD COLUMN deleted_with_organization boolean NOT NULL DEFAULT false;
-- Since when what it holds is being purged: it cannot be restored any more.
ALTER TABLE directories ADD COLUMN purge_time bigint;
ALTER TABLE directories ADD COLUMN active_user_count bigint NOT NULL DEFAULT 0;
ALTER TABLE directories ADD COLUMN first_request_time bigint;
ALTER TABLE directories ADD COLUMN last_success_time bigint;
ALTER TABLE directories ADD COLUMN last_error_time bigint;
-- The number of a RequestReason.
ALTER TABLE directories ADD COLUMN last_error_reason integer;
-- The active users when the breaker's window began, and deactivations since then.
ALTER TABLE directories ADD COLUMN breaker_window_start bigint;
ALTER TABLE directories ADD COLUMN breaker_window_users bigint NOT NULL DEFAULT 0;
ALTER TABLE directories ADD COLUMN breaker_count bigint NOT NULL DEFAULT 0;
ALTER TABLE directories ADD COLUMN breaker_trip_time bigint;
UPDATE directories SET update_time = create_time,
    active_user_count = (SELECT count(*) FROM users WHERE users.directory_id = directories.id
        AND users.active AND users.delete_time IS NULL);
CREATE INDEX directories_of_environment ON directories (environment_id, id);
CREATE INDEX directories_deleted ON directories (delete_time) WHERE delete_time IS NOT NULL;

CREATE INDEX tokens_live ON tokens (directory_id, id) WHERE revoke_time IS NULL;
CREATE INDEX users_purge ON users (directory_id, delete_time) WHERE delete_time IS NOT NULL;
CREATE INDEX users_left ON users (directory_id, id) WHERE delete_time IS NOT NULL;
-- Without it SQLite looks for the emails of one user through the whole directory.
CREATE INDEX user_emails_of_user ON user_emails (directory_id, user_id);

ALTER TABLE api_keys ADD COLUMN organization_id {text} REFERENCES organizations (id);
-- The numbers of its scopes, as a JSON array.
ALTER TABLE api_keys ADD COLUMN scopes {json} NOT NULL DEFAULT '[1]';
CREATE INDEX api_keys_of_organization ON api_keys (organization_id, id)
    WHERE organization_id IS NOT NULL;

CREATE TABLE operator_keys (
    id {text} NOT NULL PRIMARY KEY,
    display_name {text} NOT NULL,
    mac {bytes} NOT NULL,
    create_time bigint NOT NULL,
    expire_time bigint,
    revoke_time bigint,
    last_use_time bigint
);

-- The public keys by which edges are known.
CREATE TABLE edge_keys (
    id {text} NOT NULL PRIMARY KEY,
    display_name {text} NOT NULL,
    public_key {bytes} NOT NULL,
    create_time bigint NOT NULL,
    revoke_time bigint
);

CREATE TABLE trusted_issuers (
    id {text} NOT NULL PRIMARY KEY,
    environment_id {text} NOT NULL REFERENCES environments (id),
    organization_id {text} REFERENCES organizations (id),
    issuer {text} NOT NULL,
    audience {text} NOT NULL,
    subject {text} NOT NULL,
    scopes {json} NOT NULL,
    jwks {text},
    create_time bigint NOT NULL,
    UNIQUE (environment_id, issuer, audience, subject)
);
CREATE INDEX trusted_issuers_of_token ON trusted_issuers (issuer, subject, id);
CREATE INDEX trusted_issuers_of_organization ON trusted_issuers (organization_id)
    WHERE organization_id IS NOT NULL;

CREATE TABLE setup_links (
    id {text} NOT NULL PRIMARY KEY,
    environment_id {text} NOT NULL,
    organization_id {text} NOT NULL,
    directory_id {text} REFERENCES directories (id),
    mac {bytes} NOT NULL,
    create_time bigint NOT NULL,
    expire_time bigint NOT NULL,
    redeem_time bigint,
    revoke_time bigint,
    session_mac {bytes},
    session_expire_time bigint,
    FOREIGN KEY (environment_id, organization_id) REFERENCES organizations (environment_id, id)
);
CREATE INDEX setup_links_of_organization ON setup_links (environment_id, organization_id, id);
CREATE INDEX setup_links_of_environment ON setup_links (environment_id, id);
CREATE INDEX setup_links_old ON setup_links (expire_time);
CREATE INDEX setup_links_of_directory ON setup_links (directory_id)
    WHERE directory_id IS NOT NULL;

-- Outlives what it tells of, so nothing is referred to.
CREATE TABLE audit_entries (
    id {text} NOT NULL PRIMARY KEY,
    environment_id {text},
    organization_id {text},
    actor_kind integer NOT NULL,
    actor_id {text},
    method {text} NOT NULL,
    resource_id {text} NOT NULL,
    before {json},
    after {json},
    create_time bigint NOT NULL
);
CREATE INDEX audit_entries_of_environment ON audit_entries (environment_id, id);
CREATE INDEX audit_entries_of_organization
    ON audit_entries (environment_id, organization_id, id)
    WHERE organization_id IS NOT NULL;
CREATE INDEX audit_entries_of_resource ON audit_entries (environment_id, resource_id, id);

-- What was answered to changes that named a request_id.
CREATE TABLE answered_requests (
    actor {text} NOT NULL,
    request_id {text} NOT NULL,
    -- SHA-256 of the method and the request.
    request_hash {bytes} NOT NULL,
    -- The encoded answer; absent where it held a secret.
    answer {bytes},
    create_time bigint NOT NULL,
    PRIMARY KEY (actor, request_id)
);
CREATE INDEX answered_requests_old ON answered_requests (create_time);

CREATE TABLE requests_explained (
    id {text} NOT NULL PRIMARY KEY,
    directory_id {text} NOT NULL REFERENCES directories (id),
    token_id {text},
    operation {text} NOT NULL,
    resource_id {text},
    http_method {text} NOT NULL,
    path {text} NOT NULL,
    http_status integer NOT NULL,
    -- The number of a RequestReason.
    reason integer NOT NULL,
    detail {text},
    -- What it did, without personal data; and the name of what it did it to.
    effect {json},
    subject {text},
    request_body {text},
    response_body {text},
    repeat_count integer NOT NULL DEFAULT 1,
    user_agent {text} NOT NULL,
    duration_micros bigint NOT NULL,
    create_time bigint NOT NULL
);
DROP TABLE requests;
ALTER TABLE requests_explained RENAME TO requests;
CREATE INDEX requests_of_directory ON requests (directory_id, id);
CREATE INDEX requests_by_time ON requests (directory_id, create_time, id);
CREATE INDEX requests_refused ON requests (directory_id, id) WHERE http_status >= 400;
CREATE INDEX requests_of_resource ON requests (directory_id, resource_id, id)
    WHERE resource_id IS NOT NULL;
";
