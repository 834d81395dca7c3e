//! What the machine allows, measured in the same run.

use std::convert::Infallible;
use std::time::Instant;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DbBackend, Statement};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::Failure;
use crate::load::{Connection, Load, Measured, Target, collect};

const ANSWER: &[u8] = br#"{"id":"user_01h455vb4pex5vsknk084sn02q","active":true}"#;

/// A plain hyper server that answers a small JSON.
pub(crate) async fn hyper(load: &Load) -> Result<Measured, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let target = Target {
        authority: listener.local_addr()?.to_string(),
        base_path: String::new(),
        token: "none".to_owned(),
    };
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            let service = service_fn(|_: Request<Incoming>| async {
                Ok::<_, Infallible>(Response::new(Full::new(Bytes::from_static(ANSWER))))
            });
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    });
    let began = Instant::now();
    let end = began + load.time;
    let mut clients = JoinSet::new();
    for _ in 0..load.clients {
        let target = target.clone();
        clients.spawn(async move {
            let mut connection = Connection::open(target).await?;
            while Instant::now() < end {
                connection
                    .send(Method::GET, "/", None, StatusCode::OK)
                    .await?;
            }
            Ok(connection.latencies)
        });
    }
    let measured = collect(clients, began).await;
    server.abort();
    measured
}

/// The database's own rate of durable commits of one row, from as many
/// connections as there are clients.
pub(crate) async fn commits(load: &Load, url: &str) -> Result<Measured, Failure> {
    let mut options = ConnectOptions::new(url);
    options.test_before_acquire(false).sqlx_logging(false);
    let is_sqlite = url.starts_with("sqlite:");
    // SQLite has one writer, however many would write.
    let writers = if is_sqlite { 1 } else { load.clients };
    options.max_connections(u32::try_from(writers)?);
    let connection = Database::connect(options).await?;
    if is_sqlite {
        connection
            .execute_unprepared("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            .await?;
    }
    connection
        .execute_unprepared("CREATE TABLE baseline (body text NOT NULL)")
        .await?;
    let backend = if is_sqlite {
        DbBackend::Sqlite
    } else {
        DbBackend::Postgres
    };
    let began = Instant::now();
    let end = began + load.time;
    let mut clients = JoinSet::new();
    for _ in 0..writers {
        let connection = connection.clone();
        clients.spawn(async move {
            let mut latencies = Vec::new();
            while Instant::now() < end {
                let insert = "INSERT INTO baseline VALUES ('one row of some hundred bytes')";
                let began = Instant::now();
                connection
                    .execute_raw(Statement::from_string(backend, insert))
                    .await?;
                latencies.push(began.elapsed());
            }
            Ok::<_, Failure>(latencies)
        });
    }
    let measured = collect(clients, began).await?;
    connection.execute_unprepared("DROP TABLE baseline").await?;
    Ok(measured)
}
