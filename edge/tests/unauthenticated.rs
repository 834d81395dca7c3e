//! Whoever has no credential costs no call, and is told of all the same.

#![expect(clippy::expect_used, reason = "a test fails by a panic")]

use std::convert::Infallible;
use std::net::SocketAddr;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty};
use hyper::Request;
use hyper_util::rt::TokioIo;
use prost::Message as _;
use rollcall_client::transport;
use rollcall_edge::{Door, server};
use rollcall_proto::management::v1::RequestReason;
use rollcall_proto::provisioning::v1::{RecordUnauthenticatedRequest, Unauthenticated};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tonic::Status;
use tonic::body::Body;

const DIRECTORY: &str = "01h455vb4pex5vsknk084sn02q";
const METHOD: &str = "/rollcall.provisioning.v1.ProvisioningService/RecordUnauthenticated";
/// The flag and the length before a message of gRPC.
const FRAME_BYTES: usize = 5;

/// A door, and what it asks of a control service that does nothing.
struct Edge {
    address: SocketAddr,
    asked: mpsc::UnboundedReceiver<(String, Bytes)>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Edge {
    async fn start() -> Self {
        let (sender, asked) = mpsc::unbounded_channel();
        let control = tower::service_fn(move |request: Request<Body>| {
            let sender = sender.clone();
            async move {
                let path = request.uri().path().to_owned();
                let body = request.into_body().collect().await.expect("a body");
                sender.send((path, body.to_bytes())).expect("awaited");
                Ok::<_, Infallible>(Status::unimplemented("").into_http::<Body>())
            }
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let door = Door::new(transport::boxed(control), "https://scim.example.com");
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(server::serve(listener, door, async {
            let _ = stopped.await;
        }));
        Self {
            address,
            asked,
            stop,
            serving,
        }
    }

    async fn get(&self, authorization: &str) -> u16 {
        let stream = TcpStream::connect(self.address).await.expect("connects");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .expect("a connection");
        tokio::spawn(connection);
        let mut request = Request::get(format!("/scim/v2/{DIRECTORY}/Users?count=1"))
            .header("host", "scim")
            .header("user-agent", "Okta");
        if !authorization.is_empty() {
            request = request.header("authorization", authorization);
        }
        let request = request.body(Empty::<Bytes>::new()).expect("a request");
        let response = sender.send_request(request).await.expect("an answer");
        response.status().as_u16()
    }
}

/// The entries of a call.
fn entries_of((method, body): &(String, Bytes)) -> Vec<Unauthenticated> {
    assert_eq!(method, METHOD);
    let message = RecordUnauthenticatedRequest::decode(&body[FRAME_BYTES..]);
    message.expect("the message").entries
}

fn count(entries: &[Unauthenticated], reason: RequestReason) -> i32 {
    let of_reason = entries.iter().filter(|entry| entry.reason() == reason);
    of_reason.map(|entry| entry.count).sum()
}

#[tokio::test]
async fn they_are_told_while_the_edge_runs() {
    let mut edge = Edge::start().await;
    for authorization in ["", "", "Bearer rckey_x", "Basic x", ""] {
        assert_eq!(edge.get(authorization).await, 401);
    }
    let mut entries = Vec::new();
    while entries
        .iter()
        .map(|entry: &Unauthenticated| entry.count)
        .sum::<i32>()
        < 5
    {
        let call = edge.asked.recv().await.expect("more");
        entries.extend(entries_of(&call));
    }
    assert_eq!(count(&entries, RequestReason::TokenMissing), 3);
    assert_eq!(count(&entries, RequestReason::TokenOfAnotherKind), 1);
    assert_eq!(count(&entries, RequestReason::TokenScheme), 1);
    let context = entries[0].context.as_ref().expect("a context");
    assert_eq!(context.token, "");
    assert_eq!(context.directory_id, format!("dir_{DIRECTORY}"));
    assert_eq!(
        (context.http_method.as_str(), context.path.as_str()),
        ("GET", "/Users")
    );
    assert_eq!(context.user_agent, "Okta");
    assert_eq!(entries[0].operation, "ListUsers");
}

#[tokio::test]
async fn they_are_told_when_it_ends() {
    let mut edge = Edge::start().await;
    for _ in 0..10 {
        assert_eq!(edge.get("").await, 401);
    }
    edge.stop.send(()).expect("runs");
    edge.serving.await.expect("no panic");
    edge.asked.close();
    let mut entries = Vec::new();
    while let Some(call) = edge.asked.recv().await {
        entries.extend(entries_of(&call));
    }
    assert_eq!(count(&entries, RequestReason::TokenMissing), 10);
}
