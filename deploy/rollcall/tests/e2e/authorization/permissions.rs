//! The permission matrix of the edge: whatever an identity provider can present,
//! at every route.
//!
//! `routes.txt` is what came out and was read.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::{Method, StatusCode};
use rollcall_control::operator::Installation;
use rollcall_control::store::entity::token;
use rollcall_edge::ROUTES;
use rollcall_proto::management::v1::Scope;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::ask::Ask;
use super::directory::Directory;
use super::line::Line;
use super::matrix;
use crate::support::{Rollcall, text};

const HEAD: &str = "\
Who may ask the edge what. Each request is one that its route takes, of what is in
the directory of its URL.

+ let through
. 401: nothing that opens this directory
! 400: the request says two things

";

type Credential = (&'static str, Vec<(&'static str, String)>);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_credential_opens_what_it_is_for() {
    let rollcall = Rollcall::start();
    let installation = rollcall.installation().await;
    let mut line = Line::new(&rollcall.base_url);
    let mut directory = Directory::new(&installation, &mut line, "own", "own").await;
    let mut credentials = credentials(&installation, &mut line, &directory).await;
    let names: Vec<_> = credentials.iter().map(|(name, _)| *name).collect();
    let mut table = String::new();
    for (method, route) in &ROUTES {
        write!(table, "{:6} {route:24}", method.as_str()).expect("a string");
        for number in 0..names.len() {
            let mut ask = Ask::new(method, route, &directory);
            ask.headers.retain(|(name, _)| *name != "authorization");
            if *route == "/oauth/token" {
                // The client is in the header, or nowhere.
                "grant_type=client_credentials".clone_into(&mut ask.body);
            }
            ask.headers.extend(credentials[number].1.clone());
            let reply = line.send(&ask).await;
            write!(table, " {:>2}", sign(reply.status)).expect("a string");
            if reply.status.is_success() && *method != Method::GET {
                directory = Directory::new(&installation, &mut line, "own", "own").await;
                credentials = self::credentials(&installation, &mut line, &directory).await;
            }
        }
        table.push('\n');
    }
    matrix::check("routes.txt", HEAD, &names, &table);
}

fn sign(status: StatusCode) -> char {
    assert!(!status.is_server_error() || status == StatusCode::NOT_IMPLEMENTED);
    match status {
        StatusCode::UNAUTHORIZED => '.',
        StatusCode::BAD_REQUEST => '!',
        _ => '+',
    }
}

/// What is sent with a request of this directory, by its name.
async fn credentials(
    installation: &Installation,
    line: &mut Line,
    own: &Directory,
) -> Vec<Credential> {
    let bearer = |credential: &str| vec![("authorization", format!("Bearer {credential}"))];
    let plain = |value: String| vec![("authorization", value)];
    let other = Directory::new(installation, line, "own", "own").await;
    let basic = |of: &Directory| {
        let pair = format!("{}:{}", of.value("client"), of.client_secret);
        plain(format!("Basic {}", STANDARD.encode(pair)))
    };
    let mut ended = Vec::new();
    for (column, name) in [
        (token::Column::RevokeTime, "SCIM token, revoked"),
        (token::Column::ExpireTime, "SCIM token, expired"),
    ] {
        let token = installation.create_token(own.id).await.expect("made");
        end(installation, token.id, column).await;
        ended.push((name, bearer(token.secret.expose())));
    }
    let scopes = vec![Scope::ReadUsers, Scope::FollowEvents, Scope::Manage];
    let key = installation.create_api_key("test".to_owned(), scopes).await;
    let key = key.expect("made").expose().to_owned();
    let ask = Ask::new(&Method::POST, "/oauth/token", own);
    let access = text(&line.send(&ask).await.json()["access_token"]);
    let ask = Ask::new(&Method::POST, "/oauth/token", &other);
    let access_of_other = text(&line.send(&ask).await.json()["access_token"]);
    let mut all = vec![
        ("nothing", vec![]),
        ("garbage", bearer("garbage")),
        ("SCIM token", bearer(&own.token)),
        (
            "SCIM token, `bearer`",
            plain(format!("bearer {}", own.token)),
        ),
        ("SCIM token, no scheme", plain(own.token.clone())),
        ("SCIM token, `Basic`", plain(format!("Basic {}", own.token))),
        (
            "SCIM token, twice",
            [bearer(&own.token), bearer(&own.token)].concat(),
        ),
        ("SCIM token of another directory", bearer(&other.token)),
    ];
    all.extend(ended);
    all.extend([
        ("access token", bearer(&access)),
        (
            "access token of another directory",
            bearer(&access_of_other),
        ),
        ("OAuth client's secret", bearer(&own.client_secret)),
        ("OAuth client, `Basic`", basic(own)),
        ("OAuth client of another directory, `Basic`", basic(&other)),
        ("API key, all scopes", bearer(&key)),
    ]);
    all
}

async fn end(
    installation: &Installation,
    id: rollcall_control::id::TokenId,
    column: token::Column,
) {
    let now = installation.clock.now();
    let writer = &installation.store.writer;
    let written = writer
        .write_alone(
            None,
            Box::new(move |transaction| {
                Box::pin(async move {
                    token::Entity::update_many()
                        .col_expr(column, Expr::value(now))
                        .filter(token::Column::Id.eq(id))
                        .exec(transaction)
                        .await?;
                    Ok(())
                })
            }),
        )
        .await;
    written.expect("written");
}
