//! `rollcall serve --dev`: the emulator for a product's own tests. What it holds is
//! what a file says, under ids and credentials that are known beforehand; it is gone
//! when the process ends. The identity provider acts, and things go wrong, when
//! `rollcall.dev.v1.DevService` is told to.

mod fault;
mod folder;
mod front;
mod identity_provider;
mod inner;
mod seed;
mod service;

use std::fmt::Write as _;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use rollcall_client::transport;
use rollcall_control::config::check_listening;
use rollcall_edge::config::origin;
use rollcall_edge::{Door, server};
use rollcall_proto::dev::v1::dev_service_server::DevServiceServer;
use serde_json::json;
use tokio::sync::watch;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::transport::Server;

use self::fault::Faults;
use self::front::Front;
use self::inner::Current;
use self::seed::Planned;
use self::service::Dev;
use crate::Failure;
use crate::config::Serve;
use crate::serve::{GRPC_PORT, SCIM_PORT, ended_by_signal};
use crate::stack::{bind, ended};

pub async fn emulate(serve: Serve) -> Result<(), Failure> {
    let default_port = |port| if serve.json { 0 } else { port };
    let loopback = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, default_port(port)));
    let end = ended_by_signal()?;
    let planned = Arc::new(Planned::read(serve.seed.as_deref())?);
    let scim = bind(serve.scim_listen.unwrap_or(loopback(SCIM_PORT)), "SCIM").await?;
    let grpc_listen = serve.grpc_listen.unwrap_or(loopback(GRPC_PORT));
    check_listening(grpc_listen, None)?;
    let grpc = bind(grpc_listen, "gRPC").await?;
    let (scim_address, grpc_address) = (scim.local_addr()?, grpc.local_addr()?);
    let origin = origin(serve.public_url.clone(), scim_address, false);

    let current = Current::start(Arc::clone(&planned), serve.allow_loopback_webhooks).await?;
    let faults = Faults::default();
    let door = Door::new(transport::boxed(current.in_process()), &origin);
    let (shutdown, _) = watch::channel(false);
    let edge = tokio::spawn(server::serve(scim, door, ended(&shutdown)));
    let dev = Dev {
        planned: Arc::clone(&planned),
        scim_address,
        current: current.clone(),
        faults: faults.clone(),
    };
    let api_key = planned.api_key().to_owned();
    let dev =
        DevServiceServer::with_interceptor(dev, move |request| service::admit(&api_key, request));
    let front = {
        let (current, faults) = (current.clone(), faults.clone());
        tower::layer::layer_fn(move |dev| Front::new(dev, current.clone(), faults.clone()))
    };
    let grpc = Server::builder()
        .layer(front)
        .add_service(dev)
        .serve_with_incoming_shutdown(TcpListenerStream::new(grpc), {
            let (ended, faults) = (ended(&shutdown), faults.clone());
            async move {
                ended.await;
                // Whoever follows would never be done.
                faults.drop_streams();
            }
        });
    let grpc = tokio::spawn(grpc);

    tell(&serve, &planned, &origin, (scim_address, grpc_address))?;
    end.await;
    tracing::info!("shutting down");
    shutdown.send_replace(true);
    edge.await?;
    grpc.await??;
    current.end().await
}

fn tell(
    serve: &Serve,
    planned: &Planned,
    origin: &str,
    (scim, grpc): (SocketAddr, SocketAddr),
) -> Result<(), Failure> {
    let directories: Vec<_> = planned
        .directories()
        .map(|directory| {
            json!({
                "organization_external_id": directory.organization_external_id,
                "directory_id": directory.id.to_string(),
                "scim_base_url": format!("{origin}/scim/v2/{}", directory.id.suffix()),
                "bearer_token": directory.token.expose(),
            })
        })
        .collect();
    let text = if serve.json {
        let mut line = json!({
            "scim_address": scim.to_string(),
            "grpc_address": grpc.to_string(),
            "api_key": planned.api_key(),
            "directories": directories,
        });
        // What `serve` tells of the one directory that it has.
        for name in ["directory_id", "scim_base_url", "bearer_token"] {
            line[name] = directories[0][name].clone();
        }
        format!("{line}\n")
    } else {
        let mut text = format!(
            "\nRollcall emulates an identity provider's directories. Nothing is kept.\n\n\
             \x20 gRPC             http://{grpc}\n\x20 API key          {}\n",
            planned.api_key()
        );
        for directory in &directories {
            let text_of = |name: &str| directory[name].as_str().unwrap_or_default();
            writeln!(
                text,
                "\n  organization     {}\n  SCIM base URL    {}\n  bearer token     {}",
                text_of("organization_external_id"),
                text_of("scim_base_url"),
                text_of("bearer_token"),
            )?;
        }
        text
    };
    let mut stdout = std::io::stdout();
    stdout.write_all(text.as_bytes())?;
    Ok(stdout.flush()?)
}
