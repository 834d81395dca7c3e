//! The gRPC server: services, health, reflection, and the end of it all.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use rollcall_proto::FILE_DESCRIPTOR_SET;
use rollcall_proto::auth::v1::auth_service_server::AuthServiceServer;
use rollcall_proto::console::v1::operator_service_server::OperatorServiceServer;
use rollcall_proto::console::v1::session_service_server::SessionServiceServer;
use rollcall_proto::console::v1::sign_in_service_server::SignInServiceServer;
use rollcall_proto::directory::v1::directory_service_server::DirectoryServiceServer;
use rollcall_proto::event::v1::event_service_server::EventServiceServer;
use rollcall_proto::management::v1::api_key_service_server::ApiKeyServiceServer;
use rollcall_proto::management::v1::audit_log_service_server::AuditLogServiceServer;
use rollcall_proto::management::v1::directory_service_server::DirectoryServiceServer as DirectoriesServer;
use rollcall_proto::management::v1::environment_service_server::EnvironmentServiceServer;
use rollcall_proto::management::v1::event_log_service_server::EventLogServiceServer;
use rollcall_proto::management::v1::organization_service_server::OrganizationServiceServer;
use rollcall_proto::management::v1::request_log_service_server::RequestLogServiceServer;
use rollcall_proto::management::v1::setup_link_service_server::SetupLinkServiceServer;
use rollcall_proto::management::v1::token_service_server::TokenServiceServer;
use rollcall_proto::management::v1::trusted_issuer_service_server::TrustedIssuerServiceServer;
use rollcall_proto::management::v1::user_service_server::UserServiceServer;
use rollcall_proto::management::v1::webhook_endpoint_service_server::WebhookEndpointServiceServer;
use rollcall_proto::provisioning::v1::provisioning_service_server::ProvisioningServiceServer;
use rollcall_proto::setup::v1::setup_service_server::SetupServiceServer;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::service::Routes;
use tonic::transport::Server;
use tonic_health::server::HealthReporter;

use crate::authz::{Gate, Guard, Origin};
use crate::clock::{IdSource, Moment};
use crate::error::Error;
use crate::jwks::IssuerKeys;
use crate::metrics::{Metrics, Surveyor};
use crate::operator::Installation;
use crate::outbound::{Allowed, Names, Outbound};
use crate::request_log::RequestLog;
use crate::retention::{self, Swept};
use crate::service::console::{Operators, Sessions, SignIns};
use crate::service::management::{
    ApiKeys, AuditLog, Directories, Environments, EventLog, Organizations, Requests, SetupLinks,
    Tokens, TrustedIssuers, Users, WebhookEndpoints,
};
use crate::service::{Auth, Directory, Events, Provisioning, Setup};
use crate::sink::Sinks;
use crate::webhook::Webhooks;

/// A request that takes longer is answered `DEADLINE_EXCEEDED` by the server.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// Requests of one connection at the same time.
const STREAMS_PER_CONNECTION_MAX: u32 = 1_024;
/// A request body: the edge's own limit, and room for its typed form.
const REQUEST_BYTES_MAX: usize = 8 * 1024 * 1024;
/// A connection on which nothing answers is closed after both.
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(30);
const KEEPALIVE_TIMEOUT: Duration = Duration::from_secs(10);
/// How long calls under way may take after the end was asked for; a client that
/// has gone silent must not hold it up.
const DRAIN_TIME_MAX: Duration = Duration::from_secs(30);
/// How often the health service asks the database.
const HEALTH_INTERVAL: Duration = Duration::from_secs(1);

