//! Pages of every list of the API, which the contract itself names.

use std::collections::BTreeMap;

use prost::Message as _;
use prost::encoding::{self, DecodeContext, WireType};
use prost_types::field_descriptor_proto::Type;
use prost_types::{DescriptorProto, FileDescriptorSet};
use rollcall_control::clock::IdSource;
use rollcall_control::id::WebhookEndpointId;
use rollcall_control::store::entity::{webhook_delivery, webhook_endpoint};
use rollcall_proto::FILE_DESCRIPTOR_SET;
use rollcall_proto::authz::v1::Caller as CallerKind;
use rollcall_proto::management::v1::{
    CreateSetupLinkRequest, CreateSetupLinkResponse, CreateTrustedIssuerRequest,
    CreateTrustedIssuerResponse, CreateWebhookEndpointRequest, CreateWebhookEndpointResponse,
    Scope, SetupLink, TrustedIssuer, WebhookEndpoint,
};
use rollcall_proto::method::METHODS;
use rollcall_proto::provisioning::v1::{CreateGroupRequest, DeleteUserRequest, MemberName};
use rollcall_proto::scim::v1::GroupAttributes;
use sea_orm::{EntityTrait as _, IntoActiveModel as _};
use tonic::Status;

use super::caller::Caller;
use super::world::{World, create_environment};
use crate::support::reason;

/// Entries of each of the lists of this many.
const ROWS: usize = 25;
/// The lists that have so many entries here.
const FULL: [&str; 4] = [
    "ListAuditEntries",
    "ListDirectories",
    "ListEnvironments",
    "ListOrganizations",
];

/// A list of the API: its path, and the numbers of the fields.
struct List {
    path: &'static str,
    query: BTreeMap<String, (u32, Type)>,
    next_page_token: u32,
    /// The one repeated field of the answer.
    entries: u32,
}

impl List {
    fn name(&self) -> &'static str {
        self.path.rsplit('/').next().expect("a name")
    }
}

#[derive(Debug, PartialEq)]
struct Page {
    entries: Vec<Vec<u8>>,
    next_page_token: String,
}

