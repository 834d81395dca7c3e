//! Bodies of a gigabyte, announced or not, and a million operations: refused, and
//! nothing of them happens.

use hyper::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::{Rollcall, id_of, text};

const GIGABYTE: usize = 1024 * 1024 * 1024;
const CHUNK: usize = 64 * 1024;

/// Sends `head` and then `piece` so often, unless the other end has had enough
/// before: the status that it answers.
async fn push(address: &str, head: String, piece: Vec<u8>, times: usize) -> String {
    let stream = TcpStream::connect(address).await.expect("connects");
    let (mut answer, mut request) = stream.into_split();
    let sending = tokio::spawn(async move {
        let mut sent = request.write_all(head.as_bytes()).await;
        for _ in 0..times {
            if sent.is_err() {
                break;
            }
            sent = request.write_all(&piece).await;
        }
        // Whoever has more to send does not hang up.
        std::future::pending::<()>().await;
        drop(request);
    });
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        line.push(answer.read_u8().await.expect("a status line"));
    }
    sending.abort();
    let line = String::from_utf8(line).expect("text");
    line.split(' ').nth(1).expect("a status").to_owned()
}

#[tokio::test]
async fn a_gigabyte_is_refused_before_it_is_read() {
    let rollcall = Rollcall::start();
    let user = json!({"userName": "ada"});
    let client = rollcall.client();
    let created = client.send(Method::POST, "/Users", Some(&user)).await;
    let created = created.expect("answers");
    let id = id_of(&created);
    let address = text(&rollcall.ready["scim_address"]);
    let (_, path) = rollcall.base_url.split_once("/scim/").expect("a path");
    let head = |rest: &str| {
        format!(
            "PATCH /scim/{path}/Users/{id} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\n\
             content-type: application/scim+json\r\n{rest}\r\n\r\n",
            rollcall.bearer_token
        )
    };
    let operation = r#"{"op":"replace","path":"title","value":"x"},"#;
    let beginning = format!(
        r#"{{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{operation}"#
    );
    let many = operation.repeat(CHUNK / operation.len());
    let times = GIGABYTE / many.len();

    let announced = head(&format!("content-length: {GIGABYTE}"));
    let answered = push(&address, announced, Vec::new(), 0).await;
    assert_eq!(answered, "413", "announced");

    let chunk = format!("{:x}\r\n{many}\r\n", many.len()).into_bytes();
    let streamed =
        head("transfer-encoding: chunked") + &format!("{:x}\r\n{beginning}\r\n", beginning.len());
    let answered = push(&address, streamed, chunk, times).await;
    assert_eq!(answered, "413", "in chunks");

    let million = operation.len() * 1_000_000 + beginning.len();
    let announced = head(&format!("content-length: {million}")) + &beginning;
    let answered = push(&address, announced, many.into_bytes(), 1_000_000).await;
    assert_eq!(answered, "413", "a million operations");

    // Zeros compressed a thousandfold, as they begin.
    let bomb = head("content-encoding: gzip\r\ncontent-length: 1048576");
    let answered = push(&address, bomb, vec![0x1f, 0x8b, 8, 0], 1).await;
    assert_eq!(answered, "415", "compressed");

    let path = format!("/Users/{id}");
    let read = client.send(Method::GET, &path, None);
    assert_eq!(read.await.expect("answers").json(), created.json());
}
