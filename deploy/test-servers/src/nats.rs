//! NATS with JetStream, and a look into its streams.

use std::path::Path;

use async_nats::jetstream::Context;
use async_nats::jetstream::consumer::pull::OrderedConfig;
use async_nats::jetstream::stream::Stream;
use futures_util::StreamExt as _;
use tempfile::TempDir;

use crate::process::{Process, ending_with_the_tests, free_port};

const PROGRAM: &str = "/usr/sbin/nats-server";
const USER: &str = "rollcall";
/// As it stands in a URL, and as it is.
const PASSWORD_ENCODED: &str = "p%40ss-canary";
const PASSWORD: &str = "p@ss-canary";

/// A server of one test's own, which ends with it.
#[derive(Debug)]
pub struct Server {
    port: u16,
    process: Option<Process>,
    folder: TempDir,
}

/// What stands in a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub subject: String,
    pub headers: Vec<(String, String)>,
    pub payload: Vec<u8>,
}

impl Server {
    /// Chooses where it will be.
    pub fn new() -> Self {
        Self {
            port: free_port(),
            process: None,
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    pub fn start() -> Self {
        let mut server = Self::new();
        server.start_again();
        server
    }

    /// Starts with what it kept, where it was.
    pub fn start_again(&mut self) {
        let mut command = ending_with_the_tests();
        assert!(
            Path::new(PROGRAM).exists(),
            "there is no {PROGRAM}: `make packages` installs what tests need"
        );
        command
            .arg(PROGRAM)
            .args(["--jetstream", "--addr", "127.0.0.1", "--port"])
            .arg(self.port.to_string())
            .args(["--user", USER, "--pass", PASSWORD, "--store_dir"])
            .arg(self.folder.path());
        self.process = Some(Process::start("NATS", command, "Server is ready"));
    }

    /// As a crash would.
    pub fn kill(&mut self) {
        if let Some(process) = self.process.take() {
            process.signal("KILL");
            process.wait();
        }
    }

    /// With the user and password.
    pub fn url(&self) -> String {
        format!("nats://{USER}:{PASSWORD_ENCODED}@127.0.0.1:{}", self.port)
    }

    pub fn password() -> &'static str {
        PASSWORD
    }

    /// A stream that is there, or that somebody is about to make.
    pub async fn stream(&self, name: &str) -> Stream {
        let context = self.context().await;
        let advisory = format!("$JS.EVENT.ADVISORY.STREAM.CREATED.{name}");
        let mut made = context
            .client()
            .subscribe(advisory)
            .await
            .expect("subscribed");
        context.client().flush().await.expect("flushed");
        if let Ok(stream) = context.get_stream(name).await {
            return stream;
        }
        made.next().await.expect("made");
        context.get_stream(name).await.expect("a stream")
    }

    async fn context(&self) -> Context {
        let options = async_nats::ConnectOptions::new()
            .user_and_password(USER.to_owned(), PASSWORD.to_owned());
        let client = options.connect(format!("127.0.0.1:{}", self.port)).await;
        async_nats::jetstream::new(client.expect("connects"))
    }

    /// As somebody else would.
    pub async fn publish(&self, subject: &str) {
        let context = self.context().await;
        let sent = context.publish(subject.to_owned(), "x".into()).await;
        sent.expect("sent").await.expect("acknowledged");
    }

    /// Its messages, from the first that there is: waits until there are so many.
    pub async fn read(&self, name: &str, messages: usize) -> Vec<Message> {
        let consumer = self.stream(name).await;
        let consumer = consumer.create_consumer(OrderedConfig::default()).await;
        let found = consumer.expect("a consumer").messages().await;
        let found = found.expect("messages").take(messages);
        let found = found.map(|message| {
            let message = message.expect("a message").split().0;
            let headers = message.headers.unwrap_or_default();
            Message {
                subject: message.subject.to_string(),
                headers: headers
                    .iter()
                    .flat_map(|(name, values)| values.iter().map(move |value| (name, value)))
                    .map(|(name, value)| (name.to_string(), value.to_string()))
                    .collect(),
                payload: message.payload.to_vec(),
            }
        });
        found.collect().await
    }
}

impl Default for Server {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Message {
    /// The one value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(is, _)| is == name);
        match (values.next(), values.next()) {
            (Some((_, value)), None) => Some(value),
            _ => None,
        }
    }
}
