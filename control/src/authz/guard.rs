//! The door of every method: it lets through whoever the method's declaration
//! names, and nobody else. What a caller may then see is for the grant.

use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::future::BoxFuture;
use http::{HeaderMap, Request, Response};
use rollcall_proto::authz::v1::Caller;
use rollcall_proto::credential::EDGE_TOKEN_METADATA;
use rollcall_proto::method::{self, Method};
use rollcall_tls::Peer;
use tonic::Status;
use tonic::body::Body;
use tower::Service;

use super::gate::Gate;
use super::principal::{Principal, Shown};
use crate::error::{Error, Result};

/// The metadata in which a workload says which environment it means, where
/// several trust it, and an operator, where one is read.
pub(super) const ENVIRONMENT_METADATA: &str = "rollcall-environment";

/// From where calls come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From the edge of this process, which is an edge by being here.
    Process,
    Network,
    /// From an edge that proved its name by a certificate.
    NamedEdge,
}

#[derive(Debug, Clone)]
pub struct Guard<S> {
    inner: S,
    gate: Arc<Gate>,
    origin: Origin,
}

impl<S> Guard<S> {
    pub fn new(inner: S, gate: Gate, origin: Origin) -> Self {
        Self {
            inner,
            gate: Arc::new(gate),
            origin,
        }
    }
}

impl<S> Service<Request<Body>> for Guard<S>
where
    S: Service<Request<Body>, Response = Response<Body>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Send,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = BoxFuture<'static, std::result::Result<Response<Body>, S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<std::result::Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        // The clone that is ready goes with the call.
        let unready = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, unready);
        // Health, reflection, and what is not there, are for anyone.
        let Some(method) = method::find(request.uri().path()) else {
            return Box::pin(async move { inner.call(request).await });
        };
        let (gate, origin) = (Arc::clone(&self.gate), self.origin);
        Box::pin(async move {
            let under_way = gate.metrics().begin_call(method);
            let origin = match request.extensions().get::<Peer>() {
                Some(Peer { is_named: true }) => Origin::NamedEdge,
                _ => origin,
            };
            let answer = async {
                match admit(&gate, origin, method, request.headers()).await {
                    Ok(admitted) => {
                        if let Some((principal, shown)) = admitted {
                            request.extensions_mut().insert(principal);
                            request.extensions_mut().insert(shown);
                        }
                        request.extensions_mut().insert(*method);
                        inner.call(request).await
                    }
                    Err(error) => Ok(Status::from(error).into_http()),
                }
            };
            // Nobody waits for a database that is away. A caller that hangs up ends a
            // call in the same way.
            let answered = tokio::select! {
                biased;
                () = gate.store_left() => Ok(Status::from(Error::Unavailable).into_http()),
                answered = answer => answered,
            };
            answered.map(|response| under_way.answered(response))
        })
    }
}

async fn admit(
    gate: &Gate,
    origin: Origin,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Option<(Principal, Shown)>> {
    if method.callers.contains(&Caller::Anyone) {
        return Ok(None);
    }
    if method.callers.contains(&Caller::Edge) {
        if origin == Origin::Network {
            gate.check_edge(only(headers, EDGE_TOKEN_METADATA)).await?;
        }
        return Ok(None);
    }
    let credential = bearer(headers).ok_or(Error::ApiKeyInvalid)?;
    let environment = only(headers, ENVIRONMENT_METADATA);
    let principal = gate.principal(credential, environment).await?;
    if method.callers.iter().any(|caller| principal.is_a(*caller)) {
        let shown = Shown {
            credential: credential.into(),
            environment: environment.map(Box::from),
        };
        Ok(Some((principal, shown)))
    } else {
        Err(Error::CallerNotAllowed)
    }
}

/// `authorization: Bearer ...`; two of them are none.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, credential) = only(headers, "authorization")?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(credential)
}

fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}
