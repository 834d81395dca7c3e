//! Writes that meet: each has its own outcome, and none is lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::join_all;
use rollcall_control::error::Error;
use rollcall_control::store::entity::user;
use rollcall_proto::provisioning::v1::group_operation::Operation;
use rollcall_proto::provisioning::v1::{
    DeleteUserRequest, GetGroupRequest, GroupOperation, MemberName, MemberNames, MemberView,
    PatchGroupRequest, ReplaceUserRequest, VersionCondition,
};
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::EntityTrait as _;

use crate::support::{Service, counts, reason};

#[tokio::test]
async fn one_of_many_gets_the_name() {
    let service = Service::start().await;
    let variants = ["ada@x", "ADA@x", "Ada@X", "ａda@x"];
    let others: Vec<_> = (0..64).map(|number| format!("other-{number}")).collect();
    let twins = join_all((0..64).map(|number| service.create_user(variants[number % 4])));
    let neighbours = join_all(others.iter().map(|name| service.create_user(name)));
    let (twins, neighbours) = tokio::join!(twins, neighbours);
    let (made, refused): (Vec<_>, Vec<_>) = twins.into_iter().partition(Result::is_ok);
    assert_eq!((made.len(), refused.len()), (1, 63));
    for outcome in refused {
        assert_eq!(reason(outcome), "USER_NAME_TAKEN");
    }
    assert!(
        neighbours.iter().all(Result::is_ok),
        "a conflict fails no neighbour"
    );
    assert_eq!(counts(&service).await, (65, 65));
}

#[tokio::test]
async fn no_membership_is_lost() {
    const CLIENTS: usize = 32;
    let service = Service::start().await;
    let group = service.create_group("G").await;
    let mut users = Vec::new();
    for number in 0..CLIENTS * 2 {
        users.push(
            service
                .create_user(&format!("user-{number}"))
                .await
                .expect("made")
                .id,
        );
    }
    let patch = async |operations: Vec<Operation>| {
        let request = PatchGroupRequest {
            context: Some(service.context()),
            id: group.id.clone(),
            operations: operations
                .into_iter()
                .map(|operation| GroupOperation {
                    operation: Some(operation),
                })
                .collect(),
            ..PatchGroupRequest::default()
        };
        service
            .provisioning
            .clone()
            .patch_group(request)
            .await
            .expect("patched");
    };
    let names = |ids: &[String]| MemberNames {
        members: ids
            .iter()
            .map(|value| MemberName {
                value: value.clone(),
            })
            .collect(),
    };
    join_all(users.chunks(2).map(async |own| {
        patch(vec![Operation::AddMembers(names(own))]).await;
        patch(vec![Operation::RemoveMembers(names(&own[..1]))]).await;
    }))
    .await;
    let request = GetGroupRequest {
        context: Some(service.context()),
        id: group.id.clone(),
        member_view: MemberView::All.into(),
    };
    let answer = service
        .provisioning
        .clone()
        .get_group(request)
        .await
        .expect("there");
    let shown = answer.into_inner().group.expect("a group");
    let members: Vec<_> = shown.members.iter().map(|member| &member.id).collect();
    let expect: Vec<_> = users.chunks(2).map(|own| &own[1]).collect();
    assert_eq!(members, expect);
    assert_eq!(
        shown.version,
        1 + 2 * i64::try_from(CLIENTS).expect("small")
    );
    assert!(!shown.members_omitted);
}

#[tokio::test]
async fn a_stale_version_is_refused() {
    let service = Service::start().await;
    let user = service.create_user("ada").await.expect("made");
    let replace = async |title: &str, versions: &[i64]| {
        let request = ReplaceUserRequest {
            context: Some(service.context()),
            id: user.id.clone(),
            attributes: Some(UserAttributes {
                user_name: "ada".to_owned(),
                title: Some(title.to_owned()),
                ..UserAttributes::default()
            }),
            condition: Some(VersionCondition {
                versions: versions.to_vec(),
            }),
        };
        service.provisioning.clone().replace_user(request).await
    };
    replace("first", &[1]).await.expect("fresh");
    assert_eq!(reason(replace("second", &[1]).await), "VERSION_MISMATCH");
    assert_eq!(reason(replace("second", &[]).await), "VERSION_MISMATCH");
    replace("second", &[1, 2]).await.expect("fresh");
    let delete = DeleteUserRequest {
        context: Some(service.context()),
        id: user.id.clone(),
        condition: Some(VersionCondition { versions: vec![1] }),
    };
    let refused = service.provisioning.clone().delete_user(delete).await;
    assert_eq!(reason(refused), "VERSION_MISMATCH");
}

