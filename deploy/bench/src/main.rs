//! `rollcall-bench`: the workloads of identity providers, in a closed loop, every
//! answer checked; and in the same run what the machine allows.

mod answer;
mod baseline;
mod config;
mod database;
mod fill;
mod freshness;
mod goal;
mod growth;
mod instructions;
mod load;
mod machine;
mod markdown;
mod measured;
mod page;
mod pages;
mod plot;
mod process;
mod record;
mod report;
mod rounds;
mod setup;
mod throughput;
mod workload;
mod world;

use std::fmt::Display;
use std::process::ExitCode;

use clap::Parser as _;

use config::{Command, Config, Measure};
use database::Database;
use machine::Machine;
use record::Record;
use setup::Installation;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    let outcome = match config.command {
        Some(Command::Instructions(config)) => instructions::guard(config).await,
        None => measure(&config.measure).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            progress(format!("failed: {error}"));
            ExitCode::FAILURE
        }
    }
}

async fn measure(config: &Measure) -> Result<(), Failure> {
    let mut databases = Vec::new();
    for setup in config.setups() {
        let installation = Installation::create(*setup)?;
        let database = Database::open(&installation.scratch_url()).await?;
        databases.push(database.version().await?);
    }
    databases.dedup();
    let mut records = vec![Record::Machine(Machine::this(databases))];
    let mut outcome = Ok(());
    if !config.only_growth && !config.pages.alone {
        outcome = throughput::measure(config, &mut records).await;
    }
    if outcome.is_ok() && (config.growth || config.only_growth) && !config.pages.alone {
        outcome = growth::measure(config, &mut records).await;
    }
    if outcome.is_ok() && (config.pages.too || config.pages.alone) {
        outcome = pages::measure(config, &mut records).await;
    }
    // What was measured before something failed is told too.
    report::write(&records, config.out.as_deref())?;
    outcome
}

/// Standard output is for the tables.
#[expect(
    clippy::print_stderr,
    reason = "it takes its time, and says where it is"
)]
fn progress(line: impl Display) {
    eprintln!("{line}");
}
