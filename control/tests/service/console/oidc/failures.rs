//! What an issuer may do that does not answer as it must.

use rollcall_control::authz::OidcSettings;
use rollcall_control::clock::Moment;
use rollcall_control::server::Control;
use rollcall_test_servers::oidc::{Answer, DISCOVERY, KEYS, Key, TOKEN};
use serde_json::{Value, json};
use tonic::Code;

use super::{SECOND_MICROS, World, begin, settings};
use crate::console::Console;
use crate::support::{START, reason};

#[tokio::test]
async fn an_issuer_may_fail() {
    let (world, _) = World::with_ada(Key::es256()).await;
    let said = |status, body: &str| Some(Answer::With(status, body.to_owned()));
    let token = |error: &str| json!({ "error": error }).to_string();
    let unavailable = "OIDC_ISSUER_UNAVAILABLE";
    for (answer, expect) in [
        (said(500, ""), unavailable),
        (said(302, ""), unavailable),
        (said(200, ""), unavailable),
        (said(200, "{}"), unavailable),
        (
            said(200, &json!({ "id_token": 1 }).to_string()),
            unavailable,
        ),
        (said(200, &" ".repeat(65 * 1024)), unavailable),
        (said(400, "no JSON"), unavailable),
        (said(400, &token("invalid_request")), unavailable),
        (said(400, &token("invalid_grant")), "OIDC_CODE_REFUSED"),
        (said(401, &token("invalid_client")), "OIDC_CLIENT_REFUSED"),
        (
            said(400, &token("unauthorized_client")),
            "OIDC_CLIENT_REFUSED",
        ),
    ] {
        let told = format!("{answer:.60?}");
        world.issuer.set_answer(TOKEN, answer);
        assert_eq!(reason(world.sign_in().await), expect, "{told}");
    }
    world.issuer.set_answer(TOKEN, Some(Answer::Silence));
    let refused = world.sign_in().await.expect_err("too slow");
    assert_eq!(refused.code(), Code::Unavailable);
    assert_eq!(reason::<()>(Err(refused)), unavailable);
    world.issuer.set_answer(TOKEN, None);
    world.sign_in().await.expect("signed in");

    let url = &world.issuer.url;
    let document = |endpoint: Value| {
        let document = json!({
            "issuer": url, "jwks_uri": format!("{url}{KEYS}"), "authorization_endpoint": endpoint,
        });
        said(200, &document.to_string())
    };
    let mut minutes = 0;
    for (path, answer) in [
        (DISCOVERY, said(200, "")),
        (DISCOVERY, said(404, "")),
        (DISCOVERY, document(Value::Null)),
        (DISCOVERY, document(json!(1))),
        (DISCOVERY, document(json!("javascript:alert(1)"))),
        (
            DISCOVERY,
            document(json!("http://issuer.example/authorize")),
        ),
        (KEYS, said(200, "[]")),
        (KEYS, said(503, "")),
    ] {
        // What was read before is gone by for ten minutes.
        minutes += 10;
        let now = Moment(START.0 + minutes * 60 * SECOND_MICROS);
        world.service.clock.set(now);
        let told = format!("{path} {answer:?}");
        world.issuer.set_answer(path, answer);
        assert_eq!(reason(begin(&world.console).await), unavailable, "{told}");
        world.issuer.set_answer(path, None);
    }
    let nobody = Control::new(world.service.installation.clone()).with_oidc(Some(OidcSettings {
        issuer: "http://127.0.0.1:1".to_owned(),
        ..settings(&world.issuer)
    }));
    let nobody = Console::of(&nobody);
    assert_eq!(reason(begin(&nobody).await), unavailable);
}
