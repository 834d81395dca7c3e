//! Somebody with a browser.

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use hyper::http::HeaderMap;
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::Failure;

const FORM: &str = "application/x-www-form-urlencoded";

pub(crate) struct Visitor {
    sender: SendRequest<Full<Bytes>>,
    authority: String,
    /// With the session.
    cookie: String,
    /// What forms of the session's pages hold.
    proof: String,
}

pub(crate) struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Visitor {
    /// An operator who comes in by a link.
    pub(crate) async fn sign_in(authority: &str, link: &str) -> Result<Self, Failure> {
        let mut visitor = Self::open(authority).await?;
        let fields = [
            ("display_name", "Grace Hopper"),
            ("email", "grace%40example.com"),
            ("password", "correct+horse+battery"),
        ];
        visitor.enter(link, &fields).await?;
        let account = visitor.get("/console/account").await?;
        visitor.proof = account.between("name=\"proof\" value=\"", "\"")?;
        Ok(visitor)
    }

    /// An IT admin who comes in by a link.
    pub(crate) async fn set_up(authority: &str, link: &str) -> Result<Self, Failure> {
        let mut visitor = Self::open(authority).await?;
        visitor.enter(link, &[]).await?;
        Ok(visitor)
    }

    async fn open(authority: &str) -> Result<Self, Failure> {
        Ok(Self {
            sender: connect(authority).await?,
            authority: authority.to_owned(),
            cookie: String::new(),
            proof: String::new(),
        })
    }

    /// From then on requests go over a new connection.
    pub(crate) async fn connect(&mut self) -> Result<(), Failure> {
        self.sender = connect(&self.authority).await?;
        Ok(())
    }

    async fn enter(&mut self, link: &str, fields: &[(&str, &str)]) -> Result<(), Failure> {
        let entered = self.post(link, fields).await?;
        let cookie = entered.header(SET_COOKIE.as_str())?;
        let pair = cookie.split(';').next().unwrap_or_default();
        pair.clone_into(&mut self.cookie);
        Ok(())
    }

    pub(crate) async fn get(&mut self, path: &str) -> Result<Answer, Failure> {
        self.ask(Method::GET, path, String::new()).await
    }

    /// Sends a form, whose fields are encoded already.
    pub(crate) async fn post(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Result<Answer, Failure> {
        let proof = [("proof", self.proof.as_str())];
        let fields = fields.iter().chain(&proof);
        let pairs: Vec<_> = fields
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        self.ask(Method::POST, path, pairs.join("&")).await
    }

    async fn ask(&mut self, method: Method, path: &str, form: String) -> Result<Answer, Failure> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.authority)
            .header(COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin");
        if !form.is_empty() {
            request = request.header(CONTENT_TYPE, FORM);
        }
        let request = request.body(Full::new(Bytes::from(form)))?;
        self.sender.ready().await?;
        let (parts, body) = self.sender.send_request(request).await?.into_parts();
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await?.to_bytes(),
        })
    }
}

async fn connect(authority: &str) -> Result<SendRequest<Full<Bytes>>, Failure> {
    let stream = TcpStream::connect(authority).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

impl Answer {
    /// Whether it is the page, or leads to one.
    pub(crate) fn check_shown(&self, path: &str) -> Result<(), Failure> {
        if self.status == StatusCode::OK || self.status == StatusCode::SEE_OTHER {
            return Ok(());
        }
        Err(format!("{path}: {}, {}", self.status, self.text()).into())
    }

    /// Where it leads to.
    pub(crate) fn location(&self) -> Result<String, Failure> {
        self.header(LOCATION.as_str())
    }

    /// What stands between two texts on the page, the first time.
    pub(crate) fn between(&self, before: &str, behind: &str) -> Result<String, Failure> {
        let text = self.text();
        let found = text.split_once(before);
        let found = found.and_then(|(_, rest)| rest.split_once(behind));
        let (found, _) = found.ok_or_else(|| format!("no {before} in {text}"))?;
        Ok(found.to_owned())
    }

    fn header(&self, name: &str) -> Result<String, Failure> {
        let value = self.headers.get(name);
        let value = value.ok_or_else(|| format!("no {name}: {}, {}", self.status, self.text()))?;
        Ok(value.to_str()?.to_owned())
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
