//! Endpoints as they are managed, and what they get by it.

use rollcall_control::id::{EventId, WebhookEndpointId};
use rollcall_control::webhook::WebhookSecret;
use rollcall_proto::management::v1::{
    CreateDirectoryRequest, CreateDirectoryResponse, CreateOrganizationRequest,
    CreateOrganizationResponse, CreateWebhookEndpointRequest, CreateWebhookEndpointResponse,
    DeleteWebhookEndpointRequest, DeleteWebhookEndpointResponse, Directory,
    DisableWebhookEndpointRequest, DisableWebhookEndpointResponse, EnableWebhookEndpointRequest,
    EnableWebhookEndpointResponse, ListAuditEntriesRequest, ListAuditEntriesResponse,
    ListWebhookEndpointsRequest, ListWebhookEndpointsResponse, Organization,
    RedeliverEventsRequest, RedeliverEventsResponse, RotateWebhookEndpointSecretRequest,
    RotateWebhookEndpointSecretResponse, UpdateWebhookEndpointRequest,
    UpdateWebhookEndpointResponse, WebhookEndpoint, WebhookEndpointDisableReason,
};
use serde_json::json;
use tonic::Status;

use super::receiver::{Answer, Got, Receiver};
use super::sender::{SECOND_MICROS, Sender};
use crate::support::reason;

async fn update(
    sender: &Sender,
    endpoint: WebhookEndpoint,
    paths: &[&str],
) -> Result<WebhookEndpoint, Status> {
    let paths = paths.iter().map(|path| (*path).to_owned()).collect();
    let answer: UpdateWebhookEndpointResponse = sender
        .manager
        .call(UpdateWebhookEndpointRequest {
            webhook_endpoint: Some(endpoint),
            update_mask: Some(prost_types::FieldMask { paths }),
            ..UpdateWebhookEndpointRequest::default()
        })
        .await?;
    Ok(answer.webhook_endpoint.expect("an endpoint"))
}

async fn redeliver(sender: &Sender, request: RedeliverEventsRequest) -> Result<(), Status> {
    let answer: Result<RedeliverEventsResponse, _> = sender.manager.call(request).await;
    answer.map(|_| ())
}

#[tokio::test]
async fn a_delivery_is_as_standard_webhooks_says() {
    let sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, secret) = sender.create(&receiver.url(), &["user.created"]).await;
    assert!(secret.starts_with("whsec_"));
    let user = sender.service.create_user("ada").await.expect("made");
    sender.service.create_group("Finance").await;
    sender.deliver().await;
    let got = receiver.got();
    assert_eq!(got.len(), 1, "of the kinds that it wants");
    let Got { body, .. } = &got[0];
    let user_agent = got[0].header("user-agent");
    assert!(user_agent.starts_with("Rollcall/"), "{user_agent}");
    assert_eq!(got[0].header("content-type"), "application/json");
    let seconds: i64 = got[0].header("webhook-timestamp").parse().expect("seconds");
    assert_eq!(seconds, sender.service.clock.now().0 / SECOND_MICROS);
    let signed = signatures(&sender, &endpoint.id, &got[0], &[1]);
    assert_eq!(got[0].header("webhook-signature"), signed.join(" "));

    let json = got[0].json();
    assert_eq!(json["type"], "user.created");
    assert_eq!(json["timestamp"], "2027-01-15T08:00:01Z");
    let data = &json["data"];
    assert_eq!(data["id"], got[0].id());
    assert_eq!(data["userId"], user.id);
    assert_eq!(data["access"], "gained");
    assert_eq!(data["directoryId"], sender.service.directory_id.to_string());
    assert_eq!(data["before"], json!(null));
    assert_eq!(data["after"]["attributes"]["userName"], "ada");
    assert_eq!(data["after"]["active"], true);
    let request_id = data["cause"]["requestId"].as_str().expect("a request");
    assert!(request_id.starts_with("req_"));
    assert!(!String::from_utf8_lossy(body).contains("whsec_"));
}

