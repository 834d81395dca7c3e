//! A disk that is full, as SQLite has it.

use futures_util::future::join_all;
use rollcall_control::id::UserId;
use rollcall_control::store::entity::user;
use rollcall_proto::provisioning::v1::CreateUserRequest;
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::{ConnectionTrait as _, EntityTrait as _};

use crate::support::{Service, counts, reason};

/// After a full disk the writer writes again, and what it acknowledges is there
/// for readers: no transaction is left open around it.
#[tokio::test]
async fn a_full_disk_is_survived() {
    let service = Service::start().await;
    service.create_user("before").await.expect("made");
    let writer = &service.installation.store.writer;
    let limit = |pages: &'static str| {
        writer.write::<()>(
            None,
            Box::new(move |transaction| {
                Box::pin(async move {
                    let pragma = format!("PRAGMA max_page_count = {pages}");
                    transaction.execute_unprepared(&pragma).await?;
                    Ok(())
                })
            }),
        )
    };
    // SQLite takes the size that it has for a limit below it.
    limit("1").await.expect("limited");
    let large = |number: usize| CreateUserRequest {
        context: Some(service.context()),
        attributes: Some(UserAttributes {
            user_name: number.to_string(),
            title: Some("x".repeat(4_000)),
            ..UserAttributes::default()
        }),
    };
    let outcomes = join_all((0..64).map(|number| {
        let mut provisioning = service.provisioning.clone();
        let request = large(number);
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
    limit("1000000").await.expect("there is room again");
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
