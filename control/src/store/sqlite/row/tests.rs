//! Whatever is read is read as what it is, or as an error.

use sea_orm::entity::prelude::ColumnType;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, EntityTrait,
    Iden as _, Iterable as _, QueryResult, Statement, TryGetable,
};

use super::*;
use crate::store::document::{Domains, Json};
use crate::store::entity::{
    answered_request, api_key, audit_entry, count, directory, edge_key, environment, event, feed,
    group, installation, membership, operator, operator_key, operator_session, organization,
    request, request_count, setup_link, sign_in_attempts, sign_in_link, sink, token,
    trusted_issuer, user, user_count, user_email, webhook_delivery, webhook_endpoint,
    webhook_redelivery,
};
use crate::store::{migration, sqlite};

struct Made {
    connection: DatabaseConnection,
    folder: tempfile::TempDir,
}

async fn make(sql: &str) -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let connection = sqlite::connect_to_write(&folder.path().join("db")).await;
    let connection = connection.expect("connects");
    if !sql.is_empty() {
        connection.execute_unprepared(sql).await.expect("made");
    }
    Made { connection, folder }
}

async fn read(made: &Made, sql: &str) -> Result<QueryResult, DbErr> {
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    let row = made.connection.query_one_raw(statement).await?;
    Ok(row.expect("a row"))
}

fn get<T: TryGetable>(row: &QueryResult, name: &str) -> T {
    row.try_get("", name).expect(name)
}

const DECLARED: &str = r"
CREATE TABLE declared (a_key integer PRIMARY KEY, a_text text, a_varchar varchar, a_json jsonb_text,
    a_bigint bigint, an_integer integer, a_boolean boolean, a_blob blob);
INSERT INTO declared VALUES (5000000000, 'é', 'v', '[1]', 5000000000, -7, true, x'00ff');
INSERT INTO declared DEFAULT VALUES;
";

#[tokio::test]
async fn a_value_is_of_the_kind_that_its_column_is_declared_as() {
    let made = make(DECLARED).await;
    let row = read(&made, "SELECT * FROM declared WHERE a_text IS NOT NULL").await;
    let row = row.expect("read");
    assert_eq!(get::<i64>(&row, "a_key"), 5_000_000_000);
    assert_eq!(get::<String>(&row, "a_text"), "é");
    assert_eq!(get::<String>(&row, "a_varchar"), "v");
    assert_eq!(get::<Json>(&row, "a_json"), Json(serde_json::json!([1])));
    assert_eq!(get::<i64>(&row, "a_bigint"), 5_000_000_000);
    assert_eq!(get::<i32>(&row, "an_integer"), -7);
    assert!(get::<bool>(&row, "a_boolean"));
    assert_eq!(get::<Vec<u8>>(&row, "a_blob"), [0, 255]);
    assert_eq!(get::<Option<i32>>(&row, "an_integer"), Some(-7));
    assert!(get::<Option<Json>>(&row, "a_json").is_some());
}

#[tokio::test]
async fn null_is_absent_whatever_its_column_is_declared_as() {
    let made = make(DECLARED).await;
    let row = read(
        &made,
        "SELECT *, NULL AS absent FROM declared WHERE a_text IS NULL",
    )
    .await;
    let row = row.expect("read");
    assert_eq!(get::<Option<String>>(&row, "a_text"), None);
    assert_eq!(get::<Option<String>>(&row, "a_varchar"), None);
    assert_eq!(get::<Option<Json>>(&row, "a_json"), None);
    assert_eq!(get::<Option<i64>>(&row, "a_bigint"), None);
    assert_eq!(get::<Option<i32>>(&row, "an_integer"), None);
    assert_eq!(get::<Option<bool>>(&row, "a_boolean"), None);
    assert_eq!(get::<Option<Vec<u8>>>(&row, "a_blob"), None);
    assert_eq!(get::<Option<String>>(&row, "absent"), None);
    assert_eq!(get::<Option<i64>>(&row, "absent"), None);
    assert_eq!(get::<Option<i32>>(&row, "absent"), None);
    assert_eq!(get::<Option<bool>>(&row, "absent"), None);
    assert_eq!(get::<Option<f64>>(&row, "absent"), None);
    assert_eq!(get::<Option<Vec<u8>>>(&row, "absent"), None);
    assert_eq!(get::<Option<Json>>(&row, "absent"), None);
    assert!(row.try_get::<String>("", "a_text").is_err());
    assert!(row.try_get::<Json>("", "a_json").is_err());
}

#[tokio::test]
async fn an_expression_is_of_the_kind_of_its_value() {
    let made = make(DECLARED).await;
    let sql = "SELECT count(*) AS number, 'x' || 1 AS text, 0.5 AS half, x'01' AS bytes,
        max(an_integer) AS most, (SELECT a_bigint FROM declared LIMIT 1) AS within,
        (SELECT a_boolean FROM declared LIMIT 1) AS flag,
        (SELECT a_json FROM declared LIMIT 1) AS json FROM declared";
    let row = read(&made, sql).await.expect("read");
    assert_eq!(get::<i64>(&row, "number"), 2);
    assert_eq!(get::<String>(&row, "text"), "x1");
    assert!((get::<f64>(&row, "half") - 0.5).abs() < f64::EPSILON);
    assert_eq!(get::<Vec<u8>>(&row, "bytes"), [1]);
    assert_eq!(get::<i64>(&row, "most"), -7);
    assert_eq!(get::<Json>(&row, "json"), Json(serde_json::json!([1])));
}