/// What secrets of these generations make of a delivery.
fn signatures(sender: &Sender, id: &str, got: &Got, generations: &[i32]) -> Vec<String> {
    let key = &sender.service.installation.secret;
    let id: WebhookEndpointId = id.parse().expect("an id");
    let event_id: EventId = got.id().parse().expect("an id");
    let seconds = got.header("webhook-timestamp").parse().expect("seconds");
    let secrets = generations
        .iter()
        .map(|generation| WebhookSecret::of(key, id, *generation));
    secrets
        .map(|secret| secret.sign(event_id, seconds, &got.body))
        .collect()
}

#[tokio::test]
async fn the_old_secret_signs_for_a_day_beside_the_new_one() {
    let sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, old) = sender.create(&receiver.url(), &[]).await;
    let rotated: RotateWebhookEndpointSecretResponse = sender
        .manager
        .call(RotateWebhookEndpointSecretRequest {
            id: endpoint.id.clone(),
            ..RotateWebhookEndpointSecretRequest::default()
        })
        .await
        .expect("rotated");
    assert_ne!(rotated.secret, old);
    let is = rotated.webhook_endpoint.expect("an endpoint");
    assert!(is.old_secret_expire_time.is_some());
    sender.create_users("first", 1).await;
    sender.deliver().await;
    sender.later(86_400 * SECOND_MICROS - 1);
    sender.create_users("second", 1).await;
    sender.deliver().await;
    sender.later(1);
    sender.create_users("third", 1).await;
    sender.deliver().await;
    let got = receiver.got();
    for (got, generations) in got.iter().zip([&[2, 1][..], &[2, 1], &[2]]) {
        let expect = signatures(&sender, &endpoint.id, got, generations);
        assert_eq!(got.header("webhook-signature"), expect.join(" "));
    }
    assert_eq!(got.len(), 3);
}

#[tokio::test]
async fn an_endpoint_is_changed_by_mask() {
    let sender = Sender::start().await;
    let [first, second] = [Receiver::start().await, Receiver::start().await];
    let (endpoint, _) = sender.create(&first.url(), &[]).await;
    let wanted = WebhookEndpoint {
        id: endpoint.id.clone(),
        display_name: "Other".to_owned(),
        url: second.url(),
        kinds: vec!["user.deleted".to_owned(), "user.created".to_owned()],
        ..WebhookEndpoint::default()
    };
    let named = update(&sender, wanted.clone(), &["display_name"]).await;
    let expect = WebhookEndpoint {
        display_name: "Other".to_owned(),
        ..endpoint.clone()
    };
    assert_eq!(named.expect("changed"), expect);
    first.always(Answer::Status(500));
    sender.create_users("first", 1).await;
    sender.deliver().await;
    assert_eq!(sender.get(&endpoint.id).await.failed_attempt_count, 1);
    let moved = update(&sender, wanted.clone(), &["url", "kinds"]).await;
    let moved = moved.expect("changed");
    assert_eq!(moved.kinds, ["user.created", "user.deleted"]);
    assert_eq!(moved.failed_attempt_count, 0, "it begins anew");
    assert_eq!(sender.deliver().await, 1);
    assert_eq!(second.ids().len(), 1);

    for paths in [&[][..], &["position"], &["organization_id"], &["*"]] {
        let refused = update(&sender, wanted.clone(), paths).await;
        assert_eq!(reason(refused), "UPDATE_MASK_INVALID", "{paths:?}");
    }
    let with = |url: &str, kind: &str| WebhookEndpoint {
        url: url.to_owned(),
        kinds: vec![kind.to_owned()],
        ..wanted.clone()
    };
    for (endpoint, path) in [
        (with("https://10.0.0.1/", ""), "url"),
        (with("http://hooks.example/", ""), "url"),
        (with("", "user.left"), "kinds"),
        (with("", "USER_CREATED"), "kinds"),
    ] {
        let refused = update(&sender, endpoint, &[path]).await;
        assert_eq!(reason(refused), "INVALID_VALUE", "{path}");
    }
}

