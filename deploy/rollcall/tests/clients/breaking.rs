//! A server whose connections break.

use std::net::Ipv4Addr;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

/// Leads to a port of loopback, and closes two connections of three as soon as they
/// are made. The answer is its own port.
pub(crate) async fn lead_to(target: u16) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
    let listener = listener.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        for number in 1_u32.. {
            let Ok((mut client, _)) = listener.accept().await else {
                return;
            };
            if number.is_multiple_of(3) {
                tokio::spawn(async move {
                    let server = TcpStream::connect((Ipv4Addr::LOCALHOST, target)).await;
                    let mut server = server.expect("the server is there");
                    // Either side may end it as it likes.
                    let _ = copy_bidirectional(&mut client, &mut server).await;
                });
            }
        }
    });
    port
}
