//! Organizations found by how their names begin.

use rollcall_proto::management::v1::{
    Organization, SearchOrganizationsRequest, SearchOrganizationsResponse,
    UpdateOrganizationRequest, UpdateOrganizationResponse,
};
use tonic::Status;

use super::organizations::{delete, restore};
use super::world::{World, mask};
use crate::support::reason;

async fn page(
    world: &World,
    request: SearchOrganizationsRequest,
) -> Result<(Vec<String>, String), Status> {
    let answer: SearchOrganizationsResponse = world.manager.call(request).await?;
    let names = answer.organizations.into_iter().map(|it| it.display_name);
    Ok((names.collect(), answer.next_page_token))
}

/// The names on all pages, and how many pages there are.
async fn found(world: &World, asked: SearchOrganizationsRequest) -> (Vec<String>, usize) {
    let (mut names, mut pages, mut page_token) = (Vec::new(), 0, String::new());
    loop {
        let request = SearchOrganizationsRequest {
            page_token,
            ..asked.clone()
        };
        let (more, next) = page(world, request).await.expect("found");
        names.extend(more);
        pages += 1;
        if next.is_empty() {
            return (names, pages);
        }
        page_token = next;
    }
}

fn of(prefix: &str, page_size: i32) -> SearchOrganizationsRequest {
    SearchOrganizationsRequest {
        prefix: prefix.to_owned(),
        page_size,
        ..SearchOrganizationsRequest::default()
    }
}

#[tokio::test]
async fn they_are_found_by_their_names() {
    let world = World::start().await;
    let names = [
        "Globex",
        "globex",
        "GLOBAL",
        "Glob ex",
        "Ｇｌｏｂｅｘ Ltd",
        "Łódź Glob",
        "Glo%",
        "Straße",
    ];
    let mut ids = Vec::new();
    for name in names {
        ids.push(world.create_organization(name).await.id);
    }
    let check = async |prefix: &str, expect: &[&str]| {
        for page_size in [1, 2, 100] {
            let (names, pages) = found(&world, of(prefix, page_size)).await;
            assert_eq!(names, expect, "{prefix} {page_size}");
            let full = usize::try_from(page_size).expect("positive");
            assert_eq!(pages, expect.len().div_ceil(full).max(1), "{prefix}");
        }
    };
    let all = ["Glob ex", "GLOBAL", "Globex", "globex", "Ｇｌｏｂｅｘ Ltd"];
    check("glob", &all).await;
    check("GLOBEX", &all[2..]).await;
    check("glo%", &["Glo%"]).await;
    check("łÓD", &["Łódź Glob"]).await;
    check("strasse", &[]).await;
    check("STRAẞE", &["Straße"]).await;
    check("_lob", &[]).await;

    let rename = UpdateOrganizationRequest {
        organization: Some(Organization {
            id: ids[2].clone(),
            display_name: "Initech".to_owned(),
            ..Organization::default()
        }),
        update_mask: Some(mask(&["display_name"])),
        request_id: String::new(),
    };
    let renamed: UpdateOrganizationResponse = world.manager.call(rename).await.expect("done");
    assert_eq!(renamed.organization.expect("there").id, ids[2]);
    check("global", &[]).await;
    check("INI", &["Initech"]).await;
    delete(&world, &ids[2]).await.expect("done");
    check("ini", &[]).await;
    let deleted_too = SearchOrganizationsRequest {
        show_deleted: true,
        ..of("ini", 10)
    };
    assert_eq!(found(&world, deleted_too).await.0, ["Initech"]);
    restore(&world, &ids[2]).await.expect("done");
    check("ini", &["Initech"]).await;
}

/// However long it is without regard to case.
#[tokio::test]
async fn a_long_name_is_found() {
    let world = World::start().await;
    // A letter that becomes 18.
    let name = "\u{fdfa}".repeat(200);
    world.create_organization(&name).await;
    for letters in [1, 31] {
        let (names, _) = found(&world, of(&"\u{fdfa}".repeat(letters), 10)).await;
        assert_eq!(names, [name.as_str()]);
    }
}

#[tokio::test]
async fn a_page_is_of_its_query() {
    let world = World::start().await;
    for name in ["Globex 1", "Globex 2"] {
        world.create_organization(name).await;
    }
    let (_, page_token) = page(&world, of("globex", 1)).await.expect("found");
    let with = |request| SearchOrganizationsRequest {
        page_token: page_token.clone(),
        ..request
    };
    assert!(page(&world, with(of("globex", 5))).await.is_ok());
    for other in [
        of("glob", 1),
        SearchOrganizationsRequest {
            show_deleted: true,
            ..of("globex", 1)
        },
    ] {
        let refused = page(&world, with(other)).await;
        assert_eq!(reason(refused), "PAGE_TOKEN_INVALID");
    }
    let missing = page(&world, of("", 1)).await;
    assert_eq!(reason(missing), "FIELD_MISSING");
    for prefix in ["a\0", &"x".repeat(1_025)] {
        assert_eq!(reason(page(&world, of(prefix, 1)).await), "INVALID_VALUE");
    }
}
