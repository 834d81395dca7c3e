//! A plain HTTP client that speaks to one base URL, for the demonstration and
//! the tests.

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::header::{AUTHORIZATION, HOST};
use hyper::{HeaderMap, Method, Request, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

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
        send(request.body(Full::new(body))?).await
    }
}

/// One request on a connection of its own.
pub async fn send(request: Request<Full<Bytes>>) -> Result<Reply, Failure> {
    let (mut parts, body) = request.into_parts();
    let authority = parts.uri.authority().ok_or("the URL has no host")?.clone();
    let origin_form = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let origin_form: Uri = origin_form.parse()?;
    parts.uri = origin_form;
    parts.headers.insert(HOST, authority.as_str().parse()?);

    let stream = TcpStream::connect(authority.as_str()).await?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let response = sender
        .send_request(Request::from_parts(parts, body))
        .await?;
    let (parts, body) = response.into_parts();
    let body = body.collect().await?.to_bytes();
    drop(sender);
    connection.await??;
    Ok(Reply {
        status: parts.status,
        headers: parts.headers,
        body,
    })
}