/// Every list for whoever reads or manages an environment.
fn lists() -> Vec<List> {
    let descriptors = FileDescriptorSet::decode(FILE_DESCRIPTOR_SET).expect("descriptors");
    let mut messages: BTreeMap<String, DescriptorProto> = BTreeMap::new();
    for file in descriptors.file {
        let package = file.package.unwrap_or_default();
        for message in file.message_type {
            messages.insert(format!("{package}.{}", message.name()), message);
        }
    }
    let mut lists = Vec::new();
    for method in METHODS {
        let readable = [CallerKind::Reader, CallerKind::Manager];
        let is_ours = method
            .callers
            .iter()
            .any(|caller| readable.contains(caller));
        if !method.name().starts_with("List") || !is_ours {
            continue;
        }
        let service = method.path[1..].split('/').next().expect("a service");
        let package = service.rsplit_once('.').expect("a package").0;
        let message = |suffix: &str| &messages[&format!("{package}.{}{suffix}", method.name())];
        let query = message("Request").field.iter();
        let query = query.map(|field| {
            let number = u32::try_from(field.number()).expect("a number");
            (field.name().to_owned(), (number, field.r#type()))
        });
        let answer = &message("Response").field;
        let number = |named: &dyn Fn(&str) -> bool| {
            let field = answer.iter().find(|field| named(field.name()));
            u32::try_from(field.expect("a field").number()).expect("a number")
        };
        lists.push(List {
            path: method.path,
            query: query.collect(),
            next_page_token: number(&|name| name == "next_page_token"),
            entries: number(&|name| name != "next_page_token"),
        });
    }
    lists
}

/// A query of these fields, those of them that the list has.
fn encode(list: &List, texts: &[(&str, &str)], page_size: i32, flag: Option<&str>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, text) in texts {
        if let Some((number, _)) = list.query.get(*name) {
            encoding::string::encode(*number, &(*text).to_owned(), &mut bytes);
        }
    }
    encoding::int32::encode(list.query["page_size"].0, &page_size, &mut bytes);
    if let Some(name) = flag {
        encoding::bool::encode(list.query[name].0, &true, &mut bytes);
    }
    bytes
}

fn decode(list: &List, answer: &[u8]) -> Page {
    let (mut entries, mut next_page_token) = (Vec::new(), String::new());
    let mut rest = answer;
    while !rest.is_empty() {
        let (number, wire) = encoding::decode_key(&mut rest).expect("a key");
        let context = DecodeContext::default();
        let mut bytes = Vec::new();
        match wire {
            WireType::LengthDelimited if number == list.entries => {
                encoding::bytes::merge(wire, &mut bytes, &mut rest, context).expect("an entry");
                entries.push(bytes);
            }
            WireType::LengthDelimited if number == list.next_page_token => {
                encoding::string::merge(wire, &mut next_page_token, &mut rest, context)
                    .expect("a token");
            }
            _ => encoding::skip_field(wire, number, &mut rest, context).expect("a field"),
        }
    }
    Page {
        entries,
        next_page_token,
    }
}

/// The fields that say what is listed. `id` is a webhook endpoint's.
fn selection(
    world: &World,
    endpoint_id: WebhookEndpointId,
    group_id: String,
) -> Vec<(&'static str, String)> {
    vec![
        ("group_id", group_id),
        ("id", endpoint_id.to_string()),
        ("environment_id", world.environment_id.clone()),
        ("organization_id", world.organization_id.clone()),
        ("directory_id", world.directory_id.clone()),
    ]
}

/// One directory or endpoint is selected by itself, the others by their environment.
fn select<'s>(list: &List, all: &'s [(&'static str, String)]) -> Vec<(&'s str, &'s str)> {
    let of_directory = list.query.contains_key("directory_id");
    let of_endpoint = list.query.contains_key("id");
    let of_group = list.name() == "ListParkedMembers";
    all.iter()
        .filter(|(name, _)| of_group == (*name == "group_id"))
        .filter(|(name, _)| of_endpoint == (*name == "id"))
        .filter(|(name, _)| of_directory == (*name == "directory_id"))
        .filter(|(name, _)| *name != "organization_id")
        .map(|(name, text)| (*name, text.as_str()))
        .collect()
}

async fn page(
    caller: &Caller,
    list: &List,
    texts: &[(&str, &str)],
    page_size: i32,
    page_token: &str,
) -> Result<Page, Status> {
    let texts = [texts, &[("page_token", page_token)]].concat();
    let query = encode(list, &texts, page_size, None);
    Ok(decode(list, &caller.call_raw(list.path, query).await?))
}

/// Whoever lists: environments are an operator's.
fn caller_of<'w>(world: &'w World, list: &List) -> &'w Caller {
    match list.name() {
        "ListEnvironments" => &world.operator,
        _ => &world.manager,
    }
}

