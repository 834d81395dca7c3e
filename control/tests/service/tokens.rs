//! What a directory's identity provider presents, made and ended over the API.

use prost_types::{Duration, FieldMask};
use rollcall_control::authz::Guard;
use rollcall_control::clock::Moment;
use rollcall_control::operator::NewDirectory;
use rollcall_control::store::entity::audit_entry;
use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::management::v1::token_service_client::TokenServiceClient;
use rollcall_proto::management::v1::{
    CreateTokenRequest, CreateTokenResponse, GetTokenRequest, ListTokensRequest,
    RevokeAllTokensRequest, RevokeTokenRequest, RotateTokenRequest, RotateTokenResponse, Scope,
    Token, TokenKind, UpdateTokenRequest,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use tonic::Status;
use tonic::service::Routes;

use crate::support::{START, Service, bearing, reason};

type Tokens = TokenServiceClient<Guard<Routes>>;

const SECOND: i64 = 1_000_000;

fn tokens(service: &Service) -> Tokens {
    TokenServiceClient::new(service.control.in_process())
}

async fn create(service: &Service, token: Token) -> Result<CreateTokenResponse, Status> {
    let request = CreateTokenRequest {
        token: Some(Token {
            directory_id: service.directory_id.to_string(),
            display_name: "Okta".to_owned(),
            ..token
        }),
        ..CreateTokenRequest::default()
    };
    let answer = tokens(service)
        .create_token(service.authorized(request))
        .await?;
    Ok(answer.into_inner())
}

async fn rotate(service: &Service, id: &str, seconds: i64) -> Result<RotateTokenResponse, Status> {
    let request = RotateTokenRequest {
        id: id.to_owned(),
        overlap: Some(Duration { seconds, nanos: 0 }),
        ..RotateTokenRequest::default()
    };
    let answer = tokens(service)
        .rotate_token(service.authorized(request))
        .await?;
    Ok(answer.into_inner())
}

/// Whether a token writes, and if not, why.
async fn writes(service: &mut Service, secret: &str, name: &str) -> Result<(), String> {
    service.token = secret.to_owned();
    match service.create_user(name).await {
        Ok(_) => Ok(()),
        refused => Err(reason(refused)),
    }
}

#[tokio::test]
async fn a_token_is_made_shown_and_changed() {
    let mut service = Service::start().await;
    let expire_time = Moment(START.0 + 60 * SECOND);
    let made = create(
        &service,
        Token {
            expire_time: Some(expire_time.to_proto()),
            ..Token::default()
        },
    )
    .await
    .expect("made");
    let token = made.token.expect("a token");
    assert_eq!(token.kind(), TokenKind::Bearer);
    assert_eq!(token.directory_id, service.directory_id.to_string());
    writes(&mut service, &made.secret, "ada")
        .await
        .expect("live");
    service.control.flush_request_log().await;

    let update = |mask: &[&str], token: Token| {
        let request = UpdateTokenRequest {
            token: Some(token),
            update_mask: Some(FieldMask {
                paths: mask.iter().map(|path| (*path).to_owned()).collect(),
            }),
            ..UpdateTokenRequest::default()
        };
        let request = service.authorized(request);
        let mut tokens = tokens(&service);
        async move { tokens.update_token(request).await }
    };
    let renamed = Token {
        id: token.id.clone(),
        display_name: "Renamed".to_owned(),
        ..Token::default()
    };
    let answer = update(&["display_name"], renamed.clone()).await;
    let answer = answer.expect("updated").into_inner().token;
    let answer = answer.expect("a token");
    assert_eq!(answer.display_name, "Renamed");
    assert_eq!(
        answer.expire_time,
        Some(expire_time.to_proto()),
        "not named, not changed"
    );
    let past = Token {
        expire_time: Some(START.to_proto()),
        ..renamed.clone()
    };
    assert_eq!(
        reason(update(&["expire_time"], past).await),
        "INVALID_VALUE"
    );
    let unnamed = update(&[], renamed.clone()).await;
    assert_eq!(reason(unnamed), "UPDATE_MASK_INVALID");

    let get = GetTokenRequest {
        id: token.id.clone(),
    };
    let got = tokens(&service).get_token(service.authorized(get)).await;
    let got = got.expect("there").into_inner().token.expect("a token");
    assert_eq!(got.last_use_time, Some(START.to_proto()));
    assert_eq!(
        (got.display_name.as_str(), got.revoke_time),
        ("Renamed", None)
    );

    // What has ended does not begin again.
    service.clock.set(expire_time);
    let ended = update(&["expire_time"], renamed).await;
    assert_eq!(reason(ended), "TOKEN_ENDED");
    assert_eq!(reason(rotate(&service, &token.id, 0).await), "TOKEN_ENDED");
    let refused = writes(&mut service, &made.secret, "late").await;
    assert_eq!(refused, Err("TOKEN_EXPIRED".to_owned()));
}

#[tokio::test]
async fn a_token_gives_way_to_another() {
    let mut service = Service::start().await;
    let first = create(&service, Token::default()).await.expect("made");
    let id = first.token.expect("a token").id;
    let second = rotate(&service, &id, 3_600).await.expect("rotated");
    writes(&mut service, &first.secret, "a")
        .await
        .expect("overlap");
    writes(&mut service, &second.secret, "b")
        .await
        .expect("new");
    service.clock.set(Moment(START.0 + 3_600 * SECOND));
    let over = writes(&mut service, &first.secret, "c").await;
    assert_eq!(over, Err("TOKEN_EXPIRED".to_owned()));

    let second_id = second.token.expect("a token").id;
    let third = rotate(&service, &second_id, 0).await.expect("rotated");
    let over = writes(&mut service, &second.secret, "d").await;
    assert_eq!(over, Err("TOKEN_REVOKED".to_owned()));
    writes(&mut service, &third.secret, "e").await.expect("new");

    // An overlap never lengthens a life.
    let end = Moment(START.0 + 3_660 * SECOND);
    let short = Token {
        kind: TokenKind::OauthClient.into(),
        expire_time: Some(end.to_proto()),
        ..Token::default()
    };
    let short = create(&service, short).await.expect("made");
    let short_id = short.token.expect("a token").id;
    let new = rotate(&service, &short_id, 3_600).await.expect("rotated");
    assert_eq!(new.token.expect("a token").kind(), TokenKind::OauthClient);
    let get = GetTokenRequest { id: short_id };
    let got = tokens(&service).get_token(service.authorized(get)).await;
    let got = got.expect("there").into_inner().token.expect("a token");
    assert_eq!(got.expire_time, Some(end.to_proto()));
    for seconds in [-1, 2_592_001] {
        assert_eq!(
            reason(rotate(&service, &id, seconds).await),
            "INVALID_VALUE"
        );
    }
}

#[tokio::test]
async fn all_tokens_end_together() {
    let mut service = Service::start().await;
    let own = service.token.clone();
    let secret = create(&service, Token::default())
        .await
        .expect("made")
        .secret;
    let revoke = |request_id: &str| {
        let request = RevokeAllTokensRequest {
            directory_id: service.directory_id.to_string(),
            request_id: request_id.to_owned(),
        };
        let request = service.authorized(request);
        let mut tokens = tokens(&service);
        async move { tokens.revoke_all_tokens(request).await }
    };
    let count = |answer: Result<tonic::Response<_>, Status>| {
        let answer: rollcall_proto::management::v1::RevokeAllTokensResponse =
            answer.expect("revoked").into_inner();
        answer.revoked_count
    };
    assert_eq!(count(revoke("one").await), 2);
    // The same call has the same answer, another finds nothing to do.
    assert_eq!(count(revoke("one").await), 2);
    assert_eq!(count(revoke("two").await), 0);
    for secret in [own, secret] {
        let over = writes(&mut service, &secret, "late").await;
        assert_eq!(over, Err("TOKEN_REVOKED".to_owned()));
    }
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::ActorKind.eq(i32::from(ActorKind::ApiKey)))
        .order_by_asc(audit_entry::Column::Id)
        .all(&service.installation.store.readers)
        .await
        .expect("rows");
    let methods: Vec<_> = entries.iter().map(|entry| entry.method.as_str()).collect();
    assert_eq!(
        methods,
        ["CreateToken", "RevokeAllTokens", "RevokeAllTokens"]
    );
    let told = format!("{entries:?}");
    assert!(told.contains("Okta") && !told.contains("rcscim"), "{told}");
}

