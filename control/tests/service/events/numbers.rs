//! Whoever writes at once, each committed event has its place in the feed, once,
//! and consumers see all of them in order. `ROLLCALL_FEED_EVENTS` says how many.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use rollcall_control::authz::Actor;
use rollcall_control::clock::{Clock, IdSource};
use rollcall_control::error::Error;
use rollcall_control::event::{Cause, Recorder};
use rollcall_control::id::{EventId, TokenId};
use rollcall_control::place::Place;
use rollcall_control::store::Transaction;
use rollcall_control::store::entity::{directory, event, organization, token};
use rollcall_proto::event::v1::{EventKind, ListEventsRequest};
use sea_orm::{
    ColumnTrait as _, ConnectOptions, DatabaseConnection, EntityTrait as _, FromQueryResult,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::Follower;
use crate::support::{ON_POSTGRES, START, Service};

const WRITERS: usize = 64;
const CONSUMERS: usize = 16;
const EVENTS: usize = 3_000;

/// Numbers by a known rule, so that a run can be had again.
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

struct Writers<'s> {
    service: &'s Service,
    place: Place,
    ids: Arc<IdSource>,
    /// Where each writer has a transaction of its own.
    connections: Option<DatabaseConnection>,
}

impl<'s> Writers<'s> {
    async fn new(service: &'s Service) -> Self {
        let readers = &service.installation.store.readers;
        let row = directory::Entity::find_by_id(service.directory_id)
            .one(readers)
            .await
            .expect("a row")
            .expect("there");
        let organization = organization::Entity::find_by_id(row.organization_id)
            .one(readers)
            .await
            .expect("a row")
            .expect("there");
        let connections = match service.postgres_url() {
            None => None,
            Some(url) => {
                let mut options = ConnectOptions::new(url);
                options.max_connections(u32::try_from(WRITERS).expect("few"));
                options.sqlx_logging(false);
                Some(sea_orm::Database::connect(options).await.expect("connects"))
            }
        };
        Self {
            service,
            place: Place::of(&row, &organization),
            ids: Arc::new(IdSource::new(Clock::system())),
            connections,
        }
    }

    /// Writes so many events that stay, a few in a transaction, with time between
    /// writing and committing, and some that do not stay.
    async fn write(&self, mut dice: Dice, events: usize) {
        let mut left = events;
        while left > 0 {
            let some = left.min(1 + usize::try_from(dice.below(4)).expect("few"));
            let stays = dice.below(100) >= 5;
            let pause = Duration::from_micros(dice.below(3_000));
            self.transact(some, stays, pause).await;
            if stays {
                left -= some;
            }
        }
    }

    async fn transact(&self, events: usize, stays: bool, pause: Duration) {
        let (place, ids) = (self.place.clone(), Arc::clone(&self.ids));
        let record = async move |connection: &Transaction| {
            let recorder = Recorder {
                connection,
                now: START,
                ids,
                place,
                cause: Cause::Actor(Actor::Service),
            };
            for _ in 0..events {
                let row = some_token(&recorder);
                recorder.token(EventKind::TokenCreated, &row).await?;
            }
            Ok::<(), Error>(())
        };
        if let Some(connections) = &self.connections {
            let feed = self.service.installation.store.feed.clone();
            let transaction = Transaction::begin(connections, feed).await;
            let transaction = transaction.expect("begins").eager();
            record(&transaction).await.expect("recorded");
            tokio::time::sleep(pause).await;
            let ended = if stays {
                transaction.commit().await
            } else {
                transaction.roll_back().await
            };
            ended.expect("ended");
            return;
        }
        let written = self.service.installation.store.writer.write_alone(
            Some(self.place.directory_id),
            Box::new(move |transaction| {
                Box::pin(async move {
                    record(transaction).await?;
                    tokio::task::yield_now().await;
                    if stays { Ok(()) } else { Err(Error::Internal) }
                })
            }),
        );
        assert_eq!(written.await.is_ok(), stays);
    }
}

