//! Only the exact token opens: texts that come from a good one by some fault or
//! trick are refused, and almost all of them before control is asked.
//!
//! `ROLLCALL_MUTANTS` and `ROLLCALL_SEED` make the run longer, and another one.

#![expect(clippy::expect_used, reason = "a test fails by a panic")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::{HeaderMap, Request, Response};
use rollcall_client::transport;
use rollcall_edge::{Door, server};
use rollcall_proto::ERROR_DOMAIN;
use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tonic::body::Body;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

#[path = "mutants/mutant.rs"]
mod mutant;

use mutant::{Mutant, Random};

const DIRECTORY: &str = "01h455vb4pex5vsknk084sn02q";
const KEY_ID: &str = "01h455vb4pex5vsknk084sn02r";
const MUTANTS: usize = 100_000;
/// Of so many one may reach control.
const MUTANTS_A_HOP: usize = 10_000;
/// Mutants that have a new checksum, which control alone can tell from the token.
const CHECKED: usize = 5;
const CONNECTIONS: usize = 8;
const SEED: u64 = 20_261_125;

/// A control service that lets one token through, and counts who asks.
struct Control {
    token: String,
    asked: AtomicUsize,
}

impl Control {
    async fn answer(self: Arc<Self>, request: Request<Body>) -> Response<Body> {
        // Sent some time after the answer, not on the way to it.
        let is_afterwards = request.uri().path().ends_with("/RecordUnauthenticated");
        let message = request.into_body().collect().await.expect("a message");
        if is_afterwards {
            return ok();
        }
        self.asked.fetch_add(1, Ordering::Relaxed);
        // Each message has the token as the first field of its context.
        let field = [
            &[0x0a, self.token.len().try_into().expect("short")],
            self.token.as_bytes(),
        ];
        let field = field.concat();
        let message = message.to_bytes();
        if message.windows(field.len()).any(|window| window == field) {
            ok()
        } else {
            let info = ErrorDetails::with_error_info("TOKEN_INVALID", ERROR_DOMAIN, []);
            Status::with_error_details(Code::Unauthenticated, "", info).into_http()
        }
    }
}

/// An empty message.
fn ok() -> Response<Body> {
    let trailers = HeaderMap::from_iter([(
        hyper::header::HeaderName::from_static("grpc-status"),
        hyper::header::HeaderValue::from_static("0"),
    )]);
    let body = Full::new(Bytes::from_static(&[0; 5])).with_trailers(async { Some(Ok(trailers)) });
    Response::builder()
        .header("content-type", "application/grpc")
        .body(Body::new(body))
        .expect("an answer")
}

