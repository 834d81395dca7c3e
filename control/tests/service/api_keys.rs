//! What the product's backends present, made and ended over the API.

use prost_types::FieldMask;
use rollcall_control::authz::Guard;
use rollcall_control::clock::Moment;
use rollcall_control::id::OrganizationId;
use rollcall_control::operator::NewDirectory;
use rollcall_proto::directory::v1::directory_service_client::DirectoryServiceClient;
use rollcall_proto::directory::v1::{ListUsersRequest, list_users_request};
use rollcall_proto::management::v1::api_key_service_client::ApiKeyServiceClient;
use rollcall_proto::management::v1::{
    ApiKey, CreateApiKeyRequest, CreateApiKeyResponse, GetApiKeyRequest, ListApiKeysRequest,
    RevokeApiKeyRequest, Scope, UpdateApiKeyRequest,
};
use tonic::Status;
use tonic::service::Routes;

use crate::support::{START, Service, bearing, reason};

const MINUTE: i64 = 60_000_000;

fn api_keys(service: &Service) -> ApiKeyServiceClient<Guard<Routes>> {
    ApiKeyServiceClient::new(service.control.in_process())
}

async fn create(
    service: &Service,
    credential: &str,
    api_key: ApiKey,
) -> Result<CreateApiKeyResponse, Status> {
    let request = CreateApiKeyRequest {
        api_key: Some(ApiKey {
            display_name: "key".to_owned(),
            ..api_key
        }),
        ..CreateApiKeyRequest::default()
    };
    let answer = api_keys(service)
        .create_api_key(bearing(credential, request))
        .await?;
    Ok(answer.into_inner())
}

fn with(scopes: &[Scope]) -> ApiKey {
    ApiKey {
        scopes: scopes.iter().copied().map(i32::from).collect(),
        ..ApiKey::default()
    }
}

/// A key that reads and manages one organization.
pub(crate) async fn of_organization(service: &Service, id: OrganizationId) -> String {
    let key = ApiKey {
        organization_id: id.to_string(),
        ..with(&[Scope::ReadUsers, Scope::Manage])
    };
    let made = create(service, &service.api_key, key).await;
    made.expect("made").secret
}

/// Whether a credential reads the users of an organization.
pub(crate) async fn reads(
    service: &Service,
    credential: &str,
    external_id: &str,
) -> Result<(), Status> {
    let request = ListUsersRequest {
        selection: Some(list_users_request::Selection::OrganizationExternalId(
            external_id.to_owned(),
        )),
        ..ListUsersRequest::default()
    };
    DirectoryServiceClient::new(service.control.in_process())
        .list_users(bearing(credential, request))
        .await
        .map(|_| ())
}

async fn get(service: &Service, id: &str) -> ApiKey {
    let request = GetApiKeyRequest { id: id.to_owned() };
    let got = api_keys(service)
        .get_api_key(service.authorized(request))
        .await;
    got.expect("there").into_inner().api_key.expect("a key")
}

#[tokio::test]
async fn a_key_lives_and_ends() {
    let service = Service::start().await;
    let end = Moment(START.0 + 10 * MINUTE);
    let key = ApiKey {
        expire_time: Some(end.to_proto()),
        ..with(&[Scope::Manage, Scope::ReadUsers, Scope::Manage])
    };
    let made = create(&service, &service.api_key, key).await.expect("made");
    let key = made.api_key.expect("a key");
    assert_eq!(key.scopes, [1, 3], "in order, each once");
    assert!(key.environment_id.starts_with("env_") && key.organization_id.is_empty());
    assert_eq!((key.last_use_time, key.revoke_time), (None, None));

    // The last use is exact to a minute.
    for (seconds, expect) in [(0, 0), (59, 0), (60, 60)] {
        let moment = |seconds: i64| Moment(START.0 + seconds * 1_000_000);
        service.clock.set(moment(seconds));
        reads(&service, &made.secret, "acme").await.expect("live");
        service.control.flush_request_log().await;
        let last_use_time = get(&service, &key.id).await.last_use_time;
        assert_eq!(last_use_time, Some(moment(expect).to_proto()), "{seconds}");
    }

    let update = |mask: &str, key: ApiKey| {
        let request = UpdateApiKeyRequest {
            api_key: Some(key),
            update_mask: Some(FieldMask {
                paths: vec![mask.to_owned()],
            }),
            ..UpdateApiKeyRequest::default()
        };
        let request = service.authorized(request);
        let mut keys = api_keys(&service);
        async move { keys.update_api_key(request).await }
    };
    let changed = ApiKey {
        id: key.id.clone(),
        ..with(&[Scope::Manage])
    };
    update("scopes", changed.clone()).await.expect("updated");
    let refused = reads(&service, &made.secret, "acme").await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
    let unscoped = ApiKey {
        scopes: vec![],
        ..changed.clone()
    };
    assert_eq!(reason(update("scopes", unscoped).await), "FIELD_MISSING");
    let moved = update("environment_id", changed).await;
    assert_eq!(reason(moved), "UPDATE_MASK_INVALID");

    service.clock.set(end);
    let refused = reads(&service, &made.secret, "acme").await;
    assert_eq!(reason(refused), "API_KEY_INVALID");

    let second = with(&[Scope::ReadUsers]);
    let second = create(&service, &service.api_key, second).await;
    let second = second.expect("made");
    reads(&service, &second.secret, "acme").await.expect("live");
    for _ in 0..2 {
        let request = RevokeApiKeyRequest {
            id: second.api_key.as_ref().expect("a key").id.clone(),
            ..RevokeApiKeyRequest::default()
        };
        let mut keys = api_keys(&service);
        let revoked = keys.revoke_api_key(service.authorized(request)).await;
        let revoked = revoked.expect("revoked").into_inner().api_key;
        let revoke_time = revoked.expect("a key").revoke_time;
        assert_eq!(revoke_time, Some(end.to_proto()));
        let refused = reads(&service, &second.secret, "acme").await;
        assert_eq!(reason(refused), "API_KEY_INVALID");
    }
}

