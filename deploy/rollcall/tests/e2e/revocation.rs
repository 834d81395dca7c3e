//! Revocation is immediate, on every edge: no request that starts after it
//! succeeds, and no write commits after it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use hyper::Method;
use rollcall::scim_client::ScimClient;
use rollcall_client::transport;
use rollcall_control::authz::Guard;
use rollcall_control::clock::Clock;
use rollcall_control::id::DirectoryId;
use rollcall_control::operator::{Installation, NewDirectory};
use rollcall_control::server::Control;
use rollcall_control::store::entity::user;
use rollcall_control::store::{Database, PostgresUrl};
use rollcall_edge::{Door, server};
use rollcall_proto::management::v1::token_service_client::TokenServiceClient;
use rollcall_proto::management::v1::{
    CreateTokenRequest, RevokeAllTokensRequest, RevokeTokenRequest, RotateTokenRequest, Scope,
    Token,
};
use rollcall_test_servers::postgres;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use serde_json::json;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tonic::Request;
use tonic::service::Routes;

use crate::support::ON_POSTGRES;

const CLIENTS: usize = 64;
const EDGES: usize = 3;
/// Requests of each client that begin after the token has ended.
const LATE_REQUESTS: usize = 3;
/// Writes that are acknowledged before the token ends.
const WRITES_BEFORE: usize = 100;

/// How a token ends.
#[derive(Debug, Clone, Copy)]
enum End {
    Revoked,
    RevokedWithAll,
    Rotated,
}

/// Several edges, on several control services where the database lets several
/// write.
struct Cluster {
    installations: Vec<Installation>,
    tokens: TokenServiceClient<Guard<Routes>>,
    api_key: String,
    directory_id: DirectoryId,
    base_urls: Vec<String>,
    _postgres: Option<postgres::Database>,
    _folder: TempDir,
}

impl Cluster {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let postgres = ON_POSTGRES.then(postgres::Database::create);
        let url = postgres
            .as_ref()
            .map(|postgres| PostgresUrl::from(postgres.url().as_str()));
        let database = Database::new(folder.path(), url);
        let mut installations = Vec::new();
        let mut controls = Vec::new();
        for _ in 0..if ON_POSTGRES { 2 } else { 1 } {
            let opened = Installation::open(folder.path(), &database, Clock::system()).await;
            let installation = opened.expect("opens");
            controls.push(Control::new(installation.clone()));
            installations.push(installation);
        }
        let made = installations[0].create_directory(NewDirectory {
            organization_external_id: "acme".to_owned(),
            ..NewDirectory::default()
        });
        let directory_id = made.await.expect("made").directory_id;
        let api_key = installations[0]
            .create_api_key("test".to_owned(), vec![Scope::Manage])
            .await
            .expect("made");
        let mut base_urls = Vec::new();
        for edge in 0..EDGES {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let origin = format!("http://{}", listener.local_addr().expect("an address"));
            let control = &controls[edge % controls.len()];
            let door = Door::new(transport::boxed(control.in_process()), &origin);
            tokio::spawn(server::serve(listener, door, std::future::pending()));
            base_urls.push(format!("{origin}/scim/v2/{}", directory_id.suffix()));
        }
        Self {
            tokens: TokenServiceClient::new(controls[0].in_process()),
            installations,
            api_key: api_key.expose().to_owned(),
            directory_id,
            base_urls,
            _postgres: postgres,
            _folder: folder,
        }
    }

    fn client(&self, number: usize, bearer_token: &str) -> ScimClient {
        ScimClient {
            base_url: self.base_urls[number % EDGES].clone(),
            bearer_token: bearer_token.to_owned(),
            headers: vec![],
        }
    }

    fn authorized<Q>(&self, message: Q) -> Request<Q> {
        let mut request = Request::new(message);
        let value = format!("Bearer {}", self.api_key).parse().expect("ASCII");
        request.metadata_mut().insert("authorization", value);
        request
    }

    /// A new token of the directory, and its id.
    async fn create_token(&self) -> (String, String) {
        let request = CreateTokenRequest {
            token: Some(Token {
                directory_id: self.directory_id.to_string(),
                display_name: "Okta".to_owned(),
                ..Token::default()
            }),
            ..CreateTokenRequest::default()
        };
        let made = self
            .tokens
            .clone()
            .create_token(self.authorized(request))
            .await;
        let made = made.expect("made").into_inner();
        (made.token.expect("a token").id, made.secret)
    }

    /// Returns the token that lives on, if one does.
    async fn end(&self, how: End, id: String) -> Option<String> {
        let mut tokens = self.tokens.clone();
        match how {
            End::Revoked => {
                let request = RevokeTokenRequest {
                    id,
                    ..RevokeTokenRequest::default()
                };
                let revoked = tokens.revoke_token(self.authorized(request)).await;
                revoked.expect("revoked");
                None
            }
            End::RevokedWithAll => {
                let request = RevokeAllTokensRequest {
                    directory_id: self.directory_id.to_string(),
                    ..RevokeAllTokensRequest::default()
                };
                let revoked = tokens.revoke_all_tokens(self.authorized(request)).await;
                revoked.expect("revoked");
                None
            }
            End::Rotated => {
                let request = RotateTokenRequest {
                    id,
                    ..RotateTokenRequest::default()
                };
                let rotated = tokens.rotate_token(self.authorized(request)).await;
                Some(rotated.expect("rotated").into_inner().secret)
            }
        }
    }

    /// Users of this round, as the last of the control services sees them.
    async fn count(&self, round: usize) -> u64 {
        let installation = self.installations.last().expect("one");
        user::Entity::find()
            .filter(user::Column::UserNameKey.starts_with(format!("round-{round}-")))
            .count(&installation.store.readers)
            .await
            .expect("counts")
    }
}

