//! Thousands of rows, which go in small batches while others write.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rollcall_control::clock::Moment;
use rollcall_control::operator::NewDirectory;
use rollcall_control::server::Control;
use rollcall_control::store::entity::{request, user};
use rollcall_proto::management::v1::EraseUserRequest;
use rollcall_proto::management::v1::user_service_client::UserServiceClient;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use super::{count, days, execute, sweep};
use crate::support::{ON_POSTGRES, START, Service};

/// Rows of one batch.
const BATCH_ROWS_MAX: u64 = 500;

/// A number in the form of an id, and a text as JSON, in the words of the database.
fn spelled(sql: &str, users: u32) -> String {
    let (id, about, json) = if ON_POSTGRES {
        (
            "lpad(i::text, 26, '0')",
            "lpad((i % {users})::text, 26, '0')",
            "::jsonb",
        )
    } else {
        ("printf('%026d', i)", "printf('%026d', i % {users})", "")
    };
    sql.replace("{id}", id)
        .replace("{about}", about)
        .replace("{json}", json)
        .replace("{users}", &users.to_string())
}

/// Deleted users, and entries of the request log about them.
fn fill(directory_id: &str, users: u32, entries: u32, deleted: Moment, logged: Moment) -> String {
    let sql = format!(
        r#"WITH RECURSIVE numbers (i) AS (
             SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {users})
           INSERT INTO users (id, directory_id, user_name_key, external_id, display_name, active,
             attributes, folded_attributes, version, create_time, update_time, delete_time)
           SELECT 'user_' || {{id}}, '{directory_id}', 'u' || i, 'e' || i, 'U', true,
             ('{{"userName": "u' || i || '"}}'){{json}}, '{{}}', 1, 1, 1, {deleted}
           FROM numbers;
           WITH RECURSIVE numbers (i) AS (
             SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {entries})
           INSERT INTO requests (id, directory_id, operation, resource_id, http_method, path,
             http_status, reason, subject, request_body, user_agent, duration_micros, create_time)
           SELECT 'req_' || {{id}}, '{directory_id}', 'PatchUser',
             'user_' || {{about}}, 'PATCH', '/Users', 200, 1,
             'U', '{{"a": "0123456789012345678901234567890123456789"}}', 'x', 1, {logged}
           FROM numbers;"#,
        deleted = deleted.0,
        logged = logged.0,
    );
    spelled(&sql, users)
}

/// The log is kept longer here than people are.
#[tokio::test]
async fn with_people_goes_what_the_log_says_of_them() {
    let service = Service::start().await;
    let directory_id = service.directory_id.to_string();
    execute(
        &service,
        fill(&directory_id, 1_200, 3_000, START, days(100)),
    )
    .await;
    let settings = "UPDATE environments SET request_retention_days = 365";
    execute(&service, settings.to_owned()).await;
    let swept = sweep(&service, days(101)).await;
    // Each user is a row, and so is each entry about one; one number is of nobody.
    assert_eq!(swept.users, 1_200 + 3_000 - 2);
    assert!(swept.batch_rows_max <= BATCH_ROWS_MAX, "{swept:?}");
    assert_eq!(count::<user::Entity>(&service).await, 0);
    assert_eq!(count::<request::Entity>(&service).await, 3_000);
    let telling = request::Entity::find()
        .filter(request::Column::RequestBody.is_not_null())
        .count(&service.installation.store.readers);
    assert_eq!(telling.await.expect("rows"), 2);
}

/// Two controls at once do all of it, each thing once.
#[tokio::test]
async fn several_controls_at_once_harm_nobody() {
    const USERS: u32 = 3_000;
    let service = Service::start().await;
    let directory_id = service.directory_id.to_string();
    execute(&service, fill(&directory_id, USERS, 1, START, days(91))).await;
    let other = Control::new(service.installation.clone());
    let at = days(91);
    service.clock.set(at);
    let mut users = 0;
    loop {
        let (left, right) = tokio::join!(service.control.sweep(at), other.sweep(at));
        let (left, right) = (left.expect("swept"), right.expect("swept"));
        users += left.users + right.users;
        if left.batches + right.batches == 0 && !left.is_held && !right.is_held {
            break;
        }
    }
    // With the one entry about one of them.
    assert_eq!(users, u64::from(USERS) + 1);
    assert_eq!(count::<user::Entity>(&service).await, 0);
}

