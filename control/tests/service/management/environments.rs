//! Environments.

use rollcall_proto::management::v1::{
    Branding, Breaker, CreateEnvironmentRequest, CreateEnvironmentResponse,
    DeleteEnvironmentRequest, DeleteEnvironmentResponse, DeleteOrganizationRequest,
    DeleteOrganizationResponse, Environment, GetEnvironmentRequest, GetEnvironmentResponse,
    ListEnvironmentsRequest, ListEnvironmentsResponse, UpdateEnvironmentRequest,
    UpdateEnvironmentResponse,
};
use tonic::Status;

use super::caller::Caller;
use super::world::{World, create_environment, create_organization, mask};
use crate::support::reason;

async fn create(caller: &Caller, environment: Environment) -> Result<Environment, Status> {
    let answer: CreateEnvironmentResponse = caller
        .call(CreateEnvironmentRequest {
            environment: Some(environment),
            request_id: String::new(),
        })
        .await?;
    Ok(answer.environment.expect("an environment"))
}

async fn get(caller: &Caller, id: &str) -> Result<Environment, Status> {
    let answer: GetEnvironmentResponse = caller
        .call(GetEnvironmentRequest { id: id.to_owned() })
        .await?;
    Ok(answer.environment.expect("an environment"))
}

async fn delete(caller: &Caller, id: &str) -> Result<DeleteEnvironmentResponse, Status> {
    let request = DeleteEnvironmentRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    caller.call(request).await
}

fn named(name: &str) -> Environment {
    Environment {
        display_name: name.to_owned(),
        ..Environment::default()
    }
}

#[tokio::test]
async fn a_new_environment_has_the_usual_settings() {
    let world = World::start().await;
    let made = create(&world.operator, named("Staging"))
        .await
        .expect("made");
    assert_eq!(made.request_retention_days, 30);
    assert_eq!(made.user_retention_days, 90);
    assert_eq!(made.deletion_grace_days, 30);
    assert_eq!(made.event_retention_days, 30);
    let usual = Breaker {
        share_percent: 20,
        window_minutes: 10,
        people_min: 10,
        hold: false,
    };
    assert_eq!(made.breaker, Some(usual));
    assert_eq!(made.branding, Some(Branding::default()));
    assert_eq!(get(&world.operator, &made.id).await.expect("there"), made);

    let own = Environment {
        request_retention_days: 365,
        user_retention_days: 3_650,
        deletion_grace_days: 90,
        event_retention_days: 365,
        breaker: Some(Breaker {
            share_percent: 100,
            window_minutes: 1_440,
            people_min: 1,
            hold: true,
        }),
        branding: Some(Branding {
            product_name: "Initech".to_owned(),
            logo_url: "https://initech.example/logo.svg".to_owned(),
            accent_color: "#ffd400".to_owned(),
        }),
        ..named("Own")
    };
    let made = create(&world.operator, own.clone()).await.expect("made");
    assert_eq!(
        Environment {
            id: String::new(),
            create_time: None,
            update_time: None,
            ..made
        },
        own
    );
}

#[tokio::test]
async fn settings_have_their_ranges() {
    let world = World::start().await;
    let with = |change: fn(&mut Environment)| {
        let mut environment = named("x");
        environment.breaker = Some(Breaker::default());
        change(&mut environment);
        environment
    };
    let breaker = |change: fn(&mut Breaker)| {
        let mut environment = named("x");
        let mut breaker = Breaker::default();
        change(&mut breaker);
        environment.breaker = Some(breaker);
        environment
    };
    let branding = |change: fn(&mut Branding)| {
        let mut environment = named("x");
        let mut branding = Branding::default();
        change(&mut branding);
        environment.branding = Some(branding);
        environment
    };
    for environment in [
        branding(|it| it.product_name = "x".repeat(201)),
        branding(|it| it.logo_url = "http://initech.example/logo.svg".to_owned()),
        branding(|it| it.logo_url = "https://initech.example; script-src *".to_owned()),
        branding(|it| it.accent_color = "yellow".to_owned()),
        with(|it| it.request_retention_days = -1),
        with(|it| it.request_retention_days = 366),
        with(|it| it.user_retention_days = 3_651),
        with(|it| it.deletion_grace_days = 91),
        with(|it| it.display_name = "x".repeat(201)),
        with(|it| it.display_name = "a\nb".to_owned()),
        breaker(|it| it.share_percent = 101),
        breaker(|it| it.share_percent = -1),
        breaker(|it| it.window_minutes = 1_441),
        breaker(|it| it.people_min = -1),
    ] {
        let refused = create(&world.operator, environment.clone()).await;
        assert_eq!(reason(refused), "INVALID_VALUE", "{environment:?}");
    }
    let refused = create(&world.operator, named("")).await;
    assert_eq!(reason(refused), "FIELD_MISSING");
}

