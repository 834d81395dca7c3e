//! A service as one would write it at first: each request works in its handler's
//! own future, which ends with the client's connection.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use futures_util::future::join_all;
use http_body_util::{Empty, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use rollcall::scim_client::Connection;
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, DatabaseConnection, DbErr, TransactionTrait as _,
};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::whole::count;

/// Who hang up at the same time: with more of them, most would only wait for a
/// connection that is free.
pub(super) const CALLERS: usize = 2;
const CLIENTS: usize = 2;
const CONNECTIONS_MAX: u32 = 2;

pub(super) struct Naive {
    pub(super) url: String,
}

/// Clients that do not hang up.
pub(super) struct Clients {
    is_over: Arc<AtomicBool>,
    writing: Vec<JoinHandle<Vec<String>>>,
}

impl Naive {
    pub(super) async fn start(database_url: &str) -> Self {
        let mut options = ConnectOptions::new(database_url);
        options.max_connections(CONNECTIONS_MAX).sqlx_logging(false);
        let pool = sea_orm::Database::connect(options).await.expect("connects");
        let table = "CREATE TABLE names (name text PRIMARY KEY)";
        pool.execute_unprepared(table).await.expect("made");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, pool.clone()));
            }
        });
        Self {
            url: format!("http://{address}/"),
        }
    }

    pub(super) fn start_clients(&self) -> Clients {
        let is_over = Arc::new(AtomicBool::new(false));
        let writing = (0..CLIENTS).map(|client| {
            let (url, is_over) = (self.url.clone(), Arc::clone(&is_over));
            tokio::spawn(write(url, client, is_over))
        });
        Clients {
            writing: writing.collect(),
            is_over,
        }
    }
}

impl Clients {
    /// The names that were acknowledged.
    pub(super) async fn end(self) -> Vec<String> {
        self.is_over.store(true, Ordering::Relaxed);
        let written = join_all(self.writing).await.into_iter();
        written.flat_map(|names| names.expect("no panic")).collect()
    }
}

async fn serve(stream: TcpStream, pool: DatabaseConnection) {
    let service = service_fn(|request: Request<Incoming>| {
        let pool = pool.clone();
        async move {
            let kept = keep(&pool, request.uri().path()).await;
            let mut response = Response::new(Empty::<Bytes>::new());
            if kept.is_err() {
                *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            }
            Ok::<_, Infallible>(response)
        }
    });
    let served = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    // Whoever hangs up ends it with an error.
    drop(served.await);
}

/// `/one/NAME` in one statement, `/both/NAME` in a transaction.
async fn keep(pool: &DatabaseConnection, path: &str) -> Result<(), DbErr> {
    let (way, name) = path.trim_start_matches('/').split_once('/').expect("two");
    let insert = format!("INSERT INTO names VALUES ('{name}')");
    if way == "one" {
        pool.execute_unprepared(&insert).await?;
        return Ok(());
    }
    let transaction = pool.begin().await?;
    transaction.execute_unprepared(&insert).await?;
    transaction.commit().await
}

/// The names that were acknowledged to one client.
async fn write(url: String, client: usize, is_over: Arc<AtomicBool>) -> Vec<String> {
    let mut connection = Connection::open(&url.parse().expect("a URL")).await;
    let mut acknowledged = Vec::new();
    for number in 0.. {
        if is_over.load(Ordering::Relaxed) {
            break;
        }
        let name = format!("stays-{client}-{number}");
        let request = Request::post(format!("{url}one/{name}"));
        let request = request.body(Full::default()).expect("valid");
        let connection = connection.as_mut().expect("connects");
        let reply = connection.send(request).await.expect("answers");
        if reply.status.is_success() {
            acknowledged.push(name);
        }
    }
    acknowledged
}

/// Those of the acknowledged names that are not there.
pub(super) async fn count_lost(database: &DatabaseConnection, acknowledged: &[String]) -> usize {
    let names = "names WHERE name LIKE 'stays-%'";
    let there = count(database, names).await;
    acknowledged.len() - usize::try_from(there).expect("a count")
}
