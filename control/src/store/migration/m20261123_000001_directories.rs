//! Tenants, credentials, users, groups and the request log.

use sea_orm_migration::prelude::*;

use super::spelled;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261123_000001_directories"
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

/// Times are microseconds since 1970-01-01T00:00:00Z. Foreign keys below a
/// directory carry `directory_id`, so that no row can point across directories.
/// An index of what lists find ends with `id`, in whose order they answer:
/// otherwise SQLite walks the whole directory in that order instead.
const SQL: &str = r#"
CREATE TABLE environments (
    id {text} NOT NULL PRIMARY KEY,
    display_name {text} NOT NULL,
    create_time bigint NOT NULL
);

CREATE TABLE organizations (
    id {text} NOT NULL PRIMARY KEY,
    environment_id {text} NOT NULL REFERENCES environments (id),
    external_id {text},
    display_name {text} NOT NULL,
    domains {json} NOT NULL,
    allow_any_domain boolean NOT NULL,
    create_time bigint NOT NULL,
    UNIQUE (environment_id, id),
    UNIQUE (environment_id, external_id)
);

CREATE TABLE directories (
    id {text} NOT NULL PRIMARY KEY,
    environment_id {text} NOT NULL,
    organization_id {text} NOT NULL,
    display_name {text} NOT NULL,
    is_primary boolean NOT NULL,
    user_count bigint NOT NULL,
    group_count bigint NOT NULL,
    create_time bigint NOT NULL,
    FOREIGN KEY (environment_id, organization_id) REFERENCES organizations (environment_id, id)
);
CREATE INDEX directories_of_organization ON directories (organization_id, id);
CREATE UNIQUE INDEX directories_primary ON directories (organization_id) WHERE is_primary;

CREATE TABLE tokens (
    id {text} NOT NULL PRIMARY KEY,
    directory_id {text} NOT NULL REFERENCES directories (id),
    display_name {text} NOT NULL,
    mac {bytes} NOT NULL,
    create_time bigint NOT NULL,
    expire_time bigint,
    revoke_time bigint,
    last_use_time bigint
);
CREATE INDEX tokens_of_directory ON tokens (directory_id, id);

CREATE TABLE api_keys (
    id {text} NOT NULL PRIMARY KEY,
    environment_id {text} NOT NULL REFERENCES environments (id),
    display_name {text} NOT NULL,
    mac {bytes} NOT NULL,
    create_time bigint NOT NULL,
    expire_time bigint,
    revoke_time bigint,
    last_use_time bigint
);
CREATE INDEX api_keys_of_environment ON api_keys (environment_id, id);

CREATE TABLE users (
    id {text} NOT NULL PRIMARY KEY,
    directory_id {text} NOT NULL REFERENCES directories (id),
    user_name_key {text} NOT NULL,
    external_id {text},
    display_name {text} NOT NULL,
    active boolean NOT NULL,
    attributes {json} NOT NULL,
    folded_attributes {json} NOT NULL,
    version bigint NOT NULL,
    create_time bigint NOT NULL,
    update_time bigint NOT NULL,
    delete_time bigint,
    UNIQUE (directory_id, id)
);
CREATE UNIQUE INDEX users_user_name ON users (directory_id, user_name_key)
    WHERE delete_time IS NULL;
CREATE INDEX users_listed ON users (directory_id, id) WHERE delete_time IS NULL;
CREATE INDEX users_external_id ON users (directory_id, external_id, id)
    WHERE delete_time IS NULL;
CREATE INDEX users_deleted ON users (directory_id, user_name_key, external_id)
    WHERE delete_time IS NOT NULL;
CREATE INDEX users_deleted_external_id ON users (directory_id, external_id)
    WHERE delete_time IS NOT NULL AND external_id IS NOT NULL;

CREATE TABLE user_emails (
    user_id {text} NOT NULL,
    value_key {text} NOT NULL,
    directory_id {text} NOT NULL,
    PRIMARY KEY (user_id, value_key),
    FOREIGN KEY (directory_id, user_id) REFERENCES users (directory_id, id)
);
CREATE INDEX user_emails_value ON user_emails (directory_id, value_key);

CREATE TABLE "groups" (
    id {text} NOT NULL PRIMARY KEY,
    directory_id {text} NOT NULL REFERENCES directories (id),
    display_name_key {text} NOT NULL,
    display_name {text} NOT NULL,
    external_id {text},
    attributes {json} NOT NULL,
    folded_attributes {json} NOT NULL,
    member_count bigint NOT NULL,
    parked_count bigint NOT NULL,
    version bigint NOT NULL,
    create_time bigint NOT NULL,
    update_time bigint NOT NULL,
    UNIQUE (directory_id, id),
    UNIQUE (directory_id, display_name_key)
);
CREATE INDEX groups_external_id ON "groups" (directory_id, external_id, id);

CREATE TABLE memberships (
    group_id {text} NOT NULL,
    member_id {text} NOT NULL,
    directory_id {text} NOT NULL,
    user_id {text},
    PRIMARY KEY (group_id, member_id),
    FOREIGN KEY (directory_id, group_id) REFERENCES "groups" (directory_id, id),
    FOREIGN KEY (directory_id, user_id) REFERENCES users (directory_id, id),
    CHECK (user_id IS NULL OR user_id = member_id)
);
CREATE INDEX memberships_of_user ON memberships (directory_id, user_id)
    WHERE user_id IS NOT NULL;
CREATE INDEX memberships_parked ON memberships (directory_id, member_id)
    WHERE user_id IS NULL;

CREATE TABLE requests (
    id {text} NOT NULL PRIMARY KEY,
    directory_id {text} NOT NULL REFERENCES directories (id),
    token_id {text} NOT NULL REFERENCES tokens (id),
    operation {text} NOT NULL,
    resource_id {text},
    code {text} NOT NULL,
    reason {text},
    detail {text},
    user_agent {text} NOT NULL,
    duration_micros bigint NOT NULL,
    create_time bigint NOT NULL
);
CREATE INDEX requests_of_directory ON requests (directory_id, id);
"#;
