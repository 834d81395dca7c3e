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
use crate::measured::Measured;
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
        Measured::collect(clients, began).await
    }

    /// The same request again and again.
    pub(crate) async fn repeat(
        self,
        target: &Target,
        path: &str,
        check: fn(&[u8]) -> Result<(), Failure>,
    ) -> Result<Measured, Failure> {
        let began = Instant::now();
        let end = began + self.time;
        let mut clients = JoinSet::new();
        for _ in 0..self.clients {
            let (target, path) = (target.clone(), path.to_owned());
            clients.spawn(async move {
                let mut connection = Connection::open(target).await?;
                while Instant::now() < end {
                    check(&connection.get(&path).await?)?;
                }
                Ok::<_, Failure>(connection.latencies)
            });
        }
        Measured::collect(clients, began).await
    }
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

    pub(crate) async fn get(&mut self, path: &str) -> Result<Bytes, Failure> {
        self.send(Method::GET, path, None, StatusCode::OK).await
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
