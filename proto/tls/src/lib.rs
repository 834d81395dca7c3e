//! TLS at the doors and between the processes: certificates are files, which are
//! read again when they change, so that nobody restarts for a new one.

mod client;
mod door;
mod error;
mod files;
mod follow;
mod listening;
mod stream;

pub use client::{Client, ClientFlags, authorities_of_machine};
pub use door::{Clients, Door, DoorFlags};
pub use error::TlsError;
pub use files::{AUTHORITIES_MAX, CHAIN_MAX};
pub use listening::{Listening, greet};
pub use stream::{Peer, Stream};
/// What is spoken, as ALPN calls it.
pub const GRPC: &str = "h2";
pub const HTTP: &str = "http/1.1";

pub use tokio_rustls::rustls::pki_types::ServerName;
