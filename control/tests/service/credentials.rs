//! Tokens and keys: live, expired, revoked, of another place.

use rollcall_control::clock::Moment;
use rollcall_control::operator::NewDirectory;
use rollcall_control::store::entity::{api_key, request, token};
use rollcall_proto::directory::v1::{ListUsersRequest, list_users_request};
use rollcall_proto::management::v1::RevokeTokenRequest;
use rollcall_proto::management::v1::token_service_client::TokenServiceClient;
use rollcall_proto::provisioning::v1::{CreateUserRequest, ListUsersRequest as ScimListUsers};
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::support::{START, Service, counts, reason};

/// Changes a column of every token but those of other directories.
async fn set_token(service: &Service, column: token::Column, at: Option<Moment>) {
    let directory_id = service.directory_id;
    service
        .installation
        .store
        .writer
        .write_alone(
            None,
            Box::new(move |transaction| {
                Box::pin(async move {
                    token::Entity::update_many()
                        .col_expr(column, Expr::value(at))
                        .filter(token::Column::DirectoryId.eq(directory_id))
                        .exec(transaction)
                        .await?;
                    Ok(())
                })
            }),
        )
        .await
        .expect("written");
}

async fn list(service: &Service) -> Result<(), tonic::Status> {
    let request = ScimListUsers {
        context: Some(service.context()),
        ..ScimListUsers::default()
    };
    service
        .provisioning
        .clone()
        .list_users(request)
        .await
        .map(|_| ())
}

#[tokio::test]
async fn a_token_ends() {
    let service = Service::start().await;
    let expiry = Moment(START.0 + 1_000);
    set_token(&service, token::Column::ExpireTime, Some(expiry)).await;
    service.create_user("before").await.expect("live");
    service.clock.set(expiry);
    assert_eq!(reason(service.create_user("after").await), "TOKEN_EXPIRED");
    assert_eq!(reason(list(&service).await), "TOKEN_EXPIRED");

    set_token(&service, token::Column::ExpireTime, None).await;
    set_token(&service, token::Column::RevokeTime, Some(START)).await;
    assert_eq!(reason(service.create_user("after").await), "TOKEN_REVOKED");
    assert_eq!(reason(list(&service).await), "TOKEN_REVOKED");
}

/// Whatever waits while its token is revoked either commits before the answer or
/// never: what is there when the revocation returns is all that there will be.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_revocation_stops_what_waits() {
    let mut service = Service::start().await;
    let tokens = TokenServiceClient::new(service.control.in_process());
    for round in 0..10 {
        let writes: Vec<_> = (0..8)
            .map(|number| async move { format!("late-{round}-{number}") })
            .collect();
        let (before, _) = counts(&service).await;
        let revoke = async {
            let request = RevokeTokenRequest {
                id: format!("tok_{}", service.token.split('_').nth(1).expect("a key id")),
                ..RevokeTokenRequest::default()
            };
            let revoked = tokens
                .clone()
                .revoke_token(service.authorized(request))
                .await;
            revoked.expect("revoked");
            counts(&service).await
        };
        let write = async |name: String| service.create_user(&name).await;
        let writing = futures_util::future::join_all(
            writes
                .into_iter()
                .map(|name| async { write(name.await).await }),
        );
        let (there, outcomes) = tokio::join!(revoke, writing);
        let mut made = 0;
        for outcome in outcomes {
            match outcome {
                Ok(_) => made += 1,
                refused => assert_eq!(reason(refused), "TOKEN_REVOKED"),
            }
        }
        assert_eq!(counts(&service).await, there, "round {round}");
        assert_eq!(there.0, before + made, "round {round}");
        let renewed = service
            .installation
            .create_token(service.directory_id)
            .await;
        service.token = renewed.expect("made").secret.expose().to_owned();
    }
}

#[tokio::test]
async fn a_token_opens_its_own_directory_alone() {
    let service = Service::start().await;
    let other = service
        .installation
        .create_directory(NewDirectory {
            organization_external_id: "globex".to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    for directory_id in [
        other.directory_id.to_string(),
        String::new(),
        "dir_x".to_owned(),
    ] {
        let mut context = service.context();
        context.directory_id = directory_id;
        let request = CreateUserRequest {
            context: Some(context),
            attributes: Some(UserAttributes {
                user_name: "ada".to_owned(),
                ..UserAttributes::default()
            }),
        };
        let refused = service.provisioning.clone().create_user(request).await;
        assert_eq!(reason(refused), "TOKEN_INVALID");
    }
}

#[tokio::test]
async fn an_api_key_ends() {
    let service = Service::start().await;
    let list = async || {
        let request = ListUsersRequest {
            selection: Some(list_users_request::Selection::OrganizationExternalId(
                "acme".to_owned(),
            )),
            ..ListUsersRequest::default()
        };
        service
            .directory
            .clone()
            .list_users(service.authorized(request))
            .await
    };
    list().await.expect("live");
    service
        .installation
        .store
        .writer
        .write_alone(
            None,
            Box::new(|transaction| {
                Box::pin(async {
                    api_key::Entity::update_many()
                        .col_expr(api_key::Column::RevokeTime, Expr::value(START))
                        .exec(transaction)
                        .await?;
                    Ok(())
                })
            }),
        )
        .await
        .expect("written");
    assert_eq!(reason(list().await), "API_KEY_INVALID");
}

/// The log has what was done, what was refused, and the last use of the token.
#[tokio::test]
async fn the_request_log_tells_what_happened() {
    let service = Service::start().await;
    let user = service.create_user("ada").await.expect("made");
    assert_eq!(reason(service.create_user("ADA").await), "USER_NAME_TAKEN");
    list(&service).await.expect("live");
    service.control.flush_request_log().await;

    let readers = &service.installation.store.readers;
    let mut entries = request::Entity::find().all(readers).await.expect("rows");
    entries.sort_by_key(|entry| entry.id);
    let told: Vec<_> = entries
        .iter()
        .map(|entry| (entry.operation.as_str(), entry.http_status))
        .collect();
    assert_eq!(
        told,
        [("CreateUser", 201), ("CreateUser", 409), ("ListUsers", 200),]
    );
    assert_eq!(entries[0].resource_id.as_deref(), Some(user.id.as_str()));
    assert_eq!(entries[0].create_time, START);
    let tokens = token::Entity::find().all(readers).await.expect("rows");
    assert_eq!(tokens[0].last_use_time, Some(START));
}