/// How long each of some writes of one directory takes, sorted.
async fn write_until(
    service: &Service,
    name: &str,
    is_over: impl Fn(usize) -> bool,
) -> Vec<Duration> {
    let mut times = Vec::new();
    while !is_over(times.len()) {
        let began = Instant::now();
        let made = service
            .create_user(&format!("{name}-{}", times.len()))
            .await;
        made.expect("made");
        times.push(began.elapsed());
    }
    times.sort();
    times
}

/// A directory of thousands is purged whole while another one is written to.
#[tokio::test]
async fn writes_go_on_during_a_large_purge() {
    const USERS: u32 = 20_000;
    const ENTRIES: u32 = 50_000;
    let service = Service::start().await;
    let large = service
        .installation
        .create_directory(NewDirectory {
            organization_external_id: "large".to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    let id = large.directory_id.to_string();
    let filled = fill(&id, USERS, ENTRIES, START, days(40));
    execute(&service, filled).await;
    let deleted = format!(
        "UPDATE directories SET delete_time = {} WHERE id = '{id}'",
        START.0
    );
    execute(&service, deleted).await;
    let at = days(40);
    service.clock.set(at);
    let before = write_until(&service, "before", |count| count == 200).await;

    let is_over = AtomicBool::new(false);
    let began = Instant::now();
    let purge = async {
        let swept = service.control.sweep(at).await.expect("swept");
        is_over.store(true, Ordering::Relaxed);
        swept
    };
    let writes = write_until(&service, "during", |_| is_over.load(Ordering::Relaxed));
    let (swept, during) = tokio::join!(purge, writes);
    let took = began.elapsed();

    // With its token and itself.
    let rows = u64::from(USERS + ENTRIES) + 2;
    assert_eq!(swept.directory_rows, rows);
    assert!(swept.batch_rows_max <= BATCH_ROWS_MAX, "{swept:?}");
    assert!(swept.batches >= rows / BATCH_ROWS_MAX, "{swept:?}");
    assert_eq!(
        count::<request::Entity>(&service).await,
        200 + during.len() as u64
    );
    assert!(!during.is_empty());
    let median = |times: &[Duration]| times[times.len() / 2];
    let longest = |times: &[Duration]| times.last().copied().unwrap_or_default();
    println!(
        "{rows} rows in {} batches, {took:?}; {} writes meanwhile; median {:?} and longest {:?} \
         without, {:?} and {:?} with",
        swept.batches,
        during.len(),
        median(&before),
        longest(&before),
        median(&during),
        longest(&during),
    );
}

/// The log of a directory is searched beside its writers.
#[tokio::test]
async fn writes_go_on_while_a_person_is_erased() {
    const ENTRIES: u32 = 20_000;
    let service = Service::start().await;
    let directory_id = service.directory_id.to_string();
    execute(&service, fill(&directory_id, 1, ENTRIES, START, START)).await;
    let named = "UPDATE requests SET request_body = 'user-ada said' WHERE id LIKE '%000'";
    execute(&service, named.to_owned()).await;
    let ada = service.create_user("user-ada").await.expect("made");
    let is_over = AtomicBool::new(false);
    let began = Instant::now();
    let erase = async {
        let request = service.authorized(EraseUserRequest {
            id: ada.id,
            request_id: String::new(),
        });
        let mut users = UserServiceClient::new(service.control.in_process());
        users.erase_user(request).await.expect("erased");
        is_over.store(true, Ordering::Relaxed);
    };
    let writes = write_until(&service, "during", |_| is_over.load(Ordering::Relaxed));
    let ((), during) = tokio::join!(erase, writes);
    println!(
        "{ENTRIES} entries searched in {:?}, {} writes meanwhile",
        began.elapsed(),
        during.len()
    );
    assert!(!during.is_empty());
    let telling = request::Entity::find()
        .filter(request::Column::UserAgent.eq("x"))
        .filter(request::Column::RequestBody.is_not_null())
        .count(&service.installation.store.readers);
    assert_eq!(
        telling.await.expect("rows"),
        u64::from(ENTRIES - ENTRIES / 1_000)
    );
}
