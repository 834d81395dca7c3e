//! What can go wrong when a directory is set up, and what the request log says of
//! each: status, reason, sentence and advice, with and without personal data.

mod cases;

use bytes::Bytes;
use http_body_util::Full;
use hyper::Request;
use rollcall::scim_client::send;
use rollcall_control::clock::{Clock, Moment};
use rollcall_control::id::{DirectoryId, TokenId};
use rollcall_control::operator::{Installation, NewDirectory};
use rollcall_control::server::Control;
use rollcall_control::store::entity::{directory, token};
use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES};
use rollcall_proto::management::v1::request_log_service_client::RequestLogServiceClient;
use rollcall_proto::management::v1::{
    ListRequestsRequest, LoggedRequest, RequestReason, RequestView,
};
use rollcall_proto::provisioning::v1::provisioning_service_client::ProvisioningServiceClient;
use rollcall_proto::provisioning::v1::{IssueAccessTokenRequest, RequestContext};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use self::cases::{Case, Expected, cases};
use crate::support::{Rollcall, assert_scim, id_of, request};

const DOMAIN: &str = "acme.example";
/// In every name and address of a person.
const CANARY: &str = "canary";
const ADA: &str = "canary.ada@acme.example";
/// A moment in the past, on the clock of a control service of the test's own.
const LONG_AGO: Moment = Moment(1_700_000_000_000_000);

/// What the cases are made of.
struct Setup {
    rollcall: Rollcall,
    /// Base URLs.
    other: String,
    disabled: String,
    deleted: String,
    nowhere: String,
    older_version: String,
    /// Credentials.
    unknown: String,
    expired: String,
    revoked: String,
    disabled_token: String,
    deleted_token: String,
    expired_access_token: String,
    client_id: String,
    wrong_secret: String,
    /// Ids.
    ada: String,
    gone: String,
    group: String,
    directories: Vec<DirectoryId>,
}

async fn change_token(installation: &Installation, id: TokenId, column: token::Column) {
    let changed = installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                token::Entity::update_many()
                    .col_expr(column, Expr::value(LONG_AGO))
                    .filter(token::Column::Id.eq(id))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    changed.await.expect("changed");
}

