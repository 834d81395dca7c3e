//! People and groups found by how their names begin, and those whom a group awaits.

use std::collections::BTreeSet;

use rollcall_control::environment::{SearchSource, search_statement};
use rollcall_proto::directory::v1::{
    ListParkedMembersRequest, SearchGroupsRequest, SearchUsersRequest,
};
use rollcall_proto::provisioning::v1::{
    CreateGroupRequest, CreateUserRequest, DeleteUserRequest, MemberName,
};
use rollcall_proto::scim::v1::{GroupAttributes, MultiValue, UserAttributes};
use sea_orm::DbBackend;
use tonic::Status;

use crate::plans::{ROWS, fill, plan};
use crate::support::{Service, reason};

async fn create(service: &Service, user_name: &str, display_name: &str, emails: &[&str]) -> String {
    let emails = emails.iter().map(|email| MultiValue {
        value: Some((*email).to_owned()),
        ..MultiValue::default()
    });
    let request = CreateUserRequest {
        context: Some(service.context()),
        attributes: Some(UserAttributes {
            user_name: user_name.to_owned(),
            display_name: (!display_name.is_empty()).then(|| display_name.to_owned()),
            emails: emails.collect(),
            ..UserAttributes::default()
        }),
    };
    let made = service.provisioning.clone().create_user(request).await;
    made.expect("made").into_inner().user.expect("a user").id
}

/// The userNames of all pages, and how many pages there are.
async fn users(service: &Service, prefix: &str, page_size: i32) -> (Vec<String>, usize) {
    let (mut found, mut pages, mut page_token) = (Vec::new(), 0, String::new());
    loop {
        let (users, next) = page(service, prefix, page_size, page_token)
            .await
            .expect("found");
        found.extend(users);
        pages += 1;
        if next.is_empty() {
            return (found, pages);
        }
        page_token = next;
    }
}

async fn page(
    service: &Service,
    prefix: &str,
    page_size: i32,
    page_token: String,
) -> Result<(Vec<String>, String), Status> {
    let request = service.authorized(SearchUsersRequest {
        directory_id: service.directory_id.to_string(),
        prefix: prefix.to_owned(),
        page_size,
        page_token,
    });
    let answer = service.directory.clone().search_users(request).await?;
    let answer = answer.into_inner();
    let names = answer.users.into_iter().filter_map(|user| user.attributes);
    let names = names.map(|attributes| attributes.user_name).collect();
    Ok((names, answer.next_page_token))
}

#[tokio::test]
async fn people_are_found_by_each_of_their_names() {
    let service = Service::start().await;
    create(
        &service,
        "bob",
        "",
        &["zz@x.example", "ADA.bob@x.example", "adb@x.example"],
    )
    .await;
    create(
        &service,
        "zed",
        "Adam Z",
        &["zed@x.example", "adz@x.example"],
    )
    .await;
    create(&service, "Ada", "Adele", &["ada@x.example"]).await;
    create(&service, "a_d", "%", &[]).await;
    create(&service, "Ångström", "", &[]).await;
    let gone = create(&service, "adieu", "Ad", &["ad@x.example"]).await;
    let request = DeleteUserRequest {
        context: Some(service.context()),
        id: gone,
        condition: None,
    };
    let deleted = service.provisioning.clone().delete_user(request).await;
    deleted.expect("deleted");
    for (prefix, expect) in [
        // By userName first, then by displayName, then by an address.
        ("AD", &["Ada", "zed", "bob"][..]),
        ("ada", &["Ada", "zed", "bob"]),
        ("adb", &["bob"]),
        ("ZE", &["zed"]),
        ("zz", &["bob"]),
        ("a_", &["a_d"]),
        ("%", &["a_d"]),
        ("a\u{30a}ng", &["Ångström"]),
        ("adieu", &[]),
        ("da", &[]),
    ] {
        let (found, _) = users(&service, prefix, 0).await;
        assert_eq!(found, expect, "{prefix}");
        let (found, pages) = users(&service, prefix, 1).await;
        assert_eq!(found, expect, "{prefix} one by one");
        assert!(pages <= 8, "{pages}");
    }
    for (prefix, expect) in [
        ("", "FIELD_MISSING"),
        ("a\0", "INVALID_VALUE"),
        (&"x".repeat(1_025), "INVALID_VALUE"),
    ] {
        let refused = page(&service, prefix, 0, String::new()).await;
        assert_eq!(reason(refused), expect);
    }
    let (_, next) = page(&service, "ad", 1, String::new()).await.expect("found");
    assert!(!next.is_empty());
    for (prefix, token) in [("a", next.as_str()), ("ad", "x"), ("ad", "dQ.00")] {
        let refused = page(&service, prefix, 1, token.to_owned()).await;
        assert_eq!(reason(refused), "PAGE_TOKEN_INVALID", "{token}");
    }
}

