//! Nothing is lost (W1): whatever an endpoint answers, and whatever becomes of
//! control meanwhile, each event comes, in its order, under its id.

use rollcall_proto::event::v1::EventKind;
use rollcall_proto::management::v1::{
    EnableWebhookEndpointRequest, EnableWebhookEndpointResponse, WebhookEndpointDisableReason,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::receiver::{Answer, Receiver};
use super::sender::{SECOND_MICROS, Sender};
use crate::support::reason;

/// After the attempts that fail but the last.
const WAIT_SECONDS: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
const USERS: usize = 20;

/// Each id once, where it came first.
fn first_ones(ids: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    ids.into_iter()
        .filter(|id| seen.insert(id.clone()))
        .collect()
}

#[tokio::test]
async fn nothing_is_lost_on_the_way() {
    let mut sender = Sender::start().await;
    let mut receiver = Receiver::start().await;
    let (endpoint, _) = sender.create(&receiver.url(), &[]).await;
    let position = endpoint.position;
    sender.create_users("first", USERS).await;
    // What goes wrong with the first event, attempt by attempt.
    receiver.stop().await;
    assert_eq!(sender.deliver().await, 1, "nobody listens");
    receiver.start_again().await;
    let answers = [
        Answer::Status(500),
        Answer::Silence,
        Answer::With(302, format!("location: {}", receiver.url())),
        Answer::Large(64 * 1024 + 1),
        Answer::With(503, "retry-after: 9000".to_owned()),
        Answer::Hangup,
        Answer::Status(404),
        Answer::Status(429),
    ];
    let failures = answers.len() + 1;
    for (number, answer) in answers.into_iter().enumerate() {
        assert_eq!(sender.deliver().await, 0, "it is not due");
        assert!(sender.go_to_next_attempt(&endpoint.id).await);
        if number == 3 {
            // The process ends with its lease, and another one begins.
            sender.replace().await;
            sender.create_users("second", USERS).await;
        }
        receiver.next([answer.clone()]);
        assert_eq!(sender.deliver().await, 1, "{answer:?}");
    }
    assert!(sender.go_to_next_attempt(&endpoint.id).await);
    sender.replace().await;
    let expect = sender.events_behind(position).await;
    assert_eq!(expect.len(), 2 * USERS);
    assert_eq!(sender.deliver().await, expect.len());
    // Nobody listened to the first attempt.
    let got = receiver.ids();
    assert_eq!(got.len(), expect.len() + failures - 1);
    assert_eq!(first_ones(got), expect, "all, once, in their order");
    let is = sender.get(&endpoint.id).await;
    assert_eq!(is.position, sender.end().await);
    assert_eq!((is.failed_attempt_count, is.next_attempt_time), (0, None));

    let failed = sender.deliveries(&endpoint.id, true).await;
    assert_eq!(failed.len(), failures);
    for (number, delivery) in (1..).zip(&failed) {
        assert_eq!(delivery.attempt, number);
        assert_eq!(delivery.event_id, expect[0]);
        assert!(delivery.error.ends_with('.'), "{}", delivery.error);
        assert!(delivery.next_attempt_time.is_some());
    }
    let statuses: Vec<_> = failed.iter().map(|delivery| delivery.http_status).collect();
    assert_eq!(statuses, [0, 500, 0, 302, 200, 503, 0, 404, 429]);
    let all = sender.deliveries(&endpoint.id, false).await;
    assert_eq!(all.len(), expect.len() + failures);
    println!(
        "{} events, {failures} failures, 2 restarts: 0 lost",
        expect.len()
    );
}

#[tokio::test]
async fn an_endpoint_that_stays_dead_is_disabled_and_goes_on_where_it_was() {
    let sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, _) = sender.create(&receiver.url(), &["user.created"]).await;
    sender.create_users("first", 3).await;
    receiver.always(Answer::Status(500));
    for wait in WAIT_SECONDS {
        let before = sender.service.clock.now();
        assert_eq!(sender.deliver().await, 1);
        assert!(sender.go_to_next_attempt(&endpoint.id).await);
        let waited = sender.service.clock.now().0 - before.0;
        let wait = wait * SECOND_MICROS;
        assert!((wait..=wait / 5 * 6).contains(&waited), "{waited}");
    }
    assert_eq!(sender.deliver().await, 1, "the last attempt");
    let is = sender.get(&endpoint.id).await;
    assert!(is.disable_time.is_some());
    assert_eq!(is.disable_reason(), WebhookEndpointDisableReason::Failing);
    assert_eq!(is.position, endpoint.position, "its place stays");
    assert_eq!(disabled_events(&sender).await, 1);
    sender.later(86_400 * SECOND_MICROS);
    assert_eq!(sender.deliver().await, 0);

    receiver.always(Answer::Status(204));
    let before = receiver.ids().len();
    let _: EnableWebhookEndpointResponse = sender
        .manager
        .call(EnableWebhookEndpointRequest {
            id: endpoint.id.clone(),
            ..EnableWebhookEndpointRequest::default()
        })
        .await
        .expect("enabled");
    assert_eq!(sender.deliver().await, 3);
    let expect = sender.events_behind(endpoint.position).await;
    assert_eq!(receiver.ids()[before..], expect[..3], "nothing was lost");
}

