//! `rollcall-bench`: the workloads of identity providers, in a closed loop, every
//! answer checked; and in the same run what the machine allows.

#![expect(clippy::print_stdout, reason = "the tables are what it is for")]

mod baseline;
mod freshness;
mod load;
mod setup;
mod workload;
mod world;

use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, ValueEnum};

use load::{Load, Measured};
use setup::Setup;
use workload::{CLIENTS_MAX, Workload};
use world::World;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Measures the binaries beside this one.
#[derive(Debug, Parser)]
#[command(name = "rollcall-bench", version)]
struct Config {
    /// Which of them; both unless named.
    #[arg(long, value_name = "SETUP")]
    setup: Option<SetupName>,
    /// Users that are there before.
    #[arg(long, value_name = "COUNT", default_value = "1000", value_parser = at_least_clients)]
    users: usize,
    /// Members of the group of W6.
    #[arg(long, value_name = "COUNT", default_value = "1000", value_parser = at_least_clients)]
    members: usize,
    /// Clients, each with one connection and one request under way.
    #[arg(long, value_name = "COUNT", default_value = "16", value_parser = at_most_clients)]
    clients: usize,
    /// Changes a second while is measured how soon who follows sees them; 0 for not
    /// at all.
    #[arg(long, value_name = "COUNT", default_value = "1000")]
    fresh_per_second: usize,
    /// Measure nothing else.
    #[arg(long)]
    only_freshness: bool,
    /// Seconds for each workload.
    #[arg(long, value_name = "SECONDS", default_value = "5")]
    seconds: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SetupName {
    /// One process on SQLite.
    Sqlite,
    /// Edge and control as two processes, on PostgreSQL.
    Postgres,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Config::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("failed: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config) -> Result<(), Failure> {
    let load = Load {
        clients: config.clients,
        time: Duration::from_secs(config.seconds),
    };
    println!(
        "{} users, {} clients, {} s a workload; requests a second (p50, p99 in ms)\n",
        config.users, config.clients, config.seconds
    );
    println!("| | requests a second | p50 | p99 |\n|---|---:|---:|---:|");
    row("hyper, a small JSON", &baseline::hyper(&load).await?);
    for name in [SetupName::Sqlite, SetupName::Postgres] {
        if config.setup.is_none_or(|chosen| chosen == name) {
            measure(&config, &load, name).await?;
        }
    }
    Ok(())
}

async fn measure(config: &Config, load: &Load, name: SetupName) -> Result<(), Failure> {
    let (title, setup) = match name {
        SetupName::Sqlite => ("SQLite, one process", Setup::all_in_one()?),
        SetupName::Postgres => ("PostgreSQL, two processes", Setup::pair()?),
    };
    let commits = baseline::commits(load, &setup.database_url).await?;
    row(&format!("{title}: durable commits of one row"), &commits);
    if !config.only_freshness {
        let world = World::fill(&setup.target, config.users, config.members).await?;
        for workload in Workload::ALL {
            let measured = load.run(&setup.target, &world, workload).await?;
            row(&format!("{title}: {}", workload.title()), &measured);
        }
    }
    if config.fresh_per_second > 0 {
        let (per_second, time) = (config.fresh_per_second, load.time);
        let (target, api) = (&setup.target, &setup.api);
        let measured = freshness::measure(target, api, per_second, time).await?;
        row(&format!("{title}: from a change to who follows"), &measured);
    }
    for (process, kibibytes) in setup.memory() {
        println!(
            "| {title}: memory of {process} | {} MiB | | |",
            kibibytes / 1024
        );
    }
    setup.stop();
    Ok(())
}

/// Each client works on users of its own.
fn at_least_clients(text: &str) -> Result<usize, String> {
    let count: usize = text.parse().map_err(|_| "not a number")?;
    (count >= CLIENTS_MAX)
        .then_some(count)
        .ok_or_else(|| format!("at least {CLIENTS_MAX}"))
}

fn at_most_clients(text: &str) -> Result<usize, String> {
    let count: usize = text.parse().map_err(|_| "not a number")?;
    (1..=CLIENTS_MAX)
        .contains(&count)
        .then_some(count)
        .ok_or_else(|| format!("1 to {CLIENTS_MAX}"))
}

fn row(title: &str, measured: &Measured) {
    println!(
        "| {title} | {:.0} | {:.2} | {:.2} |",
        measured.per_second(),
        measured.millis(0.5),
        measured.millis(0.99)
    );
}
