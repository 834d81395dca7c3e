//! TLS to whom this machine's certificates vouch for.

use std::sync::OnceLock;

use rollcall_tls::{Client, HTTP, Stream};
use tokio::net::TcpStream;

use crate::Failure;

pub(super) async fn connect(host: &str, stream: TcpStream) -> Result<Stream, Failure> {
    // What vouches is read once.
    static CLIENT: OnceLock<Client> = OnceLock::new();
    let client = if let Some(client) = CLIENT.get() {
        client
    } else {
        let client = Client::of_machine(HTTP)?;
        CLIENT.get_or_init(|| client)
    };
    Ok(client.greet(host, stream).await?)
}