#[tokio::test]
async fn a_key_sees_its_own_environment_alone() {
    let world = World::start().await;
    let own = get(&world.manager, "").await.expect("there");
    assert_eq!(own.id, world.environment_id);
    assert_eq!(own.display_name, "Production");
    let other = get(&world.manager, &world.other_environment_id).await;
    assert_eq!(reason(other), "ENVIRONMENT_NOT_FOUND");
    assert_eq!(reason(get(&world.operator, "").await), "FIELD_MISSING");
    assert_eq!(reason(get(&world.operator, "org_x").await), "INVALID_ID");

    let list = async |caller: &Caller| {
        let answer: ListEnvironmentsResponse = caller
            .call(ListEnvironmentsRequest::default())
            .await
            .expect("answers");
        let ids: Vec<String> = answer.environments.into_iter().map(|it| it.id).collect();
        ids
    };
    let ids = [&world.environment_id, &world.other_environment_id];
    assert_eq!(
        list(&world.manager).await.iter().collect::<Vec<_>>(),
        ids[..1]
    );
    assert_eq!(list(&world.operator).await.iter().collect::<Vec<_>>(), ids);
}

/// Environments are made and deleted by operators, and changed by no key of one
/// organization.
#[tokio::test]
async fn who_may_not_is_told_so() {
    let world = World::start().await;
    let refused = create(&world.manager, named("x")).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
    let refused = delete(&world.manager, &world.environment_id).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
    let bound = world
        .key_of(&world.environment_id, Some(&world.organization_id))
        .await;
    let refused: Result<UpdateEnvironmentResponse, _> = bound
        .call(UpdateEnvironmentRequest {
            environment: Some(Environment {
                id: world.environment_id.clone(),
                ..named("x")
            }),
            update_mask: Some(mask(&["display_name"])),
            request_id: String::new(),
        })
        .await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
    let own = get(&bound, "").await.expect("there");
    assert_eq!(own.display_name, "Production");
}

#[tokio::test]
async fn an_environment_goes_when_it_is_empty() {
    let world = World::start().await;
    let environment = create_environment(&world.operator, "Short").await;
    let key = world.key_of(&environment.id, None).await;
    let organization = create_organization(&key, "acme").await;
    let refused = delete(&world.operator, &environment.id).await;
    assert_eq!(reason(refused), "NOT_EMPTY");
    let _: DeleteOrganizationResponse = key
        .call(DeleteOrganizationRequest {
            id: organization.id,
            request_id: String::new(),
        })
        .await
        .expect("deleted");
    // It can be restored still.
    let refused = delete(&world.operator, &environment.id).await;
    assert_eq!(reason(refused), "NOT_EMPTY");

    let empty = create_environment(&world.operator, "Empty").await;
    let key = world.key_of(&empty.id, None).await;
    delete(&world.operator, &empty.id).await.expect("deleted");
    assert_eq!(reason(get(&key, "").await), "API_KEY_INVALID");
    for refused in [
        get(&world.operator, &empty.id).await.map(|_| ()),
        delete(&world.operator, &empty.id).await.map(|_| ()),
    ] {
        assert_eq!(reason(refused), "ENVIRONMENT_NOT_FOUND");
    }
}
