//! Controls and edges are replaced one by one under load: no client notices. The
//! edges find a control by the proxy of the Compose file, the clients an edge by
//! themselves.

use std::path::Path;
use std::time::{Duration, Instant};

use rollcall_test_servers::{caddy, free_port};
use tokio::task::block_in_place;

use crate::caller::Caller;
use crate::cluster::{Cluster, On};
use crate::provider::{Outcome, Provider};
use crate::tier::{alone, assert_within, length, tell};

const CLIENTS: usize = 64;
const DRAINED_WITHIN: Duration = Duration::from_secs(30);

/// The proxy between edges and controls, at other ports: where, and itself.
fn start_proxy(controls: &[String]) -> (String, caddy::Server) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compose/Caddyfile");
    let mut text = std::fs::read_to_string(path).expect("text");
    let address = || format!("127.0.0.1:{}", free_port());
    let (here, scim, grpc) = (address(), address(), address());
    let controls = controls.iter().map(String::as_str);
    for (port, here) in ["7071", "7171", "7172"]
        .into_iter()
        .zip([here.as_str()].into_iter().chain(controls))
    {
        let there = format!("127.0.0.1:{port}");
        assert!(text.contains(&there), "{there}");
        text = text.replace(&there, here);
    }
    let [scim, grpc] = [scim, grpc].map(|address| format!("http://{address}"));
    let variables = [
        ("ROLLCALL_HOST", scim.as_str()),
        ("ROLLCALL_GRPC_HOST", &grpc),
    ];
    let server = caddy::Server::start(&text, &variables);
    (here, server)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rolling_restart_fails_no_request() {
    let _alone = alone().await;
    let mut cluster = Cluster::start(On::Postgres, 2, 0).await;
    let (control, _proxy) = start_proxy(&cluster.control_addresses());
    for _ in 0..2 {
        cluster.add_edge(&control, "127.0.0.1:0");
    }
    let clients = (0..CLIENTS).map(|client| {
        let [one, other] = [0, 1].map(|edge| cluster.scim(&cluster.tenants[0], client + edge));
        Caller::new(one).or(&other.base_url)
    });
    let provider = Provider::start_with(clients, "rolling");
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
