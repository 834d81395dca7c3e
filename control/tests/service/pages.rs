//! Pages of what a product backend reads.

use prost::Message as _;
use rollcall_proto::directory::v1::{ListUsersRequest, list_users_request};
use rollcall_proto::provisioning::v1::CreateUserRequest;
use rollcall_proto::scim::v1::UserAttributes;

use crate::support::Service;

/// What gRPC clients take unless they are told otherwise.
const MESSAGE_BYTES_MAX: usize = 4 * 1024 * 1024;
const USERS: usize = 120;

/// A page of large resources is cut short, so that every client can read it.
#[tokio::test]
async fn a_page_fits_in_a_message() {
    let service = Service::start().await;
    for number in 0..USERS {
        let request = CreateUserRequest {
            context: Some(service.context()),
            attributes: Some(UserAttributes {
                user_name: format!("user-{number}"),
                title: Some("x".repeat(60_000)),
                ..UserAttributes::default()
            }),
        };
        let made = service.provisioning.clone().create_user(request).await;
        made.expect("made");
    }
    let mut request = ListUsersRequest {
        selection: Some(list_users_request::Selection::DirectoryId(
            service.directory_id.to_string(),
        )),
        page_size: 1_000,
        ..ListUsersRequest::default()
    };
    let mut pages = Vec::new();
    loop {
        let authorized = service.authorized(request.clone());
        let page = service.directory.clone().list_users(authorized).await;
        let page = page.expect("answers").into_inner();
        assert!(page.encoded_len() <= MESSAGE_BYTES_MAX);
        pages.push(page.users.len());
        request.page_token = page.next_page_token;
        if request.page_token.is_empty() {
            break;
        }
    }
    assert_eq!(pages.iter().sum::<usize>(), USERS);
    assert!(pages.len() > 1, "{pages:?}");
}
