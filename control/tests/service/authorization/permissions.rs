//! The permission matrix: whatever a caller can present, at every method.
//!
//! `permissions.txt` is what came out and was read. With `ROLLCALL_WRITE_PERMISSIONS`
//! in the environment the test writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use rollcall_proto::authz::v1::Caller;
use rollcall_proto::error::v1::ErrorReason;
use tonic::Code;

use super::contract::Rpc;
use super::credential::{self, OfInstallation};
use super::request::Filler;
use super::server::{Answer, Server};
use super::tenants::Tenants;

const HEAD: &str = "\
Who may call what. Each request is one that its method takes, of what the caller's
credential is for.

+ let through
- PERMISSION_DENIED: a genuine credential, but not for this
. UNAUTHENTICATED: nothing that opens anything here

";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    LetThrough,
    Denied,
    Unauthenticated,
}

impl Outcome {
    fn of(answer: &Answer) -> Self {
        // What a method says of a secret in its message is not said of its caller.
        let of_caller = [
            ErrorReason::ApiKeyInvalid,
            ErrorReason::EdgeIdentityInvalid,
            ErrorReason::CallerNotAllowed,
        ];
        let of_caller = of_caller
            .iter()
            .any(|reason| rollcall_control::error::reason_name(*reason) == answer.reason);
        match answer.code {
            Code::PermissionDenied => Self::Denied,
            Code::Unauthenticated if of_caller => Self::Unauthenticated,
            _ => Self::LetThrough,
        }
    }

    fn sign(self) -> char {
        match self {
            Self::LetThrough => '+',
            Self::Denied => '-',
            Self::Unauthenticated => '.',
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_credential_opens_what_it_is_for() {
    let server = Server::start().await;
    let installation = &OfInstallation::make(&server.service.installation).await;
    let tenants = Tenants::new(&server, "own");
    let mut names = Vec::new();
    let mut table = String::new();
    let mut service = "";
    for rpc in Rpc::all() {
        if rpc.service() != service {
            service = rpc.service();
            write!(table, "\n{service}\n").expect("a string");
        }
        write!(table, "  {:30}", rpc.name()).expect("a string");
        let mut tenant = tenants.take().await;
        let mut credentials = credential::all(&server, installation, &tenant).await;
        names = credentials.iter().map(|(name, _)| *name).collect();
        for (number, name) in names.iter().enumerate() {
            let request = Filler::new(&rpc, &tenant.places[0]).request();
            let (_, headers) = &credentials[number];
            let answer = server.call(&rpc, &request, headers).await;
            let outcome = Outcome::of(&answer);
            assert!(
                outcome != Outcome::LetThrough || may(name, &rpc),
                "{name} was let through to {}",
                rpc.path
            );
            write!(table, " {:>2}", outcome.sign()).expect("a string");
            if !answer.is_refusal() {
                tenant = tenants.take().await;
                credentials = credential::all(&server, installation, &tenant).await;
            }
        }
        table.push('\n');
    }
    check(&names, &table);
}

/// What a caller may at most, by its name and the declaration of the method.
fn may(credential: &str, rpc: &Rpc) -> bool {
    let callers: &[Caller] = match credential {
        "API key, READ_USERS" => &[Caller::Reader],
        "API key, FOLLOW_EVENTS" => &[Caller::Follower],
        "API key, MANAGE" => &[Caller::Manager],
        "API key, all scopes"
        | "the same of one organization"
        | "access token of an API key, all scopes"
        | "workload of a trusted issuer, all scopes"
        | "API key, all scopes, `bearer`" => &[Caller::Reader, Caller::Follower, Caller::Manager],
        "operator key" | "operator session" => &[Caller::Operator],
        "edge" => &[Caller::Edge],
        _ => &[],
    };
    rpc.is_for(Caller::Anyone) || callers.iter().any(|caller| rpc.is_for(*caller))
}

fn check(names: &[&str], table: &str) {
    let mut text = HEAD.to_owned();
    for (number, name) in (1..).zip(names) {
        writeln!(text, "{number:>2} {name}").expect("a string");
    }
    write!(text, "\n{:32}", "").expect("a string");
    for number in 1..=names.len() {
        write!(text, " {number:>2}").expect("a string");
    }
    text.push('\n');
    text.push_str(table);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/service/permissions.txt");
    if std::env::var_os("ROLLCALL_WRITE_PERMISSIONS").is_some() {
        std::fs::write(&path, &text).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("a file");
    for (line, (is, was)) in (1..).zip(text.lines().zip(kept.lines())) {
        assert_eq!(is, was, "line {line} of permissions.txt");
    }
    assert_eq!(text.len(), kept.len(), "permissions.txt has other lines");
}

/// A request of everything that the caller has is done: the tests of this folder
/// would find nothing if their requests were refused for another reason.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_method_is_served() {
    let server = Server::start().await;
    let installation = OfInstallation::make(&server.service.installation).await;
    let tenants = Tenants::new(&server, "own");
    let mut refused = Vec::new();
    for rpc in Rpc::all() {
        let tenant = tenants.take().await;
        let all = tenant.keys.get("all").expect("a key");
        let bearer = |key: &str| vec![("authorization", format!("Bearer {key}"))];
        let headers = if rpc.is_for(Caller::Edge) {
            vec![("rollcall-edge", installation.edge.clone())]
        } else if rpc.callers == [Caller::Operator] {
            bearer(tenant.places[0].secret("operator session"))
        } else {
            bearer(all)
        };
        let request = Filler::new(&rpc, &tenant.places[0]).request();
        let answer = server.call(&rpc, &request, &headers).await;
        // What deletes or restores it asks that it be in the right condition.
        if answer.is_refusal() && answer.code != Code::FailedPrecondition {
            refused.push(format!("{}: {answer:?} to {request:?}", rpc.path));
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}
