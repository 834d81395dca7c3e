//! The Compose file and the Dockerfile, without Docker.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::file;
use crate::process::run;
use crate::python::python;

fn compose() -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deployment/check.py");
    let read = run(Command::new(python())
        .arg(script)
        .arg("compose")
        .arg(file("compose/compose.yaml")));
    serde_json::from_str(&read).expect("JSON")
}

/// It is one of the Compose specification; what runs of ours can write nothing but
/// its volume, and listens on loopback for whatever is not encrypted.
#[test]
fn the_compose_file_is_what_it_says() {
    let compose = compose();
    let services = compose["services"].as_object().expect("services");
    let names: Vec<_> = services.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "control-1",
            "control-2",
            "edge-1",
            "edge-2",
            "nats",
            "postgres",
            "proxy"
        ]
    );
    let mut addresses = BTreeSet::new();
    for (name, service) in services {
        let is_ours = name.starts_with("control") || name.starts_with("edge");
        if !is_ours {
            continue;
        }
        assert_eq!(service["read_only"], true, "{name}");
        assert_eq!(service["cap_drop"], serde_json::json!(["ALL"]), "{name}");
        assert_eq!(service["network_mode"], "service:proxy", "{name}");
        assert_eq!(service["user"], Value::Null, "{name}: the image has one");
        let environment = service["environment"].as_object().expect("variables");
        for (variable, value) in environment {
            let address = value.as_str().expect("a text");
            if variable.ends_with("_LISTEN") {
                assert!(addresses.insert(address.to_owned()), "twice: {address}");
                let is_open = variable == "ROLLCALL_METRICS_LISTEN";
                assert!(is_open || address.starts_with("127.0.0.1:"), "{address}");
            }
        }
        let has_volume = service["volumes"].is_array();
        assert_eq!(has_volume, name.starts_with("control"), "{name}");
    }
    assert_eq!(addresses.len(), 8);
    // Whom the proxy passes requests to is there.
    let caddyfile = std::fs::read_to_string(file("compose/Caddyfile")).expect("text");
    let words = caddyfile
        .split_whitespace()
        .map(|word| word.trim_start_matches("h2c://"));
    let upstreams: BTreeSet<_> = words
        .filter(|word| word.starts_with("127.0.0.1:7") && *word != "127.0.0.1:7071")
        .map(str::to_owned)
        .collect();
    addresses.retain(|address| address.starts_with("127.0.0.1:"));
    assert_eq!(upstreams, addresses);
}

/// One stage of the Dockerfile: its name, what it begins with, its instructions.
struct Stage {
    name: String,
    base: String,
    instructions: Vec<String>,
}

/// Nothing but Docker builds it; this reads its instructions.
fn stages() -> Vec<Stage> {
    let text = std::fs::read_to_string(file("container/Dockerfile")).expect("text");
    let text = text.replace("\\\n", " ");
    let mut stages: Vec<Stage> = Vec::new();
    let lines = text.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(from) = line.strip_prefix("FROM ") {
            let (base, name) = from.split_once(" AS ").expect("each stage has a name");
            stages.push(Stage {
                name: name.to_owned(),
                base: base.to_owned(),
                instructions: vec![],
            });
        } else {
            let stage = stages.last_mut().expect("a stage");
            stage.instructions.push(line.to_owned());
        }
    }
    stages
}

/// Each image has one binary of this workspace, no shell, and no right to be root;
/// that of the edge is built of the edge alone.
#[test]
fn each_image_has_one_binary() {
    let stages = stages();
    let images = [
        ("edge", "rollcall-edge"),
        ("control", "rollcall-control"),
        ("rollcall", "rollcall"),
    ];
    for (image, binary) in images {
        let find = |name: &str| {
            let mut stages = stages.iter();
            stages.find(|stage| stage.name == name).expect("a stage")
        };
        let stage = find(image);
        assert_eq!(stage.base, "gcr.io/distroless/cc-debian12:nonroot");
        let has = |text: &str| stage.instructions.iter().any(|line| line == text);
        assert!(has("USER 65532:65532"), "{image}");
        assert!(
            has(&format!("ENTRYPOINT [\"/usr/local/bin/{binary}\"]")),
            "{image}"
        );
        let built = format!("COPY --from=build-{image} /binaries/{binary} /usr/local/bin/{binary}");
        assert!(has(&built), "{image}");
        let runs = stage
            .instructions
            .iter()
            .any(|line| line.starts_with("RUN"));
        assert!(!runs, "{image}");
        let build = find(&format!("build-{image}")).instructions.concat();
        assert!(
            build.contains(&format!("--locked --package {binary} ")),
            "{build}"
        );
        assert_eq!(build.matches("--package").count(), 1, "{build}");
        let has_data = has("VOLUME /var/lib/rollcall");
        assert_eq!(has_data, image != "edge", "an edge keeps nothing");
    }
    let rust = format!(
        "FROM rust:{}-bookworm AS source",
        env!("CARGO_PKG_RUST_VERSION")
    );
    let text = std::fs::read_to_string(file("container/Dockerfile")).expect("text");
    assert!(text.contains(&rust), "{rust}");
}
