//! Clients that hang up in the midst of their requests harm nobody: not what others
//! were acknowledged, and no session of the database. A service that works on in
//! the request's own future, without the protection, is harmed.

mod naive;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use rollcall_test_servers::postgres::{Server, url};
use sea_orm::DatabaseConnection;
use serde_json::json;
use tokio::task::block_in_place;

use crate::caller::{patch, person};
use crate::chance::{Dice, seed};
use crate::cluster::Cluster;
use crate::provider::{Outcome, Provider};
use crate::proxy::Proxy;
use crate::tier::{alone, length, tell};
use crate::whole::count;

/// Who hang up at the same time.
const CALLERS: usize = 16;
/// Clients of another tenant.
const CLIENTS: usize = 8;
/// When a caller expects the first of its answers.
const FIRST_ANSWER: Duration = Duration::from_millis(10);
/// To PostgreSQL and from it, as over a network.
const DISTANCE: Duration = Duration::from_millis(1);
const DATABASE: &str = "rollcall";
/// The transactions that somebody works in are over by then.
const TRANSACTION_MAX: Duration = Duration::from_secs(5);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_hang_up_harm_nobody() {
    let _alone = alone().await;
    let (server, proxy) = distant_postgres().await;
    let cluster = Cluster::at(Some(url(proxy.port(), DATABASE)), 1, 1).await;
    let seed = seed();
    let drops = length(200, 10_000);
    let user = cluster
        .caller(0)
        .create("/Users", &person("ada@acme.example"))
        .await;
    let [acme, globex] = &cluster.tenants;
    let clients = (0..CLIENTS).map(|client| cluster.scim(globex, client));
    let provider = Provider::start(clients, "stays");
    let scim = cluster.scim(acme, 0);
    let failed = block_in_place(|| {
        hang_up(CALLERS, drops, seed, |number| {
            let (method, path, body) = begun(&user, number);
            raw(&scim.base_url, &scim.bearer_token, method, &path, &body)
        })
    });
    assert_eq!(failed, 0, "of the same tenant");
    let pushed = provider.end().await;
    assert_eq!(
        pushed.with(Outcome::Refused).count(),
        0,
        "of another tenant"
    );
    let database = sea_orm::Database::connect(server.url(DATABASE)).await;
    let database = database.expect("connects");
    assert_eq!(left_in_transaction(&database).await, 0);
    let of_other = pushed.assert_kept(&cluster, globex).await;
    let kept = "requests WHERE user_agent = 'gone'";
    let kept = usize::try_from(count(&database, kept).await).expect("a count");
    tell(&format!(
        "{drops} requests dropped, {} of them done, no session left in a transaction; \
         of another tenant {of_other}",
        kept.saturating_sub(drops)
    ));
}

/// The proof that the test above can fail.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_hang_up_harm_a_naive_service() {
    let _alone = alone().await;
    let seed = seed();
    let drops = length(150, 2_000);
    let (server, proxy) = distant_postgres().await;
    let service = naive::Naive::start(&url(proxy.port(), DATABASE)).await;
    let clients = service.start_clients();
    block_in_place(|| {
        hang_up(naive::CALLERS, drops, seed, |number| {
            // What is waited for takes no transaction, and so ends none.
            let way = if number < drops { "both" } else { "one" };
            let path = format!("/{way}/dropped-{number}");
            raw(&service.url, "", "POST", &path, "")
        });
    });
    let acknowledged = clients.end().await;
    let beside = sea_orm::Database::connect(server.url(DATABASE)).await;
    let beside = beside.expect("connects");
    let lost = naive::count_lost(&beside, &acknowledged).await;
    let left = left_in_transaction(&beside).await;
    tell(&format!(
        "a naive service, {drops} requests dropped: {lost} of {} acknowledged writes lost, \
         {left} of its 2 sessions left in a transaction",
        acknowledged.len()
    ));
    assert!(lost > 0 || left > 0, "this test would not see the harm");
}

async fn distant_postgres() -> (Server, Proxy) {
    let server = block_in_place(Server::start);
    server.create_database(DATABASE);
    let proxy = Proxy::start(server.port(), DISTANCE).await;
    (server, proxy)
}

/// Sends requests, and hangs up on each at a random time within twice what an answer
/// takes, so many at a time. Behind each goes one that is waited for: how many of
/// those failed.
fn hang_up(
    callers: usize,
    drops: usize,
    seed: u64,
    request: impl Fn(usize) -> (String, Vec<u8>) + Sync,
) -> usize {
    let call = |caller| {
        let mut dice = Dice::new(seed, caller);
        let mut expected = FIRST_ANSWER;
        let mut failed = 0;
        for number in (caller..drops).step_by(callers) {
            let dropped = begin(request(number));
            std::thread::sleep(dice.duration(2 * expected));
            drop(dropped);
            let began = Instant::now();
            let mut answer = String::new();
            let mut awaited = begin(request(drops + number));
            let read = awaited.read_to_string(&mut answer);
            failed += usize::from(read.is_err() || !answer.starts_with("HTTP/1.1 2"));
            expected = began.elapsed();
        }
        failed
    };
    std::thread::scope(|scope| {
        let calling: Vec<_> = (0..callers)
            .map(|caller| scope.spawn(move || call(caller)))
            .collect();
        let failed = calling.into_iter().map(std::thread::ScopedJoinHandle::join);
        failed.map(|failed| failed.expect("no panic")).sum()
    })
}

fn begin((authority, request): (String, Vec<u8>)) -> TcpStream {
    let mut connection = TcpStream::connect(authority).expect("connects");
    connection.set_nodelay(true).expect("set");
    connection.write_all(&request).expect("sent");
    connection
}

/// One of the things that a tenant does.
fn begun(user: &str, number: usize) -> (&'static str, String, String) {
    let name = format!("dropped-{number}@acme.example");
    let title = number.to_string();
    match number % 3 {
        0 => ("POST", "/Users".to_owned(), person(&name).to_string()),
        1 => {
            let change = json!({"op": "replace", "value": {"title": title}});
            (
                "PATCH",
                format!("/Users/{user}"),
                patch(&change).to_string(),
            )
        }
        _ => {
            let filter = "title%20eq%20%22none%22";
            ("GET", format!("/Users?filter={filter}"), String::new())
        }
    }
}

/// Where a request goes, and its bytes.
fn raw(base_url: &str, token: &str, method: &str, path: &str, body: &str) -> (String, Vec<u8>) {
    let without_scheme = base_url.strip_prefix("http://").expect("a URL");
    let (authority, base) = without_scheme.split_once('/').expect("a path");
    let request = format!(
        "{method} /{base}{path} HTTP/1.1\r\nHost: {authority}\r\nUser-Agent: gone\r\n\
         Authorization: Bearer {token}\r\nContent-Type: application/scim+json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    (authority.to_owned(), request.into_bytes())
}

/// Sessions of the database in a transaction with which nobody goes on.
async fn left_in_transaction(database: &DatabaseConnection) -> i64 {
    let sql = "pg_stat_activity WHERE datname = current_database() \
               AND pid <> pg_backend_pid() AND state <> 'idle'";
    let began = Instant::now();
    loop {
        let sessions = count(database, sql).await;
        if sessions == 0 || began.elapsed() > TRANSACTION_MAX {
            return sessions;
        }
    }
}