/// What the clients know of each other.
#[derive(Default)]
struct Round {
    number: usize,
    has_ended: AtomicBool,
    writes: AtomicUsize,
    enough: Notify,
}

/// Writes and reads until the token has ended, and some times more.
async fn push(client: ScimClient, number: usize, round: Arc<Round>) {
    let mut late = 0;
    for request in 0.. {
        // What is read here was true before the request began.
        let has_ended = round.has_ended.load(Ordering::SeqCst);
        let is_write = request % 2 == 0;
        let reply = if is_write {
            let name = format!("round-{}-{number}-{request}", round.number);
            let body = json!({ "userName": name });
            client.send(Method::POST, "/Users", Some(&body)).await
        } else {
            client.send(Method::GET, "/Users?count=1", None).await
        };
        let status = reply.expect("answers").status.as_u16();
        match status {
            201 if !has_ended => {
                if round.writes.fetch_add(1, Ordering::SeqCst) + 1 == WRITES_BEFORE {
                    round.enough.notify_one();
                }
            }
            200 if !has_ended => {}
            401 => {}
            _ => panic!("{status}, after the end: {has_ended}"),
        }
        late += usize::from(has_ended);
        if late == LATE_REQUESTS {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_ends_on_every_edge_at_once() {
    let cluster = Cluster::start().await;
    let ends = [
        End::Revoked,
        End::Rotated,
        End::RevokedWithAll,
        End::Revoked,
        End::Rotated,
    ];
    for (number, how) in ends.into_iter().enumerate() {
        let (id, secret) = cluster.create_token().await;
        let round = Arc::new(Round {
            number,
            ..Round::default()
        });
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let pushing = push(cluster.client(client, &secret), client, Arc::clone(&round));
                tokio::spawn(pushing)
            })
            .collect();
        round.enough.notified().await;
        let successor = cluster.end(how, id).await;
        let there = cluster.count(number).await;
        round.has_ended.store(true, Ordering::SeqCst);
        for client in clients {
            client.await.expect("no request succeeded that should not");
        }
        assert_eq!(
            cluster.count(number).await,
            there,
            "{how:?}: a write came after"
        );
        let acknowledged = round.writes.load(Ordering::SeqCst);
        assert_eq!(u64::try_from(acknowledged).ok(), Some(there), "{how:?}");
        if let Some(successor) = successor {
            let client = cluster.client(number, &successor);
            let reply = client.send(Method::GET, "/Users?count=1", None).await;
            assert_eq!(reply.expect("answers").status, 200);
        }
    }
}