#[tokio::test]
async fn everybody_is_found_once() {
    let service = Service::start().await;
    let mut expect = BTreeSet::new();
    for number in 0..45 {
        let name = format!("user-{number:03}@x.example");
        create(&service, &name, &name, &[&name]).await;
        expect.insert(name);
    }
    for page_size in [7, 15, 44, 45, 100, 1_000] {
        let (found, pages) = users(&service, "USER-", page_size).await;
        assert_eq!(found.len(), expect.len(), "{page_size}");
        assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), expect);
        assert!(found.is_sorted());
        // Those who are passed over cost no more than those who are shown.
        let size = usize::try_from(page_size).expect("a size");
        assert!(pages <= 3 * (45 / size + 1), "{pages} pages of {page_size}");
    }
}

#[tokio::test]
async fn groups_are_found_by_their_names() {
    let service = Service::start().await;
    for name in ["Engineering", "engine room", "Sales", "ENG"] {
        service.create_group(name).await;
    }
    let page = async |prefix: &str, page_token: String| {
        let request = service.authorized(SearchGroupsRequest {
            directory_id: service.directory_id.to_string(),
            prefix: prefix.to_owned(),
            page_size: 2,
            page_token,
        });
        let answer = service.directory.clone().search_groups(request).await?;
        let answer = answer.into_inner();
        let names = answer
            .groups
            .into_iter()
            .filter_map(|group| group.attributes);
        let names: Vec<_> = names.map(|attributes| attributes.display_name).collect();
        Ok::<_, Status>((names, answer.next_page_token))
    };
    let (names, next) = page("eng", String::new()).await.expect("found");
    assert_eq!(names, ["ENG", "engine room"]);
    let (names, last) = page("eng", next.clone()).await.expect("found");
    assert_eq!(
        (names.as_slice(), last.as_str()),
        (&["Engineering".to_owned()][..], "")
    );
    assert_eq!(reason(page("en", next).await), "PAGE_TOKEN_INVALID");
    let (names, _) = page("x", String::new()).await.expect("found");
    assert!(names.is_empty());
}

#[tokio::test]
async fn all_who_are_awaited_are_listed() {
    let service = Service::start().await;
    let ada = service.create_user("ada").await.expect("made").id;
    let mut expect: Vec<String> = (0..250).map(|number| format!("00u{number:04}")).collect();
    let members = expect.iter().chain([&ada]).map(|value| MemberName {
        value: value.clone(),
    });
    let request = CreateGroupRequest {
        context: Some(service.context()),
        attributes: Some(GroupAttributes {
            display_name: "Everybody".to_owned(),
            ..GroupAttributes::default()
        }),
        members: members.collect(),
        ..CreateGroupRequest::default()
    };
    let made = service.provisioning.clone().create_group(request).await;
    let group = made.expect("made").into_inner().group.expect("a group");
    let list = async |group_id: &str, page_token: String| {
        let request = service.authorized(ListParkedMembersRequest {
            group_id: group_id.to_owned(),
            page_size: 100,
            page_token,
        });
        let answer = service
            .directory
            .clone()
            .list_parked_members(request)
            .await?;
        Ok::<_, Status>(answer.into_inner())
    };
    let (mut names, mut page_token) = (Vec::new(), String::new());
    loop {
        let page = list(&group.id, page_token).await.expect("listed");
        names.extend(page.parked_members.into_iter().map(|member| member.name));
        page_token = page.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    expect.sort();
    assert_eq!(names, expect);
    let nobodys = format!("group_{}", "0".repeat(26));
    for (id, expect) in [(nobodys.as_str(), "GROUP_NOT_FOUND"), ("", "FIELD_MISSING")] {
        assert_eq!(reason(list(id, String::new()).await), expect);
    }
}

#[tokio::test]
async fn each_name_has_its_index() {
    let service = Service::start().await;
    let backend = service.installation.store.readers.get_database_backend();
    if backend == DbBackend::Postgres {
        fill(&service, ROWS).await;
    }
    for (source, index) in [
        (SearchSource::UserName, "users_user_name"),
        (SearchSource::DisplayName, "users_display_name"),
        (SearchSource::Email, "user_emails_value"),
    ] {
        let from = ("u1".to_owned(), "user_0".to_owned());
        let id = service.directory_id;
        let statement = search_statement(source, id, from, "u2", 11, backend);
        let plan = plan(&service, statement).await;
        assert!(plan.contains(index), "{index}: {plan}");
        for costly in ["SCAN users", "SCAN user_emails", "Seq Scan"] {
            assert!(!plan.contains(costly), "{index}: {plan}");
        }
        if backend == DbBackend::Sqlite {
            // Where it begins is looked up as well as where it ends.
            let begins = [">? AND", ">(?,?) AND"];
            assert!(begins.iter().any(|it| plan.contains(it)), "{plan}");
            assert!(plan.contains("<?"), "{plan}");
        }
    }
}
