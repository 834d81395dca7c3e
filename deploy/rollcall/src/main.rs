//! `rollcall`: the command line of the all-in-one.

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::Parser as _;
use rollcall::config::{Command, Config};
use rollcall::{demo, serve, simulate};

// Where it is not optimized it is slow.
#[cfg(not(debug_assertions))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let command = match Config::try_parse() {
        Ok(config) => config.command(),
        Err(error) => return rollcall::command::usage(&error),
    };
    let level = if matches!(
        command,
        Command::Demo | Command::Simulate(_) | Command::Api(_)
    ) {
        "warn"
    } else {
        "info,async_nats=warn,sea_orm_migration=warn,sqlx::postgres::notice=warn"
    };
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(level)),
        )
        .init();
    let outcome = match command {
        Command::Serve(settings) => serve::serve(*settings).await,
        Command::Demo => demo::demo().await,
        Command::Simulate(settings) => simulate::simulate(*settings).await,
        Command::Api(api) => return api.run().await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}
