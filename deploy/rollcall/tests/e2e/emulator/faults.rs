//! What goes wrong when it is told to.

use std::time::{Duration, Instant};

use rollcall_client::Client;
use rollcall_proto::dev::v1::{
    CreateUserRequest, DropStreamsRequest, ExpireCursorsRequest, SetFaultsRequest,
};
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::event::v1::event_service_client::EventServiceClient;
use rollcall_proto::event::v1::{
    Event, EventFilter, EventKind, WatchEventsRequest, WatchEventsResponse,
};
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Channel;
use tonic::{Code, Streaming};

use super::acts::named;
use super::{Dev, Emulator, Key, events};
use crate::support::text;

async fn create(dev: &mut Dev, name: &str) {
    let request = CreateUserRequest {
        directory: "acme".to_owned(),
        attributes: Some(named(&format!("{name}@acme.example"))),
    };
    dev.create_user(request).await.expect("done");
}

fn feed(emulator: &Emulator) -> EventServiceClient<InterceptedService<Channel, Key>> {
    let address = format!("http://{}", text(&emulator.ready["grpc_address"]));
    let channel = Channel::from_shared(address).expect("a URL").connect_lazy();
    let key = format!("Bearer {}", text(&emulator.ready["api_key"]));
    EventServiceClient::with_interceptor(channel, Key(key.parse().expect("ASCII")))
}

async fn end_of(product: &Client) -> String {
    let snapshot = product.snapshot(EventFilter::default()).await;
    snapshot.expect("begins").cursor().to_owned()
}

/// The positions that come until there are so many.
async fn positions(stream: &mut Streaming<WatchEventsResponse>, count: usize) -> Vec<i64> {
    let mut positions = Vec::new();
    while positions.len() < count {
        let answer = stream.message().await.expect("comes").expect("goes on");
        positions.extend(answer.events.iter().map(|event| event.position));
    }
    positions
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn streams_are_dropped() {
    let emulator = Emulator::start();
    let (mut dev, product) = (emulator.dev(), emulator.product());
    let cursor = end_of(&product).await;
    let watch = WatchEventsRequest {
        cursor: cursor.clone(),
        filter: None,
    };
    let mut stream = feed(&emulator)
        .watch_events(watch)
        .await
        .expect("begins")
        .into_inner();
    let mut follow = product.follow(&cursor, EventFilter::default());
    create(&mut dev, "alan").await;
    let first = positions(&mut stream, 1).await;
    let followed = follow.next().await.expect("answers").expect("comes");
    assert_eq!(followed.position, first[0]);
    dev.drop_streams(DropStreamsRequest {}).await.expect("done");
    let lost = loop {
        match stream.message().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("it ends as if all were well"),
            Err(status) => break status,
        }
    };
    assert_eq!(lost.code(), Code::Unavailable);
    // A client that follows goes on behind what it has.
    create(&mut dev, "katherine").await;
    let mut position = first[0];
    while position < first[0] + 1 {
        position = follow
            .next()
            .await
            .expect("answers")
            .expect("comes")
            .position;
    }
    assert_eq!(position, first[0] + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn events_come_twice() {
    let emulator = Emulator::start();
    let (mut dev, product) = (emulator.dev(), emulator.product());
    let watch = || {
        let mut feed = feed(&emulator);
        async move {
            let all = WatchEventsRequest::default();
            feed.watch_events(all).await.expect("begins").into_inner()
        }
    };
    let all = events(&product, "").await.expect("answers");
    let once: Vec<_> = all.iter().map(|event| event.position).collect();
    assert_eq!(positions(&mut watch().await, once.len()).await, once);
    let twice = SetFaultsRequest {
        delay: None,
        deliver_twice: true,
    };
    dev.set_faults(twice).await.expect("done");
    let doubled = positions(&mut watch().await, 2 * once.len()).await;
    let mut sorted = doubled.clone();
    sorted.sort_unstable();
    let expected: Vec<_> = once.iter().flat_map(|position| [*position; 2]).collect();
    assert_eq!(sorted, expected, "{doubled:?}");
    dev.set_faults(SetFaultsRequest::default())
        .await
        .expect("done");
    assert_eq!(positions(&mut watch().await, once.len()).await, once);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn cursors_expire() {
    let emulator = Emulator::start();
    let (mut dev, product) = (emulator.dev(), emulator.product());
    let cursor = end_of(&product).await;
    create(&mut dev, "alan").await;
    dev.expire_cursors(ExpireCursorsRequest {})
        .await
        .expect("done");
    let refused = events(&product, &cursor).await;
    let error = refused.expect_err("expired");
    assert_eq!(error.reason, ErrorReason::CursorExpired);
    // From a snapshot it goes on.
    let cursor = end_of(&product).await;
    create(&mut dev, "katherine").await;
    let further = events(&product, &cursor).await.expect("answers");
    let created = |event: &Event| event.kind() == EventKind::UserCreated;
    assert_eq!(further.iter().filter(|event| created(event)).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn answers_are_held_back() {
    const DELAY: Duration = Duration::from_millis(300);
    let emulator = Emulator::start();
    let (mut dev, product) = (emulator.dev(), emulator.product());
    let faults = |delay: Duration| SetFaultsRequest {
        delay: Some(delay.try_into().expect("short")),
        deliver_twice: false,
    };
    dev.set_faults(faults(DELAY)).await.expect("done");
    let began = Instant::now();
    product.user(super::ADA).await.expect("there");
    assert!(began.elapsed() >= DELAY);
    let hasty = product.clone().with_deadline(Duration::from_millis(50));
    assert!(hasty.user(super::ADA).await.is_err());
    let status = dev.set_faults(faults(Duration::from_secs(61))).await;
    assert_eq!(status.expect_err("refused").code(), Code::InvalidArgument);
}
