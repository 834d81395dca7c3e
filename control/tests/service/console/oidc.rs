//! Operators for whom an issuer vouches: who gets in, and whatever is refused.

#[path = "oidc/attempts.rs"]
mod attempts;
#[path = "oidc/failures.rs"]
mod failures;
#[path = "oidc/tokens.rs"]
mod tokens;

use rollcall_control::authz::OidcSettings;
use rollcall_control::store::entity::sign_in_link;
use rollcall_proto::console::v1::{
    BeginOidcSignInRequest, BeginOidcSignInResponse, DescribeSignInRequest, FinishOidcSignInRequest,
};
use rollcall_test_servers::oidc::{CLIENT_ID, CLIENT_SECRET, Issuer, Key};
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};
use tonic::{Code, Status};

use super::{Console, audited, refused_sign_ins};
use crate::support::{START, Service, reason};

const CALLBACK: &str = "https://console.example/console/sign-in/oidc/callback";
const SECOND_MICROS: i64 = 1_000_000;

/// A control that sends operators to an issuer.
struct World {
    service: Service,
    console: Console,
    issuer: Issuer,
}

impl World {
    async fn start(key: Key) -> Self {
        let mut service = Service::start().await;
        let clock = service.clock.clone();
        let issuer = Issuer::start(key, move || clock.now().0 / SECOND_MICROS).await;
        service.control = service.control.clone().with_oidc(Some(settings(&issuer)));
        Self {
            console: Console::of(&service.control),
            service,
            issuer,
        }
    }

    /// With an operator whom the issuer knows. Returns their id.
    async fn with_ada(key: Key) -> (Self, String) {
        let world = Self::start(key).await;
        let (ada, _) = world
            .console
            .operator(&world.service, "ada@example.com")
            .await;
        world.issuer.set_person(person("ada@example.com"));
        (world, ada.id)
    }

    async fn begin(&self) -> BeginOidcSignInResponse {
        begin(&self.console).await.expect("begun")
    }

    /// What comes back from the issuer.
    async fn at_issuer(&self) -> FinishOidcSignInRequest {
        let begun = self.begin().await;
        let granted = self.issuer.authorize(&begun.authorization_url);
        FinishOidcSignInRequest {
            state: granted.state,
            code: granted.code,
            binding: begun.binding,
            redirect_url: CALLBACK.to_owned(),
            user_agent: "Firefox".to_owned(),
        }
    }

    /// All of it, for whoever the issuer says it is.
    async fn sign_in(&self) -> Result<String, Status> {
        finish(&self.console, self.at_issuer().await).await
    }
}

fn settings(issuer: &Issuer) -> OidcSettings {
    OidcSettings {
        issuer: issuer.url.clone(),
        client_id: CLIENT_ID.to_owned(),
        client_secret: CLIENT_SECRET.into(),
    }
}

fn person(email: &str) -> Value {
    json!({ "email": email, "email_verified": true, "name": "Ada Lovelace" })
}

async fn begin(console: &Console) -> Result<BeginOidcSignInResponse, Status> {
    let request = BeginOidcSignInRequest {
        redirect_url: CALLBACK.to_owned(),
    };
    let answer = console.sign_in.clone().begin_oidc_sign_in(request).await?;
    Ok(answer.into_inner())
}

async fn finish(console: &Console, request: FinishOidcSignInRequest) -> Result<String, Status> {
    let answer = console.sign_in.clone().finish_oidc_sign_in(request).await?;
    Ok(answer.into_inner().session)
}

async fn has_oidc(console: &Console) -> bool {
    let request = DescribeSignInRequest {};
    let answer = console.sign_in.clone().describe_sign_in(request).await;
    answer.expect("described").into_inner().has_oidc
}

#[tokio::test]
async fn who_is_vouched_for_gets_in() {
    for key in [Key::es256(), Key::rs256()] {
        let (world, ada) = World::with_ada(key).await;
        assert!(has_oidc(&world.console).await);
        // In the case in which the issuer has it.
        world.issuer.set_person(person("ADA@example.com"));
        let session = world.sign_in().await.expect("signed in");
        let current = world.console.current(&session).await.expect("open");
        let operator = current.operator.expect("one");
        assert_eq!(
            (operator.id.as_str(), operator.display_name.as_str()),
            (ada.as_str(), "Ada")
        );
        assert_eq!(operator.last_sign_in_time, Some(START.to_proto()));
        assert_eq!(current.session.expect("one").user_agent, "Firefox");
        // What was open is open still.
        let entries = audited(&world.service).await;
        assert_eq!(
            entries.last(),
            Some(&("FinishOidcSignIn".to_owned(), Some(ada)))
        );
        assert!(refused_sign_ins(&world.service).await.is_empty());
    }
}

/// Some issuers take the secret in the form alone, and some write `true` as a text.
#[tokio::test]
async fn issuers_differ() {
    let (world, _) = World::with_ada(Key::es256()).await;
    world.issuer.take_secret_in_form();
    world.issuer.set_person(json!({
        "email": "ada@example.com", "email_verified": "true",
        "aud": [CLIENT_ID, "another"], "azp": CLIENT_ID,
    }));
    world.sign_in().await.expect("signed in");
}

