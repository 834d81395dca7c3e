//! Sessions: how long they last, and what ends them.

use rollcall_control::clock::Moment;
use rollcall_proto::console::v1::{
    ListSessionsRequest, RevokeSessionRequest, Session, SignOutRequest,
};
use tonic::Status;

use super::{Console, HOUR_MICROS, PASSWORD, audited};
use crate::support::{START, Service, bearing, reason};

async fn list(
    console: &Console,
    session: &str,
    request: ListSessionsRequest,
) -> Result<(Vec<Session>, String), Status> {
    let request = bearing(session, request);
    let answer = console.sessions.clone().list_sessions(request).await?;
    let answer = answer.into_inner();
    Ok((answer.sessions, answer.next_page_token))
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (_, session) = console.operator(&service, "ada@example.com").await;
    let at = |hours: i64, micros: i64| {
        service
            .clock
            .set(Moment(START.0 + hours * HOUR_MICROS + micros));
    };
    // A use that is noted keeps it open for 12 hours more.
    for turn in 1..=13 {
        at(turn * 12, -turn);
        console.current(&session).await.expect("open");
        service.control.flush_request_log().await;
        let current = console.current(&session).await.expect("open").session;
        let last_use = Moment(START.0 + turn * 12 * HOUR_MICROS - turn).to_proto();
        assert_eq!(current.expect("one").last_use_time, Some(last_use));
    }
    at(7 * 24, -14);
    console.current(&session).await.expect("open");
    service.control.flush_request_log().await;
    at(7 * 24, -1);
    console.current(&session).await.expect("open");
    at(7 * 24, 0);
    assert_eq!(reason(console.current(&session).await), "API_KEY_INVALID");

    let idle = console.sign_in("ada@example.com", PASSWORD).await;
    let idle = idle.expect("signed in");
    at(7 * 24 + 12, -1);
    console.current(&idle).await.expect("open");
    let idle = console.sign_in("ada@example.com", PASSWORD).await;
    let idle = idle.expect("signed in");
    at(8 * 24, -1);
    assert_eq!(reason(console.current(&idle).await), "API_KEY_INVALID");
}

#[tokio::test]
async fn a_session_is_ended() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let other = service.replica().await;
    let other_console = Console::of(&other);
    let (ada, session) = console.operator(&service, "ada@example.com").await;
    let (grace, _) = console.operator(&service, "grace@example.com").await;
    let mut further = Vec::new();
    for _ in 0..2 {
        let signed_in = console.sign_in("ada@example.com", PASSWORD).await;
        further.push(signed_in.expect("signed in"));
    }
    let all = ListSessionsRequest::default;
    let of = |id: &str| ListSessionsRequest {
        operator_id: id.to_owned(),
        ..all()
    };
    let (listed, _) = list(&console, &session, all()).await.expect("listed");
    assert_eq!(listed.len(), 4);
    let (listed, _) = list(&console, &session, of(&grace.id))
        .await
        .expect("listed");
    assert_eq!(listed.len(), 1);
    let nobodys = format!("operator_{}", "0".repeat(26));
    for (id, expect) in [
        (nobodys.as_str(), "OPERATOR_NOT_FOUND"),
        ("x", "INVALID_ID"),
    ] {
        assert_eq!(reason(list(&console, &session, of(id)).await), expect);
    }
    // Page by page.
    let mut paged = Vec::new();
    let mut page_token = String::new();
    loop {
        let request = ListSessionsRequest {
            page_size: 1,
            page_token,
            ..of(&ada.id)
        };
        let (page, next) = list(&console, &session, request).await.expect("listed");
        assert_eq!(page.len(), 1);
        paged.extend(page);
        page_token = next;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(paged.len(), 3);

    let revoke = async |id: &str| {
        let request = RevokeSessionRequest {
            id: id.to_owned(),
            request_id: String::new(),
        };
        let request = bearing(&session, request);
        console.sessions.clone().revoke_session(request).await
    };
    for _ in 0..2 {
        let revoked = revoke(&paged[1].id).await.expect("revoked").into_inner();
        assert!(revoked.session.expect("one").revoke_time.is_some());
        let ended = other_console.current(&further[0]).await;
        assert_eq!(reason(ended), "API_KEY_INVALID");
    }
    let nobodys = format!("session_{}", "0".repeat(26));
    assert_eq!(reason(revoke(&nobodys).await), "SESSION_NOT_FOUND");
    let request = bearing(&further[1], SignOutRequest {});
    let signed_out = console.sessions.clone().sign_out(request).await;
    signed_out.expect("signed out");
    assert_eq!(
        reason(other_console.current(&further[1]).await),
        "API_KEY_INVALID"
    );
    console.current(&session).await.expect("still open");
    let (listed, _) = list(&console, &session, of(&ada.id)).await.expect("listed");
    assert_eq!(listed.len(), 1);
    let methods: Vec<_> = audited(&service)
        .await
        .into_iter()
        .map(|entry| entry.0)
        .collect();
    let ends = ["SignIn", "SignIn", "RevokeSession", "SignOut"];
    assert!(methods.ends_with(&ends.map(str::to_owned)), "{methods:?}");

    // Whoever has a key has no session.
    let key = service.installation.create_operator_key("test".to_owned());
    let key = key.await.expect("made");
    let refused = console.current(key.expose()).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
    let (listed, _) = list(&console, key.expose(), all()).await.expect("listed");
    assert_eq!(listed.len(), 2);
    other.close().await;
}
