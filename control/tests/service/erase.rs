//! People who left: they are listed, and one who is erased is nowhere any more.

use std::fmt::Write as _;

use rollcall_control::authz::Guard;
use rollcall_control::clock::Moment;
use rollcall_control::store::entity::{directory, request};
use rollcall_proto::management::v1::user_service_client::UserServiceClient;
use rollcall_proto::management::v1::{EraseUserRequest, ListDeletedUsersRequest};
use rollcall_proto::provisioning::v1::{
    CreateGroupRequest, CreateUserRequest, DeleteUserRequest, GetGroupRequest, Group, MemberName,
    MemberView, ReplaceUserRequest, User,
};
use rollcall_proto::scim::v1::{Address, GroupAttributes, MultiValue, Name, UserAttributes};
use rollcall_test_servers::tables;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};
use serde_json::Value;
use tonic::Status;
use tonic::service::Routes;

use crate::support::{START, Service, counts, reason};

const DAY_MICROS: i64 = 86_400 * 1_000_000;
const CANARIES: [&str; 7] = [
    "canary-login",
    "canary-external",
    "canary-mail@acme.example",
    "canary zoë lastname",
    "canary-nick",
    "+49 555 canary",
    "canary street 1",
];

fn users(service: &Service) -> UserServiceClient<Guard<Routes>> {
    UserServiceClient::new(service.control.in_process())
}

async fn erase(service: &Service, id: &str, request_id: &str) -> Result<(), Status> {
    let request = service.authorized(EraseUserRequest {
        id: id.to_owned(),
        request_id: request_id.to_owned(),
    });
    users(service).erase_user(request).await?;
    Ok(())
}

async fn create_canary(service: &Service) -> User {
    let [login, external, mail, name, nick, phone, street] = CANARIES.map(str::to_owned);
    let value = |value: String| {
        vec![MultiValue {
            value: Some(value),
            ..MultiValue::default()
        }]
    };
    let request = CreateUserRequest {
        context: Some(service.context()),
        attributes: Some(UserAttributes {
            user_name: login,
            external_id: Some(external),
            display_name: Some(nick),
            name: Some(Name {
                formatted: Some(name),
                ..Name::default()
            }),
            emails: value(mail),
            phone_numbers: value(phone),
            addresses: vec![Address {
                street_address: Some(street),
                ..Address::default()
            }],
            ..UserAttributes::default()
        }),
    };
    let made = service.provisioning.clone().create_user(request).await;
    made.expect("made").into_inner().user.expect("a user")
}

async fn create_group(service: &Service, name: &str, members: &[&str]) -> Group {
    let request = CreateGroupRequest {
        context: Some(service.context()),
        attributes: Some(GroupAttributes {
            display_name: name.to_owned(),
            ..GroupAttributes::default()
        }),
        members: members
            .iter()
            .map(|value| MemberName {
                value: (*value).to_owned(),
            })
            .collect(),
        ..CreateGroupRequest::default()
    };
    let made = service.provisioning.clone().create_group(request).await;
    made.expect("made").into_inner().group.expect("a group")
}

async fn get_group(service: &Service, id: &str) -> Group {
    let request = GetGroupRequest {
        context: Some(service.context()),
        id: id.to_owned(),
        member_view: MemberView::All.into(),
    };
    let read = service.provisioning.clone().get_group(request).await;
    read.expect("there").into_inner().group.expect("a group")
}