/// How often the feed told that an endpoint was disabled.
async fn disabled_events(sender: &Sender) -> usize {
    use rollcall_control::store::entity::event;
    let rows = event::Entity::find()
        .filter(event::Column::Kind.eq(i32::from(EventKind::WebhookEndpointDisabled)))
        .all(&sender.service.installation.store.readers)
        .await
        .expect("rows");
    assert!(rows.iter().all(|row| row.directory_id.is_none()));
    rows.len()
}

#[tokio::test]
async fn one_that_is_gone_is_disabled_at_once() {
    let sender = Sender::start().await;
    let [gone, other] = [Receiver::start().await, Receiver::start().await];
    let (endpoint, _) = sender.create(&gone.url(), &["user.created"]).await;
    let kinds = ["webhook_endpoint.disabled"];
    sender.create(&other.url(), &kinds).await;
    gone.always(Answer::Status(410));
    sender.create_users("first", 2).await;
    sender.deliver().await;
    let is = sender.get(&endpoint.id).await;
    assert_eq!(is.disable_reason(), WebhookEndpointDisableReason::Gone);
    assert_eq!(gone.ids().len(), 1);
    sender.deliver().await;
    let told = other.got();
    assert_eq!(told.len(), 1);
    let body = told[0].json();
    assert_eq!(body["type"], kinds[0]);
    assert_eq!(body["data"]["webhookEndpointId"], endpoint.id);
    assert_eq!(body["data"]["cause"]["actorKind"], "service");
}

#[tokio::test]
async fn what_is_not_kept_any_more_is_not_passed_over_in_silence() {
    let sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, _) = sender.create(&receiver.url(), &[]).await;
    sender.create_users("first", 3).await;
    // Longer than events are kept.
    sender.later(40 * 86_400 * SECOND_MICROS);
    let now = sender.service.clock.now();
    sender.service.control.sweep(now).await.expect("swept");
    assert_eq!(sender.deliver().await, 0);
    let is = sender.get(&endpoint.id).await;
    let expired = WebhookEndpointDisableReason::EventsExpired;
    assert_eq!(is.disable_reason(), expired);
    let enable = |skip_to_end| {
        sender
            .manager
            .call::<_, EnableWebhookEndpointResponse>(EnableWebhookEndpointRequest {
                id: endpoint.id.clone(),
                skip_to_end,
                ..EnableWebhookEndpointRequest::default()
            })
    };
    sender.numbered().await;
    assert_eq!(reason(enable(false).await), "CURSOR_EXPIRED");
    enable(true).await.expect("enabled");
    let position = sender.end().await;
    sender.create_users("second", 2).await;
    assert_eq!(sender.deliver().await, 2);
    assert_eq!(receiver.ids(), sender.events_behind(position).await);
}
