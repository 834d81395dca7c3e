//! A client of an edge, which keeps its connection.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Method, Request, Uri};
use rollcall::Failure;
use rollcall::scim_client::{Connection, Reply, ScimClient};
use serde_json::{Value, json};

/// A connection that was of no use for longer may be about to be closed.
const IDLE_MAX: Duration = Duration::from_secs(5);

pub(crate) struct Caller {
    pub(crate) scim: ScimClient,
    /// Where another edge is, which is asked where this one takes no connection.
    other: Option<Uri>,
    /// And when it was used last.
    connection: Option<(Connection, Instant)>,
}

impl Caller {
    pub(crate) fn new(scim: ScimClient) -> Self {
        Self {
            scim,
            other: None,
            connection: None,
        }
    }

    /// The same, which knows another edge too.
    pub(crate) fn or(self, other: &str) -> Self {
        let other = Some(other.parse().expect("a URL"));
        Self { other, ..self }
    }

    /// What is answered, if anything is.
    pub(crate) async fn try_send(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Reply, Failure> {
        self.transmit(self.scim.request(method, path, body)?).await
    }

    pub(crate) async fn transmit(
        &mut self,
        request: Request<Full<Bytes>>,
    ) -> Result<Reply, Failure> {
        let mut connection = match self.connection.take() {
            Some((kept, used)) if kept.is_open() && used.elapsed() < IDLE_MAX => kept,
            _ => connect(request.uri(), self.other.as_ref()).await?,
        };
        let reply = connection.send(request).await?;
        if reply.header("connection") != Some("close") {
            self.connection = Some((connection, Instant::now()));
        }
        Ok(reply)
    }

    /// The answer, which must be this one.
    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        status: u16,
    ) -> Value {
        let what = format!("{method} {path}");
        let reply = self.try_send(method, path, body).await;
        let reply = reply.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(reply.status, status, "{what}: {}", reply.json());
        reply.json()
    }

    pub(crate) async fn create(&mut self, path: &str, resource: &Value) -> String {
        let made = self.send(Method::POST, path, Some(resource), 201).await;
        id_of(&made)
    }

    /// Makes people by these names, and returns their ids.
    pub(crate) async fn create_people(&mut self, user_names: &[String]) -> Vec<String> {
        let mut ids = Vec::with_capacity(user_names.len());
        for user_names in user_names.chunks(OPERATIONS_MAX) {
            let operations = user_names.iter().map(|name| {
                json!({"method": "POST", "path": "/Users", "bulkId": name, "data": person(name)})
            });
            let bulk = json!({"Operations": operations.collect::<Value>()});
            let done = self.send(Method::POST, "/Bulk", Some(&bulk), 200).await;
            let results = done["Operations"].as_array().expect("a list");
            ids.extend(results.iter().map(|result| {
                let location = result["location"].as_str();
                let location = location.unwrap_or_else(|| panic!("not created: {result}"));
                let (_, id) = location.rsplit_once('/').expect("a URL");
                id.to_owned()
            }));
        }
        ids
    }
}

async fn connect(url: &Uri, other: Option<&Uri>) -> Result<Connection, Failure> {
    match (Connection::open(url).await, other) {
        (Err(_), Some(other)) => Connection::open(other).await,
        (opened, _) => opened,
    }
}

/// Operations of one bulk request.
const OPERATIONS_MAX: usize = 100;

/// A user of this name, which is the address too.
pub(crate) fn person(user_name: &str) -> Value {
    json!({"userName": user_name, "active": true, "emails": [{"value": user_name}]})
}

pub(crate) fn patch(operation: &Value) -> Value {
    json!({"Operations": [operation]})
}

pub(crate) fn id_of(resource: &Value) -> String {
    resource["id"].as_str().expect("an id").to_owned()
}
