//! Operators, how they come in, and what they have opened by that.

use sea_orm::ConnectionTrait as _;
use sea_orm_migration::prelude::*;

use super::spelled;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261130_000005_operators"
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

const SQL: &str = "
CREATE TABLE operators (
    id {text} NOT NULL PRIMARY KEY,
    email {text} NOT NULL,
    -- The email, folded.
    email_key {text} NOT NULL,
    display_name {text} NOT NULL,
    -- As the PHC string format has it; absent of one who has no password.
    password_hash {text},
    create_time bigint NOT NULL,
    join_time bigint,
    last_sign_in_time bigint,
    disable_time bigint
);
CREATE UNIQUE INDEX operators_email ON operators (email_key);

CREATE TABLE sign_in_links (
    id {text} NOT NULL PRIMARY KEY,
    -- Absent until whoever uses it says who they are.
    operator_id {text} REFERENCES operators (id),
    mac {bytes} NOT NULL,
    create_time bigint NOT NULL,
    expire_time bigint NOT NULL,
    redeem_time bigint,
    revoke_time bigint
);
CREATE INDEX sign_in_links_of_operator ON sign_in_links (operator_id)
    WHERE operator_id IS NOT NULL;
CREATE INDEX sign_in_links_old ON sign_in_links (expire_time);

CREATE TABLE operator_sessions (
    id {text} NOT NULL PRIMARY KEY,
    operator_id {text} NOT NULL REFERENCES operators (id),
    mac {bytes} NOT NULL,
    user_agent {text} NOT NULL,
    create_time bigint NOT NULL,
    last_use_time bigint NOT NULL,
    expire_time bigint NOT NULL,
    revoke_time bigint
);
CREATE INDEX operator_sessions_of_operator ON operator_sessions (operator_id, id);
CREATE INDEX operator_sessions_old ON operator_sessions (expire_time);

-- Attempts to sign in since a window began.
CREATE TABLE sign_in_attempts (
    -- A MAC of the address, or what stands for all of them.
    key {text} NOT NULL PRIMARY KEY,
    window_start bigint NOT NULL,
    attempt_count bigint NOT NULL
);
CREATE INDEX sign_in_attempts_old ON sign_in_attempts (window_start);
";
