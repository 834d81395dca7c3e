//! What the identity provider does when it is told to.

use rollcall_proto::dev::v1::dev_service_client::DevServiceClient;
use rollcall_proto::dev::v1::{
    AddMembersRequest, CreateUserRequest, DeactivateUserRequest, DeleteUserRequest,
    RemoveMembersRequest, ResetRequest, UpdateUserRequest,
};
use rollcall_proto::event::v1::EventKind;
use rollcall_proto::scim::v1::UserAttributes;
use tonic::transport::Channel;
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

use super::{ADA, Emulator, Key, kinds, names};
use crate::support::{Rollcall, text};

fn reason(status: &Status) -> String {
    let info = status.get_details_error_info();
    info.map(|info| info.reason).unwrap_or_default()
}

pub(super) fn named(user_name: &str) -> UserAttributes {
    UserAttributes {
        user_name: user_name.to_owned(),
        ..UserAttributes::default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_identity_provider_acts() {
    let emulator = Emulator::start();
    let (mut dev, product) = (emulator.dev(), emulator.product());
    let seeded = kinds(&product).await.len();
    let directory = "acme".to_owned();
    let alan = "alan@acme.example".to_owned();
    let made = dev.create_user(CreateUserRequest {
        directory: directory.clone(),
        attributes: Some(named(&alan)),
    });
    let id = made.await.expect("done").into_inner().id;
    let update = dev.update_user(UpdateUserRequest {
        directory: directory.clone(),
        user_name: alan.to_uppercase(),
        attributes: Some(UserAttributes {
            title: Some("Engineer".to_owned()),
            ..UserAttributes::default()
        }),
    });
    update.await.expect("done");
    let user = product.user(&id).await.expect("there");
    let attributes = user.attributes.expect("some");
    assert_eq!(
        (attributes.user_name, attributes.title),
        (alan.clone(), Some("Engineer".to_owned()))
    );
    let pushed = dev.add_members(AddMembersRequest {
        directory: directory.clone(),
        group: "Builders".to_owned(),
        user_names: vec![alan.clone(), "ada@acme.example".to_owned()],
    });
    let group = pushed.await.expect("done").into_inner().group_id;
    assert_eq!(product.group(&group).await.expect("there").member_count, 2);
    let removed = dev.remove_members(RemoveMembersRequest {
        directory: directory.clone(),
        group: "builders".to_owned(),
        user_names: vec![alan.clone()],
    });
    removed.await.expect("done");
    assert_eq!(product.group(&group).await.expect("there").member_count, 1);
    let deactivate = DeactivateUserRequest {
        directory: directory.clone(),
        user_name: alan.clone(),
    };
    dev.deactivate_user(deactivate).await.expect("done");
    assert!(!product.user(&id).await.expect("there").active);
    let delete = DeleteUserRequest {
        directory,
        user_name: alan,
    };
    dev.delete_user(delete).await.expect("done");
    assert!(product.user(&id).await.is_err());

    let told = kinds(&product).await.split_off(seeded);
    let told: Vec<_> = told
        .into_iter()
        .filter(|kind| *kind != EventKind::DirectoryConnected)
        .collect();
    assert_eq!(
        told,
        [
            EventKind::UserCreated,
            EventKind::UserUpdated,
            EventKind::GroupCreated,
            EventKind::MembershipAdded,
            EventKind::MembershipAdded,
            EventKind::MembershipRemoved,
            EventKind::UserDeactivated,
            EventKind::UserDeleted,
        ]
    );
    dev.reset(ResetRequest {}).await.expect("done");
    assert_eq!(names(&product).await.len(), 2);
    assert_eq!(kinds(&product).await.len(), seeded);
    // The identity provider goes on as before.
    let ada = DeactivateUserRequest {
        directory: "dir_01h455vb4pex5vsknk084sn02q".to_owned(),
        user_name: "ada@acme.example".to_owned(),
    };
    dev.deactivate_user(ada).await.expect("done");
    assert!(!product.user(ADA).await.expect("there").active);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_cannot_be_done_is_told() {
    let emulator = Emulator::start();
    let mut dev = emulator.dev();
    for (directory, user_name, code, expected) in [
        (
            "acme",
            "ada@acme.example",
            Code::AlreadyExists,
            "USER_NAME_TAKEN",
        ),
        ("acme", "", Code::InvalidArgument, "INVALID_VALUE"),
        (
            "acme",
            "eve@elsewhere.example",
            Code::InvalidArgument,
            "INVALID_VALUE",
        ),
        (
            "initech",
            "ada@acme.example",
            Code::NotFound,
            "DIRECTORY_NOT_FOUND",
        ),
        (
            "",
            "ada@acme.example",
            Code::InvalidArgument,
            "SELECTION_MISSING",
        ),
    ] {
        let refused = dev.create_user(CreateUserRequest {
            directory: directory.to_owned(),
            attributes: Some(named(user_name)),
        });
        let status = refused.await.expect_err("refused");
        assert_eq!(
            (status.code(), reason(&status).as_str()),
            (code, expected),
            "{status}"
        );
    }
    let nobody = DeactivateUserRequest {
        directory: "acme".to_owned(),
        user_name: "nobody@acme.example".to_owned(),
    };
    let status = dev.deactivate_user(nobody).await.expect_err("refused");
    assert_eq!(
        (status.code(), reason(&status).as_str()),
        (Code::NotFound, "USER_NOT_FOUND")
    );
    let no_group = RemoveMembersRequest {
        directory: "acme".to_owned(),
        group: "Nothing".to_owned(),
        user_names: vec![],
    };
    let status = dev.remove_members(no_group).await.expect_err("refused");
    assert_eq!(reason(&status), "GROUP_NOT_FOUND");
    // A token of the directory is no key of the product.
    let token = text(&emulator.ready["bearer_token"]);
    let key = text(&emulator.ready["api_key"]);
    for authorization in [
        "Bearer",
        "",
        &key,
        &format!("Basic {key}"),
        &format!("Bearer {token}"),
        &format!("Bearer {key}0"),
    ] {
        let mut stranger = emulator.dev_with(authorization);
        let status = stranger.reset(ResetRequest {}).await.expect_err("refused");
        assert_eq!(
            (status.code(), reason(&status).as_str()),
            (Code::Unauthenticated, "API_KEY_INVALID"),
            "{authorization}"
        );
    }
}

/// The other servers know of no such service.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn nobody_else_serves_it() {
    let rollcall = Rollcall::start();
    let channel = Channel::from_shared(format!("http://{}", rollcall.grpc));
    let key = Key(format!("Bearer {}", rollcall.api_key)
        .parse()
        .expect("ASCII"));
    let channel = channel.expect("a URL").connect_lazy();
    let mut dev = DevServiceClient::with_interceptor(channel, key);
    let status = dev.reset(ResetRequest {}).await.expect_err("refused");
    assert_eq!(status.code(), Code::Unimplemented);
}
