//! What arrives, told as it arrives.

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1::handshake;
use hyper::{Request, Uri};
use hyper_util::rt::TokioIo;
use rollcall::scim_client::Reply;
use tokio::net::TcpStream;

use super::{ask, assert_page, cookie, make_link, origin, redeem};
use crate::support::Rollcall;

/// An answer that goes on.
pub(crate) struct Stream {
    /// Without a body.
    reply: Reply,
    body: Incoming,
    /// Its connection.
    socket: std::net::TcpStream,
}

impl Stream {
    pub(crate) async fn open(url: &str, headers: &[(&str, &str)]) -> Self {
        let url: Uri = url.parse().expect("a URL");
        let authority = url.authority().expect("a host").as_str();
        let stream = TcpStream::connect(authority).await.expect("connects");
        let stream = stream.into_std().expect("a socket");
        let socket = stream.try_clone().expect("another handle");
        let stream = TcpStream::from_std(stream).expect("a socket");
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await.expect("HTTP");
        tokio::spawn(connection);
        let path = url.path_and_query().expect("a path").as_str();
        let mut request = Request::get(path).header("host", authority);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::<Bytes>::default()).expect("a request");
        let answer = sender.send_request(request).await.expect("answers");
        let (parts, body) = answer.into_parts();
        let reply = Reply {
            status: parts.status,
            headers: parts.headers,
            body: Bytes::new(),
        };
        Self {
            reply,
            body,
            socket,
        }
    }

    /// Its next piece; none when it has ended.
    pub(crate) async fn next(&mut self) -> Option<String> {
        let piece = self.body.frame().await?.expect("a piece").into_data();
        Some(String::from_utf8(piece.expect("data").to_vec()).expect("text"))
    }

    /// Says that nobody looks any more, and waits until the door has let go of it.
    async fn leave(mut self) {
        let left = self.socket.shutdown(std::net::Shutdown::Write);
        left.expect("connected");
        while let Some(Ok(_)) = self.body.frame().await {}
    }
}

/// The beginning of an answer that may go on.
pub(crate) async fn listen(url: &str, headers: &[(&str, &str)]) -> Reply {
    let mut stream = Stream::open(url, headers).await;
    let begun = stream.next().await.unwrap_or_default();
    Reply {
        body: begun.into(),
        ..stream.reply
    }
}

/// The stream of what arrives is told at once, is bounded, and ends with the door.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_arrives_is_told_to_so_many() {
    const STREAMS_MAX: usize = 256;
    let mut rollcall = Rollcall::start();
    let door = origin(&rollcall);
    let redeemed = redeem(&format!("{door}{}", make_link(&rollcall).await)).await;
    let cookie = cookie(&redeemed);
    let session = [("cookie", cookie.as_str())];
    let url = format!("{door}/setup/progress?provider=okta");
    let mut streams = Vec::new();
    for _ in 0..STREAMS_MAX {
        let mut stream = Stream::open(&url, &session).await;
        assert_eq!(stream.reply.status, 200);
        let first = stream.next().await.expect("told at once");
        assert!(first.starts_with("event: part\ndata: "), "{first}");
        assert!(
            first.contains("Waiting for Okta&#39;s test call"),
            "{first}"
        );
        streams.push(stream);
    }
    let refused = ask("GET", &url, &session, "").await;
    assert_page(&refused, 503);
    // A page that is left makes place for another.
    streams.pop().expect("a stream").leave().await;
    let again = Stream::open(&url, &session).await;
    assert_eq!(again.reply.status, 200);
    streams.push(again);
    let begun = std::time::Instant::now();
    assert!(rollcall.process.terminate().success());
    let drained = std::time::Duration::from_secs(20);
    assert!(begun.elapsed() < drained, "streams held the door open");
}
