//! A disk that is full, as SQLite has it.

use futures_util::future::join_all;
use rollcall_control::id::UserId;
use rollcall_control::store::entity::user;
use rollcall_proto::provisioning::v1::bulk_operation::Operation;
use rollcall_proto::provisioning::v1::{ApplyBulkRequest, BulkOperation, CreateUserRequest};
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::{ConnectionTrait as _, EntityTrait as _};

use crate::support::{Service, counts, reason};

/// SQLite takes the size that it has for a limit below it.
async fn fill(service: &Service) {
    limit(service, 1).await;
}

async fn make_room(service: &Service) {
    limit(service, 1_000_000).await;
}

async fn limit(service: &Service, pages: u32) {
    let writer = &service.installation.store.writer;
    let limited = writer.write_alone::<()>(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                let pragma = format!("PRAGMA max_page_count = {pages}");
                transaction.execute_unprepared(&pragma).await?;
                Ok(())
            })
        }),
    );
    limited.await.expect("limited");
}

/// A user of a page of its own.
fn large(number: usize) -> CreateUserRequest {
    CreateUserRequest {
        context: None,
        attributes: Some(UserAttributes {
            user_name: number.to_string(),
            title: Some("x".repeat(4_000)),
            ..UserAttributes::default()
        }),
    }
}

/// After a full disk the writer writes again, and what it acknowledges is there
/// for readers: no transaction is left open around it.
#[tokio::test]
async fn a_full_disk_is_survived() {
    let service = Service::start().await;
    service.create_user("before").await.expect("made");
    fill(&service).await;
    let outcomes = join_all((0..64).map(|number| {
        let mut provisioning = service.provisioning.clone();
        let request = CreateUserRequest {
            context: Some(service.context()),
            ..large(number)
        };
        async move { provisioning.create_user(request).await }
    }))
    .await;
    assert!(outcomes.iter().any(Result::is_err), "the disk is full");
    for (number, outcome) in outcomes.into_iter().enumerate() {
        if outcome.is_err() {
            assert!(
                ["UNAVAILABLE", "INTERNAL"].contains(&reason(outcome).as_str()),
                "{number}"
            );
        }
    }
    // It does not matter whether the connection is the one that was limited.
    make_room(&service).await;
    assert_eq!(
        reason(service.create_user("before").await),
        "USER_NAME_TAKEN"
    );
    let acknowledged = service.create_user("after").await.expect("made").id;
    let (counted, rows) = counts(&service).await;
    assert_eq!(u64::try_from(counted), Ok(rows));
    let readers = &service.installation.store.readers;
    let found = user::Entity::find_by_id(acknowledged.parse::<UserId>().expect("an id"))
        .one(readers)
        .await
        .expect("rows");
    assert!(found.is_some(), "readers see what was acknowledged");
}

/// Where the database fails, no operation of a bulk request has an outcome of
/// its own: all are as if they had never been asked for.
#[tokio::test]
async fn a_full_disk_fails_a_whole_bulk_request() {
    let service = Service::start().await;
    fill(&service).await;
    let operations = (0..64).map(|number| BulkOperation {
        bulk_id: number.to_string(),
        operation: Some(Operation::CreateUser(large(number))),
    });
    let request = ApplyBulkRequest {
        operations: operations.collect(),
        ..ApplyBulkRequest::default()
    };
    let apply = || {
        let mut provisioning = service.provisioning.clone();
        let request = ApplyBulkRequest {
            context: Some(service.context()),
            ..request.clone()
        };
        async move { provisioning.apply_bulk(request).await }
    };
    let failed = reason(apply().await);
    assert!(["UNAVAILABLE", "INTERNAL"].contains(&failed.as_str()));
    assert_eq!(counts(&service).await, (0, 0));
    make_room(&service).await;
    let done = apply().await.expect("done").into_inner();
    assert!(done.results.iter().all(|result| result.failure.is_none()));
    assert_eq!(counts(&service).await, (64, 64));
}
