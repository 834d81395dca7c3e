//! The door without a control service behind it.

#![expect(clippy::expect_used, reason = "a test fails by a panic")]

use std::net::SocketAddr;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use rollcall_client::transport;
use rollcall_edge::{Door, server};
use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES};
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};

const DIRECTORY: &str = "01h455vb4pex5vsknk084sn02q";

/// Serves a door whose control service is nowhere.
async fn serve() -> SocketAddr {
    let nowhere = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let control = format!("http://{}", nowhere.local_addr().expect("an address"));
    drop(nowhere);
    let service = transport::connect_lazy(&control).expect("valid");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let door = Door::new(service, "https://scim.example.com/");
    tokio::spawn(server::serve(listener, door, std::future::pending()));
    address
}

async fn get(address: SocketAddr, path: &str, token: Option<&str>) -> (StatusCode, Value) {
    let stream = TcpStream::connect(address).await.expect("connects");
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .expect("a connection");
    tokio::spawn(connection);
    let mut request = Request::get(path).header("host", "scim");
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let request = request.body(Empty::<Bytes>::new()).expect("a request");
    let response = sender.send_request(request).await.expect("an answer");
    let status = response.status();
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    (status, serde_json::from_slice(&body).expect("JSON"))
}

/// Without control nobody is let in, and who is mistyped is told at once.
#[tokio::test]
async fn control_is_away() {
    let address = serve().await;
    let token = Credential::compose(Kind::Scim, DIRECTORY, &[7; SECRET_BYTES]);
    let path = format!("/scim/v2/{DIRECTORY}/Users");
    for (path, token, expect) in [
        (path.as_str(), Some(token.expose()), 503),
        (&format!("{path}?count=x"), Some(token.expose()), 503),
        (&path, Some(&token.expose()[1..]), 401),
        (&path, None, 401),
        ("/", None, 404),
    ] {
        let (status, error) = get(address, path, token).await;
        assert_eq!(status, expect, "{path}");
        assert_eq!(error["status"], expect.to_string());
    }
}

/// What the service can do is told without control and without a token.
#[tokio::test]
async fn discovery_needs_nobody() {
    let address = serve().await;
    for (path, field, expect) in [
        (
            "ServiceProviderConfig",
            "/patch/supported",
            Value::Bool(true),
        ),
        ("ResourceTypes", "/totalResults", 2.into()),
        ("ResourceTypes/User", "/endpoint", "/Users".into()),
        ("Schemas", "/totalResults", 3.into()),
        (
            "Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
            "/meta/location",
            format!(
                "https://scim.example.com/scim/v2/{DIRECTORY}/Schemas/\
                 urn:ietf:params:scim:schemas:core:2.0:User"
            )
            .into(),
        ),
    ] {
        let (status, answer) = get(address, &format!("/scim/v2/{DIRECTORY}/{path}"), None).await;
        assert_eq!(status, 200, "{path}");
        assert_eq!(answer.pointer(field), Some(&expect), "{path}");
    }
    let (status, _) = get(address, &format!("/scim/v2/{DIRECTORY}/Schemas/x"), None).await;
    assert_eq!(status, 404);
}
