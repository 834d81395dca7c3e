//! Nothing is there in part: what stands in one commit is there or is not.

use sea_orm::{ConnectionTrait, Statement};

/// What must not be, and how many there are of it.
const FAULTS: [(&str, &str); 11] = [
    (
        "a person without an address",
        "users WHERE delete_time IS NULL AND NOT EXISTS
             (SELECT 1 FROM user_emails WHERE user_id = users.id)",
    ),
    (
        "a person without an entry of the request log",
        "users WHERE NOT EXISTS
             (SELECT 1 FROM requests WHERE resource_id = users.id AND operation = 'CreateUser')",
    ),
    (
        "an entry of a person who is not there",
        "requests WHERE operation = 'CreateUser' AND http_status = 201 AND NOT EXISTS
             (SELECT 1 FROM users WHERE id = requests.resource_id)",
    ),
    (
        "a version without an event, or the reverse",
        "users WHERE version <>
             (SELECT count(*) FROM events WHERE subject = users.id AND kind BETWEEN 1 AND 6)",
    ),
    (
        "an event of a person who is not there",
        "events WHERE kind BETWEEN 1 AND 6 AND NOT EXISTS
             (SELECT 1 FROM users WHERE id = events.subject)",
    ),
    (
        "an event whose request is not in the log",
        "events WHERE kind BETWEEN 1 AND 6 AND NOT EXISTS
             (SELECT 1 FROM requests WHERE id = events.request_id)",
    ),
    (
        "a count of people that is not that of the rows",
        "directories WHERE user_count <> (SELECT count(*) FROM users
             WHERE directory_id = directories.id AND delete_time IS NULL)",
    ),
    (
        "a count of active people that is not that of the rows",
        "directories WHERE active_user_count <> (SELECT count(*) FROM users
             WHERE directory_id = directories.id AND delete_time IS NULL AND active)",
    ),
    (
        "a count of members that is not that of the rows",
        "\"groups\" WHERE member_count <> (SELECT count(*) FROM memberships
             WHERE group_id = \"groups\".id AND user_id IS NOT NULL)",
    ),
    (
        "an event without a position",
        "events WHERE position IS NULL",
    ),
    (
        "a feed that is not 1, 2, 3 to its end",
        "feeds WHERE last_position <>
             (SELECT max(position) FROM events WHERE environment_id = feeds.environment_id)
         OR last_position <>
             (SELECT count(DISTINCT position) FROM events
              WHERE environment_id = feeds.environment_id AND position > 0)
         OR last_position <>
             (SELECT count(*) FROM events WHERE environment_id = feeds.environment_id)",
    ),
];

/// Where each person was created by a request of their own, and events are
/// numbered.
pub(crate) async fn assert_whole<C: ConnectionTrait>(database: &C) {
    for (what, of) in FAULTS {
        let faults = count(database, of).await;
        assert_eq!(faults, 0, "{what}");
    }
}

/// How many rows there are of this.
pub(crate) async fn count<C: ConnectionTrait>(database: &C, of: &str) -> i64 {
    let sql = format!("SELECT count(*) AS rows_of_it FROM {of}");
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let row = database.query_one_raw(statement).await.expect("answers");
    row.expect("a row").try_get("", "rows_of_it").expect("rows")
}
