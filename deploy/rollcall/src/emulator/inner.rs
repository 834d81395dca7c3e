//! The service behind the emulator's front, as it is until the next reset.

use std::sync::{Arc, PoisonError, RwLock};
use std::task::{Context, Poll};

use futures_util::future::BoxFuture;
use http::{Request, Response};
use rollcall_client::transport::{self, GrpcService};
use rollcall_control::clock::{Clock, Moment};
use rollcall_control::operator::Installation;
use rollcall_control::outbound::{Allowed, Names, Outbound};
use rollcall_control::server::{Control, ServeError};
use rollcall_control::store::Database;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tonic::body::Body;
use tower::{Service, ServiceExt as _};

use super::folder::Folder;
use super::seed::Planned;
use crate::Failure;
use crate::stack::{bind, ended};

/// Events are kept for fewer days.
const RETENTION_MICROS: i64 = 400 * 24 * 60 * 60 * 1_000_000;

/// Clones are of the same.
#[derive(Debug, Clone)]
pub(super) struct Current {
    planned: Arc<Planned>,
    allow_loopback_webhooks: bool,
    /// Nothing once it has ended.
    running: Arc<RwLock<Option<Running>>>,
}

struct Running {
    folder: Folder,
    control: Control,
    /// What the edge calls.
    in_process: GrpcService,
    /// What products call.
    network: GrpcService,
    shutdown: watch::Sender<bool>,
    serving: JoinHandle<Result<(), ServeError>>,
}

impl std::fmt::Debug for Running {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Running")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Current {
    pub(super) async fn start(
        planned: Arc<Planned>,
        allow_loopback_webhooks: bool,
    ) -> Result<Self, Failure> {
        let running = Running::start(&planned, allow_loopback_webhooks).await?;
        Ok(Self {
            planned,
            allow_loopback_webhooks,
            running: Arc::new(RwLock::new(Some(running))),
        })
    }

    /// Begins again with the seed.
    pub(super) async fn reset(&self) -> Result<(), Failure> {
        let fresh = Running::start(&self.planned, self.allow_loopback_webhooks).await?;
        let old = {
            let mut running = self.running.write().unwrap_or_else(PoisonError::into_inner);
            running.replace(fresh)
        };
        match old {
            Some(old) => old.end().await,
            None => Ok(()),
        }
    }

    pub(super) async fn end(&self) -> Result<(), Failure> {
        let running = {
            let mut running = self.running.write().unwrap_or_else(PoisonError::into_inner);
            running.take()
        };
        match running {
            Some(running) => running.end().await,
            None => Ok(()),
        }
    }

    /// Deletes the events until now.
    pub(super) async fn expire_events(&self) -> Result<(), Failure> {
        let control = self.control()?;
        let Moment(now) = Clock::system().now();
        control.sweep(Moment(now + RETENTION_MICROS)).await?;
        Ok(())
    }

    pub(super) fn control(&self) -> Result<Control, Failure> {
        self.read(|running| running.control.clone())
    }

    pub(super) fn network(&self) -> Result<GrpcService, Failure> {
        self.read(|running| running.network.clone())
    }

    /// What an edge may call, whichever is the current one.
    pub(super) fn in_process(&self) -> InProcess {
        InProcess(self.clone())
    }

    fn read<T>(&self, read: impl FnOnce(&Running) -> T) -> Result<T, Failure> {
        let running = self.running.read().unwrap_or_else(PoisonError::into_inner);
        let running = running.as_ref().ok_or("the emulator has ended")?;
        Ok(read(running))
    }
}

impl Running {
    async fn start(planned: &Planned, allow_loopback_webhooks: bool) -> Result<Self, Failure> {
        let folder = Folder::make()?;
        planned.pins.write_secret_key(folder.path())?;
        let database = Database::new(folder.path(), None);
        let installation = Installation::open(folder.path(), &database, Clock::system()).await?;
        installation.plant(planned.seed.clone()).await?;
        let webhooks = Allowed::of(allow_loopback_webhooks);
        let control = Control::with_outbound(
            installation,
            Outbound::new(Allowed::Public, Names::system()),
            Outbound::new(webhooks, Names::system()),
        );
        let listener = bind(([127, 0, 0, 1], 0).into(), "gRPC").await?;
        let network = transport::connect_lazy(&format!("http://{}", listener.local_addr()?))?;
        let (shutdown, _) = watch::channel(false);
        let serving = tokio::spawn({
            let (control, ended) = (control.clone(), ended(&shutdown));
            async move { control.serve(listener, ended).await }
        });
        Ok(Self {
            folder,
            in_process: transport::boxed(control.in_process()),
            control,
            network,
            shutdown,
            serving,
        })
    }

    async fn end(self) -> Result<(), Failure> {
        let Self {
            folder,
            control,
            in_process,
            network,
            shutdown,
            serving,
        } = self;
        shutdown.send_replace(true);
        drop((in_process, network));
        serving.await??;
        control.close().await;
        Ok(folder.close()?)
    }
}

/// Calls whichever is the current one.
#[derive(Debug, Clone)]
pub(super) struct InProcess(Current);

impl Service<Request<Body>> for InProcess {
    type Response = Response<Body>;
    type Error = Failure;
    type Future = BoxFuture<'static, Result<Response<Body>, Failure>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let service = self.0.read(|running| running.in_process.clone());
        Box::pin(async move { Ok(service?.oneshot(request).await?) })
    }
}
