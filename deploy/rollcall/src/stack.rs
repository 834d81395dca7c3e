//! Edge and control in one process: the edge calls the control service
//! directly, product backends reach it over gRPC.

use std::net::SocketAddr;
use std::path::Path;

use prometheus_client::registry::Registry;
use rollcall_client::transport;
use rollcall_control::clock::Clock;
use rollcall_control::id::DirectoryId;
use rollcall_control::metrics;
use rollcall_control::operator::{Installation, MadeFirst, NewDirectory};
use rollcall_control::outbound::{Allowed, Names, Outbound};
use rollcall_control::server::Control;
use rollcall_control::sink::Sinks;
use rollcall_control::store::Database;
use rollcall_edge::config::origin;
use rollcall_edge::{Door, server};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::Failure;

/// Where to serve, and what the first start makes.
#[derive(Debug)]
pub struct Settings<'s> {
    pub data: &'s Path,
    pub database: Database,
    pub scim_listen: SocketAddr,
    pub grpc_listen: SocketAddr,
    pub metrics_listen: Option<SocketAddr>,
    pub public_url: Option<String>,
    pub allow_loopback_webhooks: bool,
    pub first_directory: NewDirectory,
    pub sinks: Sinks,
}

/// A running stack.
#[derive(Debug)]
pub struct Stack {
    pub directory_id: DirectoryId,
    pub scim_base_url: String,
    /// Where it listens, whatever the base URL says.
    pub scim_address: SocketAddr,
    pub grpc_address: SocketAddr,
    pub metrics_address: Option<SocketAddr>,
    /// At the first start alone.
    pub secrets: Option<Secrets>,
    control: Control,
    shutdown: watch::Sender<bool>,
    edge_task: JoinHandle<()>,
    control_task: JoinHandle<Result<(), rollcall_control::server::ServeError>>,
}

/// What is shown once.
#[derive(Debug)]
pub struct Secrets {
    pub bearer_token: String,
    pub api_key: String,
    pub console_sign_in_link: String,
}

impl Secrets {
    fn new(made: &MadeFirst, origin: &str) -> Self {
        Self {
            bearer_token: made.directory.bearer_token.expose().to_owned(),
            api_key: made.api_key.expose().to_owned(),
            console_sign_in_link: format!("{origin}{}", made.sign_in_link.path.expose()),
        }
    }
}

impl Stack {
    pub async fn start(settings: Settings<'_>) -> Result<Self, Failure> {
        // Ports first: a start that cannot serve must not show secrets that
        // nobody will see again.
        let scim_listener = bind(settings.scim_listen, "SCIM").await?;
        let grpc_listener = bind(settings.grpc_listen, "gRPC").await?;
        let metrics_listener = match settings.metrics_listen {
            Some(address) => Some(bind(address, "metrics").await?),
            None => None,
        };
        let scim_address = scim_listener.local_addr()?;
        let grpc_address = grpc_listener.local_addr()?;

        let installation =
            Installation::open(settings.data, &settings.database, Clock::system()).await?;
        let made = make_first(&installation, settings.first_directory).await?;
        let directory = installation
            .first_directory()
            .await?
            .ok_or("the data folder holds no directory")?;
        let origin = origin(settings.public_url, scim_address);
        let scim_base_url = format!("{origin}/scim/v2/{}", directory.suffix());
        let secrets = made.map(|made| Secrets::new(&made, &origin));

        let webhooks = Allowed::of(settings.allow_loopback_webhooks);
        let control = Control::with_outbound(
            installation,
            Outbound::new(Allowed::Public, Names::system()),
            Outbound::new(webhooks, Names::system()),
        )
        .with_sinks(settings.sinks);
        let door = Door::new(transport::boxed(control.in_process()), &origin);
        let metrics_address = metrics_listener.as_ref().map(TcpListener::local_addr);
        let metrics_address = metrics_address.transpose()?;
        if let Some(listener) = metrics_listener {
            tell_metrics(listener, &control, &door);
        }
        let (shutdown, _) = watch::channel(false);
        let edge_task = tokio::spawn(server::serve(scim_listener, door, ended(&shutdown)));
        let control_task = tokio::spawn({
            let (control, ended) = (control.clone(), ended(&shutdown));
            async move { control.serve(grpc_listener, ended).await }
        });
        Ok(Self {
            directory_id: directory,
            scim_base_url,
            scim_address,
            grpc_address,
            metrics_address,
            secrets,
            control,
            shutdown,
            edge_task,
            control_task,
        })
    }

    /// Lets what is under way finish, and closes the store.
    pub async fn stop(self) -> Result<(), Failure> {
        self.shutdown.send_replace(true);
        self.edge_task.await?;
        self.control_task.await??;
        self.control.close().await;
        Ok(())
    }
}

/// Tells of both halves as long as the process lives.
fn tell_metrics(listener: TcpListener, control: &Control, door: &Door) {
    let mut registry = Registry::default();
    control.metrics().register(&mut registry);
    door.metrics().register(&mut registry);
    tokio::spawn(metrics::serve(listener, registry, control.surveyor()));
}

pub(crate) async fn bind(address: SocketAddr, what: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address)
        .await
        .map_err(|error| format!("{what} cannot be served on {address}: {error}").into())
}

async fn make_first(
    installation: &Installation,
    first_directory: NewDirectory,
) -> Result<Option<MadeFirst>, Failure> {
    if installation.is_new().await? {
        return Ok(Some(installation.create_first(first_directory).await?));
    }
    installation.check_organization(&first_directory).await?;
    Ok(None)
}

pub(crate) fn ended(shutdown: &watch::Sender<bool>) -> impl Future<Output = ()> + Send + 'static {
    let mut receiver = shutdown.subscribe();
    async move {
        // The sender is gone only when the stack is.
        let _ = receiver.wait_for(|ended| *ended).await;
    }
}
