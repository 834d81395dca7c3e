//! `rollcall-control`: the control service as a process of its own.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use prometheus_client::registry::Registry;
use rollcall_control::clock::Clock;
use rollcall_control::config::{
    Command, Config, CreateApiKey, CreateDirectory, CreateEdgeKey, CreateOperatorKey,
    CreateSignInLink, CreateToken, DataFolder, RevokeEdgeKey, Serve, check_listening,
};
use rollcall_control::metrics;
use rollcall_control::operator::{Installation, InstallationError};
use rollcall_control::outbound::{Allowed, Names, Outbound};
use rollcall_control::server::Control;
use rollcall_tls::Listening;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

type Failure = Box<dyn std::error::Error + Send + Sync>;

// Where it is not optimized it is slow.
#[cfg(not(debug_assertions))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| {
                tracing_subscriber::EnvFilter::new(
                    "info,async_nats=warn,sea_orm_migration=warn,sqlx::postgres::notice=warn",
                )
            }),
        )
        .init();
    let outcome = match Config::parse().command {
        Command::Serve(serve) => run(*serve).await,
        Command::CreateDirectory(create) => create_directory(create).await,
        Command::CreateToken(create) => create_token(create).await,
        Command::CreateOauthClient(create) => create_oauth_client(create).await,
        Command::CreateApiKey(create) => create_api_key(create).await,
        Command::CreateOperatorKey(create) => create_operator_key(create).await,
        Command::CreateSignInLink(create) => create_sign_in_link(create).await,
        Command::CreateEdgeKey(create) => create_edge_key(create).await,
        Command::RevokeEdgeKey(revoke) => revoke_edge_key(revoke).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn open(folder: &DataFolder) -> Result<Installation, InstallationError> {
    Installation::open(&folder.data, &folder.database(), Clock::system()).await
}

async fn run(serve: Serve) -> Result<(), Failure> {
    let tls = serve.tls.open()?;
    check_listening(serve.grpc_listen, tls.as_deref())?;
    let sinks = serve.sinks.open().await?;
    let oidc = serve.oidc.settings()?;
    let installation = open(&serve.folder).await?;
    let outbound = |with_loopback| Outbound::new(Allowed::of(with_loopback), Names::system());
    let control = Control::with_outbound(
        installation,
        outbound(serve.allow_loopback_issuers),
        outbound(serve.allow_loopback_webhooks),
    )
    .with_sinks(sinks)
    .with_oidc(oidc);
    let listener = TcpListener::bind(serve.grpc_listen).await?;
    let mut line = serde_json::json!({ "grpc_address": listener.local_addr()?.to_string() });
    if let Some(listen) = serve.metrics.metrics_listen {
        let listener = TcpListener::bind(listen).await?;
        line["metrics_address"] = serde_json::json!(listener.local_addr()?.to_string());
        let mut registry = Registry::default();
        control.metrics().register(&mut registry);
        tokio::spawn(metrics::serve(listener, registry, control.surveyor()));
    }
    print_json(&line)?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let shutdown = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("shutting down");
    };
    control.serve(Listening { listener, tls }, shutdown).await?;
    control.close().await;
    Ok(())
}

async fn create_directory(create: CreateDirectory) -> Result<(), Failure> {
    let installation = open(&create.folder).await?;
    let made = installation
        .create_directory(create.organization.into())
        .await?;
    installation.store.close().await;
    print_json(&serde_json::json!({
        "organization_id": made.organization_id.to_string(),
        "directory_id": made.directory_id.to_string(),
        "is_primary": made.is_primary,
        "scim_path": format!("/scim/v2/{}", made.directory_id.suffix()),
        "bearer_token": made.bearer_token.expose(),
    }))
}

async fn create_token(create: CreateToken) -> Result<(), Failure> {
    let installation = open(&create.folder).await?;
    let token = installation.create_token(create.directory).await?;
    installation.store.close().await;
    print_json(&serde_json::json!({ "bearer_token": token.secret.expose() }))
}

async fn create_oauth_client(create: CreateToken) -> Result<(), Failure> {
    let installation = open(&create.folder).await?;
    let client = installation.create_oauth_client(create.directory).await?;
    installation.store.close().await;
    print_json(&serde_json::json!({
        "client_id": client.id.to_string(),
        "client_secret": client.secret.expose(),
        "token_path": format!("/scim/v2/{}/oauth/token", create.directory.suffix()),
    }))
}

async fn create_api_key(create: CreateApiKey) -> Result<(), Failure> {
    let installation = open(&create.folder).await?;
    let key = installation
        .create_api_key(create.name, create.scopes)
        .await?;
    installation.store.close().await;
    print_json(&serde_json::json!({ "api_key": key.expose() }))
}

async fn create_operator_key(create: CreateOperatorKey) -> Result<(), Failure> {
    let installation = open(&create.folder).await?;
    let key = installation.create_operator_key(create.name).await?;
    installation.store.close().await;
    print_json(&serde_json::json!({ "operator_key": key.expose() }))
}

async fn create_sign_in_link(create: CreateSignInLink) -> Result<(), Failure> {
    let installation = open(&create.folder).await?;
    let link = installation.create_sign_in_link(create.email).await?;
    installation.store.close().await;
    print_json(&serde_json::json!({ "console_sign_in_link": link.path.expose() }))
}

async fn create_edge_key(create: CreateEdgeKey) -> Result<(), Failure> {
    let installation = open(&create.folder).await?;
    let key = installation.create_edge_key(create.name).await?;
    installation.store.close().await;
    print_json(&serde_json::json!({
        "edge_key_id": key.id.to_string(),
        "edge_key": key.private_key.expose(),
    }))
}

async fn revoke_edge_key(revoke: RevokeEdgeKey) -> Result<(), Failure> {
    let installation = open(&revoke.folder).await?;
    installation.revoke_edge_key(revoke.id).await?;
    installation.store.close().await;
    print_json(&serde_json::json!({ "edge_key_id": revoke.id.to_string() }))
}

/// Standard output is for scripts: one line of JSON.
fn print_json(line: &serde_json::Value) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{line}")?;
    Ok(stdout.flush()?)
}
