//! A directory of 100,000 people, written past the service.

use rollcall_control::operator::Installation;
use sea_orm::ConnectionTrait as _;

use crate::support::ON_POSTGRES;

pub(super) const USERS: usize = 100_000;
/// Of the group that has many members, who are the first users.
pub(super) const MEMBERS: usize = 2_000;
pub(super) const GROUP: usize = 1;

pub(super) fn user_id(number: usize) -> String {
    format!("user_{number:026}")
}

pub(super) fn group_id(number: usize) -> String {
    format!("group_{number:026}")
}

/// `{id}` is the number `i` of a row in 26 digits, `{json}` makes JSON of a text,
/// `{nothing}` is a text of no bytes, and `{to N}` are the numbers up to N.
const ROWS: &str = "
INSERT INTO users (id, directory_id, user_name_key, external_id, display_name, active, attributes,
    folded_attributes, version, create_time, update_time)
    SELECT 'user_' || {id}, '{directory}', 'u' || i, 'e' || i, 'Ada', i % 10 > 0,
    ('{\"userName\": \"u' || i || '\", \"active\": true}'){json},
    ('{\"username\": \"u' || i || '\", \"active\": true}'){json}, 1, i, i FROM {to 100000};
INSERT INTO user_emails (user_id, value_key, directory_id)
    SELECT 'user_' || {id}, 'u' || i || '@x', '{directory}' FROM {to 100000};
INSERT INTO \"groups\" (id, directory_id, display_name_key, display_name, external_id, attributes,
    folded_attributes, member_count, member_group_count, parked_count, version, create_time,
    update_time)
    SELECT 'group_' || {id}, '{directory}', 'g' || i, 'g' || i, NULL,
    ('{\"displayName\": \"g' || i || '\"}'){json}, ('{\"displayname\": \"g' || i || '\"}'){json},
    CASE i WHEN 1 THEN 2000 ELSE 50 END, 0, 0, 1, i, i FROM {to 2000};
INSERT INTO memberships (group_id, member_id, directory_id, user_id)
    SELECT 'group_' || '00000000000000000000000001', 'user_' || {id}, '{directory}', 'user_' || {id}
    FROM {to 2000};
INSERT INTO memberships (group_id, member_id, directory_id, user_id)
    SELECT group_id, member_id, '{directory}', member_id FROM (
        SELECT 'group_' || {id of 2 + i % 1990} AS group_id, 'user_' || {id of i} AS member_id
        FROM {to 99999}) AS few;
INSERT INTO requests (id, directory_id, operation, resource_id, http_method, path, http_status,
    reason, repeat_count, user_agent, duration_micros, create_time)
    SELECT 'req_' || {id}, '{directory}', 'GetUser', 'user_' || {id}, 'GET', '', 200, 1, 1, '', 1, i
    FROM {to 100000};
INSERT INTO events (id, environment_id, organization_id, directory_id, position, kind, subject,
    payload, is_forgotten, create_time)
    SELECT 'evt_' || {id}, d.environment_id, d.organization_id, d.id, f.last_position + i, 1,
    'user_' || {id}, {nothing}, false, i
    FROM directories AS d JOIN feeds AS f ON f.environment_id = d.environment_id
    CROSS JOIN {to 100000} WHERE d.id = '{directory}';
UPDATE feeds SET last_position = last_position + 100000;
UPDATE directories SET user_count = 100000, active_user_count = 90000, group_count = 2000
    WHERE id = '{directory}';
";

pub(super) async fn fill(installation: &Installation, directory_id: &str) {
    let sql = spelled(&ROWS.replace("{directory}", directory_id));
    let filled = installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                transaction.execute_unprepared(&sql).await?;
                transaction.execute_unprepared("ANALYZE").await?;
                Ok(())
            })
        }),
    );
    filled.await.expect("filled");
}

/// The rows in the words of the database.
fn spelled(sql: &str) -> String {
    let mut out = String::new();
    let mut rest = sql;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let (name, behind) = match behind.split_once('}') {
            Some(found) if !behind.starts_with('"') => found,
            // A brace of JSON.
            _ => {
                out.push('{');
                rest = behind;
                continue;
            }
        };
        out.push_str(&word(name));
        rest = behind;
    }
    out + rest
}

fn word(name: &str) -> String {
    let id = |number: &str| {
        if ON_POSTGRES {
            format!("lpad(({number})::text, 26, '0')")
        } else {
            format!("printf('%026d', {number})")
        }
    };
    match name.split_once(' ') {
        Some(("id", of)) => id(of.trim_start_matches("of ")),
        Some(("to", end)) if ON_POSTGRES => format!("generate_series(1, {end}) AS numbers (i)"),
        Some(("to", end)) => format!(
            "(WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers \
             WHERE i < {end}) SELECT i FROM numbers)"
        ),
        None if name == "id" => id("i"),
        None if name == "json" && ON_POSTGRES => "::jsonb".to_owned(),
        None if name == "json" => String::new(),
        None if name == "nothing" && ON_POSTGRES => "''::bytea".to_owned(),
        None if name == "nothing" => "x''".to_owned(),
        _ => panic!("no word for {name}"),
    }
}
