//! Which statements a binary sent, and how the database goes about them.

use std::collections::BTreeSet;

use rollcall_control::operator::Installation;
use rollcall_control::store::{Database, Store};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};
use serde_json::Value;

use crate::support::ON_POSTGRES;

/// What grows with a directory, or with what happens in it.
const TABLES: [&str; 6] = [
    "users",
    "user_emails",
    "groups",
    "memberships",
    "events",
    "requests",
];
/// How statements begin that look for what has had its time, once a minute: whether
/// one of them falls into the test is chance, and what they cost has tests of its own.
const SWEEP: [&str; 2] = [
    "SELECT d.id FROM directories AS d",
    "DELETE FROM requests WHERE id IN",
];
/// Rows that a statement may put in order.
const SORTED_MAX: f64 = 10_000.0;

/// From here on statements are noted.
pub(super) async fn begin(installation: &Installation) {
    if !ON_POSTGRES {
        return;
    }
    let begun = installation.store.writer.write_alone(
        None,
        Box::new(|transaction| {
            Box::pin(async move {
                let sql = "CREATE EXTENSION pg_stat_statements; SELECT pg_stat_statements_reset()";
                transaction.execute_unprepared(sql).await?;
                Ok(())
            })
        }),
    );
    begun.await.expect("begun");
}

/// The statements that were sent, each once.
pub(super) async fn statements(installation: &Installation, log: &str) -> BTreeSet<String> {
    let statements: Vec<String> = if ON_POSTGRES {
        let sql = "SELECT query FROM pg_stat_statements
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())";
        let rows = query(&installation.store.readers, sql).await;
        rows.iter().map(|row| text(row, "query")).collect()
    } else {
        let lines = log.lines().filter_map(|line| line.split_once(" sql="));
        // As Rust shows a text, which is nearly as JSON does.
        lines
            .map(|(_, sql)| serde_json::from_str(sql).expect(sql))
            .collect()
    };
    let is_read_or_written = |sql: &&String| {
        let first = sql
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_uppercase();
        ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(&first.as_str())
            && !sql.contains("pg_")
            && !SWEEP.iter().any(|begin| sql.starts_with(begin))
    };
    statements
        .iter()
        .filter(is_read_or_written)
        .cloned()
        .collect()
}

/// What is wrong with the plans.
pub(super) async fn faults(database: &Database, statements: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for sql in statements {
        // Of its own, since one that fails ends it.
        let look = Store::look(database).await.expect("begins");
        let found = if ON_POSTGRES {
            postgres(&look, sql).await
        } else {
            sqlite(&look, sql).await
        };
        faults.extend(found.map(|fault| format!("{fault}\nof {sql}")));
    }
    faults
}

async fn sqlite<C: ConnectionTrait>(connection: &C, sql: &str) -> Option<String> {
    let explain = format!("EXPLAIN QUERY PLAN {sql}");
    let nulls = vec![None::<String>.into(); parameters(sql).max(sql.matches('?').count())];
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, &explain, nulls);
    let rows = connection.query_all_raw(statement).await.expect(&explain);
    let plan: Vec<String> = rows.iter().map(|row| text(row, "detail")).collect();
    let is_fault = |step: &&String| {
        let mut words = step.split(' ');
        let scanned = words.next() == Some("SCAN");
        let table = words.next().unwrap_or_default();
        scanned && TABLES.contains(&table)
    };
    let fault = plan.iter().find(is_fault);
    fault.map(|fault| format!("{fault}: {plan:#?}"))
}

async fn postgres<C: ConnectionTrait>(connection: &C, sql: &str) -> Option<String> {
    // The plan for whatever the parameters are.
    let settings = "SET LOCAL plan_cache_mode = force_generic_plan";
    connection.execute_unprepared(settings).await.expect("set");
    let nulls = vec!["NULL"; parameters(sql)].join(", ");
    let arguments = if nulls.is_empty() {
        nulls
    } else {
        format!("({nulls})")
    };
    let prepare = format!("PREPARE asked AS {sql}");
    connection.execute_unprepared(&prepare).await.expect(sql);
    let explain = format!("EXPLAIN (FORMAT JSON) EXECUTE asked {arguments}");
    let rows = query(connection, &explain).await;
    connection
        .execute_unprepared("DEALLOCATE asked")
        .await
        .expect("done");
    let plan: Value = rows[0].try_get("", "QUERY PLAN").expect("a plan");
    fault_of(&plan[0]["Plan"]).map(|fault| format!("{fault}: {plan:#}"))
}

/// How many `$1`, `$2` and so on there are.
fn parameters(sql: &str) -> usize {
    let numbers = (1..).take_while(|number| sql.contains(&format!("${number}")));
    numbers.count()
}

fn fault_of(node: &Value) -> Option<String> {
    let kind = node["Node Type"].as_str().unwrap_or_default();
    let table = node["Relation Name"].as_str().unwrap_or_default();
    let rows = node["Plan Rows"].as_f64().unwrap_or_default();
    if kind == "Seq Scan" && TABLES.contains(&table) {
        return Some(format!("all of {table} is read"));
    }
    if kind.ends_with("Sort") && rows > SORTED_MAX {
        return Some(format!("{rows} rows are put in order"));
    }
    let mut parts = node["Plans"].as_array().into_iter().flatten();
    parts.find_map(fault_of)
}

async fn query<C: ConnectionTrait>(connection: &C, sql: &str) -> Vec<QueryResult> {
    let backend = if ON_POSTGRES {
        DbBackend::Postgres
    } else {
        DbBackend::Sqlite
    };
    let statement = Statement::from_string(backend, sql);
    connection.query_all_raw(statement).await.expect(sql)
}

fn text(row: &QueryResult, column: &str) -> String {
    row.try_get("", column).expect("text")
}
