//! The workloads on a directory of one size, beside what the machine allows.

use crate::Failure;
use crate::baseline;
use crate::config::Measure;
use crate::freshness;
use crate::goal::{Allowed, Goal};
use crate::progress;
use crate::record::{Memory, Record, Throughput, What};
use crate::rounds::Rounds;
use crate::setup::{Installation, Running, Setup};
use crate::workload::Workload;
use crate::world::{USERS_A_REQUEST, World};

/// The setups take turns, each round on a store of its own.
pub(crate) async fn measure(config: &Measure, records: &mut Vec<Record>) -> Result<(), Failure> {
    let mut measured: Vec<_> = config
        .setups()
        .iter()
        .map(|setup| (*setup, Rounds::new(), vec![]))
        .collect();
    for _ in 0..config.rounds {
        for (setup, rounds, memory) in &mut measured {
            *memory = round(config, *setup, rounds).await?;
        }
    }
    for (setup, rounds, memory) in measured {
        records.extend(compared(config, setup, rounds));
        records.extend(memory.into_iter().map(Record::Memory));
    }
    Ok(())
}

async fn round(
    config: &Measure,
    setup: Setup,
    rounds: &mut Rounds<What>,
) -> Result<Vec<Memory>, Failure> {
    let load = config.load();
    progress(format!("{}: what the machine allows", setup.title()));
    let installation = Installation::create(setup)?;
    rounds.push(What::Hyper, &baseline::hyper(&load).await?);
    let commits = baseline::commits(&load, &installation.scratch_url()).await?;
    rounds.push(What::Commits, &commits);
    let running = installation.start()?;
    let target = &running.target;
    if !config.only_freshness {
        let world = World::fill(target, config.users, config.members, USERS_A_REQUEST).await?;
        for workload in Workload::ALL {
            progress(format!("{}: {}", setup.title(), workload.title()));
            let measured = load.run(target, &world, workload).await?;
            rounds.push(What::Workload(workload), &measured);
        }
        world.group.verify(target, &world.users).await?;
    }
    if config.fresh_per_second > 0 {
        progress(format!("{}: {}", setup.title(), What::Freshness.title()));
        let per_second = config.fresh_per_second;
        let measured = freshness::measure(target, &running.api, per_second, load.time).await?;
        rounds.push(What::Freshness, &measured);
    }
    let memory = memory(setup, &running, config.users, load.clients)?;
    running.stop()?;
    Ok(memory)
}

/// What the processes hold of memory.
pub(crate) fn memory(
    setup: Setup,
    running: &Running,
    users: usize,
    clients: usize,
) -> Result<Vec<Memory>, Failure> {
    let processes = running.processes.iter();
    processes
        .map(|process| {
            let memory = process.memory()?;
            Ok(Memory {
                setup,
                process: process.name,
                users,
                clients,
                resident_kib: memory.resident_kib,
                peak_kib: memory.peak_kib,
            })
        })
        .collect()
}

/// The medians, beside the goals.
fn compared(config: &Measure, setup: Setup, rounds: Rounds<What>) -> Vec<Record> {
    let medians = rounds.medians();
    let per_second = |what| {
        let found = medians.iter().find(|(found, _)| *found == what);
        found.map_or(0.0, |(_, summary)| summary.per_second)
    };
    let allowed = Allowed {
        hyper: per_second(What::Hyper),
        commits: per_second(What::Commits),
    };
    let records = medians.iter().map(|(what, summary)| {
        Record::Throughput(Throughput {
            setup,
            what: *what,
            users: config.users,
            members: config.members,
            clients: config.load().clients,
            summary: *summary,
            goal: match what {
                What::Workload(workload) => Goal::of(setup, *workload, allowed, summary.per_second),
                _ => None,
            },
        })
    });
    records.collect()
}
