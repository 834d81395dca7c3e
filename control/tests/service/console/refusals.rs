//! Who is not let in stands in the audit log: by the id of the operator who was
//! meant, without what was typed, and not without end.

use prometheus_client::encoding::text::encode;
use prometheus_client::registry::Registry;
use rollcall_control::clock::Moment;
use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::console::v1::ListOperatorsRequest;
use rollcall_proto::management::v1::audit_log_service_client::AuditLogServiceClient;
use rollcall_proto::management::v1::{AuditEntry, ListAuditEntriesRequest};

use super::{Console, PASSWORD, refused_sign_ins};
use crate::support::{START, Service, bearing, reason};

const MINUTE_MICROS: i64 = 60_000_000;

#[tokio::test]
async fn refused_sign_ins_are_told() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (ada, session) = console.operator(&service, "ada@example.com").await;
    let typed = ["correct horse batterY", PASSWORD, "a\0b"];
    for (email, password) in [
        ("ADA@example.com", typed[0]),
        ("nobody@example.com", typed[1]),
        (typed[1], ""),
        (typed[2], typed[2]),
    ] {
        let refused = console.sign_in(email, password).await;
        assert_eq!(reason(refused), "SIGN_IN_FAILED");
    }
    let nobody = (String::new(), "SIGN_IN_FAILED".to_owned());
    let expect = [
        (ada.id.clone(), "SIGN_IN_FAILED".to_owned()),
        nobody.clone(),
        nobody.clone(),
        nobody,
    ];
    assert_eq!(refused_sign_ins(&service).await, expect);

    let request = bearing(&session, ListAuditEntriesRequest::default());
    let mut log = AuditLogServiceClient::new(service.control.in_process());
    let listed = log.list_audit_entries(request).await;
    let entries = listed.expect("listed").into_inner().entries;
    let is_of_ada = |entry: &&AuditEntry| entry.resource_id == ada.id;
    let mut refused = entries.iter().filter(|it| it.method == "RefuseSignIn");
    let entry = refused.find(is_of_ada).expect("an entry");
    assert_eq!(
        (entry.actor_kind(), entry.actor_id.as_str()),
        (ActorKind::Service, "")
    );
    let told = format!("{entries:?}");
    for typed in [typed[0], typed[1], "nobody@example.com"] {
        assert!(!told.contains(typed), "{typed}");
    }
}

/// Ten of one operator and ten of nobody within 15 minutes, however many there are.
#[tokio::test]
async fn nobody_fills_the_log() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    console.operator(&service, "ada@example.com").await;
    for round in 0..2 {
        service
            .clock
            .set(Moment(START.0 + round * 15 * MINUTE_MICROS));
        for number in 0..15 {
            for email in ["ada@example.com", &format!("{number}@example.com")] {
                let refused = console.sign_in(email, "wrong").await.expect_err("refused");
                let is_throttled = email == "ada@example.com" && number >= 10;
                let expect = if is_throttled {
                    "SIGN_IN_THROTTLED"
                } else {
                    "SIGN_IN_FAILED"
                };
                assert_eq!(reason::<()>(Err(refused)), expect);
            }
        }
        let told = refused_sign_ins(&service).await;
        let of_nobody = told.iter().filter(|(id, _)| id.is_empty()).count();
        let expect = usize::try_from(round + 1).expect("few") * 10;
        assert_eq!((of_nobody, told.len()), (expect, 2 * expect));
    }
}

/// What takes long is done as often for an address that nobody has: its time cannot
/// tell who is an operator.
#[tokio::test]
async fn a_password_is_hashed_whoever_is_meant() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (_, session) = console.operator(&service, "ada@example.com").await;
    console
        .invite(&session, "grace@example.com")
        .await
        .expect("invited");
    let (alan, _) = console.operator(&service, "alan@example.com").await;
    super::operators::disable(&console, &session, &alan.id)
        .await
        .expect("disabled");
    let hashed = async |email: &str, password: &str| {
        let before = hashes(&service);
        // Whether it succeeds is another test's.
        let _ = console.sign_in(email, password).await;
        hashes(&service) - before
    };
    assert_eq!(hashed("ada@example.com", PASSWORD).await, 1);
    for email in [
        "ada@example.com",
        "grace@example.com",
        "alan@example.com",
        "nobody@example.com",
        "",
    ] {
        assert_eq!(hashed(email, "wrong").await, 1, "{email}");
    }
    let before = hashes(&service);
    let request = bearing(&session, ListOperatorsRequest::default());
    let listed = console.operators.clone().list_operators(request).await;
    listed.expect("listed");
    assert_eq!(hashes(&service), before, "the count can stand still");
}

/// How many passwords were hashed until now.
fn hashes(service: &Service) -> u64 {
    let mut registry = Registry::default();
    service.control.metrics().register(&mut registry);
    let mut text = String::new();
    encode(&mut text, &registry).expect("text");
    let name = "rollcall_control_password_hashes_total ";
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.expect("a count").parse().expect("a number")
}
