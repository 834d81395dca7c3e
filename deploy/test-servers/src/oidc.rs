//! An OpenID Connect issuer on this machine: its discovery document and keys, the page
//! on which somebody says that they are somebody, and tokens for codes. It is strict
//! in what it takes, and says whatever a test wants it to.

mod door;
mod form;
mod key;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;

pub use self::key::Key;

pub const CLIENT_ID: &str = "rollcall console";
/// Encoded before it is sent.
pub const CLIENT_SECRET: &str = "a secret: 100% + more";
pub const DISCOVERY: &str = "/.well-known/openid-configuration";
pub const KEYS: &str = "/keys";
pub const TOKEN: &str = "/token";
const AUTHORIZE: &str = "/authorize";
/// For how long tokens are good.
const TOKEN_SECONDS: i64 = 300;

/// An issuer of one test's own. Clones are the same one.
#[derive(Clone)]
pub struct Issuer {
    pub url: String,
    now: Arc<dyn Fn() -> i64 + Send + Sync>,
    state: Arc<Mutex<State>>,
}

/// What an issuer hands to the browser.
#[derive(Debug, Clone)]
pub struct Granted {
    pub code: String,
    pub state: String,
}

/// What is answered in the place of the truth.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Nothing, ever.
    Silence,
    With(u16, String),
}

struct State {
    /// What is said of whoever signs in.
    person: Value,
    published: Vec<Value>,
    forge: Forge,
    codes: HashMap<String, Asked>,
    answers: HashMap<&'static str, Answer>,
    is_secret_in_form: bool,
}

/// What the token for these claims is.
type Forge = Arc<dyn Fn(Value) -> String + Send + Sync>;

/// What a code is for.
struct Asked {
    redirect_uri: String,
    nonce: String,
    code_challenge: String,
    is_used: bool,
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

impl Issuer {
    /// Signs with this key, at the time that `now` says in seconds. It is of another
    /// site than what is at 127.0.0.1.
    pub async fn start(key: Key, now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let issuer = Self {
            url: format!("http://localhost:{port}"),
            now: Arc::new(now),
            state: Arc::new(Mutex::new(State {
                person: json!({}),
                published: vec![key.jwk.clone()],
                forge: Arc::new(move |claims| key.sign(&claims)),
                codes: HashMap::new(),
                answers: HashMap::new(),
                is_secret_in_form: false,
            })),
        };
        let serving = issuer.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let issuer = serving.clone();
                let service = service_fn(move |request| {
                    let issuer = issuer.clone();
                    async move { Ok::<_, std::convert::Infallible>(issuer.answer(request).await) }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        issuer
    }

    /// Who signs in from now on: the claims beside those of every token.
    pub fn set_person(&self, claims: Value) {
        self.state().person = claims;
    }

    /// What is made of the honest claims from now on.
    pub fn set_forge(&self, forge: impl Fn(Value) -> String + Send + Sync + 'static) {
        self.state().forge = Arc::new(forge);
    }

    /// The keys that are published.
    pub fn publish(&self, keys: Vec<Value>) {
        self.state().published = keys;
    }

    /// What is answered at a path, whatever comes; none for the truth.
    pub fn set_answer(&self, path: &'static str, answer: Option<Answer>) {
        let answers = &mut self.state().answers;
        match answer {
            Some(answer) => answers.insert(path, answer),
            None => answers.remove(path),
        };
    }

    /// Takes the client's secret in the form alone.
    pub fn take_secret_in_form(&self) {
        self.state().is_secret_in_form = true;
    }

    /// What somebody who says yes comes back with.
    pub fn authorize(&self, url: &str) -> Granted {
        let query = url
            .strip_prefix(&format!("{}{AUTHORIZE}?", self.url))
            .unwrap_or_else(|| panic!("not the issuer's page: {url}"));
        let (_, granted) = self.grant(query).expect("a request as it must be");
        granted
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic")
    }
}
