//! A sign-in is that of the browser in which it began.

use rollcall_control::clock::Moment;
use rollcall_proto::console::v1::FinishOidcSignInRequest;
use rollcall_test_servers::oidc::Key;

use super::{SECOND_MICROS, World, finish, settings};
use crate::console::Console;
use crate::support::{START, reason};

/// A sign-in ends where it began, in its time, once.
#[tokio::test]
async fn a_sign_in_is_of_one_browser() {
    let (world, _) = World::with_ada(Key::es256()).await;
    let other = world.begin().await;
    let whole = world.at_issuer().await;
    for change in [
        |it: &mut FinishOidcSignInRequest| it.state.clear(),
        |it: &mut FinishOidcSignInRequest| it.state.push('x'),
        |it: &mut FinishOidcSignInRequest| it.state.insert(0, '9'),
        |it: &mut FinishOidcSignInRequest| it.binding.clear(),
        |it: &mut FinishOidcSignInRequest| it.redirect_url.push('x'),
    ] {
        let mut request = whole.clone();
        change(&mut request);
        assert_eq!(
            reason(finish(&world.console, request).await),
            "OIDC_STATE_INVALID"
        );
    }
    let elsewhere = FinishOidcSignInRequest {
        binding: other.binding,
        ..whole.clone()
    };
    assert_eq!(
        reason(finish(&world.console, elsewhere).await),
        "OIDC_STATE_INVALID"
    );
    // Another sign-in of the same browser cannot use the code of this one.
    let mixed = world.at_issuer().await;
    let mixed = FinishOidcSignInRequest {
        code: whole.code.clone(),
        ..mixed
    };
    assert_eq!(
        reason(finish(&world.console, mixed).await),
        "OIDC_CODE_REFUSED"
    );
    // Whatever control it comes back to.
    let replica = world.service.replica().await;
    let replica = replica.with_oidc(Some(settings(&world.issuer)));
    let session = finish(&Console::of(&replica), whole.clone()).await;
    world
        .console
        .current(&session.expect("signed in"))
        .await
        .expect("open");
    assert_eq!(
        reason(finish(&world.console, whole).await),
        "OIDC_CODE_REFUSED"
    );
    replica.close().await;

    let slow = world.at_issuer().await;
    world
        .service
        .clock
        .set(Moment(START.0 + 600 * SECOND_MICROS));
    assert_eq!(
        reason(finish(&world.console, slow).await),
        "OIDC_STATE_INVALID"
    );
    for code in [String::new(), "x".repeat(5_000)] {
        let request = FinishOidcSignInRequest {
            code,
            ..world.at_issuer().await
        };
        assert_eq!(
            reason(finish(&world.console, request).await),
            "OIDC_CODE_REFUSED"
        );
    }
}
