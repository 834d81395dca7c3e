//! Many operations in one call, as any caller may send them.

use rollcall_control::store::entity::{group, user};
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::provisioning::v1::bulk_operation::Operation;
use rollcall_proto::provisioning::v1::{
    ApplyBulkRequest, BulkOperation, BulkRefusal, BulkResult, CreateGroupRequest,
    CreateUserRequest, MemberName,
};
use rollcall_proto::scim::v1::{EnterpriseUser, GroupAttributes, Manager, UserAttributes};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use tonic::{Code, Status};

use crate::support::{Service, reason};

fn create_user(bulk_id: &str, user_name: &str, manager: Option<&str>) -> BulkOperation {
    let enterprise = manager.map(|manager| EnterpriseUser {
        manager: Some(Manager {
            value: Some(manager.to_owned()),
            ..Manager::default()
        }),
        ..EnterpriseUser::default()
    });
    let request = CreateUserRequest {
        context: None,
        attributes: Some(UserAttributes {
            user_name: user_name.to_owned(),
            enterprise,
            ..UserAttributes::default()
        }),
    };
    BulkOperation {
        bulk_id: bulk_id.to_owned(),
        operation: Some(Operation::CreateUser(request)),
    }
}

fn create_group(display_name: &str, members: &[&str]) -> BulkOperation {
    let members = members.iter().map(|member| MemberName {
        value: (*member).to_owned(),
    });
    let request = CreateGroupRequest {
        attributes: Some(GroupAttributes {
            display_name: display_name.to_owned(),
            ..GroupAttributes::default()
        }),
        members: members.collect(),
        ..CreateGroupRequest::default()
    };
    BulkOperation {
        bulk_id: String::new(),
        operation: Some(Operation::CreateGroup(request)),
    }
}

async fn apply(
    service: &Service,
    operations: Vec<BulkOperation>,
    fail_on_errors: i32,
) -> Result<Vec<BulkResult>, Status> {
    let request = ApplyBulkRequest {
        context: Some(service.context()),
        fail_on_errors,
        operations,
    };
    let answer = service.provisioning.clone().apply_bulk(request).await?;
    Ok(answer.into_inner().results)
}

/// Each operation that was done, and why where it failed.
fn reasons(results: &[BulkResult]) -> Vec<String> {
    let shown = results.iter().map(|result| {
        let reason = result
            .failure
            .as_ref()
            .map_or("", |failure| failure.reason().as_str_name());
        let reason = reason.trim_start_matches("ERROR_REASON_");
        format!("{} {reason}", result.operation_index)
            .trim()
            .to_owned()
    });
    shown.collect()
}

async fn rows(service: &Service) -> (u64, u64) {
    let readers = &service.installation.store.readers;
    let users = user::Entity::find().count(readers).await.expect("rows");
    let groups = group::Entity::find().count(readers).await.expect("rows");
    (users, groups)
}

#[tokio::test]
async fn errors_are_told_as_those_of_single_calls() {
    let service = Service::start().await;
    let refusal = BulkOperation {
        bulk_id: "refused".to_owned(),
        operation: Some(Operation::Refusal(BulkRefusal {
            status: 400,
            ..BulkRefusal::default()
        })),
    };
    let operations = vec![
        refusal,
        create_user("a", "a", None),
        create_user("b", "A", None),
        create_group("g", &["bulkId:refused"]),
        create_group("h", &["bulkId:a"]),
        create_user("c", "c", Some("bulkId:d")),
        create_user("d", "a", Some("bulkId:c")),
        create_user("e", "e", Some("not one of the request's")),
        // The first one has the name.
        create_user("a", "f", None),
        create_group("i", &["bulkId:a"]),
    ];
    let results = apply(&service, operations.clone(), 0).await.expect("done");
    assert_eq!(
        reasons(&results).join(","),
        "0,1,2 USER_NAME_TAKEN,3 INVALID_VALUE,4,5 CIRCLE_FAILED,6 USER_NAME_TAKEN,7,8,9"
    );
    let failure = results[2].failure.clone().expect("failed");
    let single = service.create_user("a").await.expect_err("taken");
    assert_eq!(Code::from_i32(failure.code), single.code());
    assert_eq!(failure.reason(), ErrorReason::UserNameTaken);
    assert_eq!(failure.message, single.message());
    assert_eq!(rows(&service).await, (3, 2));
    // A refusal is an error too.
    let results = apply(&service, operations, 1).await.expect("done");
    assert_eq!(reasons(&results), ["0"]);
}

#[tokio::test]
async fn too_much_is_refused_whole() {
    let service = Service::start().await;
    let users = |count: usize| -> Vec<_> {
        let names = (0..count).map(|number| format!("user-{number}"));
        names.map(|name| create_user(&name, &name, None)).collect()
    };
    assert_eq!(reason(apply(&service, users(501), 0).await), "TOO_LARGE");
    let members = vec!["x"; 10_001];
    let groups = vec![create_group("g", &members), create_group("h", &members)];
    assert_eq!(reason(apply(&service, groups, 0).await), "TOO_LARGE");
    assert_eq!(
        reason(apply(&service, vec![BulkOperation::default()], 0).await),
        "FIELD_MISSING"
    );
    assert_eq!(rows(&service).await, (0, 0));
    let results = apply(&service, users(500), 0).await.expect("done");
    assert_eq!(results.len(), 500);
    assert_eq!(rows(&service).await, (500, 0));
}

/// Requests that wait together commit together, each operation with its own
/// outcome.
#[tokio::test]
async fn requests_that_meet_do_not_disturb_each_other() {
    let service = Service::start().await;
    let requests = (0..16).map(|number| {
        let own = format!("own-{number}");
        let operations = vec![
            create_user("own", &own, Some("bulkId:taken")),
            create_user("taken", "shared", Some("bulkId:own")),
            create_user("alone", &format!("alone-{number}"), None),
        ];
        apply(&service, operations, 0)
    });
    let outcomes = futures_util::future::join_all(requests).await;
    let mut shown: Vec<_> = outcomes
        .iter()
        .map(|outcome| reasons(outcome.as_ref().expect("done")).join(","))
        .collect();
    shown.sort();
    assert_eq!(shown[0], "0 CIRCLE_FAILED,1 USER_NAME_TAKEN,2");
    assert_eq!(shown[14..], [shown[0].as_str(), "0,1,2"]);
    assert_eq!(rows(&service).await, (18, 0));
}
