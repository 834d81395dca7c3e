//! An HTTP client that speaks to one base URL, over TLS where that is https.

mod tls;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{AUTHORIZATION, HOST};
use hyper::http::uri::{Authority, Scheme};
use hyper::{HeaderMap, Method, Request, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use crate::Failure;

/// One base URL and the token for it.
#[derive(Debug, Clone)]
pub struct ScimClient {
    pub base_url: String,
    pub bearer_token: String,
    /// Sent with every request.
    pub headers: Vec<(&'static str, &'static str)>,
}

#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    /// The body as JSON; null where it is not.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl ScimClient {
    /// `path` is what follows the base URL, query included.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Reply, Failure> {
        send(self.request(method, path, body)?).await
    }

    /// The same, not sent yet.
    pub fn request(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Request<Full<Bytes>>, Failure> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base_url))
            .header(AUTHORIZATION, format!("Bearer {}", self.bearer_token));
        for (name, value) in &self.headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(body) => {
                request = request.header("content-type", "application/scim+json; charset=utf-8");
                Bytes::from(body.to_string())
            }
            None => Bytes::new(),
        };
        Ok(request.body(Full::new(body))?)
    }
}

/// One request on a connection of its own.
pub async fn send(request: Request<Full<Bytes>>) -> Result<Reply, Failure> {
    let mut connection = Connection::open(request.uri()).await?;
    let reply = connection.send(request).await?;
    let Connection { sender, task } = connection;
    drop(sender);
    task.await??;
    Ok(reply)
}

/// A connection on which one request follows the other.
#[derive(Debug)]
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    task: JoinHandle<hyper::Result<()>>,
}

impl Connection {
    /// To the host of a URL.
    pub async fn open(url: &Uri) -> Result<Self, Failure> {
        let host = authority(url)?.host().trim_matches(['[', ']']);
        let is_encrypted = url.scheme() == Some(&Scheme::HTTPS);
        let port = url
            .port_u16()
            .unwrap_or(if is_encrypted { 443 } else { 80 });
        let stream = TcpStream::connect((host, port)).await?;
        stream.set_nodelay(true)?;
        if is_encrypted {
            Self::over(tls::connect(host, stream).await?).await
        } else {
            Self::over(stream).await
        }
    }

    async fn over<S>(stream: S) -> Result<Self, Failure>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        Ok(Self {
            sender,
            task: tokio::spawn(connection),
        })
    }

    /// Whether another request may be sent.
    pub fn is_open(&self) -> bool {
        !self.sender.is_closed()
    }

    pub async fn send(&mut self, request: Request<Full<Bytes>>) -> Result<Reply, Failure> {
        let (mut parts, body) = request.into_parts();
        let host = authority(&parts.uri)?.as_str().parse()?;
        parts.headers.insert(HOST, host);
        let origin_form = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        parts.uri = origin_form.parse()?;
        let request = Request::from_parts(parts, body);
        // It may be about to end the one before.
        self.sender.ready().await?;
        let (parts, body) = self.sender.send_request(request).await?.into_parts();
        Ok(Reply {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await?.to_bytes(),
        })
    }
}

fn authority(url: &Uri) -> Result<&Authority, Failure> {
    url.authority().ok_or_else(|| "the URL has no host".into())
}