/// An entry of the request log with these texts.
async fn log(service: &Service, subject: Option<&str>, path: &str, body: &str) {
    let id = service.context().request_id.parse().expect("an id");
    let row = request::ActiveModel {
        id: Set(id),
        directory_id: Set(service.directory_id),
        token_id: Set(None),
        operation: Set("PatchGroup".to_owned()),
        resource_id: Set(None),
        http_method: Set("PATCH".to_owned()),
        path: Set(path.to_owned()),
        http_status: Set(200),
        reason: Set(1),
        detail: Set(None),
        effect: Set(None),
        subject: Set(subject.map(str::to_owned)),
        request_body: Set(Some(body.to_owned())),
        response_body: Set(Some(body.to_owned())),
        repeat_count: Set(1),
        user_agent: Set("test".to_owned()),
        duration_micros: Set(1),
        create_time: Set(START),
    };
    let written = service.installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                request::Entity::insert(row)
                    .exec_without_returning(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    written.await.expect("written");
}

/// The bytes of a text as a dump has them.
fn digits(text: &str) -> String {
    let mut digits = String::new();
    for byte in text.bytes() {
        write!(digits, "{byte:02x}").expect("a text takes it");
    }
    digits
}

/// Every row of every table, in lower case; of bytes their digits.
async fn dump(service: &Service) -> String {
    let mut dump = String::new();
    for (_, rows) in tables::all(&service.installation.store.readers).await {
        for row in rows {
            let columns: Vec<_> = row.values().map(text_of).collect();
            dump.push_str(&columns.join(" ").to_lowercase());
            dump.push('\n');
        }
    }
    dump
}

fn text_of(column: &Value) -> String {
    match column {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[tokio::test]
async fn who_is_erased_is_nowhere() {
    let service = Service::start().await;
    let canary = create_canary(&service).await;
    let other = service.create_user("other").await.expect("made");
    let group = create_group(&service, "All", &[&canary.id, &other.id]).await;
    // Named as the identity provider knows the person, before and after.
    let awaiting = create_group(&service, "Old", &["canary-login", "somebody"]).await;
    let escaped = r#"{"display": "Canary Zo\u00eb Lastname"}"#;
    for (subject, path, body) in [
        (Some("canary-nick"), "/Users", r#"{"x": "anything"}"#),
        (None, "/Users", r#"{"userName": "CANARY-LOGIN"}"#),
        (Some("All"), "/Groups", escaped),
        (
            Some("All"),
            "/Groups",
            &format!(r#"{{"value": "{}"}}"#, canary.id),
        ),
        (
            None,
            "/.search",
            r#"{"filter": "emails eq \"canary-mail@acme.example\""}"#,
        ),
        (None, "/Users/canary-mail%40acme.example", "{}"),
        (
            Some("other"),
            "/Users/other",
            r#"{"displayName": "canary-nickname"}"#,
        ),
    ] {
        log(&service, subject, path, body).await;
    }
    let before = dump(&service).await;
    for name in CANARIES {
        let found = before.contains(name) || before.contains(&name.replace('ë', "\\u00eb"));
        assert!(found, "{name}");
    }
    let of_other = before.matches("canary-nickname").count();
    assert_eq!(of_other, 2);

    erase(&service, &canary.id, "once").await.expect("erased");
    let after = dump(&service).await;
    let after = after.replace("canary-nickname", "");
    for name in CANARIES {
        assert!(!after.contains(name), "{name} is in {after}");
        assert!(!after.contains(&name.replace('ë', "\\u00eb")), "{name}");
        assert!(!after.contains(&digits(name)), "{name}");
    }
    assert!(!after.contains("canary-mail%40acme"));
    let kept = request::Entity::find()
        .filter(request::Column::Path.eq("/Users/other"))
        .one(&service.installation.store.readers)
        .await
        .expect("rows")
        .expect("there");
    assert!(kept.request_body.is_some(), "that of another person stays");

    // Nobody is counted who is not there.
    assert_eq!(counts(&service).await, (1, 1));
    let row = directory::Entity::find_by_id(service.directory_id)
        .one(&service.installation.store.readers)
        .await
        .expect("rows")
        .expect("there");
    assert_eq!(row.active_user_count, 1);
    let shown = get_group(&service, &group.id).await;
    let members: Vec<_> = shown.members.iter().map(|member| &member.id).collect();
    assert_eq!(members, [&other.id]);
    assert_eq!(shown.version, group.version + 1);
    let shown = get_group(&service, &awaiting.id).await;
    let members: Vec<_> = shown.members.iter().map(|member| &member.id).collect();
    assert_eq!(members, ["somebody"]);

    // The same request again is answered as it was; another finds nobody.
    erase(&service, &canary.id, "once").await.expect("answered");
    let again = erase(&service, &canary.id, "").await;
    assert_eq!(reason(again), "USER_NOT_FOUND");
    let back = create_canary(&service).await;
    assert_ne!(back.id, canary.id);
}

/// An identity provider renames people, and what it said of them before stays in
/// the log and in groups that await them.
#[tokio::test]
async fn who_was_called_otherwise_is_erased_under_each_name() {
    let service = Service::start().await;
    let canary = create_canary(&service).await;
    let request = ReplaceUserRequest {
        context: Some(service.context()),
        id: canary.id.clone(),
        attributes: Some(UserAttributes {
            user_name: "married".to_owned(),
            ..UserAttributes::default()
        }),
        condition: None,
    };
    let renamed = service.provisioning.clone().replace_user(request).await;
    renamed.expect("renamed");
    let names = [CANARIES[0], CANARIES[1], CANARIES[2], "somebody"];
    let awaiting = create_group(&service, "Old", &names).await;
    for name in CANARIES {
        let body = serde_json::json!({ "members": [{ "display": name }] });
        log(&service, Some("Old"), "/Groups", &body.to_string()).await;
    }
    erase(&service, &canary.id, "").await.expect("erased");
    let after = dump(&service).await;
    for name in CANARIES {
        assert!(!after.contains(name), "{name} is in {after}");
    }
    let shown = get_group(&service, &awaiting.id).await;
    let members: Vec<_> = shown.members.iter().map(|member| &member.id).collect();
    assert_eq!(members, ["somebody"]);
}

#[tokio::test]
async fn who_left_is_listed_and_can_be_erased() {
    let service = Service::start().await;
    let mut left = Vec::new();
    for number in 0..5 {
        let id = service
            .create_user(&format!("user-{number}"))
            .await
            .expect("made")
            .id;
        if number % 2 == 0 {
            let request = DeleteUserRequest {
                context: Some(service.context()),
                id: id.clone(),
                condition: None,
            };
            service
                .provisioning
                .clone()
                .delete_user(request)
                .await
                .expect("deleted");
            left.push(id);
        }
    }
    let list = async |page_token: String| {
        let request = service.authorized(ListDeletedUsersRequest {
            directory_id: service.directory_id.to_string(),
            page_size: 2,
            page_token,
        });
        let listed = users(&service).list_deleted_users(request).await;
        listed.expect("answers").into_inner()
    };
    let first = list(String::new()).await;
    let second = list(first.next_page_token.clone()).await;
    assert_eq!(second.next_page_token, "");
    let shown: Vec<_> = first.users.iter().chain(&second.users).collect();
    let ids: Vec<_> = shown.iter().map(|user| &user.id).collect();
    assert_eq!(ids, left.iter().collect::<Vec<_>>());
    assert_eq!(shown[0].user_name, "user-0");
    let purge_time = Moment(START.0 + 90 * DAY_MICROS).to_proto();
    assert_eq!(shown[0].purge_time, Some(purge_time));

    erase(&service, &left[0], "").await.expect("erased");
    assert_eq!(list(String::new()).await.users.len(), 2);
    assert_eq!(counts(&service).await, (2, 2));

    let group_id = left[1].replace("user_", "group_");
    assert_eq!(reason(erase(&service, &group_id, "").await), "INVALID_ID");
    let request = service.authorized(ListDeletedUsersRequest {
        directory_id: service.directory_id.to_string().replace("dir_0", "dir_7"),
        ..ListDeletedUsersRequest::default()
    });
    let elsewhere = users(&service).list_deleted_users(request).await;
    assert_eq!(reason(elsewhere), "DIRECTORY_NOT_FOUND");
}