#[tokio::test]
async fn changes_are_in_the_audit_log_and_an_endpoint_ends() {
    let sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, secret) = sender.create(&receiver.url(), &[]).await;
    let id = || endpoint.id.clone();
    let disable = || DisableWebhookEndpointRequest {
        id: id(),
        ..DisableWebhookEndpointRequest::default()
    };
    for _ in 0..2 {
        let disabled: DisableWebhookEndpointResponse =
            sender.manager.call(disable()).await.expect("disabled");
        let disabled = disabled.webhook_endpoint.expect("an endpoint");
        let requested = WebhookEndpointDisableReason::Requested;
        assert_eq!(disabled.disable_reason(), requested);
    }
    sender.create_users("first", 2).await;
    assert_eq!(sender.deliver().await, 0);
    let again = RedeliverEventsRequest {
        id: id(),
        first_position: 1,
        last_position: 1,
        ..RedeliverEventsRequest::default()
    };
    let refused = redeliver(&sender, again).await;
    assert_eq!(reason(refused), "WEBHOOK_ENDPOINT_DISABLED");
    let enable = EnableWebhookEndpointRequest {
        id: id(),
        ..EnableWebhookEndpointRequest::default()
    };
    let _: EnableWebhookEndpointResponse = sender.manager.call(enable).await.expect("enabled");
    assert_eq!(sender.deliver().await, 2);
    let delete = DeleteWebhookEndpointRequest {
        id: id(),
        ..DeleteWebhookEndpointRequest::default()
    };
    let _: DeleteWebhookEndpointResponse = sender.manager.call(delete).await.expect("deleted");
    let refused: Result<DisableWebhookEndpointResponse, _> = sender.manager.call(disable()).await;
    assert_eq!(reason(refused), "WEBHOOK_ENDPOINT_NOT_FOUND");
    sender.create_users("second", 1).await;
    assert_eq!(sender.deliver().await, 0);
    let entries: ListAuditEntriesResponse = sender
        .manager
        .call(ListAuditEntriesRequest::default())
        .await
        .expect("answers");
    let methods: Vec<_> = entries
        .entries
        .iter()
        .filter(|entry| entry.resource_id == endpoint.id)
        .map(|entry| entry.method.as_str())
        .collect();
    let expect =
        ["Delete", "Enable", "Disable", "Create"].map(|verb| format!("{verb}WebhookEndpoint"));
    assert_eq!(methods, expect);
    assert!(!format!("{entries:?}").contains(&secret));
}

#[tokio::test]
async fn an_environment_has_fifty_endpoints() {
    let sender = Sender::start().await;
    let url = "https://hooks.example/";
    for _ in 0..50 {
        sender.create(url, &[]).await;
    }
    let refused = sender.try_create(url, &[]).await;
    assert_eq!(reason(refused), "TOO_LARGE");
    let list: ListWebhookEndpointsResponse = sender
        .manager
        .call(ListWebhookEndpointsRequest::default())
        .await
        .expect("answers");
    assert_eq!(list.webhook_endpoints.len(), 50);
}

