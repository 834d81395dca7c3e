//! Who may do what at the console, and that what is of one environment is not there
//! in another.

mod names;

use std::fmt::Write as _;

use hyper::Method;
use rollcall::scim_client::Reply;
use rollcall_edge::CONSOLE_ROUTES;
use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES, key_id};

use self::names::{Names, id_in};
use super::matrix;
use crate::console::operator::{Operator, page};
use crate::console::{EMAIL, PASSWORD};
use crate::setup::{listen, redeem};
use crate::support::Rollcall;

const HEAD: &str = "\
Who may ask the console what. What is presented stands in the session's cookie, in the
URL where it has a secret, and as a bearer token; a form comes with what the pages of
the genuine session hold.

+ let through
s led to where one signs in
o the same, and the browser forgets the session
. refused as what opens nothing

";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presented {
    Nothing,
    Garbage,
    Session,
    SessionRevoked,
    SessionForged,
    Link,
    LinkUsed,
    LinkForged,
    SetupSession,
    ScimToken,
    ApiKey,
}

const ALL: [(Presented, &str); 11] = [
    (Presented::Nothing, "nothing"),
    (Presented::Garbage, "garbage"),
    (Presented::Session, "operator session"),
    (Presented::SessionRevoked, "the same, revoked"),
    (Presented::SessionForged, "the same, with another secret"),
    (Presented::Link, "secret of a sign-in link"),
    (Presented::LinkUsed, "the same, used"),
    (Presented::LinkForged, "the same, with another secret"),
    (Presented::SetupSession, "setup session"),
    (Presented::ScimToken, "SCIM token"),
    (Presented::ApiKey, "API key, all scopes"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_session_opens_what_it_is_for() {
    let issuer = crate::console::oidc::issuer(EMAIL, "Grace Hopper").await;
    let rollcall = crate::console::oidc::start(&issuer);
    let used = rollcall
        .sign_in_link
        .rsplit('/')
        .next()
        .expect("a secret")
        .to_owned();
    let operator = Operator::first(&rollcall).await;
    let mut names = Names::make(&rollcall, &operator, "one").await;
    let spare = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    let sessions = page(&spare.get("/account").await);
    let spare = sessions.rsplit("/account/sessions/").next().expect("one");
    names.set("session", &id_in(spare, "session_"));
    let revoked = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    revoked.post("/sign-out", &[]).await;
    let setup = crate::setup::make_link(&rollcall).await;
    let setup = redeem(&format!("{}{setup}", operator.origin)).await;
    let setup = crate::setup::cookie(&setup);
    let setup = setup.split_once('=').expect("a pair").1.to_owned();
    let mut table = String::new();
    for route in &CONSOLE_ROUTES {
        write!(table, "{:6} {:86}", route.method.as_str(), route.path).expect("a string");
        for (presented, _) in ALL {
            let credential = match presented {
                Presented::Nothing => String::new(),
                Presented::Garbage => "garbage".to_owned(),
                Presented::Session if route.path == "/console/sign-out" => {
                    secret_of(&Operator::sign_in(&rollcall, EMAIL, PASSWORD).await)
                }
                Presented::Session => secret_of(&operator),
                Presented::SessionRevoked => secret_of(&revoked),
                Presented::SessionForged => forged(Kind::OperatorSession, &secret_of(&operator)),
                Presented::Link => new_link(&operator, names.get("operator")).await,
                Presented::LinkUsed => used.clone(),
                Presented::LinkForged => forged(Kind::SignInLink, &used),
                Presented::SetupSession => setup.clone(),
                Presented::ScimToken => rollcall.bearer_token.clone(),
                Presented::ApiKey => rollcall.api_key.clone(),
            };
            let path = names
                .fill(route.path)
                .replace("{secret}", secret(&credential));
            let reply = present(&operator, &route.method, &path, &credential).await;
            write!(table, " {:>2}", sign(&reply)).expect("a string");
        }
        table.push('\n');
    }
    matrix::check(
        "console_routes.txt",
        HEAD,
        &ALL.map(|(_, name)| name),
        &table,
    );
}

fn secret(credential: &str) -> &str {
    if credential.is_empty() {
        "x"
    } else {
        credential
    }
}

/// At every place where a credential can stand.
async fn present(genuine: &Operator, method: &Method, path: &str, credential: &str) -> Reply {
    let cookie = format!("rollcall_console={credential}");
    let url = format!("{}{path}", genuine.origin);
    if path.ends_with("/live") {
        return listen(&url, &[("cookie", &cookie)]).await;
    }
    let mut presenting = Operator {
        cookie,
        ..genuine.clone()
    };
    if method == Method::GET {
        return presenting.ask("GET", path).await;
    }
    let account = presenting.get("/account").await;
    if account.status == 200 {
        presenting.proof = crate::console::operator::proof_of(&account);
    }
    let path = path.strip_prefix("/console").expect("here");
    // Attempts with one address are throttled together.
    let email = format!("{}@example.com", credential.len());
    presenting.post(path, &[("email", &email)]).await
}

fn sign(reply: &Reply) -> char {
    let leads_to = reply.header("location");
    let signs_out = reply
        .header("set-cookie")
        .is_some_and(|it| it.contains("Max-Age=0"));
    match reply.status.as_u16() {
        303 if leads_to == Some("/console/sign-in") && !signs_out => 's',
        303 if leads_to == Some("/console/sign-in") => 'o',
        200 | 303 | 400 | 409 => '+',
        403 | 404 => '.',
        _ => panic!("{reply:?}"),
    }
}

fn secret_of(operator: &Operator) -> String {
    operator
        .cookie
        .split_once('=')
        .expect("a pair")
        .1
        .to_owned()
}

/// The form of a credential, whose secret nobody was given.
fn forged(kind: Kind, like: &str) -> String {
    let id = key_id(kind, like).expect("a key id");
    let credential = Credential::compose(kind, id, &[7; SECRET_BYTES]);
    credential.expose().to_owned()
}

async fn new_link(operator: &Operator, id: &str) -> String {
    let made = operator.post(&format!("/operators/{id}/link"), &[]).await;
    let made = page(&made);
    let secret = made.split("rcsignin_").nth(1).expect("a link");
    format!("rcsignin_{}", secret.split('<').next().expect("a link"))
}

/// A URL that names what is of another environment, or of another directory, is
/// answered as one that names what nobody has.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_of_another_environment_is_not_there() {
    const NOBODYS: &str = "01h455vb4pex5vsknk084sn02q";
    let rollcall = Rollcall::start();
    let operator = Operator::first(&rollcall).await;
    let one = Names::make(&rollcall, &operator, "one").await;
    let two = Names::make(&rollcall, &operator, "two").await;
    let mut probes = 0;
    for route in &CONSOLE_ROUTES {
        let named: Vec<_> = one.0.iter().map(|(name, _)| *name).collect();
        let varies = |name: &str| route.path.contains(&format!("{{{name}}}"));
        if !varies("environment") {
            continue;
        }
        for name in named
            .into_iter()
            .filter(|name| *name != "environment" && varies(name))
        {
            let others = two.get(name);
            let (prefix, _) = others.split_once('_').expect("an id");
            let mut answers = Vec::new();
            for id in [others.to_owned(), format!("{prefix}_{NOBODYS}")] {
                let path = route.path.replace(&format!("{{{name}}}"), &id);
                let path = one.fill(&path);
                let reply = present(&operator, &route.method, &path, &secret_of(&operator)).await;
                let body = page(&reply).replace(&id, "");
                let body: Vec<_> = body
                    .split('"')
                    .filter(|it| !it.starts_with("req_"))
                    .collect();
                answers.push((reply.status, body.join("\"")));
            }
            assert_eq!(answers[0], answers[1], "{route:?} {name}");
            let is_refused = answers[0].0.is_client_error();
            assert!(is_refused, "{route:?} {name} {:?}", answers[0]);
            probes += 1;
        }
    }
    println!("{probes} probes, 0 answers that differ");
    assert!(probes > 40);
}
