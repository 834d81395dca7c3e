//! Passwords: what is wrong is not told apart, and nobody tries for long.

use rollcall_control::clock::Moment;
use rollcall_control::store::entity::operator;
use rollcall_proto::console::v1::ChangePasswordRequest;
use sea_orm::EntityTrait as _;
use tonic::Code;
use tonic_types::StatusExt as _;

use super::{Console, PASSWORD};
use crate::support::{START, Service, bearing, reason};

const MINUTE_MICROS: i64 = 60_000_000;

#[tokio::test]
async fn who_knows_the_password_gets_in() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (ada, _) = console.operator(&service, "ada@example.com").await;
    service.clock.set(Moment(START.0 + MINUTE_MICROS));
    let session = console.sign_in("ADA@example.com", PASSWORD).await;
    let current = console.current(&session.expect("signed in")).await;
    let operator = current.expect("open").operator.expect("one");
    assert_eq!(operator.id, ada.id);
    let now = Moment(START.0 + MINUTE_MICROS).to_proto();
    assert_eq!(operator.last_sign_in_time, Some(now));

    // Whatever is wrong, the answer is one.
    let mut answers = Vec::new();
    for (email, password) in [
        ("ada@example.com", "correct horse batterY"),
        ("ada@example.com", ""),
        ("nobody@example.com", PASSWORD),
        ("", PASSWORD),
        ("a\0b", "\0"),
    ] {
        let status = console.sign_in(email, password).await.expect_err("refused");
        answers.push((status.code(), status.message().to_owned()));
        assert_eq!(status.code(), Code::Unauthenticated);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    // At rest it is a hash.
    let readers = &service.installation.store.readers;
    let row = operator::Entity::find().one(readers).await.expect("rows");
    let hash = row.expect("a row").password_hash.expect("a hash");
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

#[tokio::test]
async fn nobody_tries_for_long() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let other = service.replica().await;
    let other_console = Console::of(&other);
    console.operator(&service, "ada@example.com").await;
    for address in ["ada@example.com", "nobody@example.com"] {
        for number in 0..10 {
            let console = if number % 2 == 0 {
                &console
            } else {
                &other_console
            };
            let refused = console.sign_in(address, "wrong").await;
            assert_eq!(reason(refused), "SIGN_IN_FAILED", "{number}");
        }
        // Not with the right one either, at whatever control.
        for console in [&console, &other_console] {
            let refused = console
                .sign_in(address, PASSWORD)
                .await
                .expect_err("refused");
            assert_eq!(refused.code(), Code::ResourceExhausted);
            let retry = refused.get_details_retry_info().expect("RetryInfo");
            let seconds = retry.retry_delay.map(|delay| delay.as_secs());
            assert_eq!(seconds, Some(15 * 60));
            assert_eq!(reason::<()>(Err(refused)), "SIGN_IN_THROTTLED");
        }
    }
    // What is refused does not make it longer.
    service.clock.set(Moment(START.0 + 15 * MINUTE_MICROS - 1));
    let refused = console.sign_in("ada@example.com", PASSWORD).await;
    assert_eq!(reason(refused), "SIGN_IN_THROTTLED");
    service.clock.set(Moment(START.0 + 15 * MINUTE_MICROS));
    // Whoever gets in begins at nothing again.
    for _ in 0..3 {
        for _ in 0..9 {
            let refused = console.sign_in("ada@example.com", "wrong").await;
            assert_eq!(reason(refused), "SIGN_IN_FAILED");
        }
        let signed_in = console.sign_in("ada@example.com", PASSWORD).await;
        signed_in.expect("signed in");
    }
    other.close().await;
}

#[tokio::test]
async fn another_password_ends_what_was_open() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (_, session) = console.operator(&service, "ada@example.com").await;
    let elsewhere = console.sign_in("ada@example.com", PASSWORD).await;
    let elsewhere = elsewhere.expect("signed in");
    let change = async |credential: &str, current: &str, new: &str| {
        let request = ChangePasswordRequest {
            current_password: current.to_owned(),
            new_password: new.to_owned(),
        };
        let request = bearing(credential, request);
        console.operators.clone().change_password(request).await
    };
    let new = "another password";
    for (current, new, expect) in [
        ("wrong", new, "SIGN_IN_FAILED"),
        (PASSWORD, "short", "INVALID_VALUE"),
        (PASSWORD, "", "FIELD_MISSING"),
    ] {
        assert_eq!(reason(change(&session, current, new).await), expect);
    }
    console.current(&elsewhere).await.expect("still open");
    let key = service.installation.create_operator_key("test".to_owned());
    let key = key.await.expect("made");
    let refused = change(key.expose(), PASSWORD, new).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");

    change(&session, PASSWORD, new).await.expect("changed");
    console.current(&session).await.expect("still open");
    assert_eq!(reason(console.current(&elsewhere).await), "API_KEY_INVALID");
    let before = console.sign_in("ada@example.com", PASSWORD).await;
    assert_eq!(reason(before), "SIGN_IN_FAILED");
    console
        .sign_in("ada@example.com", new)
        .await
        .expect("signed in");
}
