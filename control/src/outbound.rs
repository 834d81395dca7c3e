//! Requests that this service makes because somebody named a URL: to public
//! addresses alone where that is a caller, each checked as the very one that is
//! connected to. A redirect is an answer like any other.

mod address;
mod connect;
mod name;
mod place;

use http::{HeaderMap, StatusCode};

pub use address::Allowed;
pub use connect::Outbound;
pub use name::Names;
pub use place::Place;

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// None where it has more bytes than were asked for, or did not come whole.
    pub body: Option<bytes::Bytes>,
}

#[derive(Debug, thiserror::Error)]
pub enum OutboundError {
    #[error("no URL that may be asked")]
    Place,
    #[error("no address that may be connected to")]
    Address,
    #[error("TLS cannot be set up: {0}")]
    Setup(#[from] tokio_rustls::rustls::Error),
    #[error(transparent)]
    Tls(#[from] rollcall_tls::TlsError),
    #[error("{0}")]
    Connection(#[from] std::io::Error),
    #[error("{0}")]
    Http(#[from] hyper::Error),
}
