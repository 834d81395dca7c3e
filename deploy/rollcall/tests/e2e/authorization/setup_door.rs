//! Who may do what at the places that are not below a base URL: the setup door,
//! and the public keys of access tokens.

use std::fmt::Write as _;

use hyper::Method;
use rollcall::scim_client::Reply;
use rollcall_control::clock::{IdSource, Moment};
use rollcall_control::id::SetupLinkId;
use rollcall_control::operator::Installation;
use rollcall_control::store::entity::setup_link;
use rollcall_edge::{SETUP_ROUTES, SIGNING_KEYS_PATH};
use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES, key_id};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::matrix;
use crate::setup::{ask, cookie, listen, make_link, origin, redeem};
use crate::support::Rollcall;

const HEAD: &str = "\
Who may ask the setup door what, and who reads the keys of access tokens. What is
presented stands in the URL, in the session's cookie and as a bearer token.

+ let through
. refused as what opens nothing

";

/// When what has expired did.
const LONG_AGO: Moment = Moment(1_700_000_000_000_000);

/// What is presented. It is made anew for each cell, since links are used up.
#[derive(Debug, Clone, Copy)]
enum Presented {
    Nothing,
    Garbage,
    Link,
    LinkUsed,
    LinkRevoked,
    LinkExpired,
    LinkForged,
    Session,
    SessionOfRevokedLink,
    SessionExpired,
    SessionForged,
    ScimToken,
    ApiKey,
}

const ALL: [(Presented, &str); 13] = [
    (Presented::Nothing, "nothing"),
    (Presented::Garbage, "garbage"),
    (Presented::Link, "secret of a setup link"),
    (Presented::LinkUsed, "the same, used"),
    (Presented::LinkRevoked, "the same, revoked"),
    (Presented::LinkExpired, "the same, expired"),
    (Presented::LinkForged, "the same, with another secret"),
    (Presented::Session, "setup session"),
    (
        Presented::SessionOfRevokedLink,
        "the same, its link revoked",
    ),
    (Presented::SessionExpired, "the same, expired"),
    (Presented::SessionForged, "the same, with another secret"),
    (Presented::ScimToken, "SCIM token"),
    (Presented::ApiKey, "API key, all scopes"),
];

fn routes() -> impl Iterator<Item = (Method, &'static str)> {
    let keys = (Method::GET, SIGNING_KEYS_PATH);
    SETUP_ROUTES.into_iter().chain([keys])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_credential_opens_what_it_is_for() {
    let rollcall = Rollcall::start();
    let installation = rollcall.installation().await;
    let mut table = String::new();
    for (method, route) in routes() {
        write!(table, "{:6} {route:32}", method.as_str()).expect("a string");
        for (presented, _) in ALL {
            let credential = make(&rollcall, &installation, presented).await;
            let reply = present(&rollcall, &method, route, &credential).await;
            write!(table, " {:>2}", sign(&reply)).expect("a string");
        }
        table.push('\n');
    }
    matrix::check("setup_routes.txt", HEAD, &ALL.map(|(_, name)| name), &table);
}

/// A credential that names another's link, and one that names none, are answered
/// the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_of_another_is_not_there() {
    let rollcall = Rollcall::start();
    let ids = IdSource::new(rollcall.installation().await.clock);
    let link = secret_of(&make_link(&rollcall).await);
    let session = session_of(&rollcall, &make_link(&rollcall).await).await;
    let mut probes = 0;
    for (method, route) in routes() {
        for other in [&link, &session] {
            for kind in [Kind::SetupLink, Kind::SetupSession] {
                let nobodys: SetupLinkId = ids.next();
                let mut answers = Vec::new();
                for id in [named(other), nobodys.suffix()] {
                    let credential = forged(kind, &id);
                    let reply = present(&rollcall, &method, route, &credential).await;
                    let body = String::from_utf8_lossy(&reply.body).replace(&credential, "");
                    answers.push((reply.status, body));
                }
                assert_eq!(answers[0], answers[1], "{method} {route} {kind:?}");
                probes += 1;
            }
        }
    }
    println!("{probes} probes, 0 answers that differ");
    // What was probed is as it was.
    let url = format!("{}/setup/{link}", origin(&rollcall));
    assert_eq!(redeem(&url).await.status, 303);
    let reply = present(&rollcall, &Method::GET, "/setup", &session).await;
    assert_eq!(reply.status, 200);
}