#[tokio::test]
async fn a_secret_is_shown_once() {
    let service = Service::start().await;
    let create = |display_name: &str| {
        let request = CreateTokenRequest {
            token: Some(Token {
                directory_id: service.directory_id.to_string(),
                display_name: display_name.to_owned(),
                ..Token::default()
            }),
            request_id: "once".to_owned(),
        };
        let request = service.authorized(request);
        let mut tokens = tokens(&service);
        async move { tokens.create_token(request).await }
    };
    // After the token that was there.
    service.clock.set(Moment(START.0 + SECOND));
    create("A").await.expect("made");
    assert_eq!(reason(create("A").await), "REQUEST_ID_REUSED");
    assert_eq!(reason(create("B").await), "REQUEST_ID_REUSED");
    let list = ListTokensRequest {
        directory_id: service.directory_id.to_string(),
        page_size: 1,
        ..ListTokensRequest::default()
    };
    let first = tokens(&service)
        .list_tokens(service.authorized(list.clone()))
        .await;
    let first = first.expect("listed").into_inner();
    let next = ListTokensRequest {
        page_token: first.next_page_token,
        ..list
    };
    let second = tokens(&service).list_tokens(service.authorized(next)).await;
    let second = second.expect("listed").into_inner();
    assert_eq!(
        (second.tokens.len(), second.next_page_token.as_str()),
        (1, "")
    );
    assert_eq!(second.tokens[0].display_name, "A");
}