#[tokio::test]
async fn events_are_delivered_once_more() {
    let sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, _) = sender.create(&receiver.url(), &["user.created"]).await;
    sender.create_users("first", 5).await;
    sender.service.create_group("Finance").await;
    sender.deliver().await;
    let first = receiver.ids();
    let position = sender.get(&endpoint.id).await.position;
    let request = |event_id: &str, first_position, last_position| RedeliverEventsRequest {
        id: endpoint.id.clone(),
        event_id: event_id.to_owned(),
        first_position,
        last_position,
        ..RedeliverEventsRequest::default()
    };
    redeliver(&sender, request(&first[2], 0, 0))
        .await
        .expect("asked");
    assert_eq!(sender.deliver().await, 1);
    assert_eq!(receiver.ids()[5..], first[2..3], "under its id");
    // One that fails is tried again, and holds up none of the feed.
    let range = request("", endpoint.position + 2, position);
    redeliver(&sender, range).await.expect("asked");
    receiver.next([Answer::Status(500)]);
    assert_eq!(sender.deliver().await, 1);
    sender.create_users("second", 1).await;
    assert_eq!(sender.deliver().await, 1);
    sender.later(10 * SECOND_MICROS);
    assert_eq!(sender.deliver().await, 4);
    let expect = [
        &first[1..2],
        &sender.events_behind(position).await,
        &first[1..],
    ]
    .concat();
    assert_eq!(receiver.ids()[6..], expect);
    let deliveries = sender.deliveries(&endpoint.id, false).await;
    let again = deliveries.iter().filter(|delivery| delivery.is_redelivery);
    assert_eq!(again.count(), 6);

    let nobodys = "evt_00000000000000000000000000";
    for (request, expect) in [
        (request(nobodys, 0, 0), "EVENT_NOT_FOUND"),
        (request("user_1", 0, 0), "INVALID_ID"),
        (request("", 0, 0), "INVALID_VALUE"),
        (request("", 2, 1), "INVALID_VALUE"),
        (request("", 1, position + 100), "INVALID_VALUE"),
        (request(&first[0], 1, 2), "INVALID_VALUE"),
    ] {
        assert_eq!(reason(redeliver(&sender, request).await), expect);
    }
}

#[tokio::test]
async fn attempts_are_shown_for_thirty_days() {
    let sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, _) = sender.create(&receiver.url(), &[]).await;
    sender.create_users("first", 1).await;
    sender.deliver().await;
    for (days, shown) in [(30, 1), (1, 0)] {
        sender.later(days * 86_400 * SECOND_MICROS);
        let now = sender.service.clock.now();
        sender.service.control.sweep(now).await.expect("swept");
        let deliveries = sender.deliveries(&endpoint.id, false).await;
        assert_eq!(deliveries.len(), shown);
    }
}

#[tokio::test]
async fn an_endpoint_of_one_organization_gets_its_events_alone() {
    let sender = Sender::start().await;
    let [own, other] = [Receiver::start().await, Receiver::start().await];
    let organization: CreateOrganizationResponse = sender
        .manager
        .call(CreateOrganizationRequest {
            organization: Some(Organization {
                display_name: "Other".to_owned(),
                ..Organization::default()
            }),
            ..CreateOrganizationRequest::default()
        })
        .await
        .expect("made");
    let other_id = organization.organization.expect("an organization").id;
    let own_id = sender.organization_id.to_string();
    for (receiver, organization_id) in [(&own, &own_id), (&other, &other_id)] {
        let webhook_endpoint = Some(WebhookEndpoint {
            display_name: "Product".to_owned(),
            url: receiver.url(),
            organization_id: organization_id.clone(),
            ..WebhookEndpoint::default()
        });
        let _: CreateWebhookEndpointResponse = sender
            .manager
            .call(CreateWebhookEndpointRequest {
                webhook_endpoint,
                ..CreateWebhookEndpointRequest::default()
            })
            .await
            .expect("made");
    }
    sender.create_users("first", 1).await;
    sender.deliver().await;
    assert_eq!((own.ids().len(), other.ids().len()), (1, 0));
    let directory: CreateDirectoryResponse = sender
        .manager
        .call(CreateDirectoryRequest {
            organization_id: other_id,
            directory: Some(Directory {
                display_name: "Okta".to_owned(),
                ..Directory::default()
            }),
            ..CreateDirectoryRequest::default()
        })
        .await
        .expect("made");
    sender.deliver().await;
    assert_eq!((own.ids().len(), other.ids().len()), (1, 1));
    let body = other.got()[0].json();
    assert_eq!(body["type"], "directory.created");
    let id = directory.directory.expect("a directory").id;
    assert_eq!(body["data"]["after"]["id"], id);
}
