//! How a directory does, and what its breaker counts.

use rollcall_control::store::entity::directory;
use rollcall_proto::management::v1::{ReleaseDeactivationsRequest, ReleaseDeactivationsResponse};
use rollcall_proto::provisioning::v1::{CreateGroupRequest, MemberName};
use rollcall_proto::scim::v1::GroupAttributes;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::world::{NOW, World};

pub(crate) fn named(name: String) -> MemberName {
    MemberName { value: name }
}

/// Sets what requests of identity providers leave behind.
async fn set(world: &World, column: directory::Column, value: impl Into<sea_orm::Value>) {
    let (id, value) = (world.service.directory_id, value.into());
    let written = world.service.installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                directory::Entity::update_many()
                    .col_expr(column, Expr::value(value))
                    .filter(directory::Column::Id.eq(id))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    written.await.expect("written");
}

#[tokio::test]
async fn health_counts_members_that_are_not_provisioned() {
    let world = World::start().await;
    let ada = world.service.create_user("ada").await.expect("made");
    for (name, members) in [("one", 3), ("two", 1_200)] {
        let names = (0..members).map(|number| format!("{name}-{number}"));
        let request = CreateGroupRequest {
            context: Some(world.service.context()),
            attributes: Some(GroupAttributes {
                display_name: name.to_owned(),
                ..GroupAttributes::default()
            }),
            members: names.chain([ada.id.clone()]).map(named).collect(),
            ..CreateGroupRequest::default()
        };
        let mut client = world.service.provisioning.clone();
        client.create_group(request).await.expect("made");
        let health = world.directory(&world.directory_id).await.health;
        let health = health.expect("health");
        assert_eq!(health.parked_member_count, members.min(1_000));
    }
    let health = world.directory(&world.directory_id).await.health;
    let health = health.expect("health");
    assert_eq!((health.user_count, health.group_count), (1, 2));
}

#[tokio::test]
async fn a_release_ends_what_the_breaker_counts() {
    let world = World::start().await;
    set(&world, directory::Column::BreakerTripTime, NOW.0).await;
    set(&world, directory::Column::BreakerWindowStart, NOW.0).await;
    set(&world, directory::Column::BreakerCount, 12_i64).await;
    let tripped = world.directory(&world.directory_id).await.health;
    assert_eq!(
        tripped.expect("health").breaker_trip_time,
        Some(NOW.to_proto())
    );
    let before = world.audit_log().await.len();
    for _ in 0..2 {
        let request = ReleaseDeactivationsRequest {
            id: world.directory_id.clone(),
            request_id: String::new(),
        };
        let answer: ReleaseDeactivationsResponse = world.manager.call(request).await.expect("done");
        let health = answer.directory.and_then(|it| it.health).expect("health");
        assert_eq!(health.breaker_trip_time, None);
    }
    let row = directory::Entity::find_by_id(world.service.directory_id)
        .one(&world.service.installation.store.readers)
        .await
        .expect("a row")
        .expect("there");
    assert_eq!((row.breaker_window_start, row.breaker_count), (None, 0));
    // The second time there was nothing to release.
    assert_eq!(world.audit_log().await.len(), before + 1);
}
