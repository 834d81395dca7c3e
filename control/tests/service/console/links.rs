//! Sign-in links: used once, by redeeming, until they end.

use rollcall_control::clock::Moment;
use rollcall_control::store::entity::{operator, sign_in_link};
use rollcall_proto::console::v1::{
    CreateSignInLinkRequest, DescribeSignInLinkRequest, DescribeSignInLinkResponse,
    RedeemSignInLinkRequest,
};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use tonic::Status;

use super::{Console, HOUR_MICROS, PASSWORD, audited, first_link, newcomer, secret_of};
use crate::support::{START, Service, bearing, reason};

async fn describe(console: &Console, secret: &str) -> Result<DescribeSignInLinkResponse, Status> {
    let request = DescribeSignInLinkRequest {
        secret: secret.to_owned(),
    };
    let answer = console
        .sign_in
        .clone()
        .describe_sign_in_link(request)
        .await?;
    Ok(answer.into_inner())
}

/// A secret that opens nothing is refused in one way.
async fn assert_dead(console: &Console, secret: &str) {
    let described = describe(console, secret).await;
    assert_eq!(reason(described), "SIGN_IN_LINK_INVALID");
    let redeemed = console.redeem(newcomer(secret, "eve@example.com")).await;
    assert_eq!(reason(redeemed), "SIGN_IN_LINK_INVALID");
}

#[tokio::test]
async fn a_link_makes_one_operator() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let secret = first_link(&service, None).await;
    for _ in 0..3 {
        let described = describe(&console, &secret).await.expect("not used by that");
        assert_eq!(described.email, "");
    }
    // What cannot be done uses nothing up.
    let whole = || newcomer(&secret, "Ada@Example.com");
    for (request, expect) in [
        (
            RedeemSignInLinkRequest {
                email: String::new(),
                ..whole()
            },
            "FIELD_MISSING",
        ),
        (
            RedeemSignInLinkRequest {
                display_name: String::new(),
                ..whole()
            },
            "FIELD_MISSING",
        ),
        (
            RedeemSignInLinkRequest {
                email: "ada".to_owned(),
                ..whole()
            },
            "INVALID_VALUE",
        ),
        (
            RedeemSignInLinkRequest {
                password: "eleven char".to_owned(),
                ..whole()
            },
            "INVALID_VALUE",
        ),
    ] {
        assert_eq!(reason(console.redeem(request).await), expect);
    }
    let session = console.redeem(whole()).await.expect("redeemed");
    assert_dead(&console, &secret).await;
    let current = console.current(&session).await.expect("open");
    let (operator, session) = (
        current.operator.expect("one"),
        current.session.expect("one"),
    );
    assert!(operator.id.starts_with("operator_"));
    assert_eq!(
        (operator.email.as_str(), operator.display_name.as_str()),
        ("Ada@Example.com", "Ada")
    );
    assert_eq!(operator.join_time, Some(START.to_proto()));
    assert_eq!(session.user_agent, "Firefox");
    assert_eq!(session.operator_id, operator.id);

    // A further link cannot make the same operator again.
    let further = first_link(&service, None).await;
    let again = console.redeem(newcomer(&further, "ada@example.COM")).await;
    assert_eq!(reason(again), "OPERATOR_EXISTS");
    let rows = operator::Entity::find();
    let count = rows.count(&service.installation.store.readers).await;
    assert_eq!(count, Ok(1));
    let by_her = ("RedeemSignInLink".to_owned(), Some(operator.id));
    let of_operator_and_session = vec![by_her.clone(), by_her.clone(), by_her];
    assert_eq!(audited(&service).await, of_operator_and_session);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_at_once_one_wins() {
    let service = Service::start().await;
    let other = service.replica().await;
    let secret = first_link(&service, None).await;
    let racing = (0..64).map(|number| {
        let console = Console::of(if number % 2 == 0 {
            &service.control
        } else {
            &other
        });
        let request = newcomer(&secret, &format!("racer-{number}@example.com"));
        tokio::spawn(async move { console.redeem(request).await })
    });
    let racing: Vec<_> = racing.collect();
    let mut won = 0;
    for outcome in racing {
        match outcome.await.expect("ends") {
            Ok(_) => won += 1,
            refused => assert_eq!(reason(refused), "SIGN_IN_LINK_INVALID"),
        }
    }
    assert_eq!(won, 1);
    let rows = operator::Entity::find();
    let count = rows.count(&service.installation.store.readers).await;
    assert_eq!(count, Ok(1));
    other.close().await;
}

#[tokio::test]
async fn a_link_of_somebody_is_theirs() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let secret = first_link(&service, Some("Ada@example.com")).await;
    let described = describe(&console, &secret).await.expect("live");
    assert_eq!(described.email, "Ada@example.com");
    let stolen = console.redeem(newcomer(&secret, "eve@example.com")).await;
    assert_eq!(reason(stolen), "INVALID_VALUE");
    let session = console.redeem(newcomer(&secret, "")).await.expect("hers");
    let operator = console.current(&session).await.expect("open").operator;
    let operator = operator.expect("one");

    // Whoever forgot the password gets another link, with which it is set again, the
    // name stays, and what was open ends.
    let forgotten = first_link(&service, Some("ada@example.com")).await;
    let request = CreateSignInLinkRequest {
        id: operator.id.clone(),
        request_id: String::new(),
    };
    let answer = console.operators.clone();
    let answer = answer
        .clone()
        .create_sign_in_link(bearing(&session, request))
        .await;
    let another = secret_of(&answer.expect("made").into_inner().path);
    assert_dead(&console, &forgotten).await;
    let again = RedeemSignInLinkRequest {
        display_name: String::new(),
        password: "another password".to_owned(),
        ..newcomer(&another, "")
    };
    let renewed = console.redeem(again).await.expect("redeemed");
    assert_eq!(reason(console.current(&session).await), "API_KEY_INVALID");
    let current = console.current(&renewed).await.expect("open");
    let current = current.operator.expect("one");
    assert_eq!(
        (current.id, current.display_name),
        (operator.id, "Ada".to_owned())
    );
    let before = console.sign_in("ada@example.com", PASSWORD).await;
    assert_eq!(reason(before), "SIGN_IN_FAILED");
    let signed_in = console.sign_in("ada@example.com", "another password").await;
    signed_in.expect("signed in");
}

#[tokio::test]
async fn a_link_ends() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (_, session) = console.operator(&service, "ada@example.com").await;
    let of_command_line = first_link(&service, None).await;
    let (_, of_operator) = console
        .invite(&session, "grace@example.com")
        .await
        .expect("invited");
    let other = of_operator.replace("rcsignin_", "rcsetup_");
    for wrong in ["", "x", other.as_str(), service.api_key.as_str()] {
        assert_dead(&console, wrong).await;
    }
    for (secret, hours) in [(&of_command_line, 24), (&of_operator, 7 * 24)] {
        let end = START.0 + hours * HOUR_MICROS;
        service.clock.set(Moment(end - 1));
        describe(&console, secret).await.expect("until then");
        service.clock.set(Moment(end));
        assert_dead(&console, secret).await;
    }
    let rows = sign_in_link::Entity::find()
        .all(&service.installation.store.readers)
        .await
        .expect("rows");
    assert!(rows.iter().all(|row| row.mac.len() == 32));
    // They are shown nowhere, and go a month after their end.
    let swept = service
        .control
        .sweep(Moment(START.0 + 40 * 24 * HOUR_MICROS));
    assert_eq!(swept.await.expect("swept").console_rows, 4);
}