#[tokio::test]
async fn the_last_of_columns_with_one_name_stands() {
    let made = make("").await;
    let row = read(&made, "SELECT 1 AS a, 2 AS a").await.expect("read");
    assert_eq!(get::<i64>(&row, "a"), 2);
}

#[tokio::test]
async fn what_is_not_as_declared_is_an_error() {
    let made = make(
        r"CREATE TABLE wrong (a_text text, a_bigint bigint, an_integer integer, a_boolean boolean,
            a_blob blob, unknown money);
        INSERT INTO wrong VALUES (x'ff', 'x', 5000000000, 2, 'x', 1);",
    )
    .await;
    for column in [
        "a_text",
        "a_bigint",
        "an_integer",
        "a_boolean",
        "a_blob",
        "unknown",
    ] {
        let failed = read(&made, &format!("SELECT {column} FROM wrong")).await;
        assert!(failed.is_err(), "{column}");
    }
    // JSON that is none, and what is no JSON.
    let row = read(&made, "SELECT '{' AS broken, 1 AS number").await;
    let row = row.expect("read");
    assert!(row.try_get::<Option<Json>>("", "broken").is_err());
    assert!(row.try_get::<Option<Json>>("", "number").is_err());
    assert!(row.try_get::<Option<Domains>>("", "missing").is_err());
}

/// The fields of every entity are of the types in which its columns are read.
#[tokio::test]
async fn each_field_of_an_entity_is_of_its_columns_kind() {
    let made = make("").await;
    migration::migrate(&made.connection)
        .await
        .expect("migrates");
    let sqlite = rusqlite::Connection::open(made.folder.path().join("db")).expect("opens");
    let mut tables = vec!["seaql_migrations".to_owned()];
    check(
        sea_orm_migration::seaql_migrations::Entity,
        &sqlite,
        &mut tables,
    );
    check(answered_request::Entity, &sqlite, &mut tables);
    check(api_key::Entity, &sqlite, &mut tables);
    check(audit_entry::Entity, &sqlite, &mut tables);
    check(count::Entity, &sqlite, &mut tables);
    check(directory::Entity, &sqlite, &mut tables);
    check(edge_key::Entity, &sqlite, &mut tables);
    check(environment::Entity, &sqlite, &mut tables);
    check(event::Entity, &sqlite, &mut tables);
    check(feed::Entity, &sqlite, &mut tables);
    check(group::Entity, &sqlite, &mut tables);
    check(installation::Entity, &sqlite, &mut tables);
    check(membership::Entity, &sqlite, &mut tables);
    check(operator::Entity, &sqlite, &mut tables);
    check(operator_key::Entity, &sqlite, &mut tables);
    check(operator_session::Entity, &sqlite, &mut tables);
    check(organization::Entity, &sqlite, &mut tables);
    check(request::Entity, &sqlite, &mut tables);
    check(request_count::Entity, &sqlite, &mut tables);
    check(setup_link::Entity, &sqlite, &mut tables);
    check(sign_in_attempts::Entity, &sqlite, &mut tables);
    check(sign_in_link::Entity, &sqlite, &mut tables);
    check(sink::Entity, &sqlite, &mut tables);
    check(token::Entity, &sqlite, &mut tables);
    check(trusted_issuer::Entity, &sqlite, &mut tables);
    check(user::Entity, &sqlite, &mut tables);
    check(user_count::Entity, &sqlite, &mut tables);
    check(user_email::Entity, &sqlite, &mut tables);
    check(webhook_delivery::Entity, &sqlite, &mut tables);
    check(webhook_endpoint::Entity, &sqlite, &mut tables);
    check(webhook_redelivery::Entity, &sqlite, &mut tables);
    let select = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    let mut names = sqlite.prepare(select).expect("a statement");
    let names = names.query_map([], |row| row.get(0)).expect("rows");
    for name in names {
        let name: String = name.expect("a name");
        assert!(tables.contains(&name), "{name} is not looked at");
    }
}

fn check<E: EntityTrait>(entity: E, sqlite: &rusqlite::Connection, tables: &mut Vec<String>) {
    let table = entity.table_name().to_owned();
    for column in E::Column::iter() {
        let name = column.unquoted().to_owned();
        if (table.as_str(), name.as_str()) == ("installation", "id") {
            // It is compared with, and not read.
            continue;
        }
        let statement = sqlite.prepare(&format!("SELECT {name} FROM \"{table}\""));
        let columns = Columns::of(&statement.expect("a statement")).expect("known");
        let expect = match column.def().get_column_type() {
            ColumnType::String(_) | ColumnType::Text | ColumnType::JsonBinary => Kind::Text,
            ColumnType::Integer => Kind::Int,
            ColumnType::BigInteger => Kind::BigInt,
            ColumnType::Boolean => Kind::Bool,
            ColumnType::VarBinary(_) | ColumnType::Blob => Kind::Bytes,
            // A `serde_json::Value` would read as absent; `document::Json` does not.
            other => panic!("{table}.{name} is of {other:?}"),
        };
        assert_eq!(columns.0[0].kind, expect, "{table}.{name}");
    }
    tables.push(table);
}
