//! `rollcall serve`.

use std::io::{IsTerminal as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr};

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use crate::Failure;
use crate::config::Serve;
use crate::emulator::emulate;
use crate::stack::{Secrets, Settings, Stack};

pub(crate) const SCIM_PORT: u16 = 7070;
pub(crate) const GRPC_PORT: u16 = 7071;

pub async fn serve(serve: Serve) -> Result<(), Failure> {
    if serve.dev {
        return emulate(serve).await;
    }
    let default_port = |port| if serve.json { 0 } else { port };
    let loopback = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, default_port(port)));
    let end = ended_by_signal()?;
    let stack = Stack::start(Settings {
        data: &serve.data,
        database: serve.database.database(&serve.data),
        scim_listen: serve.scim_listen.unwrap_or_else(|| loopback(SCIM_PORT)),
        grpc_listen: serve.grpc_listen.unwrap_or_else(|| loopback(GRPC_PORT)),
        metrics_listen: serve.metrics.metrics_listen,
        public_url: serve.public_url.clone(),
        allow_loopback_webhooks: serve.allow_loopback_webhooks,
        first_directory: serve.organization.clone().into(),
        sinks: serve.sinks.open().await?,
    })
    .await?;

    let text = if serve.json {
        format!("{}\n", as_json(&stack))
    } else {
        as_text(&stack, &serve)
    };
    let mut stdout = std::io::stdout();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()?;

    end.await;
    tracing::info!("shutting down");
    stack.stop().await
}

/// Waits until somebody ends the process.
pub(crate) fn ended_by_signal() -> Result<impl Future<Output = ()>, Failure> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

fn as_json(stack: &Stack) -> serde_json::Value {
    let mut line = json!({
        "directory_id": stack.directory_id.to_string(),
        "scim_base_url": stack.scim_base_url,
        "scim_address": stack.scim_address.to_string(),
        "grpc_address": stack.grpc_address.to_string(),
    });
    if let Some(metrics) = stack.metrics_address {
        line["metrics_address"] = json!(metrics.to_string());
    }
    if let Some(Secrets {
        bearer_token,
        api_key,
        console_sign_in_link,
    }) = &stack.secrets
    {
        line["bearer_token"] = json!(bearer_token);
        line["api_key"] = json!(api_key);
        line["console_sign_in_link"] = json!(console_sign_in_link);
    }
    line
}

fn as_text(stack: &Stack, serve: &Serve) -> String {
    let bold = |text: &str| {
        if std::io::stdout().is_terminal() {
            format!("\x1b[1m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    };
    let (base_url, grpc) = (&stack.scim_base_url, stack.grpc_address);
    let data = serve.data.display();
    // The URL may hold a password.
    let (kept, database) = match serve.database.database_url {
        Some(_) => ("PostgreSQL, the secret key in ", " --database-url URL"),
        None => ("", ""),
    };
    let Some(Secrets {
        bearer_token,
        api_key,
        console_sign_in_link,
    }) = &stack.secrets
    else {
        return format!(
            "\n{}\n\n  SCIM base URL   {base_url}\n  gRPC            http://{grpc}\n  data            {data}\n\n\
             The secrets were shown at the first start. New ones:\n\
             \x20 cargo run -p rollcall-control -- create-token --data {data}{database} --directory {directory}\n\
             \x20 cargo run -p rollcall-control -- create-api-key --data {data}{database}\n\
             \x20 cargo run -p rollcall-control -- create-sign-in-link --data {data}{database}\n\n",
            bold("Rollcall is ready."),
            directory = stack.directory_id,
        );
    };
    format!(
        "\n{ready}\n\n\
         {paste} (Provisioning → Integration)\n\
         \x20 SCIM connector base URL   {base_url}\n\
         \x20 Unique identifier field   email\n\
         \x20 Supported actions         all, Import Groups included\n\
         \x20 Authentication mode       HTTP Header\n\
         \x20 Bearer token              {token}\n\n\
         Okta must reach that URL: put a TLS proxy or tunnel in front, and start with --public-url.\n\n\
         {product}\n\
         \x20 gRPC                      http://{grpc}\n\
         \x20 API key                   {key}\n\n\
         {console}\n\
         \x20 Sign-in link              {console_sign_in_link}\n\n\
         {shown}\n\
         Data is kept in {kept}{data}.\n\n\
         {next}\n\
         \x20 curl -H 'Authorization: Bearer {bearer_token}' -H 'Content-Type: application/scim+json' \\\n\
         \x20   -d '{{\"userName\": \"ada@example.com\", \"emails\": [{{\"value\": \"ada@example.com\"}}]}}' \\\n\
         \x20   {base_url}/Users\n\
         \x20 cargo run -p rollcall-client --example list_users -- http://{grpc} {api_key} {organization}\n\
         \x20 cargo run -- demo\n\n",
        ready = bold("Rollcall is ready."),
        paste = bold("Paste into Okta"),
        console = bold("For the first operator, in a browser, within 24 hours"),
        product = bold("For the product's backends"),
        token = bold(bearer_token),
        key = bold(api_key),
        shown = bold("These secrets are not shown again."),
        next = bold("What to try next"),
        organization = serve.organization.organization_external_id,
    )
}
