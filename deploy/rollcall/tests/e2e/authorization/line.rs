//! A connection that is kept from one request to the next.

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use rollcall::scim_client::Reply;
use tokio::net::TcpStream;

use super::ask::Ask;

pub(crate) struct Line {
    authority: String,
    sender: Option<SendRequest<Full<Bytes>>>,
}

impl Line {
    /// To the server of this base URL.
    pub(crate) fn new(base_url: &str) -> Self {
        let authority = base_url.trim_start_matches("http://").split('/').next();
        Self {
            authority: authority.expect("a URL").to_owned(),
            sender: None,
        }
    }

    pub(crate) async fn send(&mut self, ask: &Ask) -> Reply {
        let mut request = Request::builder()
            .method(ask.method.clone())
            .uri(&ask.path)
            .header("host", &self.authority);
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        let body = Full::new(Bytes::from(ask.body.clone()));
        let request = request.body(body).expect("a request");
        let mut sender = match self.sender.take() {
            Some(sender) if !sender.is_closed() => sender,
            _ => self.connect().await,
        };
        sender.ready().await.expect("ready");
        let response = sender.send_request(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        self.sender = Some(sender);
        Reply {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    async fn connect(&self) -> SendRequest<Full<Bytes>> {
        let stream = TcpStream::connect(&self.authority).await.expect("connects");
        let (sender, connection) = handshake(TokioIo::new(stream)).await.expect("a connection");
        tokio::spawn(connection);
        sender
    }
}