async fn change_directory(installation: &Installation, id: DirectoryId, column: directory::Column) {
    let now = installation.clock.now();
    let changed = installation.store.writer.write_alone(
        Some(id),
        Box::new(move |transaction| {
            Box::pin(async move {
                directory::Entity::update_many()
                    .col_expr(column, Expr::value(now))
                    .filter(directory::Column::Id.eq(id))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    changed.await.expect("changed");
}

/// A further directory, and its token.
async fn directory(installation: &Installation, name: &str) -> (DirectoryId, String) {
    let made = installation
        .create_directory(NewDirectory {
            organization_external_id: name.to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    (made.directory_id, made.bearer_token.expose().to_owned())
}

/// What a client got an hour after `LONG_AGO` at the latest.
async fn old_access_token(
    installation: &Installation,
    id: DirectoryId,
    client: (&str, &str),
) -> String {
    let control = Control::new(Installation {
        clock: Clock::held(LONG_AGO),
        ..installation.clone()
    });
    let request = IssueAccessTokenRequest {
        context: Some(RequestContext {
            token: client.1.to_owned(),
            directory_id: id.to_string(),
            request_id: "req_00000000000000000000000000".to_owned(),
            ..RequestContext::default()
        }),
        client_id: client.0.to_owned(),
    };
    let mut provisioning = ProvisioningServiceClient::new(control.in_process());
    let issued = provisioning.issue_access_token(request).await;
    issued.expect("issued").into_inner().access_token
}

impl Setup {
    async fn start() -> Self {
        let rollcall = Rollcall::start_with(&["--domain", DOMAIN], &[]);
        let installation = rollcall.installation().await;
        let first = installation.first_directory().await.expect("a row");
        let first = first.expect("a directory");
        let (origin, _) = rollcall.base_url.split_once("/scim/").expect("a base URL");
        let base_url = |id: &str| format!("{origin}/scim/v2/{id}");
        let (other, _) = directory(&installation, "globex").await;
        let (disabled, disabled_token) = directory(&installation, "initech").await;
        let (deleted, deleted_token) = directory(&installation, "hooli").await;
        change_directory(&installation, disabled, directory::Column::DisableTime).await;
        change_directory(&installation, deleted, directory::Column::DeleteTime).await;
        let expired = installation.create_token(first).await.expect("made");
        change_token(&installation, expired.id, token::Column::ExpireTime).await;
        let revoked = installation.create_token(first).await.expect("made");
        change_token(&installation, revoked.id, token::Column::RevokeTime).await;
        let client = installation.create_oauth_client(first).await.expect("made");
        let client_id = client.id.to_string();
        let secret = (client_id.as_str(), client.secret.expose());
        let expired_access_token = old_access_token(&installation, first, secret).await;
        let credential = |kind| {
            let key_id = "01h455vb4pex5vsknk084sn02q";
            Credential::compose(kind, key_id, &[7; SECRET_BYTES])
                .expose()
                .to_owned()
        };
        let [ada, gone] = [ADA, "canary.bob@acme.example"].map(|name| json!({"userName": name}));
        let ada = id_of(&request(&rollcall, "POST", "/Users", &[], ada.to_string()).await);
        let gone = id_of(&request(&rollcall, "POST", "/Users", &[], gone.to_string()).await);
        let path = format!("/Users/{gone}");
        assert_scim(&request(&rollcall, "DELETE", &path, &[], "").await, 204);
        let group = json!({"displayName": "Finance"}).to_string();
        let group = id_of(&request(&rollcall, "POST", "/Groups", &[], group).await);
        Self {
            other: base_url(&other.suffix()),
            disabled: base_url(&disabled.suffix()),
            deleted: base_url(&deleted.suffix()),
            nowhere: base_url("01h455vb4pex5vsknk084sn02q"),
            older_version: format!("{origin}/scim/v1/{}", first.suffix()),
            unknown: credential(Kind::Scim),
            wrong_secret: credential(Kind::ClientSecret),
            expired: expired.secret.expose().to_owned(),
            revoked: revoked.secret.expose().to_owned(),
            disabled_token,
            deleted_token,
            expired_access_token,
            client_id,
            ada,
            gone,
            group,
            directories: vec![first, other, disabled, deleted],
            rollcall,
        }
    }

    /// Sends what a case says; each is known by the end of its User-Agent.
    async fn send(&self, case: &Case<'_>, number: usize) {
        let base_url = case.base_url.unwrap_or(&self.rollcall.base_url);
        let mut request = Request::builder()
            .method(case.method)
            .uri(format!("{base_url}{}", case.path))
            .header("user-agent", agent(case, number));
        for authorization in &case.authorization {
            request = request.header("authorization", authorization);
        }
        for (name, value) in &case.headers {
            request = request.header(*name, value);
        }
        let request = request.body(Full::new(Bytes::from(case.body.clone())));
        let reply = send(request.expect("a request")).await.expect("answers");
        assert_eq!(
            i32::from(reply.status.as_u16()),
            case.status,
            "{number} {}: {}",
            case.what,
            reply.json()
        );
    }

    /// The logs of all directories.
    async fn logged(&self, view: RequestView) -> Vec<LoggedRequest> {
        let address = format!("http://{}", self.rollcall.grpc);
        let mut log = RequestLogServiceClient::connect(address)
            .await
            .expect("connects");
        let mut entries = Vec::new();
        for id in &self.directories {
            let mut page_token = String::new();
            loop {
                let mut request = tonic::Request::new(ListRequestsRequest {
                    directory_id: id.to_string(),
                    page_token,
                    view: view.into(),
                    ..ListRequestsRequest::default()
                });
                let key = format!("Bearer {}", self.rollcall.api_key);
                let metadata = request.metadata_mut();
                metadata.insert("authorization", key.parse().expect("ASCII"));
                let page = log.list_requests(request).await.expect("lists");
                let page = page.into_inner();
                entries.extend(page.requests);
                if page.next_page_token.is_empty() {
                    break;
                }
                page_token = page.next_page_token;
            }
        }
        entries
    }
}

/// What the log tells of a case.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    sentence: String,
    reason: RequestReason,
    advice: String,
    http_status: i32,
    count: i32,
}

impl Told {
    fn of(entry: &LoggedRequest) -> Self {
        Self {
            sentence: entry.sentence.clone(),
            reason: entry.reason(),
            advice: entry.advice.clone(),
            http_status: entry.http_status,
            count: entry.count,
        }
    }
}

fn agent(case: &Case<'_>, number: usize) -> String {
    format!("{} case-{number}.", case.agent)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_log_tells_what_goes_wrong() {
    let mut setup = Setup::start().await;
    let cases = cases(&setup);
    assert!(cases.len() >= 40, "{}", cases.len());
    for (number, case) in cases.iter().enumerate() {
        setup.send(case, number).await;
    }
    let cases: Vec<_> = cases.iter().map(Case::expected).collect();
    // What waits to be written is written at the end.
    assert!(setup.rollcall.process.terminate().success());
    setup.rollcall.start_again();
    let full = setup.logged(RequestView::Full).await;
    let without = setup.logged(RequestView::WithoutPersonalData).await;
    let mut wrong = Vec::new();
    for (number, (what, expected)) in cases.into_iter().enumerate() {
        let mark = format!(" case-{number}.");
        let told = [&full, &without].map(|entries| {
            let mut of_case = entries
                .iter()
                .filter(|entry| entry.user_agent.ends_with(&mark));
            let told = of_case.next().map(Told::of);
            assert_eq!(of_case.next(), None, "{what} is there twice");
            told
        });
        let expected = expected.map(Expected::told).unwrap_or_default();
        if told != expected {
            wrong.push(format!("{what}: {told:?},\n  not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let is_bare =
        |entry: &LoggedRequest| entry.request_body.is_empty() && entry.response_body.is_empty();
    assert!(without.iter().all(is_bare));
    let shown = format!("{without:?}");
    assert!(!shown.to_lowercase().contains(CANARY), "{shown}");
    assert!(format!("{full:?}").contains(CANARY));
    // No credential is in what was sent, though one stood in a path and in a body.
    let shown = format!("{full:?}");
    let secret = setup
        .rollcall
        .bearer_token
        .split('_')
        .nth(2)
        .expect("a secret");
    assert!(!shown.contains(secret) && !shown.contains("hunter2"));
    assert!(shown.contains("[redacted]"));
}
