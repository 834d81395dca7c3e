//! How soon a product's backend learns of a change: from the answer to the identity
//! provider, which comes after the commit, to the event at whoever follows. The
//! writes come at their own pace, whether or not the service keeps up: members who
//! are added to groups, each a row and an event.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use hyper::{Method, StatusCode};
use rollcall_client::transport::connect_lazy;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::event_service_client::EventServiceClient;
use rollcall_proto::event::v1::membership::Member;
use rollcall_proto::event::v1::{EventFilter, EventKind, WatchEventsRequest};
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;
use tonic::Request;

use crate::Failure;
use crate::load::{Connection, Target};
use crate::measured::Measured;
use crate::setup::Api;
use crate::world::{create_group, patch};

/// Connections over which the writes come, so that one that waits for its answer
/// does not hold the next one up.
const CONNECTIONS: usize = 16;
/// Members that one request adds.
const WRITES_A_REQUEST: usize = 10;

/// Of the names of groups and members.
const PREFIX: &str = "fresh-";

type Times = HashMap<String, Instant>;

/// Adds so many members a second for so long.
pub(crate) async fn measure(
    target: &Target,
    api: &Api,
    per_second: usize,
    time: Duration,
) -> Result<Measured, Failure> {
    let seconds = usize::try_from(time.as_secs())?;
    let requests = per_second * seconds / CONNECTIONS / WRITES_A_REQUEST;
    let members = requests * CONNECTIONS * WRITES_A_REQUEST;
    let began = Instant::now();
    let watching = tokio::spawn(watch(api.clone(), members));
    let at_once = as_float(CONNECTIONS * WRITES_A_REQUEST);
    let pace = Duration::from_secs(1).mul_f64(at_once / as_float(per_second));
    let mut writers: JoinSet<Result<Times, Failure>> = JoinSet::new();
    for number in 0..CONNECTIONS {
        writers.spawn(write(target.clone(), number, requests, pace));
    }
    let mut answered = Times::new();
    while let Some(times) = writers.join_next().await {
        answered.extend(times??);
    }
    let took = began.elapsed();
    let seen = watching.await??;
    let mut latencies = Vec::with_capacity(answered.len());
    for (id, answered) in &answered {
        let seen = seen.get(id).ok_or("an event is missing")?;
        // It may be there before the answer is.
        latencies.push(seen.saturating_duration_since(*answered));
    }
    Ok(Measured::new(latencies, took))
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn as_float(number: usize) -> f64 {
    number as f64
}

/// When each member was acknowledged, by name. They are not provisioned yet, so
/// that nothing but the membership is written.
async fn write(
    target: Target,
    writer: usize,
    requests: usize,
    pace: Duration,
) -> Result<Times, Failure> {
    let mut connection = Connection::open(target).await?;
    let mut ticks = tokio::time::interval(pace);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let group = create_group(&mut connection, &format!("{PREFIX}{writer}")).await?;
    let path = format!("/Groups/{group}?excludedAttributes=members");
    let mut times = Times::new();
    for request in 0..requests {
        ticks.tick().await;
        let names: Vec<String> = (0..WRITES_A_REQUEST)
            .map(|number| format!("{PREFIX}{writer}-{request}-{number}"))
            .collect();
        let members: Vec<Value> = names.iter().map(|name| json!({ "value": name })).collect();
        let body = patch(&json!({"op": "add", "path": "members", "value": members}));
        connection
            .send(Method::PATCH, &path, Some(&body), StatusCode::OK)
            .await?;
        let answered = Instant::now();
        times.extend(names.into_iter().map(|name| (name, answered)));
    }
    Ok(times)
}

/// When each of so many members was seen to be there.
async fn watch(api: Api, members: usize) -> Result<Times, Failure> {
    let mut client = EventServiceClient::new(connect_lazy(&api.endpoint)?);
    let filter = EventFilter {
        kinds: vec![EventKind::MembershipParked.into()],
        ..EventFilter::default()
    };
    let mut request = Request::new(WatchEventsRequest {
        cursor: String::new(),
        filter: Some(filter),
    });
    let authorization = format!("Bearer {}", api.key).parse()?;
    request
        .metadata_mut()
        .insert("authorization", authorization);
    let mut answers = client.watch_events(request).await?.into_inner();
    let mut times = Times::new();
    while times.len() < members {
        let answer = answers.message().await?.ok_or("the feed ended")?;
        let seen = Instant::now();
        for event in answer.events {
            let Some(Change::Membership(membership)) = event.change else {
                continue;
            };
            if let Some(Member::ParkedName(name)) = membership.member {
                times.insert(name, seen);
            }
        }
    }
    Ok(times)
}
