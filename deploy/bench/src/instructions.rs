//! The instructions of the hot paths, which no noise of the machine moves: the
//! binary as it is released runs in valgrind on SQLite, and is asked the same once
//! and twice as often. What the second run has more of is what the requests cost,
//! in all threads, and nothing else.

mod kept;

use std::path::Path;
use std::process::Command;

use crate::Failure;
use crate::load::Connection;
use crate::process::binary;
use crate::progress;
use crate::setup::{Installation, Setup};
use crate::workload::Workload;
use crate::world::World;
use crate::{config, markdown::number};

use kept::{Counts, Kept};

/// Users that are there before, and as many members of a group.
const USERS: usize = 200;
/// Fewer than would take longer in valgrind than control lets a request take.
const USERS_A_REQUEST: usize = 20;

const PATHS: [Workload; 6] = [
    Workload::Create,
    Workload::LookUp,
    Workload::Get,
    Workload::PatchActive,
    Workload::Page,
    Workload::Member,
];

/// Fails where a path takes more instructions than are kept.
pub(crate) async fn guard(config: config::Instructions) -> Result<(), Failure> {
    let file = Kept::at(Path::new("deploy/bench/instructions.txt"));
    let mut counts = Counts::new();
    for path in PATHS {
        let once = run(path, config.requests).await?;
        let twice = run(path, 2 * config.requests).await?;
        let requests = u64::try_from(config.requests)?;
        let count = twice.saturating_sub(once) / requests;
        progress(format!(
            "{}: {} instructions a request",
            path.title(),
            number(as_float(count))
        ));
        counts.insert(kept::name(path), count);
    }
    if config.write {
        return file.write(&counts);
    }
    let compared = file.read()?.compare(&counts, config.tolerance);
    say(&compared.table);
    if compared.risen.is_empty() {
        Ok(())
    } else {
        Err(compared.risen.join("\n").into())
    }
}

#[expect(clippy::print_stdout, reason = "the table is what it is for")]
fn say(table: &str) {
    println!("{table}");
}

/// The instructions of a whole run with so many requests.
async fn run(path: Workload, requests: usize) -> Result<u64, Failure> {
    let folder = tempfile::tempdir()?;
    let counts = folder.path().join("counts");
    let installation = Installation::create(Setup::Sqlite)?;
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--quiet", "--tool=callgrind", "--fair-sched=try"])
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(binary("rollcall")?)
        // Fewer threads look for work of each other's.
        .env("TOKIO_WORKER_THREADS", "1");
    let running = installation.start_all_in_one(valgrind)?;
    let world = World::fill(&running.target, USERS, USERS, USERS_A_REQUEST).await?;
    let mut connection = Connection::open(running.target.clone()).await?;
    for turn in 0..requests {
        path.turn(&mut connection, &world, 0, turn).await?;
    }
    drop(connection);
    running.stop()?;
    total(&std::fs::read_to_string(counts)?)
}

/// What callgrind counted of all functions together.
fn total(counts: &str) -> Result<u64, Failure> {
    let line = counts
        .lines()
        .find_map(|line| line.strip_prefix("totals:"))
        .ok_or("callgrind counted nothing")?;
    Ok(line.trim().parse()?)
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 instructions")]
fn as_float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals() {
        let counts = "events: Ir\nfn=(1) main\n1 7\n\ntotals: 123456\n";
        assert_eq!(total(counts).expect("a total"), 123_456);
        assert!(total("events: Ir\n").is_err());
    }
}
