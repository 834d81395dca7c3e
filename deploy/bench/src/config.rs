//! The settings, as flags.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::load::Load;
use crate::setup::Setup;
use crate::workload::CLIENTS_MAX;

/// Measures the binaries beside this one.
#[derive(Debug, Parser)]
#[command(
    name = "rollcall-bench",
    version,
    args_conflicts_with_subcommands = true
)]
pub(crate) struct Config {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub measure: Measure,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub(crate) enum Command {
    /// Count the instructions of the hot paths, and compare them with those that
    /// are kept.
    Instructions(Instructions),
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Instructions {
    /// Keep what is counted now, in the place of comparing.
    #[arg(long)]
    pub write: bool,
    /// Requests of each path that are counted.
    #[arg(long, value_name = "COUNT", default_value = "200")]
    pub requests: usize,
    /// How many percent more than what is kept are too many.
    #[arg(long, value_name = "PERCENT", default_value = "10")]
    pub tolerance: f64,
}

#[derive(Debug, Args)]
pub(crate) struct Measure {
    /// A database and the processes on it; may be repeated [default: sqlite and
    /// postgres].
    #[arg(long, value_name = "SETUP")]
    setup: Vec<Setup>,
    /// Users that are there before.
    #[arg(long, value_name = "COUNT", default_value = "1000", value_parser = at_least_clients)]
    pub users: usize,
    /// Members of the group of W6.
    #[arg(long, value_name = "COUNT", default_value = "1000", value_parser = at_least_clients)]
    pub members: usize,
    /// Clients, each with one connection and one request under way.
    #[arg(long, value_name = "COUNT", default_value = "16", value_parser = at_most_clients)]
    clients: usize,
    /// Changes a second while is measured how soon who follows sees them; 0 for not
    /// at all.
    #[arg(long, value_name = "COUNT", default_value = "1000")]
    pub fresh_per_second: usize,
    /// Measure nothing else.
    #[arg(long)]
    pub only_freshness: bool,
    /// Seconds for each workload.
    #[arg(long, value_name = "SECONDS", default_value = "5")]
    seconds: u64,
    /// How often each is measured; the median counts.
    #[arg(long, value_name = "COUNT", default_value = "3", value_parser = clap::value_parser!(u64).range(1..))]
    pub rounds: u64,
    /// Measure too how costs grow with users and members, and what memory is used.
    #[arg(long)]
    pub growth: bool,
    /// Measure that alone.
    #[arg(long)]
    pub only_growth: bool,
    #[command(flatten)]
    pub pages: Pages,
    /// Users up to which it grows.
    #[arg(long, value_name = "COUNT", default_value = "1000000")]
    pub users_max: usize,
    /// Members up to which it grows.
    #[arg(long, value_name = "COUNT", default_value = "100000")]
    pub members_max: usize,
    /// A folder for `results.md`, `results.jsonl` and the plots.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Pages {
    /// Measure too how long the pages of the console and of the setup portal take, of
    /// a directory of 100,000 users.
    #[arg(long = "pages")]
    pub too: bool,
    /// Measure that alone.
    #[arg(long = "only-pages", conflicts_with = "only_growth")]
    pub alone: bool,
}

impl Measure {
    pub(crate) fn setups(&self) -> &[Setup] {
        if self.setup.is_empty() {
            &[Setup::Sqlite, Setup::Postgres]
        } else {
            &self.setup
        }
    }

    pub(crate) fn load(&self) -> Load {
        Load {
            clients: self.clients,
            time: Duration::from_secs(self.seconds),
        }
    }
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