fn some_token(recorder: &Recorder<'_>) -> token::Model {
    let id: TokenId = recorder.ids.next();
    token::Model {
        id,
        directory_id: recorder.place.directory_id,
        display_name: String::new(),
        kind: token::Kind::Bearer,
        mac: vec![],
        create_time: START,
        expire_time: None,
        revoke_time: None,
        last_use_time: None,
        expiry_told: None,
    }
}

/// Reads until it has so many events: their ids, each at its position.
async fn consume(follower: &Follower, mut dice: Dice, events: usize) -> Vec<String> {
    let mut ids = Vec::new();
    let mut cursor = String::new();
    while ids.len() < events {
        let request = ListEventsRequest {
            cursor,
            page_size: 1 + i32::try_from(dice.below(1_000)).expect("few"),
            filter: None,
        };
        let page = follower.list(request).await.expect("listed");
        take(&mut ids, page.events);
        cursor = page.next_cursor;
        if !page.has_more && ids.len() < events {
            let mut answers = follower.watch(&cursor, None).await.expect("watched");
            let answer = answers
                .message()
                .await
                .expect("an answer")
                .expect("goes on");
            take(&mut ids, answer.events);
            cursor = answer.cursor;
        }
    }
    ids
}

fn take(ids: &mut Vec<String>, events: Vec<rollcall_proto::event::v1::Event>) {
    for event in events {
        let place = i64::try_from(ids.len()).expect("few") + 1;
        assert_eq!(event.position, place, "dense and in order");
        ids.push(event.id);
    }
}

/// What a consumer misses that goes by the order of insertion.
async fn consume_naively(service: &Service, is_over: &AtomicBool) -> HashSet<EventId> {
    #[derive(FromQueryResult)]
    struct Row {
        ordinal: i64,
        id: EventId,
    }
    let readers = &service.installation.store.readers;
    let mut seen = HashSet::new();
    let mut last = 0;
    loop {
        let was_over = is_over.load(Ordering::Acquire);
        let rows: Vec<Row> = event::Entity::find()
            .select_only()
            .columns([event::Column::Ordinal, event::Column::Id])
            .filter(event::Column::Ordinal.gt(last))
            .order_by_asc(event::Column::Ordinal)
            .into_model()
            .all(readers)
            .await
            .expect("rows");
        if let Some(row) = rows.last() {
            last = row.ordinal;
        } else if was_over {
            return seen;
        }
        seen.extend(rows.into_iter().map(|row| row.id));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_committed_event_has_its_place() {
    let seed = 20_261_130;
    let events = std::env::var("ROLLCALL_FEED_EVENTS")
        .map_or(EVENTS, |text| text.parse().expect("a number"));
    println!("seed {seed}, {events} events");
    let service = Service::start().await;
    let follower = Follower::of(&service).await;
    let before = super::numbered(&service, &follower).await.len();
    let writers = Writers::new(&service).await;
    let each = events.div_ceil(WRITERS);
    let total = before + each * WRITERS;
    let is_over = AtomicBool::new(false);
    let write = async {
        let writing = (0..WRITERS).map(|number| {
            let dice = Dice(seed + u64::try_from(number).expect("few"));
            writers.write(dice, each)
        });
        join_all(writing).await;
        is_over.store(true, Ordering::Release);
    };
    let consuming = join_all((0..CONSUMERS).map(|number| {
        let dice = Dice(seed + 1_000 + u64::try_from(number).expect("few"));
        consume(&follower, dice, total)
    }));
    let naive = consume_naively(&service, &is_over);
    let ((), consumed, naive) = tokio::join!(write, consuming, naive);

    let readers = &service.installation.store.readers;
    let rows = event::Entity::find().count(readers).await.expect("rows");
    assert_eq!(rows, total as u64, "what was rolled back is not there");
    for ids in &consumed {
        assert_eq!(ids, &consumed[0], "everybody sees the same");
    }
    let distinct: HashSet<_> = consumed[0].iter().collect();
    assert_eq!(distinct.len(), total, "each once");
    let missed = total - naive.len();
    println!("a naive cursor missed {missed} of {total}");
    // SQLite has one writer, whose order of insertion is that of its commits.
    assert_eq!(missed > 0, ON_POSTGRES, "{missed} missed by a naive cursor");
}
