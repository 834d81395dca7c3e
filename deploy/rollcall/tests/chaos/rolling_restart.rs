//! Controls and edges are replaced one by one under load, behind the proxy that the
//! Compose file has: no client notices.

use std::path::Path;
use std::time::{Duration, Instant};

use rollcall_test_servers::{caddy, free_port};
use tokio::task::block_in_place;

use crate::cluster::{Cluster, On};
use crate::provider::{Outcome, Provider};
use crate::tier::{alone, assert_within, length, tell};

const CLIENTS: usize = 64;
const DRAINED_WITHIN: Duration = Duration::from_secs(30);

/// What is in front of two edges, and between them and two controls.
struct Proxy {
    /// For identity providers.
    scim: String,
    _server: caddy::Server,
}

impl Proxy {
    /// That of the Compose file, at other ports. The edges find the controls at
    /// `control`.
    fn start(controls: &[String], edges: &[String], control: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compose/Caddyfile");
        let mut text = std::fs::read_to_string(path).expect("text");
        let ports = ["7171", "7172", "7081", "7082", "7071"];
        let here = controls.iter().chain(edges).map(String::as_str);
        for (port, here) in ports.into_iter().zip(here.chain([control])) {
            let there = format!("127.0.0.1:{port}");
            assert!(text.contains(&there), "{there}");
            text = text.replace(&there, here);
        }
        let [scim, grpc] = [(); 2].map(|()| format!("http://127.0.0.1:{}", free_port()));
        let variables = [
            ("ROLLCALL_HOST", scim.as_str()),
            ("ROLLCALL_GRPC_HOST", &grpc),
        ];
        Self {
            _server: caddy::Server::start(&text, &variables),
            scim,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rolling_restart_fails_no_request() {
    let _alone = alone().await;
    let mut cluster = Cluster::start(On::Postgres, 2, 0).await;
    let address = || format!("127.0.0.1:{}", free_port());
    let (edges, control) = ([address(), address()], address());
    let proxy = Proxy::start(&cluster.control_addresses(), &edges, &control);
    for edge in &edges {
        cluster.add_edge(&control, edge);
    }
    let scim = cluster.scim_at(&proxy.scim);
    let clients = std::iter::repeat_n(scim, CLIENTS);
    let provider = Provider::start(clients, "rolling");
    let rounds = length(1, 10);
    let mut slowest = Duration::ZERO;
    for _ in 0..rounds {
        for process in 0..4 {
            provider.all_acknowledged(Instant::now()).await;
            let began = Instant::now();
            block_in_place(|| match process {
                control @ 0..2 => cluster.replace_control(control),
                edge => cluster.replace_edge(edge - 2),
            });
            slowest = slowest.max(began.elapsed());
        }
    }
    provider.all_acknowledged(Instant::now()).await;
    let pushed = provider.end().await;
    let refused = pushed.with(Outcome::Refused).count();
    let kept = pushed.assert_kept(&cluster, &cluster.tenants[0]).await;
    cluster.end();
    tell(&format!("{} processes replaced: {kept}", 4 * rounds));
    assert_eq!(refused, 0, "nobody was turned away");
    assert_within(&[(
        "the end of one and the start of another",
        slowest,
        DRAINED_WITHIN,
    )]);
}
