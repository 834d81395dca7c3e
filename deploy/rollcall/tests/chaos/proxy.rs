//! A TCP proxy, which leads to one server and then to another, at once or as over
//! some distance.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

const CHUNK_BYTES: usize = 64 * 1024;

pub(crate) struct Proxy {
    port: u16,
    target: watch::Sender<u16>,
}

impl Proxy {
    /// To a port of loopback, with a delay each way.
    pub(crate) async fn start(target: u16, delay: Duration) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (target, led_to) = watch::channel(target);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(lead(client, led_to.clone(), delay));
            }
        });
        Self { port, target }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Leads elsewhere from now on, and ends the connections that there are.
    pub(crate) fn point_at(&self, target: u16) {
        self.target.send_replace(target);
    }
}

/// Whoever cannot be connected is hung up on.
async fn lead(mut client: TcpStream, mut target: watch::Receiver<u16>, delay: Duration) {
    let port = *target.borrow_and_update();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let Ok(mut server) = TcpStream::connect(address).await else {
        return;
    };
    for stream in [&client, &server] {
        stream.set_nodelay(true).expect("set");
    }
    let (from_client, to_client) = client.split();
    let (from_server, to_server) = server.split();
    // It ends when either side has.
    tokio::select! {
        () = copy(from_client, to_server, delay) => {}
        () = copy(from_server, to_client, delay) => {}
        _ = target.changed() => {}
    }
}

async fn copy(mut from: ReadHalf<'_>, mut to: WriteHalf<'_>, delay: Duration) {
    let mut chunk = vec![0; CHUNK_BYTES];
    while let Ok(read @ 1..) = from.read(&mut chunk).await {
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        if to.write_all(&chunk[..read]).await.is_err() {
            return;
        }
    }
}
