//! `rollcall-edge`: the SCIM edge as a process of its own.

use std::io::{IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Parser as _;
use prometheus_client::registry::Registry;
use rollcall_client::transport::{self, Target};
use rollcall_edge::Door;
use rollcall_edge::config::{Config, origin};
use rollcall_edge::identity::identified;
use rollcall_edge::metrics::{self, Ready};
use rollcall_edge::server::serve;
use rollcall_tls::{self as tls, Listening};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Connections to control.
const CONNECTIONS: usize = 4;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info")),
        )
        .init();
    match run(Config::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let control = Target::new(&config.control, || config.control_tls.open(tls::GRPC))?;
    let control = transport::connect_several(&control, CONNECTIONS);
    let service = match &config.edge_key {
        Some(key) => identified(control, key)?,
        None => control,
    };
    let listener = TcpListener::bind(config.scim_listen).await?;
    let address = listener.local_addr()?;
    let tls = config.tls.open(tls::HTTP)?;
    let ready = Ready::new(service.clone());
    let origin = origin(config.public_url, address, tls.is_some());
    let door = Door::new(service, &origin);
    let mut line = serde_json::json!({ "scim_address": address.to_string() });
    if let Some(listen) = config.metrics_listen {
        let listening = tell_metrics(listen, &door, ready.clone()).await?;
        line["metrics_address"] = serde_json::json!(listening.to_string());
    }
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    // Standard output is for scripts: one line of JSON once it is ready.
    writeln!(std::io::stdout(), "{line}")?;
    serve(Listening { listener, tls }, door, async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("shutting down");
        ready.end();
    })
    .await;
    Ok(())
}

/// Tells of itself as long as the process lives: where.
async fn tell_metrics(
    listen: SocketAddr,
    door: &Door,
    ready: Ready,
) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(listen).await?;
    let listening = listener.local_addr()?;
    let mut registry = Registry::default();
    door.metrics().register(&mut registry);
    tokio::spawn(metrics::serve(listener, registry, ready));
    Ok(listening)
}