/// Callers that hang up at every point of a write: it happened whole or not at
/// all, and those of others are untouched.
#[tokio::test]
async fn a_caller_that_hangs_up_harms_nobody() {
    const CALLERS: usize = 200;
    let service = Service::start().await;
    let mut kept = 0;
    for number in 0..CALLERS {
        let name = format!("gone-{number}");
        let mut call = Box::pin(service.create_user(&name));
        // Polled this often, then dropped.
        for _ in 0..=number % 9 {
            if let std::task::Poll::Ready(outcome) = futures_util::poll!(call.as_mut()) {
                outcome.expect("made");
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(call);
        service
            .create_user(&format!("stays-{number}"))
            .await
            .expect("made");
        kept += 1;
    }
    let (counted, rows) = counts(&service).await;
    assert_eq!(u64::try_from(counted), Ok(rows));
    assert!(rows >= kept, "{rows} of {kept} acknowledged");
    for number in 0..CALLERS {
        let again = service.create_user(&format!("stays-{number}")).await;
        assert_eq!(reason(again), "USER_NAME_TAKEN");
    }
}

/// What fails after it has written is undone, and takes nothing of its neighbours
/// along, whose work is then done again.
#[tokio::test]
async fn what_fails_late_is_undone_alone() {
    const WRITES: usize = 32;
    let service = Service::start().await;
    let directory_id = service.directory_id;
    let runs = Arc::new(AtomicUsize::new(0));
    let spoiled = join_all((0..WRITES).map(|_| {
        let runs = Arc::clone(&runs);
        service.installation.store.writer.write::<()>(
            Some(directory_id),
            Box::new(move |transaction| {
                runs.fetch_add(1, Ordering::Relaxed);
                Box::pin(async move {
                    user::Entity::delete_many().exec(transaction).await?;
                    Err(Error::UserNotFound)
                })
            }),
        )
    }));
    let names: Vec<_> = (0..WRITES).map(|number| format!("user-{number}")).collect();
    let neighbours = join_all(names.iter().map(|name| service.create_user(name)));
    let (spoiled, neighbours) = tokio::join!(spoiled, neighbours);
    assert!(spoiled.iter().all(Result::is_err));
    assert!(neighbours.iter().all(Result::is_ok));
    let runs = runs.load(Ordering::Relaxed);
    assert!(runs > WRITES, "{runs} runs: nothing was done again");
    assert_eq!(counts(&service).await, (32, 32));
    for name in &names {
        assert_eq!(reason(service.create_user(name).await), "USER_NAME_TAKEN");
    }
}

/// A write that panics is rolled back alone; the writer goes on.
#[tokio::test]
async fn a_panic_ends_one_write() {
    let service = Service::start().await;
    let writer = &service.installation.store.writer;
    let panics = writer.write::<()>(None, Box::new(|_| Box::pin(async { panic!("on purpose") })));
    let (panicked, _) = tokio::join!(panics, service.create_user("ada"));
    assert!(panicked.is_err());
    let panics_deeper = writer.write::<()>(
        None,
        Box::new(|transaction| {
            Box::pin(async {
                let _savepoint = transaction.savepoint("deeper").await?;
                let rows = user::Entity::delete_many().exec(transaction).await?;
                panic!("on purpose, after {rows:?}")
            })
        }),
    );
    assert!(panics_deeper.await.is_err());
    assert_eq!(counts(&service).await, (1, 1));
    service
        .create_user("grace")
        .await
        .expect("the writer lives");
}
