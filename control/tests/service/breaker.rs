//! Counts of active users, and the breaker that watches them.

use rollcall_control::clock::Moment;
use rollcall_control::store::entity::{directory, environment, user};
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::provisioning::v1::bulk_operation::Operation;
use rollcall_proto::provisioning::v1::{
    ApplyBulkRequest, BulkOperation, DeleteUserRequest, PatchUserRequest, ReplaceUserRequest,
};
use rollcall_proto::scim::v1::value::Kind;
use rollcall_proto::scim::v1::{
    AttributeName, PatchOperation, PatchOperator, UserAttributes, Value,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use tonic::Status;

use crate::support::{START, Service, reason};

const MINUTE_MICROS: i64 = 60_000_000;

fn patch(service: &Service, id: &str, active: bool) -> PatchUserRequest {
    let value = Value {
        kind: Some(Kind::Boolean(active)),
    };
    PatchUserRequest {
        context: Some(service.context()),
        id: id.to_owned(),
        operations: vec![PatchOperation {
            operator: PatchOperator::Replace.into(),
            attribute: Some(AttributeName {
                attribute: "active".to_owned(),
                ..AttributeName::default()
            }),
            value: Some(value),
            ..PatchOperation::default()
        }],
        condition: None,
    }
}

fn replace(service: &Service, id: &str, name: &str, active: Option<bool>) -> ReplaceUserRequest {
    ReplaceUserRequest {
        context: Some(service.context()),
        id: id.to_owned(),
        attributes: Some(UserAttributes {
            user_name: name.to_owned(),
            active,
            ..UserAttributes::default()
        }),
        condition: None,
    }
}

fn delete(service: &Service, id: &str) -> DeleteUserRequest {
    DeleteUserRequest {
        context: Some(service.context()),
        id: id.to_owned(),
        condition: None,
    }
}

async fn set_active(service: &Service, id: &str, active: bool) -> Result<(), Status> {
    let request = patch(service, id, active);
    service.provisioning.clone().patch_user(request).await?;
    Ok(())
}

async fn directory(service: &Service) -> directory::Model {
    directory::Entity::find_by_id(service.directory_id)
        .one(&service.installation.store.readers)
        .await
        .expect("a row")
        .expect("there")
}

async fn hold(service: &Service) {
    let held = service.installation.store.writer.write_alone(
        None,
        Box::new(|transaction| {
            Box::pin(async {
                environment::Entity::update_many()
                    .col_expr(environment::Column::BreakerHold, Expr::value(true))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    held.await.expect("written");
}

async fn release(service: &Service) {
    let released = service.installation.store.writer.write_alone(
        None,
        Box::new(|transaction| {
            Box::pin(async {
                let none = || Expr::value(None::<Moment>);
                directory::Entity::update_many()
                    .col_expr(directory::Column::BreakerTripTime, none())
                    .col_expr(directory::Column::BreakerWindowStart, none())
                    .col_expr(directory::Column::BreakerCount, Expr::value(0))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    released.await.expect("written");
}

async fn people(service: &Service, count: usize) -> Vec<String> {
    let mut ids = Vec::new();
    for number in 0..count {
        let made = service.create_user(&format!("user-{number}")).await;
        ids.push(made.expect("made").id);
    }
    ids
}

/// In every way in which a user comes, changes and goes.
#[tokio::test]
async fn active_users_are_counted() {
    for seed in [1_u64, 7, 2027] {
        println!("seed {seed}");
        let service = Service::start().await;
        let mut state = seed;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).expect("31 bits") % below
        };
        let names: Vec<String> = (0..8).map(|number| format!("user-{number}")).collect();
        let mut ids: Vec<String> = Vec::new();
        for _ in 0..120 {
            let name = &names[next(names.len())];
            let id = ids.get(next(ids.len().max(1))).cloned().unwrap_or_default();
            let active = next(2) == 0;
            let mut provisioning = service.provisioning.clone();
            // What is refused must not be counted either.
            match next(5) {
                0 => {
                    let made = service.create_user(name).await;
                    ids.extend(made.map(|user| user.id));
                }
                1 => drop(set_active(&service, &id, active).await),
                2 => {
                    let request = replace(&service, &id, name, active.then_some(next(2) == 0));
                    drop(provisioning.replace_user(request).await);
                }
                3 => drop(provisioning.delete_user(delete(&service, &id)).await),
                _ => {
                    let operations = [
                        Operation::PatchUser(patch(&service, &id, active)),
                        Operation::ReplaceUser(replace(&service, &id, name, Some(!active))),
                        Operation::DeleteUser(delete(&service, &id)),
                    ];
                    let operations = operations.into_iter().map(|operation| BulkOperation {
                        bulk_id: String::new(),
                        operation: Some(operation),
                    });
                    let request = ApplyBulkRequest {
                        context: Some(service.context()),
                        fail_on_errors: 0,
                        operations: operations.take(1 + next(3)).collect(),
                    };
                    drop(provisioning.apply_bulk(request).await);
                }
            }
        }
        let rows = user::Entity::find()
            .filter(user::Column::DeleteTime.is_null())
            .filter(user::Column::Active.eq(true));
        let readers = &service.installation.store.readers;
        let active = rows.count(readers).await.expect("rows");
        let counted = directory(&service).await.active_user_count;
        assert_eq!(u64::try_from(counted), Ok(active), "seed {seed}");
    }
}

/// More than ten, and more than a fifth of those who were there.
#[tokio::test]
async fn too_many_at_once_trip_it() {
    let service = Service::start().await;
    let ids = people(&service, 60).await;
    for id in &ids[..12] {
        set_active(&service, id, false).await.expect("done");
        set_active(&service, id, false)
            .await
            .expect("no more than once");
    }
    let row = directory(&service).await;
    assert_eq!((row.breaker_count, row.breaker_window_users), (12, 60));
    assert_eq!(row.breaker_trip_time, None, "12 are a fifth of 60");
    // A new window begins with those who are left.
    let later = Moment(START.0 + 10 * MINUTE_MICROS);
    service.clock.set(later);
    for (place, id) in ids[12..22].iter().enumerate() {
        if place % 2 == 0 {
            set_active(&service, id, false).await.expect("done");
        } else {
            let gone = delete(&service, id);
            let gone = service.provisioning.clone().delete_user(gone).await;
            gone.expect("done");
        }
    }
    let row = directory(&service).await;
    assert_eq!((row.breaker_count, row.breaker_window_users), (10, 48));
    assert_eq!(row.breaker_trip_time, None, "ten are never too many");
    set_active(&service, &ids[22], false).await.expect("done");
    assert_eq!(directory(&service).await.breaker_trip_time, Some(later));
    // It tells, and holds nobody.
    set_active(&service, &ids[23], false).await.expect("done");
    let row = directory(&service).await;
    assert_eq!((row.breaker_count, row.active_user_count), (12, 36));
    assert_eq!(row.breaker_trip_time, Some(later));
}

#[tokio::test]
async fn further_ones_are_held_until_they_are_released() {
    let service = Service::start().await;
    hold(&service).await;
    let ids = people(&service, 15).await;
    for id in &ids[..11] {
        set_active(&service, id, false).await.expect("done");
    }
    assert_eq!(directory(&service).await.breaker_trip_time, Some(START));
    let held = "DEACTIVATIONS_HELD";
    let id = &ids[12];
    assert_eq!(reason(set_active(&service, id, false).await), held);
    let mut provisioning = service.provisioning.clone();
    let put = replace(&service, id, "other", Some(false));
    assert_eq!(reason(provisioning.replace_user(put).await), held);
    let gone = delete(&service, id);
    assert_eq!(reason(provisioning.delete_user(gone).await), held);
    let bulk = ApplyBulkRequest {
        context: Some(service.context()),
        fail_on_errors: 0,
        operations: vec![BulkOperation {
            bulk_id: String::new(),
            operation: Some(Operation::DeleteUser(delete(&service, id))),
        }],
    };
    let answer = provisioning.apply_bulk(bulk).await.expect("answers");
    let failure = answer.into_inner().results.remove(0).failure;
    let failure = failure.expect("refused");
    assert_eq!(failure.reason, i32::from(ErrorReason::DeactivationsHeld));
    // Whatever takes nobody's access goes through.
    service.create_user("new").await.expect("made");
    set_active(&service, &ids[0], true).await.expect("done");
    let put = replace(&service, id, "renamed", None);
    provisioning.replace_user(put).await.expect("done");
    let inactive = delete(&service, &ids[1]);
    provisioning.delete_user(inactive).await.expect("done");
    // Time alone does not release it.
    service.clock.set(Moment(START.0 + 60 * MINUTE_MICROS));
    assert_eq!(reason(set_active(&service, id, false).await), held);
    assert_eq!(directory(&service).await.active_user_count, 6);
    release(&service).await;
    set_active(&service, id, false).await.expect("done");
    assert_eq!(directory(&service).await.breaker_count, 1);
}

/// One person who comes and goes is one person.
#[tokio::test]
async fn whoever_comes_back_is_not_counted() {
    let service = Service::start().await;
    hold(&service).await;
    let ids = people(&service, 40).await;
    for _ in 0..30 {
        set_active(&service, &ids[0], false)
            .await
            .expect("let through");
        set_active(&service, &ids[0], true)
            .await
            .expect("let through");
    }
    assert_eq!(directory(&service).await.breaker_count, 0);
    assert_eq!(directory(&service).await.breaker_trip_time, None);
}