/// An invitation is accepted by signing in, after which its link is used up.
#[tokio::test]
async fn who_is_invited_has_come_in() {
    let world = World::start(Key::rs256()).await;
    let (_, session) = world
        .console
        .operator(&world.service, "ada@example.com")
        .await;
    let invited = world.console.invite(&session, "grace@example.com").await;
    let (grace, secret) = invited.expect("invited");
    world.issuer.set_person(json!({
        "email": "grace@example.com", "email_verified": true, "name": "Grace\u{0} Hopper",
    }));
    let session = world.sign_in().await.expect("signed in");
    let current = world.console.current(&session).await.expect("open");
    let operator = current.operator.expect("one");
    assert_eq!(operator.id, grace.id);
    assert_eq!(operator.join_time, Some(START.to_proto()));
    // What is no name is not taken for one.
    assert_eq!(operator.display_name, "grace@example.com");
    let redeemed = world.console.redeem(super::newcomer(&secret, "")).await;
    assert_eq!(reason(redeemed), "SIGN_IN_LINK_INVALID");
    let readers = &world.service.installation.store.readers;
    let rows = sign_in_link::Entity::find()
        .all(readers)
        .await
        .expect("rows");
    assert!(rows.iter().all(|row| row.redeem_time.is_some()));
    // There is no password, and no way to come in by one.
    for password in ["", super::PASSWORD] {
        let refused = world.console.sign_in("grace@example.com", password).await;
        assert_eq!(reason(refused), "SIGN_IN_FAILED");
    }
    world.sign_in().await.expect("again");
}

#[tokio::test]
async fn who_is_no_operator_stays_out() {
    let (world, ada) = World::with_ada(Key::es256()).await;
    let email = |email: &str| person(email);
    for (person, expect) in [
        (json!({}), "OIDC_EMAIL_UNVERIFIED"),
        (json!({"email": "ada@example.com"}), "OIDC_EMAIL_UNVERIFIED"),
        (
            json!({"email": "ada@example.com", "email_verified": false}),
            "OIDC_EMAIL_UNVERIFIED",
        ),
        (
            json!({"email": "ada@example.com", "email_verified": "false"}),
            "OIDC_EMAIL_UNVERIFIED",
        ),
        (
            json!({"email": "ada@example.com", "email_verified": 1}),
            "OIDC_EMAIL_UNVERIFIED",
        ),
        (
            json!({"email": ["ada@example.com"], "email_verified": true}),
            "OIDC_EMAIL_UNVERIFIED",
        ),
        (email(""), "OIDC_EMAIL_UNVERIFIED"),
        (email("eve@example.com"), "OIDC_OPERATOR_UNKNOWN"),
        (email("a\u{0}b"), "OIDC_OPERATOR_UNKNOWN"),
        // Another address, which folds to hers.
        (email("\u{ff41}da@example.com"), "OIDC_OPERATOR_UNKNOWN"),
    ] {
        world.issuer.set_person(person.clone());
        assert_eq!(reason(world.sign_in().await), expect, "{person}");
    }
    // One who is disabled is told the same as one who never was.
    let key = world
        .service
        .installation
        .create_operator_key("test".to_owned());
    let key = key.await.expect("made");
    world
        .console
        .operator(&world.service, "grace@example.com")
        .await;
    super::operators::disable(&world.console, key.expose(), &ada)
        .await
        .expect("disabled");
    world.issuer.set_person(email("ada@example.com"));
    let refused = world.sign_in().await.expect_err("refused");
    assert_eq!(refused.code(), Code::Unauthenticated);
    assert_eq!(reason::<()>(Err(refused)), "OIDC_OPERATOR_UNKNOWN");
    let refusals = refused_sign_ins(&world.service).await;
    assert_eq!(refusals.len(), 11);
    let (last, others) = refusals.split_last().expect("some");
    assert_eq!(last, &(ada, "OIDC_OPERATOR_UNKNOWN".to_owned()));
    assert!(others.iter().all(|(id, _)| id.is_empty()));
}

#[tokio::test]
async fn without_an_issuer_there_is_no_such_sign_in() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    assert!(!has_oidc(&console).await);
    let begun = begin(&console).await.expect_err("refused");
    assert_eq!(begun.code(), Code::FailedPrecondition);
    assert_eq!(reason::<()>(Err(begun)), "OIDC_NOT_CONFIGURED");
    let request = FinishOidcSignInRequest::default();
    assert_eq!(
        reason(finish(&console, request).await),
        "OIDC_NOT_CONFIGURED"
    );
}

#[tokio::test]
async fn the_redirect_is_to_a_console() {
    let world = World::start(Key::es256()).await;
    for (url, expect) in [("", "FIELD_MISSING"), ("/console", "INVALID_VALUE")] {
        let request = BeginOidcSignInRequest {
            redirect_url: url.to_owned(),
        };
        let refused = world
            .console
            .sign_in
            .clone()
            .begin_oidc_sign_in(request)
            .await;
        assert_eq!(reason(refused), expect);
    }
}