/// A world in which every list has entries, and the lists.
async fn filled() -> (World, Vec<List>, Vec<(&'static str, String)>) {
    let world = World::start().await;
    for number in 0..ROWS {
        create_environment(&world.operator, &format!("e{number}")).await;
        world.create_organization(&format!("o{number}")).await;
        world.create_directory(&world.organization_id).await;
    }
    for number in 0..3 {
        let made = world.service.create_user(&format!("u{number}")).await;
        made.expect("made");
        world.service.create_group(&format!("g{number}")).await;
        let id = world.service.directory_id;
        let made = world.service.installation.create_token(id).await;
        made.expect("made");
        world.key_of(&world.environment_id, None).await;
        fill_with_more(&world, number).await;
    }
    world.service.control.flush_request_log().await;
    let all = selection(&world, deliver(&world).await, await_some(&world).await);
    let mut filled = Vec::new();
    for list in lists() {
        let texts = select(&list, &all);
        let page = page(caller_of(&world, &list), &list, &texts, 1, "").await;
        let page = page.expect("answers");
        assert!(!page.next_page_token.is_empty(), "{}", list.name());
        filled.push(list);
    }
    (world, filled, all)
}

/// A group that awaits three people.
async fn await_some(world: &World) -> String {
    let members = ["one", "two", "three"].map(|name| MemberName {
        value: name.to_owned(),
    });
    let request = CreateGroupRequest {
        context: Some(world.service.context()),
        attributes: Some(GroupAttributes {
            display_name: "Awaiting".to_owned(),
            ..GroupAttributes::default()
        }),
        members: members.to_vec(),
        ..CreateGroupRequest::default()
    };
    let mut provisioning = world.service.provisioning.clone();
    let made = provisioning.create_group(request).await.expect("made");
    made.into_inner().group.expect("a group").id
}

/// Three attempts to deliver something to a webhook endpoint.
async fn deliver(world: &World) -> WebhookEndpointId {
    let store = &world.service.installation.store;
    let endpoint = webhook_endpoint::Entity::find().one(&store.readers).await;
    let endpoint_id = endpoint.expect("rows").expect("an endpoint").id;
    let ids = IdSource::new(world.service.clock.clone());
    let rows = [1, 2, 3].map(|position| {
        let row = webhook_delivery::Model {
            id: ids.next(),
            endpoint_id,
            event_id: ids.next(),
            position,
            attempt: 1,
            is_redelivery: false,
            is_failed: true,
            http_status: None,
            error: None,
            duration_micros: 1,
            next_attempt_time: None,
            create_time: world.service.clock.now(),
        };
        row.into_active_model()
    });
    let written = store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                webhook_delivery::Entity::insert_many(rows)
                    .exec_without_returning(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    written.await.expect("written");
    endpoint_id
}

/// One more deleted user, setup link, trusted issuer and webhook endpoint.
async fn fill_with_more(world: &World, number: usize) {
    let user = world.service.create_user(&format!("gone{number}")).await;
    let delete = DeleteUserRequest {
        context: Some(world.service.context()),
        id: user.expect("made").id,
        condition: None,
    };
    let mut provisioning = world.service.provisioning.clone();
    provisioning.delete_user(delete).await.expect("deleted");
    let setup_link = Some(SetupLink {
        directory_id: world.directory_id.clone(),
        ..SetupLink::default()
    });
    let create = CreateSetupLinkRequest {
        setup_link,
        ..CreateSetupLinkRequest::default()
    };
    let made: Result<CreateSetupLinkResponse, _> = world.manager.call(create).await;
    made.expect("made");
    let trusted_issuer = Some(TrustedIssuer {
        issuer: "https://issuer.example.com".to_owned(),
        audience: "rollcall".to_owned(),
        subject: format!("backend{number}"),
        scopes: vec![Scope::Manage.into()],
        ..TrustedIssuer::default()
    });
    let create = CreateTrustedIssuerRequest {
        trusted_issuer,
        ..CreateTrustedIssuerRequest::default()
    };
    let made: Result<CreateTrustedIssuerResponse, _> = world.manager.call(create).await;
    made.expect("made");
    let webhook_endpoint = Some(WebhookEndpoint {
        display_name: "Product".to_owned(),
        url: "https://hooks.example/".to_owned(),
        ..WebhookEndpoint::default()
    });
    let create = CreateWebhookEndpointRequest {
        webhook_endpoint,
        ..CreateWebhookEndpointRequest::default()
    };
    let made: Result<CreateWebhookEndpointResponse, _> = world.manager.call(create).await;
    made.expect("made");
}

/// The id of an entry, which is its first field.
fn id_of(entry: &[u8]) -> String {
    let mut rest = entry;
    let (number, wire) = encoding::decode_key(&mut rest).expect("a key");
    assert_eq!(number, 1);
    let mut id = String::new();
    encoding::string::merge(wire, &mut id, &mut rest, DecodeContext::default()).expect("an id");
    id
}

#[tokio::test]
async fn pages_hold_everything_once_and_in_order() {
    let (world, lists, all) = filled().await;
    for list in &lists {
        let (caller, texts) = (caller_of(&world, list), select(list, &all));
        let whole = page(caller, list, &texts, 1_000, "")
            .await
            .expect("answers");
        assert_eq!(whole.next_page_token, "", "{}", list.name());
        if FULL.contains(&list.name()) {
            assert!(whole.entries.len() >= ROWS, "{}", list.name());
        }
        let ids: Vec<String> = whole.entries.iter().map(|entry| id_of(entry)).collect();
        // Events are in the order in which they happened, whoever made their ids.
        assert!(
            list.name() == "ListDirectoryEvents"
                || ids.is_sorted_by(|one, next| one < next)
                || ids.is_sorted_by(|one, next| one > next),
            "{}: {ids:?}",
            list.name()
        );
        for page_size in [1, 2, ROWS.try_into().expect("small"), -1] {
            let (mut found, mut token) = (Vec::new(), String::new());
            loop {
                let next = page(caller, list, &texts, page_size, &token).await;
                let next = next.expect("answers");
                assert!(next.entries.len() <= usize::try_from(page_size).unwrap_or(1));
                found.extend(next.entries.iter().map(|entry| id_of(entry)));
                token = next.next_page_token;
                if token.is_empty() {
                    break;
                }
            }
            assert_eq!(found, ids, "{}", list.name());
        }
    }
}

#[tokio::test]
async fn a_token_is_its_querys_and_its_callers() {
    let (world, lists, all) = filled().await;
    let mut tokens = Vec::new();
    for list in &lists {
        let (caller, texts) = (caller_of(&world, list), select(list, &all));
        let first = page(caller, list, &texts, 1, "").await.expect("answers");
        tokens.push(first.next_page_token);
    }
    for (list, token) in lists.iter().zip(&tokens) {
        let (caller, texts) = (caller_of(&world, list), select(list, &all));
        let refuse = async |caller: &Caller, texts: &[(&str, &str)], token: &str| {
            let refused = page(caller, list, texts, 2, token).await;
            assert_eq!(reason(refused), "PAGE_TOKEN_INVALID", "{}", list.name());
        };
        // Another page size is the same query.
        page(caller, list, &texts, 7, token).await.expect("answers");
        for other in tokens.iter().filter(|other| *other != token) {
            refuse(caller, &texts, other).await;
        }
        let mut forged: Vec<String> = (0..token.len())
            .map(|place| {
                let mut bytes = token.clone().into_bytes();
                bytes[place] = if bytes[place] == b'0' { b'1' } else { b'0' };
                String::from_utf8(bytes).expect("ASCII")
            })
            .collect();
        forged.extend(["x".to_owned(), ".".to_owned(), format!("{token}0")]);
        forged.push(token.to_uppercase());
        forged.push(token[1..].to_owned());
        for token in &forged {
            refuse(caller, &texts, token).await;
        }
        for (name, (_, kind)) in &list.query {
            if *kind == Type::Bool {
                let texts = [&texts[..], &[("page_token", token)]].concat();
                let query = encode(list, &texts, 2, Some(name));
                let refused = caller.call_raw(list.path, query).await;
                assert_eq!(reason(refused), "PAGE_TOKEN_INVALID", "{}", list.name());
            }
        }
        if FULL.contains(&list.name()) {
            for name in ["organization_id", "external_id", "domain", "resource_id"] {
                if list.query.contains_key(name) {
                    let texts = [&texts[..], &[(name, world.organization_id.as_str())]].concat();
                    refuse(caller, &texts, token).await;
                }
            }
            // Of another environment, and of another key of the same one.
            let stranger = world.key_of(&world.other_environment_id, None).await;
            refuse(&stranger, &[], token).await;
            let other = world.key_of(&world.environment_id, None).await;
            refuse(&other, &texts, token).await;
            let bound = Some(world.organization_id.as_str());
            let bound = world.key_of(&world.environment_id, bound).await;
            refuse(&bound, &texts, token).await;
        }
    }
}
