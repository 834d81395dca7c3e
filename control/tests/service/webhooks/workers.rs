//! Workers: each endpoint for itself, by one process at a time, at once.

use std::time::Instant;

use futures_util::future::join;
use rollcall_control::server::Control;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::receiver::{Answer, Receiver};
use super::sender::{SECOND_MICROS, Sender, with_loopback};

const USERS: usize = 50;

/// A control that serves, until it is told to end.
struct Served {
    end: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Served {
    async fn start(control: Control) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let (end, ended) = oneshot::channel();
        let task = tokio::spawn(async move {
            let ended = async {
                let _ = ended.await;
            };
            control.serve(listener, ended).await.expect("serves");
        });
        Self { end, task }
    }

    async fn end(self) {
        self.end.send(()).expect("it serves");
        self.task.await.expect("ends");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_endpoint_holds_up_no_other() {
    let sender = Sender::start().await;
    let [dead, live] = [Receiver::start().await, Receiver::start().await];
    dead.always(Answer::Silence);
    let (silent, _) = sender.create(&dead.url(), &[]).await;
    let (endpoint, _) = sender.create(&live.url(), &[]).await;
    let served = Served::start(sender.service.control.clone()).await;
    sender.create_users("first", 1).await;
    dead.wait_for(1).await;
    live.wait_for(1).await;
    let mut times = Vec::new();
    for number in 0..USERS {
        sender.create_users(&format!("second-{number}"), 1).await;
        let began = Instant::now();
        live.wait_for(number + 2).await;
        times.push(began.elapsed());
    }
    assert_eq!(live.ids(), sender.events_behind(endpoint.position).await);
    times.sort();
    let [median, p99] = [times[USERS / 2], times[USERS * 99 / 100]];
    println!("from the answer to the attempt: median {median:?}, p99 {p99:?} (X1: 1 s)");
    // It still has not answered the first.
    assert_eq!(dead.ids().len(), 1);
    assert_eq!(sender.get(&silent.id).await.failed_attempt_count, 0);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_deliver_each_event_once() {
    let sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, _) = sender.create(&receiver.url(), &[]).await;
    let other = with_loopback(sender.service.opened().await);
    let first = Served::start(sender.service.control.clone()).await;
    let second = Served::start(other.clone()).await;
    sender.create_users("first", USERS).await;
    receiver.wait_for(USERS).await;
    join(first.end(), second.end()).await;
    assert_eq!(
        receiver.ids(),
        sender.events_behind(endpoint.position).await
    );
    other.close().await;
}

#[tokio::test]
async fn a_lease_outlives_its_process_for_seconds() {
    let mut sender = Sender::start().await;
    let receiver = Receiver::start().await;
    let (endpoint, _) = sender.create(&receiver.url(), &[]).await;
    sender.create_users("first", 1).await;
    assert_eq!(sender.deliver().await, 1);
    // It dies, and has the lease still.
    sender.replace().await;
    sender.create_users("second", 1).await;
    sender.later(29 * SECOND_MICROS);
    assert_eq!(sender.deliver().await, 0);
    sender.later(SECOND_MICROS);
    assert_eq!(sender.deliver().await, 1);
    assert_eq!(
        receiver.ids(),
        sender.events_behind(endpoint.position).await
    );
}