/// Nobody gives a scope that they have not, nor reaches beyond themselves.
#[tokio::test]
async fn a_key_makes_no_wider_one() {
    let service = Service::start().await;
    let other = service
        .installation
        .create_directory(NewDirectory {
            organization_external_id: "globex".to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    let wider = with(&[Scope::FollowEvents]);
    let refused = create(&service, &service.api_key, wider).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
    let none = create(&service, &service.api_key, with(&[])).await;
    assert_eq!(reason(none), "FIELD_MISSING");
    let unknown = ApiKey {
        scopes: vec![0],
        ..ApiKey::default()
    };
    let refused = create(&service, &service.api_key, unknown).await;
    assert_eq!(reason(refused), "INVALID_VALUE");

    // One of an organization makes others of it, and sees those alone.
    let of_globex = of_organization(&service, other.organization_id).await;
    let made = create(&service, &of_globex, with(&[Scope::ReadUsers])).await;
    let made = made.expect("made");
    let key = made.api_key.expect("a key");
    assert_eq!(key.organization_id, other.organization_id.to_string());
    reads(&service, &made.secret, "globex")
        .await
        .expect("its own");
    let refused = reads(&service, &made.secret, "acme").await;
    assert_eq!(reason(refused), "ORGANIZATION_NOT_FOUND");
    let acme = ApiKey {
        organization_id: acme(&service).await,
        ..with(&[Scope::ReadUsers])
    };
    let refused = create(&service, &of_globex, acme).await;
    assert_eq!(reason(refused), "ORGANIZATION_NOT_FOUND");
    let elsewhere = ApiKey {
        environment_id: "env_01h455vb4pex5vsknk084sn02q".to_owned(),
        ..with(&[Scope::ReadUsers])
    };
    let refused = create(&service, &service.api_key, elsewhere).await;
    assert_eq!(reason(refused), "ENVIRONMENT_NOT_FOUND");

    let list = |credential: &str| {
        let request = bearing(credential, ListApiKeysRequest::default());
        let mut keys = api_keys(&service);
        async move {
            let listed = keys.list_api_keys(request).await;
            listed.expect("listed").into_inner().api_keys
        }
    };
    assert_eq!(list(&of_globex).await.len(), 2);
    let all = list(&service.api_key).await;
    assert_eq!(all.len(), 3);
    let whole = all.iter().find(|key| key.organization_id.is_empty());
    let request = RevokeApiKeyRequest {
        id: whole.expect("there").id.clone(),
        ..RevokeApiKeyRequest::default()
    };
    let mut keys = api_keys(&service);
    let refused = keys.revoke_api_key(bearing(&of_globex, request)).await;
    assert_eq!(reason(refused), "API_KEY_NOT_FOUND");
}

async fn acme(service: &Service) -> String {
    use rollcall_control::store::entity::directory;
    use sea_orm::EntityTrait as _;
    let row = directory::Entity::find_by_id(service.directory_id)
        .one(&service.installation.store.readers)
        .await;
    row.expect("read")
        .expect("there")
        .organization_id
        .to_string()
}
