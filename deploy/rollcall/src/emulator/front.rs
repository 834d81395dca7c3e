//! What products call: the service, with what goes wrong, and beside it the one by
//! which things are made to go wrong.

use std::convert::Infallible;
use std::task::{Context, Poll};

use futures_util::future::BoxFuture;
use http::{Request, Response};
use rollcall_proto::dev::v1::dev_service_server::SERVICE_NAME;
use tonic::Status;
use tonic::body::Body;
use tower::{Service, ServiceExt as _};

use super::fault::Faults;
use super::inner::Current;
use crate::Failure;

/// The method whose stream does not end by itself.
const WATCH: &str = "/rollcall.event.v1.EventService/WatchEvents";

#[derive(Debug, Clone)]
pub(super) struct Front<D> {
    dev: D,
    current: Current,
    faults: Faults,
}

impl<D> Front<D> {
    pub(super) fn new(dev: D, current: Current, faults: Faults) -> Self {
        Self {
            dev,
            current,
            faults,
        }
    }
}

impl<D> Service<Request<Body>> for Front<D>
where
    D: Service<Request<Body>, Response = Response<Body>, Error = Infallible>,
    D::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.dev.poll_ready(context)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let path = request.uri().path();
        if path.trim_start_matches('/').split('/').next() == Some(SERVICE_NAME) {
            return Box::pin(self.dev.call(request));
        }
        let is_followed = path == WATCH;
        let (service, faults) = (self.current.network(), self.faults.clone());
        Box::pin(async move {
            tokio::time::sleep(faults.get().delay).await;
            let answered = match service {
                Ok(service) => service.oneshot(request).await.map_err(Failure::from),
                Err(error) => Err(error),
            };
            Ok(match answered {
                Ok(response) if is_followed => faults.break_stream(response),
                Ok(response) => response,
                Err(_) => Status::unavailable("The service begins again").into_http(),
            })
        })
    }
}
