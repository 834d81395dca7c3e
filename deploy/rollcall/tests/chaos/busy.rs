//! SQLite has one writer at a time, and nobody is told that it is busy.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use hyper::Method;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::caller::{Caller, person};
use crate::cluster::{Cluster, On};
use crate::process::run;
use crate::tier::{alone, assert_within, length, tell, within_patience};

const WRITERS: usize = 16;
const READERS: usize = 64;
/// The longest wait, of medians.
const LONGEST_MAX: u32 = 10;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_never_says_that_it_is_busy() {
    let _alone = alone().await;
    let cluster = Cluster::start(On::Sqlite, 1, 2).await;
    let is_over = Arc::new(AtomicBool::new(false));
    let readers = (0..READERS)
        .map(|reader| tokio::spawn(read(cluster.caller(reader), reader, Arc::clone(&is_over))));
    let readers: Vec<_> = readers.collect();
    let writes = length(10, 500);
    let writers =
        (0..WRITERS).map(|writer| tokio::spawn(write(cluster.caller(writer), writer, writes)));
    let writers = join_all(writers.collect::<Vec<_>>());
    // Other processes write as well.
    for _ in 0..length(2, 10) {
        let directory = ["--directory", cluster.tenants[1].id()];
        let mut command = cluster.command("create-token");
        tokio::task::block_in_place(|| run(command.args(directory)));
    }
    let writers = within_patience("every write", writers).await;
    is_over.store(true, Ordering::Relaxed);
    let reads: usize = join_all(readers)
        .await
        .into_iter()
        .map(|reader| reader.expect("no reader is refused"))
        .sum();
    let waits = writers.into_iter();
    let mut waits: Vec<_> = waits
        .flat_map(|waits| waits.expect("no writer is refused"))
        .collect();
    waits.sort_unstable();
    let [median, longest] = [waits.len() / 2, waits.len() - 1].map(|place| waits[place]);
    tell(&format!(
        "{WRITERS} writers, {READERS} readers: {} writes and {reads} reads, none refused; \
         a write takes {median:?}",
        waits.len()
    ));
    assert_within(&[("the longest write", longest, median * LONGEST_MAX)]);
    assert!(!cluster.log().contains("locked"), "{}", cluster.log());
}

/// How long each write took.
async fn write(mut caller: Caller, writer: usize, writes: usize) -> Vec<Duration> {
    let mut waits = Vec::with_capacity(writes);
    for number in 0..writes {
        let user = person(&format!("{writer}-{number}@acme.example"));
        let began = Instant::now();
        caller.create("/Users", &user).await;
        waits.push(began.elapsed());
    }
    waits
}

async fn read(mut caller: Caller, reader: usize, is_over: Arc<AtomicBool>) -> usize {
    let name = format!("{}-0%40acme.example", reader % WRITERS);
    let paths = [
        format!("/Users?filter=userName%20eq%20%22{name}%22"),
        "/Users?count=10".to_owned(),
    ];
    let mut reads = 0;
    while !is_over.load(Ordering::Relaxed) {
        caller.send(Method::GET, &paths[reads % 2], None, 200).await;
        reads += 1;
    }
    reads
}
