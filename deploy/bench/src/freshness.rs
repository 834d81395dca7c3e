//! How soon a product's backend learns of a change: from the answer to the identity
//! provider, which comes after the commit, to the event at whoever follows. The
//! writes come at their own pace, whether or not the service keeps up.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use rollcall_client::transport::connect_lazy;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::event_service_client::EventServiceClient;
use rollcall_proto::event::v1::{EventFilter, EventKind, WatchEventsRequest};
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;
use tonic::Request;

use crate::Failure;
use crate::load::{Connection, Measured, Target};
use crate::setup::Api;
use crate::world::create;

/// Connections over which the writes come, so that one that waits for its answer
/// does not hold the next one up.
const CONNECTIONS: usize = 16;
/// Writes of one request: one by one, fewer come than are wanted.
const WRITES_A_REQUEST: usize = 10;

/// Of the names of those who are waited for.
const PREFIX: &str = "fresh-";

type Times = HashMap<String, Instant>;

/// Creates so many people a second for so long.
pub(crate) async fn measure(
    target: &Target,
    api: &Api,
    per_second: usize,
    time: Duration,
) -> Result<Measured, Failure> {
    let seconds = usize::try_from(time.as_secs())?;
    let requests = per_second * seconds / CONNECTIONS / WRITES_A_REQUEST;
    let people = requests * CONNECTIONS * WRITES_A_REQUEST;
    let began = Instant::now();
    let watching = tokio::spawn(watch(api.clone(), people));
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

/// When each person was acknowledged, by their id.
async fn write(
    target: Target,
    writer: usize,
    requests: usize,
    pace: Duration,
) -> Result<Times, Failure> {
    let mut connection = Connection::open(target).await?;
    let mut ticks = tokio::time::interval(pace);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut times = Times::new();
    for request in 0..requests {
        ticks.tick().await;
        let names = (0..WRITES_A_REQUEST)
            .map(|number| format!("{PREFIX}{writer}-{request}-{number}@example.com"));
        let created = create(&mut connection, names).await?;
        let answered = Instant::now();
        times.extend(created.into_iter().map(|id| (id, answered)));
    }
    Ok(times)
}

/// When each of so many people was seen to be there.
async fn watch(api: Api, people: usize) -> Result<Times, Failure> {
    let mut client = EventServiceClient::new(connect_lazy(&api.endpoint)?);
    let filter = EventFilter {
        kinds: vec![EventKind::UserCreated.into()],
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
    while times.len() < people {
        let answer = answers.message().await?.ok_or("the feed ended")?;
        let seen = Instant::now();
        for event in answer.events {
            let Some(Change::User(change)) = event.change else {
                continue;
            };
            let attributes = change.after.and_then(|user| user.attributes);
            if attributes.is_some_and(|user| user.user_name.starts_with(PREFIX)) {
                times.insert(change.user_id, seen);
            }
        }
    }
    Ok(times)
}
