//! A product's server, which answers as it is told and keeps what it got.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What it answers.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    Status(u16),
    /// A status, and a header line.
    With(u16, String),
    /// So many bytes of a 200.
    Large(usize),
    /// Nothing at all.
    Silence,
    /// The connection ends.
    Hangup,
}

/// What it got.
#[derive(Debug, Clone)]
pub(crate) struct Got {
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Got {
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(named, _)| named == name);
        let (_, value) = found.next().expect("the header");
        assert!(found.next().is_none(), "{name} once");
        value
    }

    pub(crate) fn id(&self) -> String {
        self.header("webhook-id").to_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

#[derive(Debug)]
struct Shared {
    answers: Mutex<VecDeque<Answer>>,
    always: Mutex<Answer>,
    got: watch::Sender<Vec<Got>>,
    connections: AtomicUsize,
}

#[derive(Debug)]
pub(crate) struct Receiver {
    pub(crate) address: SocketAddr,
    shared: Arc<Shared>,
    serving: Option<JoinHandle<()>>,
}

impl Receiver {
    /// Answers 200 to everything.
    pub(crate) async fn start() -> Self {
        Self::start_at("127.0.0.1:0").await
    }

    pub(crate) async fn start_at(address: &str) -> Self {
        let listener = TcpListener::bind(address).await.expect("a port");
        let mut receiver = Self {
            address: listener.local_addr().expect("an address"),
            shared: Arc::new(Shared {
                answers: Mutex::default(),
                always: Mutex::new(Answer::Status(200)),
                got: watch::Sender::new(vec![]),
                connections: AtomicUsize::new(0),
            }),
            serving: None,
        };
        receiver.serve(listener);
        receiver
    }

    fn serve(&mut self, listener: TcpListener) {
        let shared = Arc::clone(&self.shared);
        self.serving = Some(tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.connections.fetch_add(1, Ordering::SeqCst);
                let shared = Arc::clone(&shared);
                tokio::spawn(async move {
                    // Whoever has enough hangs up.
                    let _ = serve_one(stream, &shared).await;
                });
            }
        }));
    }

    /// Nobody listens any more.
    pub(crate) async fn stop(&mut self) {
        if let Some(serving) = self.serving.take() {
            serving.abort();
            let _ = serving.await;
        }
    }

    pub(crate) async fn start_again(&mut self) {
        let listener = TcpListener::bind(self.address).await.expect("its port");
        self.serve(listener);
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/hooks?tenant=1", self.address)
    }

    /// What it answers next, before what it always does.
    pub(crate) fn next(&self, answers: impl IntoIterator<Item = Answer>) {
        self.shared
            .answers
            .lock()
            .expect("no panic")
            .extend(answers);
    }

    pub(crate) fn always(&self, answer: Answer) {
        *self.shared.always.lock().expect("no panic") = answer;
    }

    pub(crate) fn got(&self) -> Vec<Got> {
        self.shared.got.borrow().clone()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.got().iter().map(Got::id).collect()
    }

    /// Waits until it has got so many.
    pub(crate) async fn wait_for(&self, count: usize) -> Vec<Got> {
        let mut got = self.shared.got.subscribe();
        let got = got.wait_for(|got| got.len() >= count).await;
        got.expect("the receiver lives").clone()
    }

    pub(crate) fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }
}

async fn serve_one(stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(": ") {
            headers.push((name.to_ascii_lowercase(), value.to_owned()));
        }
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, length)| length.parse().expect("a length"));
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    let answer = shared.answers.lock().expect("no panic").pop_front();
    let answer = answer.unwrap_or_else(|| shared.always.lock().expect("no panic").clone());
    shared
        .got
        .send_modify(|got| got.push(Got { headers, body }));
    let (status, header, body) = match answer {
        Answer::Status(status) => (status, String::new(), String::new()),
        Answer::With(status, header) => (status, format!("{header}\r\n"), String::new()),
        Answer::Large(bytes) => (200, String::new(), "x".repeat(bytes)),
        Answer::Silence => {
            // Until the other side has had enough.
            stream.read_to_end(&mut Vec::new()).await?;
            return Ok(());
        }
        Answer::Hangup => return Ok(()),
    };
    let length = body.len();
    let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n{header}\r\n{body}");
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await
}
