//! An update changes the fields that its mask names and no other.

use prost_types::Timestamp;
use rollcall_control::clock::Moment;
use rollcall_proto::management::v1::{
    ApiKey, Branding, Breaker, CreateApiKeyRequest, CreateApiKeyResponse, CreateTokenRequest,
    CreateTokenResponse, Directory, Environment, GetEnvironmentRequest, GetEnvironmentResponse,
    Organization, Scope, Token, TokenKind, UpdateApiKeyRequest, UpdateApiKeyResponse,
    UpdateDirectoryRequest, UpdateDirectoryResponse, UpdateEnvironmentRequest,
    UpdateEnvironmentResponse, UpdateOrganizationRequest, UpdateOrganizationResponse,
    UpdateTokenRequest, UpdateTokenResponse,
};
use tonic::Status;

use super::world::{NOW, World, mask};
use crate::support::reason;

async fn update_environment(
    world: &World,
    environment: &Environment,
    paths: &[&str],
) -> Result<Environment, Status> {
    let request = UpdateEnvironmentRequest {
        environment: Some(environment.clone()),
        update_mask: Some(mask(paths)),
        request_id: String::new(),
    };
    let answer: UpdateEnvironmentResponse = world.manager.call(request).await?;
    Ok(answer.environment.expect("an environment"))
}

async fn update_organization(
    world: &World,
    organization: &Organization,
    paths: &[&str],
) -> Result<Organization, Status> {
    let request = UpdateOrganizationRequest {
        organization: Some(organization.clone()),
        update_mask: Some(mask(paths)),
        request_id: String::new(),
    };
    let answer: UpdateOrganizationResponse = world.manager.call(request).await?;
    Ok(answer.organization.expect("an organization"))
}

async fn update_directory(
    world: &World,
    directory: &Directory,
    paths: &[&str],
) -> Result<Directory, Status> {
    let request = UpdateDirectoryRequest {
        directory: Some(directory.clone()),
        update_mask: Some(mask(paths)),
        request_id: String::new(),
    };
    let answer: UpdateDirectoryResponse = world.manager.call(request).await?;
    Ok(answer.directory.expect("a directory"))
}

