//! Access tokens of OAuth clients: how long they open, and what ends them.

use rollcall_control::clock::Moment;
use rollcall_control::operator::{MadeToken, NewDirectory};
use rollcall_control::store::entity::token;
use rollcall_proto::provisioning::v1::{IssueAccessTokenRequest, ListUsersRequest, RequestContext};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use tonic::Status;

use crate::support::{START, Service, reason};

async fn client(service: &Service) -> MadeToken {
    let made = service
        .installation
        .create_oauth_client(service.directory_id)
        .await;
    made.expect("made")
}

async fn issue(service: &Service, client_id: &str, secret: &str) -> Result<String, Status> {
    let request = IssueAccessTokenRequest {
        context: Some(RequestContext {
            token: secret.to_owned(),
            ..service.context()
        }),
        client_id: client_id.to_owned(),
    };
    let mut provisioning = service.provisioning.clone();
    let issued = provisioning.issue_access_token(request).await?.into_inner();
    assert_eq!(issued.expires_in, 3_600);
    Ok(issued.access_token)
}

async fn list(service: &Service, token: &str, directory_id: &str) -> Result<(), Status> {
    let request = ListUsersRequest {
        context: Some(RequestContext {
            token: token.to_owned(),
            directory_id: directory_id.to_owned(),
            ..service.context()
        }),
        start_index: 1,
        ..ListUsersRequest::default()
    };
    service.provisioning.clone().list_users(request).await?;
    Ok(())
}

#[tokio::test]
async fn an_access_token_ends() {
    let service = Service::start().await;
    let client = client(&service).await;
    let id = client.id.to_string();
    let secret = client.secret.expose();
    let token = issue(&service, &id, secret).await.expect("issued");
    let here = service.directory_id.to_string();
    list(&service, &token, &here).await.expect("opens");

    let at = |seconds: i64| Moment(START.0 + seconds * 1_000_000);
    service.clock.set(at(3_599));
    list(&service, &token, &here).await.expect("opens");
    service.clock.set(at(3_600));
    assert_eq!(reason(list(&service, &token, &here).await), "TOKEN_EXPIRED");

    // With its client every token of it ends at once.
    let token = issue(&service, &id, secret).await.expect("issued");
    list(&service, &token, &here).await.expect("opens");
    let client_id = client.id;
    let revoke = service.installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                token::Entity::update_many()
                    .col_expr(token::Column::RevokeTime, Expr::value(START))
                    .filter(token::Column::Id.eq(client_id))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    revoke.await.expect("revoked");
    assert_eq!(reason(list(&service, &token, &here).await), "TOKEN_REVOKED");
    let again = issue(&service, &id, secret).await;
    assert_eq!(reason(again), "TOKEN_REVOKED");
}

#[tokio::test]
async fn a_client_is_one_of_its_directory() {
    let service = Service::start().await;
    let mine = client(&service).await;
    let id = mine.id.to_string();
    let other = service
        .installation
        .create_directory(NewDirectory {
            organization_external_id: "other".to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    let there = other.directory_id.to_string();
    let token = issue(&service, &id, mine.secret.expose()).await;
    let token = token.expect("issued");
    assert_eq!(
        reason(list(&service, &token, &there).await),
        "TOKEN_INVALID"
    );
    // A bearer token is no client's secret, nor is that a bearer token.
    let bearer = issue(&service, &id, &service.token).await;
    assert_eq!(reason(bearer), "TOKEN_INVALID");
    let here = service.directory_id.to_string();
    let secret = list(&service, mine.secret.expose(), &here).await;
    assert_eq!(reason(secret), "TOKEN_INVALID");
    let someone = issue(
        &service,
        &other.directory_id.to_string(),
        mine.secret.expose(),
    )
    .await;
    assert_eq!(reason(someone), "TOKEN_INVALID");
}