/// At every place where a credential can stand.
async fn present(rollcall: &Rollcall, method: &Method, route: &str, credential: &str) -> Reply {
    let secret = if credential.is_empty() {
        "x"
    } else {
        credential
    };
    let token_id = if route.contains("{token}") {
        token_of(rollcall, credential).await
    } else {
        String::new()
    };
    let path = route
        .replace("{secret}", secret)
        .replace("{provider}", "okta")
        .replace("{color}", "3056d3.css")
        .replace("{token}", &token_id);
    let url = format!("{}{path}", origin(rollcall));
    let cookie = format!("rollcall_setup={credential}");
    let bearer = format!("Bearer {credential}");
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("cookie", &cookie),
        ("authorization", &bearer),
    ];
    let body = match route {
        _ if *method != Method::POST => "",
        "/setup/tokens" | "/setup/providers/{provider}" => "kind=bearer",
        "/setup/tokens/{token}/rotate" => "overlap=none",
        _ => "",
    };
    if route == "/setup/progress" {
        return listen(&url, &headers).await;
    }
    ask(method.as_str(), &url, &headers, body).await
}

/// The id of a token that the credential makes, or one that nobody has.
async fn token_of(rollcall: &Rollcall, credential: &str) -> String {
    let cookie = format!("rollcall_setup={credential}");
    let headers = [("sec-fetch-site", "same-origin"), ("cookie", &cookie)];
    let url = format!("{}/setup/tokens", origin(rollcall));
    ask("POST", &url, &headers, "kind=bearer").await;
    let listed = ask("GET", &url, &headers, "").await;
    let page = String::from_utf8_lossy(&listed.body);
    let id = page.split("/setup/tokens/").nth(1);
    let id = id.and_then(|rest| rest.split('/').next());
    id.unwrap_or("tok_01h455vb4pex5vsknk084sn02q").to_owned()
}

fn sign(reply: &Reply) -> char {
    match reply.status.as_u16() {
        200 | 303 => '+',
        403 | 404 => '.',
        _ => panic!("{reply:?}"),
    }
}

async fn make(rollcall: &Rollcall, installation: &Installation, presented: Presented) -> String {
    let path = make_link(rollcall).await;
    let link = secret_of(&path);
    let end = async |column, at| end(installation, &link, column, at).await;
    let now = installation.clock.now();
    match presented {
        Presented::Nothing => String::new(),
        Presented::Garbage => "garbage".to_owned(),
        Presented::Link => link,
        Presented::LinkUsed => {
            session_of(rollcall, &path).await;
            link
        }
        Presented::LinkRevoked => {
            end(setup_link::Column::RevokeTime, now).await;
            link
        }
        Presented::LinkExpired => {
            end(setup_link::Column::ExpireTime, LONG_AGO).await;
            link
        }
        Presented::LinkForged => forged(Kind::SetupLink, &named(&link)),
        Presented::Session => session_of(rollcall, &path).await,
        Presented::SessionOfRevokedLink => {
            let session = session_of(rollcall, &path).await;
            end(setup_link::Column::RevokeTime, now).await;
            session
        }
        Presented::SessionExpired => {
            let session = session_of(rollcall, &path).await;
            end(setup_link::Column::SessionExpireTime, LONG_AGO).await;
            session
        }
        Presented::SessionForged => forged(
            Kind::SetupSession,
            &named(&session_of(rollcall, &path).await),
        ),
        Presented::ScimToken => rollcall.bearer_token.clone(),
        Presented::ApiKey => rollcall.api_key.clone(),
    }
}

fn secret_of(path: &str) -> String {
    path.rsplit('/').next().expect("a secret").to_owned()
}

async fn session_of(rollcall: &Rollcall, path: &str) -> String {
    let redeemed = redeem(&format!("{}{path}", origin(rollcall))).await;
    let cookie = cookie(&redeemed);
    cookie.split_once('=').expect("a pair").1.to_owned()
}

/// The id that a credential names.
fn named(credential: &str) -> String {
    let kinds = [Kind::SetupLink, Kind::SetupSession];
    let mut ids = kinds
        .into_iter()
        .filter_map(|kind| key_id(kind, credential));
    ids.next().expect("a key id").to_owned()
}

/// The form of a credential, whose secret nobody was given.
fn forged(kind: Kind, id: &str) -> String {
    let credential = Credential::compose(kind, id, &[7; SECRET_BYTES]);
    credential.expose().to_owned()
}

async fn end(installation: &Installation, link: &str, column: setup_link::Column, at: Moment) {
    let id = SetupLinkId::from_suffix(&named(link)).expect("an id");
    let written = installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                setup_link::Entity::update_many()
                    .col_expr(column, Expr::value(at))
                    .filter(setup_link::Column::Id.eq(id))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    written.await.expect("written");
}
