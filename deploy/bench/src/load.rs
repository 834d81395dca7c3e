//! Clients in a closed loop: each sends its next request when it has the answer
//! to the one before.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Failure;
use crate::workload::Workload;
use crate::world::World;

/// Whom requests go to.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    /// `host:port`
    pub authority: String,
    /// The path of the base URL.
    pub base_path: String,
    pub token: String,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub clients: usize,
    pub time: Duration,
}

/// How long each request took, in order, and all of them together.
#[derive(Debug)]
pub(crate) struct Measured {
    latencies: Vec<Duration>,
    time: Duration,
}

impl Measured {
    pub(crate) fn new(mut latencies: Vec<Duration>, time: Duration) -> Self {
        latencies.sort_unstable();
        Self { latencies, time }
    }

    #[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 requests")]
    pub(crate) fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.time.as_secs_f64()
    }

    /// The time within which this share of the requests was answered.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in the list"
    )]
    pub(crate) fn millis(&self, share: f64) -> f64 {
        let place = (self.latencies.len() as f64 * share) as usize;
        let latency = self.latencies.get(place).copied().unwrap_or_default();
        latency.as_secs_f64() * 1_000.0
    }
}

impl Load {
    /// Every client works on what no other changes, so that each answer is known.
    pub(crate) async fn run(
        self,
        target: &Target,
        world: &Arc<World>,
        workload: Workload,
    ) -> Result<Measured, Failure> {
        let began = Instant::now();
        let end = began + self.time;
        let mut clients = JoinSet::new();
        for client in 0..self.clients {
            let (target, world) = (target.clone(), Arc::clone(world));
            clients.spawn(async move {
                let mut connection = Connection::open(target).await?;
                let mut turn = 0;
                while Instant::now() < end {
                    workload.turn(&mut connection, &world, client, turn).await?;
                    turn += 1;
                }
                Ok::<_, Failure>(connection.latencies)
            });
        }
        collect(clients, began).await
    }
}

/// What all clients measured since then.
pub(crate) async fn collect(
    mut clients: JoinSet<Result<Vec<Duration>, Failure>>,
    began: Instant,
) -> Result<Measured, Failure> {
    let mut latencies = Vec::new();
    while let Some(client) = clients.join_next().await {
        latencies.extend(client??);
    }
    Ok(Measured::new(latencies, began.elapsed()))
}

/// A connection that is kept, and what its requests took.
#[derive(Debug)]
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    target: Target,
    pub latencies: Vec<Duration>,
}

impl Connection {
    pub(crate) async fn open(target: Target) -> Result<Self, Failure> {
        let stream = TcpStream::connect(&target.authority).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self {
            sender,
            target,
            latencies: Vec::new(),
        })
    }

    /// Sends a request below the base URL. Another status than the expected one
    /// ends the run.
    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        expect: StatusCode,
    ) -> Result<Bytes, Failure> {
        let request = Request::builder()
            .method(&method)
            .uri(format!("{}{path}", self.target.base_path))
            .header(HOST, &self.target.authority)
            .header(AUTHORIZATION, format!("Bearer {}", self.target.token))
            .header(CONTENT_TYPE, "application/scim+json; charset=utf-8")
            .body(Full::new(
                body.map(|body| Bytes::from(body.to_string()))
                    .unwrap_or_default(),
            ))?;
        let began = Instant::now();
        self.sender.ready().await?;
        let response = self.sender.send_request(request).await?;
        let status = response.status();
        let answer = response.into_body().collect().await?.to_bytes();
        self.latencies.push(began.elapsed());
        if status == expect {
            Ok(answer)
        } else {
            let answer = String::from_utf8_lossy(&answer);
            Err(format!("{method} {path}: {status}, {answer}").into())
        }
    }
}
