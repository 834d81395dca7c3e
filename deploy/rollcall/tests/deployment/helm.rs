//! The chart, rendered by Helm and held against Kubernetes' own schemas.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::file;
use crate::process::run;
use crate::python::python;

/// A module of Go, which its proxy has.
const HELM: &str = "helm.sh/helm/v3/cmd/helm@v3.18.6";

/// Helm, built at its first use.
fn helm() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("go");
    std::fs::create_dir_all(&folder).expect("a folder");
    let lock = std::fs::File::create(folder.with_extension("lock")).expect("a lock");
    lock.lock().expect("locked");
    let (helm, made) = (folder.join("helm"), folder.join("made"));
    if std::fs::read_to_string(&made).is_ok_and(|version| version == HELM) {
        return helm;
    }
    run(Command::new("go")
        .args(["install", "-ldflags=-s -w", HELM])
        .env("GOBIN", &folder)
        .env("GOFLAGS", ""));
    std::fs::write(made, HELM).expect("written");
    helm
}

/// What the chart makes with these values: each manifest of Kubernetes' own kinds is
/// as its schema has it, with no field that the schema does not know.
pub(crate) fn render(settings: &[&str]) -> Vec<Value> {
    let settings = settings.iter().flat_map(|setting| ["--set", setting]);
    let rendered = run(Command::new(helm())
        .args(["template", "rollcall"])
        .arg(file("helm/rollcall"))
        .args(["--namespace", "identity", "--kube-version", "1.34.0"])
        .args(settings));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deployment/check.py");
    let mut check = Command::new(python())
        .arg(script)
        .arg("kubernetes")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let mut stdin = check.stdin.take().expect("piped");
    stdin.write_all(rendered.as_bytes()).expect("written");
    drop(stdin);
    let output = check.wait_with_output().expect("ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{rendered}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

pub(crate) fn find<'m>(manifests: &'m [Value], kind: &str, name: &str) -> &'m Value {
    let mut manifests = manifests.iter();
    let found = manifests.find(|one| one["kind"] == kind && one["metadata"]["name"] == name);
    found.unwrap_or_else(|| panic!("no {kind} {name}"))
}

fn kinds(manifests: &[Value]) -> Vec<&str> {
    let kinds = manifests.iter().map(|one| one["kind"].as_str());
    let mut kinds: Vec<_> = kinds.map(Option::unwrap_or_default).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

const OF_KUBERNETES: [&str; 7] = [
    "ConfigMap",
    "Deployment",
    "HorizontalPodAutoscaler",
    "Ingress",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "Service",
];

/// Whatever is asked of the chart, no pod of it is root, and none can write anything
/// but its volumes.
fn assert_confined(manifests: &[Value]) {
    for name in ["rollcall-edge", "rollcall-control"] {
        let pod = &find(manifests, "Deployment", name)["spec"]["template"]["spec"];
        assert_eq!(pod["securityContext"]["runAsNonRoot"], true);
        assert_eq!(pod["automountServiceAccountToken"], false);
        let lists = ["initContainers", "containers"].map(|list| pod[list].as_array());
        let containers = lists.into_iter().flatten().flatten();
        for container in containers {
            let security = &container["securityContext"];
            assert_eq!(security["readOnlyRootFilesystem"], true, "{container}");
            assert_eq!(security["allowPrivilegeEscalation"], false, "{container}");
            assert!(container["resources"]["limits"]["memory"].is_string());
        }
        // The drain of a process, and the time before it, fit in what it is given.
        let drain = &pod["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"];
        let grace = pod["terminationGracePeriodSeconds"]
            .as_i64()
            .expect("seconds");
        assert!(grace > drain.as_i64().expect("seconds") + 30);
        let budget = find(manifests, "PodDisruptionBudget", name);
        let labels = &find(manifests, "Deployment", name)["spec"]["selector"];
        assert_eq!(&budget["spec"]["selector"], labels);
    }
}

/// An edge knows control and nothing of what is behind it.
fn assert_edge_is_apart(manifests: &[Value]) {
    let edge = find(manifests, "Deployment", "rollcall-edge").to_string();
    for foreign in ["DATABASE", "NATS", "OIDC", "secret.key", "tls.key"] {
        assert!(!edge.contains(foreign), "{foreign}");
    }
    let control = find(manifests, "Deployment", "rollcall-control").to_string();
    assert!(
        control.contains("ROLLCALL_DATABASE_URL"),
        "the check cannot fail"
    );
    let edge = find(manifests, "Deployment", "rollcall-edge");
    assert_eq!(edge["spec"]["replicas"], Value::Null, "it is scaled");
}

#[test]
fn the_chart_renders_as_it_is() {
    let manifests = render(&[]);
    let mut expect = OF_KUBERNETES.to_vec();
    expect.extend(["Certificate", "Issuer"]);
    expect.sort_unstable();
    assert_eq!(kinds(&manifests), expect);
    assert_confined(&manifests);
    assert_edge_is_apart(&manifests);
    let scaled = find(&manifests, "HorizontalPodAutoscaler", "rollcall-edge");
    assert_eq!(scaled["spec"]["minReplicas"], 2);
    let policy = find(&manifests, "NetworkPolicy", "rollcall-edge");
    let egress = policy["spec"]["egress"].as_array().expect("a list");
    assert_eq!(egress.len(), 2, "control, and names");
}

#[test]
fn the_chart_renders_with_all_that_it_can() {
    let manifests = render(&[
        "database.cloudNativePG.enabled=true",
        "nats.url=nats://nats:4222",
        "nats.existingSecret=nats",
        "oidc.issuer=https://accounts.example.com",
        "oidc.clientId=rollcall",
        "oidc.existingSecret=oidc",
        "podMonitor.enabled=true",
        "certificate.certManager.issuerRef.name=ours",
        "certificate.certManager.issuerRef.kind=ClusterIssuer",
    ]);
    let mut expect = OF_KUBERNETES.to_vec();
    expect.extend(["Certificate", "Cluster", "PodMonitor"]);
    expect.sort_unstable();
    assert_eq!(kinds(&manifests), expect);
    assert_confined(&manifests);
    assert_edge_is_apart(&manifests);
    let control = find(&manifests, "Deployment", "rollcall-control").to_string();
    for of_control in [
        "rollcall-postgres-app",
        "ROLLCALL_NATS_USER",
        "ROLLCALL_OIDC_CLIENT_SECRET",
    ] {
        assert!(control.contains(of_control), "{of_control}");
    }
}

#[test]
fn the_chart_renders_with_as_little_as_it_may() {
    let manifests = render(&[
        "certificate.certManager.enabled=false",
        "certificate.existingSecret=ours",
        "networkPolicy.enabled=false",
        "ingress.enabled=false",
    ]);
    let expect = [
        "ConfigMap",
        "Deployment",
        "HorizontalPodAutoscaler",
        "PodDisruptionBudget",
        "Service",
    ];
    assert_eq!(kinds(&manifests), expect);
    assert_confined(&manifests);
}

/// The configurations of the proxies are ones that Caddy takes.
#[test]
fn caddy_takes_what_the_chart_gives_it() {
    let manifests = render(&[]);
    for name in ["rollcall-edge-proxy", "rollcall-control-proxy"] {
        let text = find(&manifests, "ConfigMap", name)["data"]["Caddyfile"].clone();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Caddyfile");
        std::fs::write(&path, text.as_str().expect("text")).expect("written");
        let said = run(crate::machine::caddy()
            .args(["adapt", "--config"])
            .arg(&path));
        assert!(said.contains("127.0.0.1:7071"), "{said}");
    }
}
