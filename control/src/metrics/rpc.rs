//! Calls of the contract's methods: how many, how they ended, how long they took.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use bytes::Bytes;
use http::{HeaderMap, Response};
use http_body::{Frame, SizeHint};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use rollcall_proto::method::Method;
use tonic::body::Body;
use tonic::{Code, Status};

use super::Metrics;

/// Up to the time that the server gives to a call.
const SECONDS: [f64; 11] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 30.0,
];
const CODE_HEADER: &str = "grpc-status";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfCall {
    service: &'static str,
    method: &'static str,
    code: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfMethod {
    service: &'static str,
    method: &'static str,
}

#[derive(Debug, Clone)]
pub(super) struct Rpcs {
    ended: Family<OfCall, Counter>,
    seconds: Family<OfMethod, Histogram, fn() -> Histogram>,
}

impl Default for Rpcs {
    fn default() -> Self {
        Self {
            ended: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
        }
    }
}

impl Rpcs {
    pub(super) fn register(self, control: &mut Registry) {
        let Self { ended, seconds } = self;
        control.register("rpcs", "Calls that ended, by their status code", ended);
        let help = "Seconds until a call was answered, or a stream begun";
        control.register("rpc_seconds", help, seconds);
    }
}

impl Metrics {
    pub fn begin_call(&self, method: &'static Method) -> UnderWay {
        let path = method.path.trim_start_matches('/');
        let (service, method) = path.split_once('/').unwrap_or((path, ""));
        UnderWay {
            rpcs: self.rpcs.clone(),
            method: OfMethod { service, method },
            began: Instant::now(),
            // Whoever drops it has gone.
            code: Code::Cancelled,
        }
    }
}

/// A call that has not ended; when it is dropped, it has.
#[derive(Debug)]
pub struct UnderWay {
    rpcs: Rpcs,
    method: OfMethod,
    began: Instant,
    code: Code,
}

impl UnderWay {
    /// The answer, whose end is that of the call.
    pub fn answered(mut self, response: Response<Body>) -> Response<Body> {
        let seconds = self.rpcs.seconds.get_or_create(&self.method);
        seconds.observe(self.began.elapsed().as_secs_f64());
        drop(seconds);
        if self.note(response.headers()) {
            return response;
        }
        response.map(|inner| {
            Body::new(RpcBody {
                inner,
                under_way: Some(self),
            })
        })
    }

    /// Whether the call's status code stands here.
    fn note(&mut self, headers: &HeaderMap) -> bool {
        let code = headers.get(CODE_HEADER);
        if let Some(code) = code {
            self.code = Code::from_bytes(code.as_bytes());
        }
        code.is_some()
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let OfMethod { service, method } = self.method;
        let code = name(self.code);
        let call = OfCall {
            service,
            method,
            code,
        };
        self.rpcs.ended.get_or_create(&call).inc();
    }
}

/// The body of an answer, which ends with the status code.
#[derive(Debug)]
struct RpcBody {
    inner: Body,
    under_way: Option<UnderWay>,
}

impl RpcBody {
    /// The end is noted before anybody is told of it.
    fn note(&mut self, frame: &Result<Frame<Bytes>, Status>) {
        let Some(mut under_way) = self.under_way.take() else {
            return;
        };
        let is_over = match frame {
            Ok(frame) => frame
                .trailers_ref()
                .is_some_and(|trailers| under_way.note(trailers)),
            Err(status) => {
                under_way.code = status.code();
                true
            }
        };
        if !is_over {
            self.under_way = Some(under_way);
        }
    }
}

impl http_body::Body for RpcBody {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        let polled = ready!(Pin::new(&mut self.inner).poll_frame(context));
        if let Some(frame) = &polled {
            self.note(frame);
        }
        Poll::Ready(polled)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// As gRPC's own documents spell it.
fn name(code: Code) -> &'static str {
    match code {
        Code::Ok => "OK",
        Code::Cancelled => "CANCELLED",
        Code::Unknown => "UNKNOWN",
        Code::InvalidArgument => "INVALID_ARGUMENT",
        Code::DeadlineExceeded => "DEADLINE_EXCEEDED",
        Code::NotFound => "NOT_FOUND",
        Code::AlreadyExists => "ALREADY_EXISTS",
        Code::PermissionDenied => "PERMISSION_DENIED",
        Code::ResourceExhausted => "RESOURCE_EXHAUSTED",
        Code::FailedPrecondition => "FAILED_PRECONDITION",
        Code::Aborted => "ABORTED",
        Code::OutOfRange => "OUT_OF_RANGE",
        Code::Unimplemented => "UNIMPLEMENTED",
        Code::Internal => "INTERNAL",
        Code::Unavailable => "UNAVAILABLE",
        Code::DataLoss => "DATA_LOSS",
        Code::Unauthenticated => "UNAUTHENTICATED",
    }
}
