//! What a product's backend sees, in Rust and in another language.

use std::path::Path;
use std::process::Command;

use rollcall::okta::Person;
use rollcall_client::proto::directory::v1::{ListUsersRequest, list_users_request};
use rollcall_client::proto::error::v1::ErrorReason;
use rollcall_client::{Client, Selection};
use serde_json::json;

use crate::support::{CUSTOMER, Rollcall, binary, customer, id_of, python, run};

#[tokio::test]
async fn errors_name_their_reason() {
    let rollcall = Rollcall::start();
    let product = rollcall.product();
    let reason = async |selection: Selection| {
        product
            .users(selection)
            .next()
            .await
            .expect_err("refused")
            .reason
    };
    let unknown = "org_00000000000000000000000000".to_owned();
    assert_eq!(
        reason(Selection::OrganizationExternalId("nobody".to_owned())).await,
        ErrorReason::OrganizationNotFound
    );
    assert_eq!(
        reason(Selection::OrganizationId(unknown.clone())).await,
        ErrorReason::OrganizationNotFound
    );
    assert_eq!(
        reason(Selection::DirectoryId(unknown)).await,
        ErrorReason::InvalidId
    );
    let user = product.user("group_00000000000000000000000000").await;
    assert_eq!(user.expect_err("refused").reason, ErrorReason::InvalidId);
    let user = product.user("user_00000000000000000000000000").await;
    assert_eq!(user.expect_err("refused").reason, ErrorReason::UserNotFound);
    let group = product.group("group_00000000000000000000000000").await;
    assert_eq!(
        group.expect_err("refused").reason,
        ErrorReason::GroupNotFound
    );
    let unselected = product.list_users(ListUsersRequest::default()).next().await;
    assert_eq!(
        unselected.expect_err("refused").reason,
        ErrorReason::SelectionMissing
    );

    let mut keys = vec![rollcall.bearer_token.clone(), "rckey_".to_owned()];
    keys.push(rollcall.api_key.replace("rckey_0", "rckey_1"));
    for key in keys {
        let stranger = Client::connect(&format!("http://{}", rollcall.grpc), &key).expect("valid");
        let refused = stranger
            .users(customer())
            .next()
            .await
            .expect_err("refused");
        assert_eq!(refused.reason, ErrorReason::ApiKeyInvalid);
    }
}

#[tokio::test]
async fn pages_are_bound_to_their_query() {
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let product = rollcall.product();
    let mut pushed = Vec::new();
    for number in 0..5 {
        let person = Person::new(number, "Person", &number.to_string(), "acme.example");
        pushed.push(id_of(&okta.create_user(&person).await.expect("answers")));
    }
    okta.patch_user(&pushed[3], json!({"active": false}))
        .await
        .expect("answers");
    let list = ListUsersRequest {
        selection: Some(list_users_request::Selection::OrganizationExternalId(
            CUSTOMER.to_owned(),
        )),
        active: Some(true),
        page_size: 1,
        ..ListUsersRequest::default()
    };
    let users = product
        .list_users(list.clone())
        .all()
        .await
        .expect("answers");
    let seen: Vec<_> = users.iter().map(|user| user.id.as_str()).collect();
    assert_eq!(seen, [&pushed[0], &pushed[1], &pushed[2], &pushed[4]]);

    let mut service = raw(&rollcall);
    let page = service
        .list_users(authorized(&rollcall, list.clone()))
        .await
        .expect("a page");
    let token = page.into_inner().next_page_token;
    let next = ListUsersRequest {
        page_token: token.clone(),
        ..list
    };
    let page = service
        .list_users(authorized(&rollcall, next.clone()))
        .await
        .expect("a page");
    assert_eq!(page.into_inner().users[0].id, pushed[1]);
    let other_query = ListUsersRequest {
        active: None,
        ..next.clone()
    };
    let mut forged = token.clone();
    forged.replace_range(25..26, if &token[25..26] == "0" { "1" } else { "0" });
    let mut refused = vec![other_query];
    for token in [
        forged,
        format!("{token}0"),
        token[..40].to_owned(),
        "x".to_owned(),
    ] {
        refused.push(ListUsersRequest {
            page_token: token,
            ..next.clone()
        });
    }
    for request in refused {
        let status = service
            .list_users(authorized(&rollcall, request))
            .await
            .expect_err("refused");
        let error = rollcall_client::Error::from(&status);
        assert_eq!(error.reason, ErrorReason::PageTokenInvalid);
    }
}

type Service =
    rollcall_client::proto::directory::v1::directory_service_client::DirectoryServiceClient<
        rollcall_client::transport::GrpcService,
    >;

fn raw(rollcall: &Rollcall) -> Service {
    let endpoint = format!("http://{}", rollcall.grpc);
    Service::new(rollcall_client::transport::connect_lazy(&endpoint).expect("valid"))
}

fn authorized<Q>(rollcall: &Rollcall, message: Q) -> tonic::Request<Q> {
    let mut request = tonic::Request::new(message);
    let value = format!("Bearer {}", rollcall.api_key)
        .parse()
        .expect("ASCII");
    request.metadata_mut().insert("authorization", value);
    request
}

#[tokio::test]
async fn the_example_lists_the_users() {
    let rollcall = Rollcall::start();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&rollcall.okta().create_user(&ada).await.expect("answers"));
    let said = run(Command::new(binary("examples/list_users")).args([
        &format!("http://{}", rollcall.grpc),
        &rollcall.api_key,
        CUSTOMER,
    ]));
    assert_eq!(said, format!("{id} {} has access\n", ada.email));
}

/// A client that knows nothing but the address: Python's grpcio asks the server
/// for its descriptors.
#[tokio::test]
async fn python_lists_the_users_by_reflection() {
    let rollcall = Rollcall::start();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&rollcall.okta().create_user(&ada).await.expect("answers"));
    let said = run(Command::new(python())
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/list_users.py"))
        .args([&rollcall.grpc, &rollcall.api_key, CUSTOMER]));
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let expect = json!([{"id": id, "email": ada.email, "active": true}]);
    assert_eq!(said, expect);
}