type DirectoryServer = DirectoryServiceServer<Directory>;
type ProvisioningServer = ProvisioningServiceServer<Provisioning>;

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("the gRPC server: {0}")]
    Transport(#[from] tonic::transport::Error),
    #[error("the reflection service: {0}")]
    Reflection(#[from] tonic_reflection::server::Error),
}

#[derive(Debug, Clone)]
pub struct Control {
    installation: Installation,
    log: RequestLog,
    gate: Gate,
    webhooks: Webhooks,
    webhook_addresses: Allowed,
    sinks: Sinks,
}

impl Control {
    pub fn new(installation: Installation) -> Self {
        let [issuers, webhooks] = [Allowed::Public; 2];
        Self::with_outbound(
            installation,
            Outbound::new(issuers, Names::system()),
            Outbound::new(webhooks, Names::system()),
        )
    }

    /// The same, with what it connects to: to read issuers' keys, and to deliver
    /// events.
    pub fn with_outbound(
        installation: Installation,
        issuers: Outbound,
        webhooks: Outbound,
    ) -> Self {
        let ids = Arc::new(IdSource::new(installation.clock.clone()));
        let log = RequestLog::start(
            installation.store.clone(),
            installation.secret.clone(),
            Arc::clone(&ids),
        );
        let gate = Gate::new(
            installation.store.clone(),
            installation.secret.clone(),
            installation.clock.clone(),
            log.clone(),
            ids,
            IssuerKeys::new(installation.clock.clone(), issuers),
        );
        Self {
            installation,
            log,
            webhook_addresses: webhooks.allowed(),
            webhooks: Webhooks::new(gate.clone(), webhooks),
            gate,
            sinks: Sinks::default(),
        }
    }

    /// The same, with what it publishes events to while it serves.
    #[must_use]
    pub fn with_sinks(self, sinks: Sinks) -> Self {
        Self { sinks, ..self }
    }

    /// What looks at this service for those who run it.
    pub fn surveyor(&self) -> Surveyor {
        Surveyor::new(self.gate.clone(), self.log.clone(), self.sinks.clone())
    }

    pub fn metrics(&self) -> &Metrics {
        self.gate.metrics()
    }

    /// What the edge of the same process calls, without HTTP/2 in between.
    pub fn in_process(&self) -> Guard<Routes> {
        Guard::new(self.routes(), self.gate.clone(), Origin::Process)
    }

    /// The services behind the guard.
    fn routes(&self) -> Routes {
        let gate = || self.gate.clone();
        let provisioning = ProvisioningServer::new(Provisioning::new(gate()));
        let webhook_endpoints = WebhookEndpoints::new(gate(), self.webhook_addresses);
        Routes::new(DirectoryServer::new(Directory::new(gate())))
            .add_service(provisioning.max_decoding_message_size(REQUEST_BYTES_MAX))
            .add_service(EventServiceServer::new(Events::new(gate())))
            .add_service(AuditLogServiceServer::new(AuditLog::new(gate())))
            .add_service(DirectoriesServer::new(Directories::new(gate())))
            .add_service(EnvironmentServiceServer::new(Environments::new(gate())))
            .add_service(EventLogServiceServer::new(EventLog::new(gate())))
            .add_service(OrganizationServiceServer::new(Organizations::new(gate())))
            .add_service(RequestLogServiceServer::new(Requests::new(gate())))
            .add_service(SetupLinkServiceServer::new(SetupLinks::new(gate())))
            .add_service(UserServiceServer::new(Users::new(gate())))
            .add_service(SetupServiceServer::new(Setup::new(gate())))
            .add_service(AuthServiceServer::new(Auth::new(gate())))
            .add_service(TokenServiceServer::new(Tokens::new(gate())))
            .add_service(ApiKeyServiceServer::new(ApiKeys::new(gate())))
            .add_service(TrustedIssuerServiceServer::new(TrustedIssuers::new(gate())))
            .add_service(WebhookEndpointServiceServer::new(webhook_endpoints))
            .add_service(SignInServiceServer::new(SignIns::new(gate())))
            .add_service(OperatorServiceServer::new(Operators::new(gate())))
            .add_service(SessionServiceServer::new(Sessions::new(gate())))
            .prepare()
    }

    /// Serves every service until `shutdown` resolves.
    pub async fn serve(
        &self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()>,
    ) -> Result<(), ServeError> {
        let (health, health_service) = tonic_health::server::health_reporter();
        let following = tokio::spawn(follow_database(self.installation.clone(), health));
        let retaining = tokio::spawn(retention::follow(self.gate.clone()));
        let delivering = tokio::spawn(self.webhooks.clone().follow());
        let publishing = self.sinks.start(&self.gate);
        let (asked, mut asked_for) = oneshot::channel();
        let feed = self.installation.store.feed.clone();
        let shutdown = async move {
            shutdown.await;
            // Whoever follows would never be done.
            feed.close();
            // Nobody waits when the server has failed already.
            let _ = asked.send(());
        };
        let metrics = self.metrics().clone();
        let connections = TcpListenerStream::new(listener).inspect(move |connection| {
            let Ok(connection) = connection else {
                return;
            };
            metrics.connection_opened();
            // An answer of several pieces would wait until the first is acknowledged,
            // for which the other end takes its time.
            if let Err(error) = connection.set_nodelay(true) {
                tracing::debug!(%error, "a connection is gone already");
            }
        });
        let gate = self.gate.clone();
        let guard =
            tower::layer::layer_fn(move |inner| Guard::new(inner, gate.clone(), Origin::Network));
        let server = Server::builder()
            .timeout(REQUEST_TIMEOUT)
            .max_concurrent_streams(STREAMS_PER_CONNECTION_MAX)
            .http2_keepalive_interval(Some(KEEPALIVE_INTERVAL))
            .http2_keepalive_timeout(Some(KEEPALIVE_TIMEOUT))
            .layer(guard)
            .add_routes(self.routes())
            .add_service(health_service)
            .add_service(reflection().build_v1()?)
            // Some clients ask for the older version alone, Python's among them.
            .add_service(reflection().build_v1alpha()?)
            .serve_with_incoming_shutdown(connections, shutdown);
        let drained = async {
            let _ = (&mut asked_for).await;
            tokio::time::sleep(DRAIN_TIME_MAX).await;
        };
        let served = tokio::select! {
            served = server => served,
            () = drained => {
                tracing::warn!("connections that did not end were cut off");
                Ok(())
            }
        };
        following.abort();
        retaining.abort();
        // Where the server failed by itself, nobody has asked for the end.
        self.installation.store.feed.close();
        // It is over in seconds.
        let _ = delivering.await;
        publishing.end().await;
        Ok(served?)
    }

    /// Writes what still waits to be written, and closes the store.
    pub async fn close(&self) {
        self.flush_request_log().await;
        self.installation.store.close().await;
    }

    /// Deletes what has had its time at `now`.
    pub async fn sweep(&self, now: Moment) -> Result<Swept, Error> {
        retention::run_once(&self.gate, now).await
    }

    /// Counts what is to be counted at `now`.
    pub async fn count(&self, now: Moment) -> Result<(), Error> {
        crate::count::count(&self.gate, now).await
    }

    /// Delivers what is due to webhook endpoints: how many attempts it took.
    pub async fn deliver_webhooks(&self) -> Result<usize, Error> {
        self.webhooks.deliver_due().await
    }

    /// Waits until every request answered before is in the request log.
    pub async fn flush_request_log(&self) {
        self.log.flush().await;
        self.gate.flush_key_uses().await;
    }
}

/// The services are as healthy as the database that they need.
async fn follow_database(installation: Installation, health: HealthReporter) {
    let mut interval = tokio::time::interval(HEALTH_INTERVAL);
    loop {
        interval.tick().await;
        if installation.store.readers.ping().await.is_ok() {
            health.set_serving::<DirectoryServer>().await;
            health.set_serving::<ProvisioningServer>().await;
        } else {
            tracing::warn!("the database does not answer");
            health.set_not_serving::<DirectoryServer>().await;
            health.set_not_serving::<ProvisioningServer>().await;
        }
    }
}

fn reflection() -> tonic_reflection::server::Builder<'static> {
    tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
}
