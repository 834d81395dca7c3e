//! What the machine allows, measured in the same run.

use std::convert::Infallible;
use std::time::Instant;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DbBackend, Statement};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::Failure;
use crate::load::{Load, Target};
use crate::measured::Measured;

const ANSWER: &[u8] = br#"{"id":"user_01h455vb4pex5vsknk084sn02q","active":true}"#;

const TABLE: &str = "CREATE TABLE baseline (body text NOT NULL)";
const INSERT: &str = "INSERT INTO baseline VALUES ('one row of some hundred bytes')";

/// Pages after which SQLite begins its journal anew.
const JOURNAL_PAGES: usize = 1_000;

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
    let measured = load.repeat(&target, "/", |_| Ok(())).await;
    server.abort();
    measured
}

/// The database's own rate of durable commits of one row, from as many
/// connections as there are clients.
pub(crate) async fn commits(load: &Load, url: &str) -> Result<Measured, Failure> {
    if let Some(file) = url.strip_prefix("sqlite:") {
        return commits_of_sqlite(load, file).await;
    }
    let mut options = ConnectOptions::new(url);
    options.test_before_acquire(false).sqlx_logging(false);
    options.max_connections(u32::try_from(load.clients)?);
    let connection = Database::connect(options).await?;
    connection.execute_unprepared(TABLE).await?;
    let began = Instant::now();
    let end = began + load.time;
    let mut clients = JoinSet::new();
    for _ in 0..load.clients {
        let connection = connection.clone();
        clients.spawn(async move {
            let mut latencies = Vec::new();
            while Instant::now() < end {
                let began = Instant::now();
                connection
                    .execute_raw(Statement::from_string(DbBackend::Postgres, INSERT))
                    .await?;
                latencies.push(began.elapsed());
            }
            Ok::<_, Failure>(latencies)
        });
    }
    let measured = Measured::collect(clients, began).await?;
    connection.execute_unprepared("DROP TABLE baseline").await?;
    connection.close().await?;
    Ok(measured)
}

/// SQLite has one writer, however many would write.
async fn commits_of_sqlite(load: &Load, file: &str) -> Result<Measured, Failure> {
    let connection = rusqlite::Connection::open(file)?;
    connection.execute_batch("PRAGMA journal_mode = wal")?;
    connection.execute_batch(TABLE)?;
    grow_journal(&connection)?;
    let began = Instant::now();
    let end = began + load.time;
    let mut writer = JoinSet::new();
    writer.spawn_blocking(move || {
        let mut insert = connection.prepare(INSERT)?;
        let mut latencies = Vec::new();
        while Instant::now() < end {
            let began = Instant::now();
            insert.execute([])?;
            latencies.push(began.elapsed());
        }
        Ok::<_, Failure>(latencies)
    });
    Measured::collect(writer, began).await
}

/// A journal that grows costs more to write than one that is written over, which
/// it is from then on: longer than SQLite lets it become, and on the disk.
fn grow_journal(connection: &rusqlite::Connection) -> rusqlite::Result<()> {
    connection.execute_batch("PRAGMA synchronous = off")?;
    let mut insert = connection.prepare(INSERT)?;
    for _ in 0..JOURNAL_PAGES {
        insert.execute([])?;
    }
    connection.execute_batch("PRAGMA synchronous = full; PRAGMA wal_checkpoint(restart)")
}
