//! An edge and a control of two pods, with the proxies that the chart puts between
//! them.

use std::path::Path;
use std::process::Command;

use hyper::Method;
use rollcall::scim_client::ScimClient;
use rollcall_test_servers::{caddy, free_port};
use serde_json::Value;

use crate::helm::{find, render};
use crate::process::{Process, binary, run};

/// The name that control's certificate is for, and the one under which the chart's
/// edges find all controls.
const HOST: &str = "rollcall-control.identity.svc.cluster.local";
const PODS: &str = "rollcall-control-pods.identity.svc.cluster.local";

fn caddyfile(manifests: &[Value], name: &str) -> String {
    let text = &find(manifests, "ConfigMap", name)["data"]["Caddyfile"];
    text.as_str().expect("text").to_owned()
}

/// The same with something in the place of what must be there.
fn replace(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (there, here) in pairs {
        assert!(text.contains(there), "{there}: {text}");
        text = text.replace(there, here);
    }
    text
}

/// A certificate for control's name, which is trusted as it is.
fn make_certificate(folder: &Path) {
    run(Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"])
        .args([
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-subj",
            "/CN=control",
        ])
        .args(["-addext", &format!("subjectAltName=DNS:{HOST}")])
        .arg("-keyout")
        .arg(folder.join("tls.key"))
        .arg("-out")
        .arg(folder.join("tls.crt")));
    std::fs::copy(folder.join("tls.crt"), folder.join("ca.crt")).expect("copied");
}

fn command(folder: &Path, name: &str) -> Value {
    let mut command = Command::new(binary("rollcall-control"));
    let said = run(command.arg(name).arg("--data").arg(folder));
    serde_json::from_str(&said).expect("JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// What an edge answers whose proxy trusts this certificate.
async fn ask(edge_proxy: &str, data: &Path, directory: &Value) -> u16 {
    let address = format!("127.0.0.1:{}", free_port());
    let edge_proxy = replace(edge_proxy, &[("127.0.0.1:7071", &address)]);
    let _proxy = caddy::Server::start(&edge_proxy, &[]);
    let key = command(data, "create-edge-key");
    let (mut edge, told) = Process::start(
        Command::new(binary("rollcall-edge"))
            .args(["--scim-listen", "127.0.0.1:0", "--control"])
            .arg(format!("http://{address}"))
            .env("ROLLCALL_EDGE_KEY", text(&key["edge_key"])),
    );
    let client = ScimClient {
        base_url: format!(
            "http://{}{}",
            text(&told["scim_address"]),
            text(&directory["scim_path"])
        ),
        bearer_token: text(&directory["bearer_token"]).to_owned(),
        headers: vec![],
    };
    let listed = client.send(Method::GET, "/Users", None).await;
    assert!(edge.terminate().success());
    listed.expect("answers").status.as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edge_reaches_the_control_that_it_trusts() {
    let data = tempfile::tempdir().expect("a folder");
    let [ours, of_another] = [(); 2].map(|()| {
        let folder = tempfile::tempdir().expect("a folder");
        make_certificate(folder.path());
        folder
    });
    let manifests = render(&[]);
    let directory = command(data.path(), "create-directory");
    let (mut control, told) = Process::start(
        Command::new(binary("rollcall-control"))
            .args(["serve", "--grpc-listen", "127.0.0.1:0", "--data"])
            .arg(data.path()),
    );
    let tls_port = free_port();
    let tls = |folder: &Path| folder.display().to_string();
    let control_proxy = replace(
        &caddyfile(&manifests, "rollcall-control-proxy"),
        &[
            ("127.0.0.1:7071", text(&told["grpc_address"])),
            ("https://:7443", &format!("https://:{tls_port}")),
            ("/etc/rollcall/tls", &tls(ours.path())),
        ],
    );
    let _control_proxy = caddy::Server::start(&control_proxy, &[]);
    for (trusted, status) in [(&ours, 200), (&of_another, 503)] {
        let edge_proxy = replace(
            &caddyfile(&manifests, "rollcall-edge-proxy"),
            &[
                (PODS, "localhost"),
                ("port 7443", &format!("port {tls_port}")),
                ("/etc/rollcall/tls", &tls(trusted.path())),
            ],
        );
        assert!(edge_proxy.contains(HOST));
        let answered = ask(&edge_proxy, data.path(), &directory).await;
        assert_eq!(answered, status);
    }
    assert!(control.terminate().success());
}