#[tokio::test]
async fn tokens_have_a_limit() {
    let service = Service::start().await;
    for _ in 1..100 {
        create(&service, Token::default()).await.expect("made");
    }
    let refused = create(&service, Token::default()).await;
    assert_eq!(reason(refused), "TOO_LARGE");
    // One that gives way makes room for the next.
    let id = format!("tok_{}", service.token.split('_').nth(1).expect("an id"));
    rotate(&service, &id, 0).await.expect("rotated");
    assert_eq!(reason(rotate(&service, &id, 0).await), "TOKEN_ENDED");
}

/// Tokens of what the caller does not manage are those of nobody.
#[tokio::test]
async fn whoever_does_not_manage_it_finds_no_token() {
    let service = Service::start().await;
    let other = service
        .installation
        .create_directory(NewDirectory {
            organization_external_id: "globex".to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    let own = format!("tok_{}", service.token.split('_').nth(1).expect("an id"));
    // A key of the other organization alone.
    let key = crate::api_keys::of_organization(&service, other.organization_id).await;
    let mut tokens = tokens(&service);
    let revoke = |id: &str| RevokeTokenRequest {
        id: id.to_owned(),
        ..RevokeTokenRequest::default()
    };
    let refused = tokens.revoke_token(bearing(&key, revoke(&own))).await;
    assert_eq!(reason(refused), "TOKEN_NOT_FOUND");
    let refused = tokens.revoke_token(bearing(&key, revoke("key_x"))).await;
    assert_eq!(reason(refused), "INVALID_ID");
    let list = ListTokensRequest {
        directory_id: service.directory_id.to_string(),
        ..ListTokensRequest::default()
    };
    let refused = tokens.list_tokens(bearing(&key, list)).await;
    assert_eq!(reason(refused), "DIRECTORY_NOT_FOUND");
    let all = RevokeAllTokensRequest {
        directory_id: service.directory_id.to_string(),
        ..RevokeAllTokensRequest::default()
    };
    let refused = tokens.revoke_all_tokens(bearing(&key, all)).await;
    assert_eq!(reason(refused), "DIRECTORY_NOT_FOUND");
    service.create_user("ada").await.expect("live");
    // Nor does a key without the scope.
    let reader = service
        .installation
        .create_api_key("reader".to_owned(), vec![Scope::ReadUsers])
        .await
        .expect("made");
    let refused = tokens
        .revoke_token(bearing(reader.expose(), revoke(&own)))
        .await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
}
