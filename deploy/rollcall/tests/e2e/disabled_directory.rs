//! A directory that is disabled, and an operator who has a key from the command
//! line.

use std::process::Command;

use rollcall::okta::Person;
use rollcall_client::proto::management::v1::directory_service_client::DirectoryServiceClient;
use rollcall_client::proto::management::v1::environment_service_client::EnvironmentServiceClient;
use rollcall_client::proto::management::v1::{
    DisableDirectoryRequest, EnableDirectoryRequest, ListDirectoriesRequest,
    ListEnvironmentsRequest,
};
use rollcall_client::transport::{GrpcService, connect_lazy};
use serde_json::Value;
use tonic::Request;

use crate::support::{
    Rollcall, assert_scim, assert_scim_error, binary, customer, id_of, run, text,
};

fn with_key<Q>(key: &str, message: Q) -> Request<Q> {
    let mut request = Request::new(message);
    let value = format!("Bearer {key}").parse().expect("ASCII");
    request.metadata_mut().insert("authorization", value);
    request
}

fn service(rollcall: &Rollcall) -> GrpcService {
    connect_lazy(&format!("http://{}", rollcall.grpc)).expect("an address")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn its_identity_provider_is_told_403_and_nobody_is_active() {
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&okta.create_user(&ada).await.expect("answers"));
    let mut directories = DirectoryServiceClient::new(service(&rollcall));
    let list = with_key(&rollcall.api_key, ListDirectoriesRequest::default());
    let listed = directories.list_directories(list).await.expect("answers");
    let directory_id = listed.into_inner().directories[0].id.clone();

    let disable = DisableDirectoryRequest {
        id: directory_id.clone(),
        request_id: String::new(),
    };
    let disable = with_key(&rollcall.api_key, disable);
    directories.disable_directory(disable).await.expect("done");
    let refused = okta.find_user("userName", &ada.email).await;
    assert_scim_error(&refused.expect("answers"), 403, None);
    let active = async || {
        let users = rollcall.product().users(customer()).all().await;
        let users = users.expect("answers");
        assert_eq!(users.len(), 1);
        assert_eq!(users[0].id, id);
        users[0].active
    };
    assert!(!active().await);

    let enable = EnableDirectoryRequest {
        id: directory_id,
        request_id: String::new(),
    };
    let enable = with_key(&rollcall.api_key, enable);
    directories.enable_directory(enable).await.expect("done");
    let found = okta.find_user("userName", &ada.email).await;
    assert_scim(&found.expect("answers"), 200);
    assert!(active().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_operator_gets_a_key_from_the_command_line() {
    let rollcall = Rollcall::start();
    let mut command = Command::new(binary("rollcall-control"));
    command.arg("create-operator-key");
    let said = run(command.args(rollcall.database_arguments()));
    let made: Value = serde_json::from_str(&said).expect("JSON");
    let key = text(&made["operator_key"]);
    let mut environments = EnvironmentServiceClient::new(service(&rollcall));
    let list = with_key(&key, ListEnvironmentsRequest::default());
    let listed = environments.list_environments(list).await.expect("answers");
    let listed = listed.into_inner().environments;
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].display_name, "Production");
}
