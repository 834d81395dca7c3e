//! A product that reads each event.

use rollcall_client::Client;
use rollcall_client::proto::event::v1::event::Change;
use rollcall_client::proto::event::v1::{Event, EventFilter};
use rollcall_control::clock::Clock;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

use super::reach;
use crate::tier::tell;

pub(crate) struct Follower {
    position: watch::Receiver<i64>,
    stop: oneshot::Sender<()>,
    following: JoinHandle<Vec<Seen>>,
    /// Events that came before anything was killed.
    undisturbed: Option<i64>,
}

struct Seen {
    event: Event,
    /// Microseconds since its request was taken up.
    age: i64,
}

impl Follower {
    pub(crate) fn start(product: &Client) -> Self {
        let (moved, position) = watch::channel(0);
        let (stop, stopped) = oneshot::channel::<()>();
        let follow = product.follow("", EventFilter::default());
        let mut follow = follow.until(async { drop(stopped.await) });
        let following = tokio::spawn(async move {
            let mut seen = Vec::new();
            while let Some(event) = follow.next().await.expect("it goes on") {
                assert_eq!(follow.cursor(), event.cursor);
                moved.send_replace(event.position);
                seen.push(Seen {
                    age: age(&event),
                    event,
                });
            }
            seen
        });
        Self {
            position,
            stop,
            following,
            undisturbed: None,
        }
    }

    /// Notes that from here on it is disturbed.
    pub(crate) fn measure_freshness(&mut self) {
        let position = *self.position.borrow();
        self.undisturbed.get_or_insert(position);
    }

    /// Ends it, once it has seen this position.
    pub(crate) async fn up_to(mut self, end: i64) -> Vec<Event> {
        reach(&mut self.position, end).await;
        drop(self.stop);
        let seen = self.following.await.expect("no panic");
        let undisturbed = self.undisturbed.unwrap_or(end);
        let is_measured = |seen: &&Seen| {
            let is_of_user = matches!(seen.event.change, Some(Change::User(_)));
            is_of_user && seen.event.position <= undisturbed
        };
        let measured = seen.iter().filter(is_measured);
        let mut ages: Vec<_> = measured.map(|seen| seen.age).collect();
        ages.sort_unstable();
        let at = |percent: usize| ages.get(ages.len() * percent / 100).copied();
        let [p50, p99] = [50, 99].map(|percent| at(percent).unwrap_or_default());
        tell(&format!(
            "{} events: p50 {p50} us, p99 {p99} us",
            ages.len()
        ));
        seen.into_iter().map(|seen| seen.event).collect()
    }
}

fn age(event: &Event) -> i64 {
    let created = event.create_time.expect("a time");
    let micros = created.seconds * 1_000_000 + i64::from(created.nanos) / 1_000;
    Clock::system().now().0 - micros
}