async fn serve(control: Arc<Control>) -> SocketAddr {
    let service = tower::service_fn(move |request| {
        let control = Arc::clone(&control);
        async move { Ok::<_, Infallible>(control.answer(request).await) }
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let door = Door::new(transport::boxed(service), "https://scim.example.com");
    tokio::spawn(server::serve(listener, door, std::future::pending()));
    address
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_exact_token_opens() {
    let number = |name: &str, otherwise: u64| {
        let text = std::env::var(name).ok();
        text.map_or(otherwise, |text| text.parse().expect("a number"))
    };
    let seed = number("ROLLCALL_SEED", SEED);
    let mutants = usize::try_from(number("ROLLCALL_MUTANTS", MUTANTS as u64)).expect("a number");
    println!("ROLLCALL_SEED={seed} ROLLCALL_MUTANTS={mutants}");
    let token = Credential::compose(Kind::Scim, KEY_ID, &[7; SECRET_BYTES]);
    let control = Arc::new(Control {
        token: token.expose().to_owned(),
        asked: AtomicUsize::new(0),
    });
    let address = serve(Arc::clone(&control)).await;

    let good = format!("authorization: Bearer {}\r\n", token.expose());
    let mut connection = Connection::new(address);
    assert_eq!(connection.send(good.as_bytes(), false).await, [200]);
    assert_eq!(control.asked.swap(0, Ordering::Relaxed), 1);

    let clients = (0..CONNECTIONS).map(|client| {
        let random = Random::new(seed + client as u64);
        let count = mutants / CONNECTIONS + usize::from(client < mutants % CONNECTIONS);
        tokio::spawn(send_mutants(address, random, count))
    });
    let mut statuses = BTreeMap::new();
    for client in clients.collect::<Vec<_>>() {
        for (status, count) in client.await.expect("no panic") {
            *statuses.entry(status).or_insert(0_usize) += count;
        }
    }
    let asked = control.asked.swap(0, Ordering::Relaxed);
    println!("{statuses:?}, {asked} hops to control");
    let accepted: usize = statuses.range(200..300).map(|(_, count)| count).sum();
    assert_eq!(accepted, 0);
    assert!(statuses.keys().all(|status| *status < 500));
    assert!(
        asked <= mutants / MUTANTS_A_HOP,
        "{asked} of {mutants} reached control"
    );

    // A secret that was guessed whole, checksum and all, is refused by control.
    let mut connection = Connection::new(address);
    for number in 0..CHECKED {
        let mut secret = [7; SECRET_BYTES];
        secret[number] = 8;
        let other = Credential::compose(Kind::Scim, KEY_ID, &secret);
        let head = format!("authorization: Bearer {}\r\n", other.expose());
        assert_eq!(connection.send(head.as_bytes(), false).await, [401]);
    }
    assert_eq!(control.asked.load(Ordering::Relaxed), CHECKED);
}

async fn send_mutants(
    address: SocketAddr,
    mut random: Random,
    count: usize,
) -> BTreeMap<u16, usize> {
    let token = Credential::compose(Kind::Scim, KEY_ID, &[7; SECRET_BYTES]);
    let mut connection = Connection::new(address);
    let mut statuses = BTreeMap::new();
    for _ in 0..count {
        let Mutant { head, is_split } = Mutant::new(&mut random, token.expose());
        for status in connection.send(&head, is_split).await {
            assert!(
                !(200..300).contains(&status),
                "let through: {:?}",
                String::from_utf8_lossy(&head)
            );
            *statuses.entry(status).or_insert(0) += 1;
        }
    }
    statuses
}

/// A connection that is kept for the next request, as long as the door keeps it.
struct Connection {
    address: SocketAddr,
    stream: Option<TcpStream>,
}

impl Connection {
    fn new(address: SocketAddr) -> Self {
        Self {
            address,
            stream: None,
        }
    }

    /// The statuses that are answered to a request with these headers: one, or, for
    /// a head that may be split, those of all requests that are seen in it.
    async fn send(&mut self, headers: &[u8], is_split: bool) -> Vec<u16> {
        let line = format!("GET /scim/v2/{DIRECTORY}/Users HTTP/1.1\r\nhost: scim\r\n");
        let request = [line.as_bytes(), headers, b"\r\n"].concat();
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => TcpStream::connect(self.address).await.expect("connects"),
        };
        stream.write_all(&request).await.expect("sent");
        if is_split {
            stream.shutdown().await.expect("ended");
        }
        let mut answer = Vec::new();
        let is_open = loop {
            let mut chunk = [0; 2048];
            let read = stream.read(&mut chunk).await.expect("an answer");
            answer.extend_from_slice(&chunk[..read]);
            if read == 0 {
                break false;
            }
            if !is_split && is_whole(&answer) {
                break !has(&answer, "connection: close");
            }
        };
        self.stream = is_open.then_some(stream);
        statuses(&answer)
    }
}

/// Whether the answer has come to its end.
fn is_whole(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.is_some_and(|length| length.parse() == Ok(body.len()))
}

fn has(answer: &[u8], line: &str) -> bool {
    String::from_utf8_lossy(answer)
        .lines()
        .any(|other| other == line)
}

fn statuses(answer: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(answer);
    let found = text.split("HTTP/1.1 ").skip(1);
    found
        .map(|rest| rest[..3].parse().expect("a status"))
        .collect()
}
