//! Keys that are read from their issuer.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rollcall_control::clock::Moment;
use rollcall_control::outbound::{Allowed, Names, Outbound};
use rollcall_control::server::Control;
use rollcall_proto::management::v1::TrustedIssuer;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::api_keys::reads;
use crate::support::{START, Service, reason};
use crate::workload_tokens::{IssuerKey, SECONDS, claims_of, create, trust, with};

/// An issuer on this machine.
struct Issuer {
    url: String,
    answers: Arc<Mutex<Answers>>,
    requests: Arc<AtomicUsize>,
}

/// The first byte of TLS, which it does not speak.
const TLS_HANDSHAKE: &[u8] = &[0x16];

/// What it answers: a status line's end, further headers, and a body.
type Answer = (&'static str, String, String);

struct Answers {
    discovery: Answer,
    keys: Answer,
}

impl Answers {
    fn to(&self, head: &[u8]) -> Option<Answer> {
        match head.split(|byte| *byte == b' ').nth(1)? {
            b"/.well-known/openid-configuration" => Some(self.discovery.clone()),
            b"/keys" => Some(self.keys.clone()),
            _ => None,
        }
    }
}

fn ok(body: String) -> Answer {
    ("200 OK", String::new(), body)
}

impl Issuer {
    async fn start(keys: &[&Value]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let discovery = json!({"issuer": url, "jwks_uri": format!("{url}/keys")});
        let answers = Arc::new(Mutex::new(Answers {
            discovery: ok(discovery.to_string()),
            keys: ok(json!({ "keys": keys }).to_string()),
        }));
        let requests = Arc::new(AtomicUsize::new(0));
        let (serving, counting) = (Arc::clone(&answers), Arc::clone(&requests));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counting.fetch_add(1, Ordering::SeqCst);
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") && !head.starts_with(TLS_HANDSHAKE) {
                    match stream.read_u8().await {
                        Ok(byte) => head.push(byte),
                        Err(_) => break,
                    }
                }
                let Some((status, headers, body)) = serving.lock().expect("no panic").to(&head)
                else {
                    continue;
                };
                let length = body.len();
                let answer =
                    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n{body}");
                // Whoever has read enough hangs up.
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        Self {
            url,
            answers,
            requests,
        }
    }

    fn set_keys(&self, answer: Answer) {
        self.answers.lock().expect("no panic").keys = answer;
    }

    fn set_discovery(&self, answer: Answer) {
        self.answers.lock().expect("no panic").discovery = answer;
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    fn claims(&self) -> Value {
        claims_of(&self.url)
    }
}

/// A service that trusts this issuer, and may read from this machine.
async fn trusting(issuer: &Issuer) -> Service {
    let mut service = Service::start().await;
    let issuers = Outbound::new(Allowed::PublicAndLoopback, Names::system());
    let webhooks = Outbound::new(Allowed::Public, Names::system());
    service.control = Control::with_outbound(service.installation.clone(), issuers, webhooks);
    let trusted = TrustedIssuer {
        issuer: issuer.url.clone(),
        jwks: String::new(),
        ..trust(&[])
    };
    create(&service, &service.api_key, trusted)
        .await
        .expect("made");
    service
}

fn later(service: &Service, seconds: i64) {
    service.clock.set(Moment(START.0 + seconds * 1_000_000));
}

#[tokio::test]
async fn keys_are_read_from_their_issuer_and_kept_a_while() {
    let [first, second] = [IssuerKey::ed25519("1", 1), IssuerKey::ed25519("2", 2)];
    let issuer = Issuer::start(&[&first.jwk]).await;
    let service = trusting(&issuer).await;
    let claims = with(issuer.claims(), &json!({"exp": SECONDS + 3_600}));
    let [by_first, by_second] = [first.sign(&claims), second.sign(&claims)];
    for _ in 0..3 {
        reads(&service, &by_first, "acme").await.expect("reads");
    }
    assert_eq!(
        issuer.requests(),
        2,
        "the discovery document and the keys, once"
    );

    // A new key is looked for once a minute.
    issuer.set_keys(ok(json!({ "keys": [first.jwk, second.jwk] }).to_string()));
    for _ in 0..3 {
        assert_eq!(
            reason(reads(&service, &by_second, "acme").await),
            "API_KEY_INVALID"
        );
    }
    assert_eq!(issuer.requests(), 2);
    later(&service, 60);
    reads(&service, &by_second, "acme").await.expect("reads");
    assert_eq!(issuer.requests(), 4);

    // A key that was withdrawn is good for ten minutes at most.
    issuer.set_keys(ok(json!({ "keys": [second.jwk] }).to_string()));
    later(&service, 659);
    reads(&service, &by_first, "acme").await.expect("reads");
    later(&service, 660);
    assert_eq!(
        reason(reads(&service, &by_first, "acme").await),
        "API_KEY_INVALID"
    );
    reads(&service, &by_second, "acme").await.expect("reads");

    // What cannot be read is not gone by for longer, and never accepted.
    issuer.set_keys(("500 Internal Server Error", String::new(), String::new()));
    later(&service, 1_259);
    reads(&service, &by_second, "acme").await.expect("reads");
    later(&service, 1_260);
    let asked = issuer.requests();
    for _ in 0..3 {
        assert_eq!(
            reason(reads(&service, &by_second, "acme").await),
            "UNAVAILABLE"
        );
    }
    assert_eq!(
        issuer.requests(),
        asked + 2,
        "a failure is told for five seconds"
    );
    issuer.set_keys(ok(json!({ "keys": [second.jwk] }).to_string()));
    later(&service, 1_265);
    reads(&service, &by_second, "acme").await.expect("reads");
}

/// Callers at the same time make one request.
#[tokio::test]
async fn keys_are_read_once_for_many() {
    let key = IssuerKey::ed25519("1", 1);
    let issuer = Issuer::start(&[&key.jwk]).await;
    let service = trusting(&issuer).await;
    let token = key.sign(&issuer.claims());
    let reading = (0..32).map(|_| reads(&service, &token, "acme"));
    for outcome in futures_util::future::join_all(reading).await {
        outcome.expect("reads");
    }
    assert_eq!(issuer.requests(), 2);
}

#[tokio::test]
async fn what_an_issuer_answers_wrong_is_not_believed() {
    let key = IssuerKey::ed25519("1", 1);
    let issuer = Issuer::start(&[&key.jwk]).await;
    let service = trusting(&issuer).await;
    let token = key.sign(&issuer.claims());
    let url = &issuer.url;
    let keys_at = |at: String| ok(json!({"issuer": url, "jwks_uri": at}).to_string());
    let redirect = format!("location: {url}/keys\r\n");
    let good = keys_at(format!("{url}/keys"));
    let mut seconds = 0;
    for (discovery, keys) in [
        (ok(String::new()), None),
        (ok(json!({"issuer": url}).to_string()), None),
        (
            ok(json!({"issuer": format!("{url}/"), "jwks_uri": format!("{url}/keys")}).to_string()),
            None,
        ),
        (("302 Found", redirect.clone(), String::new()), None),
        (("404 Not Found", String::new(), String::new()), None),
        (ok(" ".repeat(65 * 1024)), None),
        (keys_at("http://example.com/keys".to_owned()), None),
        (keys_at("file:///etc/passwd".to_owned()), None),
        // Not this machine, and not the internet.
        (keys_at("https://10.0.0.1/keys".to_owned()), None),
        (keys_at("https://169.254.169.254/latest".to_owned()), None),
        (keys_at("https://[fd00::1]/keys".to_owned()), None),
        (keys_at("https://[::ffff:10.0.0.1]/keys".to_owned()), None),
        // It speaks no TLS.
        (
            keys_at(format!("{}/keys", url.replace("http:", "https:"))),
            None,
        ),
        (good.clone(), Some(("302 Found", redirect, String::new()))),
        (good.clone(), Some(ok("[]".to_owned()))),
        (good.clone(), Some(ok(" ".repeat(65 * 1024)))),
        (
            good.clone(),
            Some(ok(json!({ "keys": vec![&key.jwk; 65] }).to_string())),
        ),
    ] {
        seconds += 5;
        later(&service, seconds);
        let told = format!("{discovery:.100?} {keys:.100?}");
        issuer.set_discovery(discovery);
        if let Some(keys) = keys {
            issuer.set_keys(keys);
        }
        assert_eq!(
            reason(reads(&service, &token, "acme").await),
            "UNAVAILABLE",
            "{told}"
        );
    }
    issuer.set_discovery(good);
    issuer.set_keys(ok(json!({ "keys": [key.jwk] }).to_string()));
    later(&service, seconds + 5);
    reads(&service, &token, "acme").await.expect("reads");
}

/// Unless it was allowed, nothing of this machine is connected to.
#[tokio::test]
async fn this_machine_is_no_issuer() {
    let key = IssuerKey::ed25519("1", 1);
    let issuer = Issuer::start(&[&key.jwk]).await;
    let mut service = trusting(&issuer).await;
    service.control = Control::new(service.installation.clone());
    let token = key.sign(&issuer.claims());
    assert_eq!(reason(reads(&service, &token, "acme").await), "UNAVAILABLE");
    assert_eq!(issuer.requests(), 0);
}
