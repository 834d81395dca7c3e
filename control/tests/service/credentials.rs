//! Tokens and keys: live, expired, revoked, of another place.

use rollcall_control::clock::Moment;
use rollcall_control::operator::NewDirectory;
use rollcall_control::store::entity::{api_key, request, token};
use rollcall_proto::directory::v1::{ListUsersRequest, list_users_request};
use rollcall_proto::provisioning::v1::{CreateUserRequest, ListUsersRequest as ScimListUsers};
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::support::{START, Service, reason};

/// Changes a column of every token but those of other directories.
async fn set_token(service: &Service, column: token::Column, at: Option<Moment>) {
    let directory_id = service.directory_id;
    service
        .installation
        .store
        .writer
        .write(
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

/// A write that waits while its token is revoked does not commit.
#[tokio::test]
async fn a_revocation_stops_what_waits() {
    let service = Service::start().await;
    let (revoked, late) = tokio::join!(
        biased_first(set_token(&service, token::Column::RevokeTime, Some(START))),
        service.create_user("late"),
    );
    let () = revoked;
    assert_eq!(reason(late), "TOKEN_REVOKED");
}

/// `join!` polls in order, so this write is queued before the next.
async fn biased_first<F: Future<Output = ()>>(future: F) {
    future.await;
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
        .write(
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