#[tokio::test]
async fn of_an_environment() {
    type Set = fn(&mut Environment, &Environment);
    type Row = (&'static str, Set);
    let world = World::start().await;
    let parts = |environment: &Environment| (environment.breaker, environment.branding.clone());
    let answer: GetEnvironmentResponse = world
        .manager
        .call(GetEnvironmentRequest::default())
        .await
        .expect("there");
    let mut kept = Environment {
        update_time: Some(NOW.to_proto()),
        ..answer.environment.expect("an environment")
    };
    let wanted = Environment {
        id: kept.id.clone(),
        display_name: "Other".to_owned(),
        request_retention_days: 1,
        user_retention_days: 2,
        deletion_grace_days: 3,
        event_retention_days: 4,
        breaker: Some(Breaker {
            share_percent: 0,
            window_minutes: 5,
            people_min: 6,
            hold: true,
        }),
        branding: Some(Branding {
            product_name: "Initech".to_owned(),
            logo_url: "https://initech.example/logo.svg".to_owned(),
            accent_color: "#ffd400".to_owned(),
        }),
        // What is not updated does not matter.
        create_time: None,
        update_time: None,
    };
    let rows: [Row; 14] = [
        ("display_name", |to, from| {
            to.display_name.clone_from(&from.display_name);
        }),
        ("request_retention_days", |to, from| {
            to.request_retention_days = from.request_retention_days;
        }),
        ("user_retention_days", |to, from| {
            to.user_retention_days = from.user_retention_days;
        }),
        ("deletion_grace_days", |to, from| {
            to.deletion_grace_days = from.deletion_grace_days;
        }),
        ("event_retention_days", |to, from| {
            to.event_retention_days = from.event_retention_days;
        }),
        ("breaker.share_percent", |to, from| {
            part(to).share_percent = part(&mut from.clone()).share_percent;
        }),
        ("breaker.window_minutes", |to, from| {
            part(to).window_minutes = part(&mut from.clone()).window_minutes;
        }),
        ("breaker.people_min", |to, from| {
            part(to).people_min = part(&mut from.clone()).people_min;
        }),
        ("breaker.hold", |to, from| {
            part(to).hold = part(&mut from.clone()).hold;
        }),
        ("breaker", |to, from| to.breaker = from.breaker),
        ("branding.product_name", |to, from| {
            branding(to).product_name = branding(&mut from.clone()).product_name.clone();
        }),
        ("branding.logo_url", |to, from| {
            branding(to).logo_url = branding(&mut from.clone()).logo_url.clone();
        }),
        ("branding.accent_color", |to, from| {
            branding(to).accent_color = branding(&mut from.clone()).accent_color.clone();
        }),
        ("branding", |to, from| {
            to.branding.clone_from(&from.branding);
        }),
    ];
    let first = kept.clone();
    for (path, set) in rows {
        let before = kept.clone();
        set(&mut kept, &wanted);
        let updated = update_environment(&world, &wanted, &[path]).await;
        assert_eq!(updated.expect(path), kept, "{path}");
        let back = update_environment(&world, &before, &[path]).await;
        assert_eq!(back.expect(path), before, "{path}");
        kept = before;
    }
    assert_eq!(parts(&kept), parts(&first));
    let paths = rows.map(|(path, _)| path);
    let all = update_environment(&world, &wanted, &paths).await;
    assert_eq!(
        Environment {
            create_time: None,
            update_time: None,
            ..all.expect("updated")
        },
        wanted
    );
}

fn part(environment: &mut Environment) -> &mut Breaker {
    environment.breaker.as_mut().expect("a breaker")
}

fn branding(environment: &mut Environment) -> &mut Branding {
    environment.branding.as_mut().expect("a branding")
}

#[tokio::test]
async fn of_an_organization() {
    type Set = fn(&mut Organization, &Organization);
    let world = World::start().await;
    let kept = world.create_organization("globex").await;
    let wanted = Organization {
        external_id: "other".to_owned(),
        display_name: "Other".to_owned(),
        domains: vec!["other.example".to_owned()],
        allow_any_domain: true,
        ..kept.clone()
    };
    let rows: [(&str, Set); 4] = [
        ("external_id", |to, from| {
            to.external_id.clone_from(&from.external_id);
        }),
        ("display_name", |to, from| {
            to.display_name.clone_from(&from.display_name);
        }),
        ("domains", |to, from| to.domains.clone_from(&from.domains)),
        ("allow_any_domain", |to, from| {
            to.allow_any_domain = from.allow_any_domain;
        }),
    ];
    for (path, set) in rows {
        let mut expect = kept.clone();
        set(&mut expect, &wanted);
        let updated = update_organization(&world, &wanted, &[path]).await;
        assert_eq!(updated.expect(path), expect, "{path}");
        let back = update_organization(&world, &kept, &[path]).await;
        assert_eq!(back.expect(path), kept, "{path}");
    }
    let taken = Organization {
        external_id: "acme".to_owned(),
        ..kept.clone()
    };
    let refused = update_organization(&world, &taken, &["external_id"]).await;
    assert_eq!(reason(refused), "EXTERNAL_ID_TAKEN");
}

#[tokio::test]
async fn of_a_directory() {
    let world = World::start().await;
    let kept = world.create_directory(&world.organization_id).await;
    let wanted = Directory {
        display_name: "Other".to_owned(),
        is_primary: true,
        ..kept.clone()
    };
    let renamed = update_directory(&world, &wanted, &["display_name"]).await;
    let expect = Directory {
        is_primary: false,
        ..wanted.clone()
    };
    assert_eq!(renamed.expect("updated"), expect);
    update_directory(&world, &kept, &["display_name"])
        .await
        .expect("updated");
    let moved = update_directory(&world, &wanted, &["is_primary"]).await;
    let expect = Directory {
        display_name: kept.display_name.clone(),
        ..wanted
    };
    assert_eq!(moved.expect("updated"), expect);
}

#[tokio::test]
async fn of_a_token() {
    type Set = fn(&mut Token, &Token);
    let world = World::start().await;
    let create = CreateTokenRequest {
        token: Some(Token {
            directory_id: world.directory_id.clone(),
            display_name: "Kept".to_owned(),
            expire_time: Some(after(1)),
            ..Token::default()
        }),
        request_id: String::new(),
    };
    let made: Result<CreateTokenResponse, _> = world.manager.call(create).await;
    let kept = made.expect("made").token.expect("a token");
    let wanted = Token {
        display_name: "Other".to_owned(),
        expire_time: Some(after(2)),
        kind: TokenKind::OauthClient.into(),
        directory_id: String::new(),
        last_use_time: Some(after(3)),
        revoke_time: Some(after(3)),
        ..kept.clone()
    };
    let rows: [(&str, Set); 2] = [
        ("display_name", |to, from| {
            to.display_name.clone_from(&from.display_name);
        }),
        ("expire_time", |to, from| to.expire_time = from.expire_time),
    ];
    for (path, set) in rows {
        let update = |token: &Token| UpdateTokenRequest {
            token: Some(token.clone()),
            update_mask: Some(mask(&[path])),
            request_id: String::new(),
        };
        let mut expect = kept.clone();
        set(&mut expect, &wanted);
        let updated: Result<UpdateTokenResponse, _> = world.manager.call(update(&wanted)).await;
        assert_eq!(updated.expect(path).token, Some(expect), "{path}");
        let back: Result<UpdateTokenResponse, _> = world.manager.call(update(&kept)).await;
        assert_eq!(back.expect(path).token, Some(kept.clone()), "{path}");
    }
}

#[tokio::test]
async fn of_an_api_key() {
    type Set = fn(&mut ApiKey, &ApiKey);
    let world = World::start().await;
    let create = CreateApiKeyRequest {
        api_key: Some(ApiKey {
            display_name: "Kept".to_owned(),
            environment_id: world.environment_id.clone(),
            scopes: vec![Scope::Manage.into()],
            expire_time: Some(after(1)),
            ..ApiKey::default()
        }),
        request_id: String::new(),
    };
    let made: Result<CreateApiKeyResponse, _> = world.operator.call(create).await;
    let kept = made.expect("made").api_key.expect("a key");
    let wanted = ApiKey {
        display_name: "Other".to_owned(),
        scopes: vec![Scope::ReadUsers.into(), Scope::FollowEvents.into()],
        expire_time: Some(after(2)),
        environment_id: world.other_environment_id.clone(),
        organization_id: world.organization_id.clone(),
        revoke_time: Some(after(3)),
        ..kept.clone()
    };
    let rows: [(&str, Set); 3] = [
        ("display_name", |to, from| {
            to.display_name.clone_from(&from.display_name);
        }),
        ("scopes", |to, from| to.scopes.clone_from(&from.scopes)),
        ("expire_time", |to, from| to.expire_time = from.expire_time),
    ];
    for (path, set) in rows {
        let update = |key: &ApiKey| UpdateApiKeyRequest {
            api_key: Some(key.clone()),
            update_mask: Some(mask(&[path])),
            request_id: String::new(),
        };
        let mut expect = kept.clone();
        set(&mut expect, &wanted);
        let updated: Result<UpdateApiKeyResponse, _> = world.operator.call(update(&wanted)).await;
        assert_eq!(updated.expect(path).api_key, Some(expect), "{path}");
        let back: Result<UpdateApiKeyResponse, _> = world.operator.call(update(&kept)).await;
        assert_eq!(back.expect(path).api_key, Some(kept.clone()), "{path}");
    }
}

/// So many days from now.
fn after(days: i64) -> Timestamp {
    Moment(NOW.0 + days * 24 * 60 * 60 * 1_000_000).to_proto()
}

#[tokio::test]
async fn a_mask_names_something_and_only_what_can_be_updated() {
    let world = World::start().await;
    let environment = Environment {
        id: world.environment_id.clone(),
        display_name: "x".to_owned(),
        ..Environment::default()
    };
    let organization = Organization {
        id: world.organization_id.clone(),
        display_name: "x".to_owned(),
        ..Organization::default()
    };
    let directory = Directory {
        id: world.directory_id.clone(),
        display_name: "x".to_owned(),
        ..Directory::default()
    };
    let before = world.audit_log().await.len();
    for paths in [
        &[][..],
        &["*"],
        &["id"],
        &["create_time"],
        &["display_name", "id"],
        &["displayName"],
        &["display_name.x"],
        &[""],
        &["breaker.", "display_name"],
        &["branding.logo"],
        &["health"],
        &["environment_id"],
    ] {
        for refused in [
            update_environment(&world, &environment, paths)
                .await
                .map(|_| ()),
            update_organization(&world, &organization, paths)
                .await
                .map(|_| ()),
            update_directory(&world, &directory, paths)
                .await
                .map(|_| ()),
        ] {
            assert_eq!(reason(refused), "UPDATE_MASK_INVALID", "{paths:?}");
        }
    }
    assert_eq!(world.audit_log().await.len(), before);
    // What is named must be given, and within its range.
    let refused = update_environment(&world, &environment, &["breaker.hold"]).await;
    assert_eq!(reason(refused), "FIELD_MISSING");
    let refused = update_environment(&world, &environment, &["deletion_grace_days"]).await;
    assert_eq!(reason(refused), "INVALID_VALUE");
}
