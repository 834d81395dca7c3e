//! The units of systemd, and the proxies of one machine.

use std::path::Path;
use std::process::Command;

use crate::file;
use crate::process::{binary, run};

/// Of 100, by systemd's own count of what a unit could do to its machine.
const EXPOSURE_MAX: &str = "15";

/// systemd reads them without a complaint, and they can do little.
#[test]
fn units_are_valid_and_confined() {
    let folder = tempfile::tempdir().expect("a folder");
    let units = [
        "rollcall.service",
        "rollcall-control.service",
        "rollcall-edge@.service",
    ];
    for name in units {
        let text = std::fs::read_to_string(file("systemd").join(name)).expect("text");
        // What they start must be there.
        let here = binary("rollcall");
        let here = here.parent().expect("a folder").display();
        let text = text.replace("/usr/local/bin", &here.to_string());
        let unit = folder.path().join(name);
        std::fs::write(&unit, text).expect("written");
        let verified = Command::new("systemd-analyze")
            .args(["verify", "--man=no"])
            .arg(&unit)
            .output()
            .expect("runs");
        let said = String::from_utf8_lossy(&verified.stderr).into_owned();
        let of_ours: Vec<_> = said.lines().filter(|line| line.contains(name)).collect();
        assert!(verified.status.success() && of_ours.is_empty(), "{said}");
        run(Command::new("systemd-analyze")
            .args(["security", "--offline=true", "--no-pager"])
            .args(["--threshold", EXPOSURE_MAX])
            .arg(&unit));
    }
}

/// Caddy takes what is in front of Compose, and of one machine.
#[test]
fn caddy_takes_its_files() {
    for path in ["compose/Caddyfile", "proxy/Caddyfile"] {
        let said = run(caddy()
            .args(["adapt", "--validate", "--config"])
            .arg(file(path)));
        assert!(said.contains("reverse_proxy"), "{said}");
        let formatted = run(caddy().arg("fmt").arg(file(path)));
        let text = std::fs::read_to_string(file(path)).expect("text");
        assert_eq!(formatted.trim_end(), text.trim_end(), "{path}");
    }
}

pub(crate) fn caddy() -> Command {
    let mut command = Command::new("caddy");
    command
        .env("ROLLCALL_HOST", "scim.example.com")
        .env("ROLLCALL_GRPC_HOST", "grpc.example.com")
        .env("HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

/// nginx takes its file, with certificates of the test's own.
#[test]
fn nginx_takes_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let [certificate, key, configuration, log] =
        ["tls.crt", "tls.key", "nginx.conf", "error.log"].map(|name| folder.path().join(name));
    run(Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
        ])
        .args([
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=scim.example.com",
            "-keyout",
        ])
        .arg(&key)
        .arg("-out")
        .arg(&certificate));
    let text = std::fs::read_to_string(file("proxy/nginx.conf")).expect("text");
    let text = text.replace("/etc/ssl/rollcall", &folder.path().display().to_string());
    let whole = format!(
        "pid {0}/nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n{1}{text}\n}}\n",
        folder.path().display(),
        temporary(folder.path())
    );
    std::fs::write(&configuration, whole).expect("written");
    run(Command::new("/usr/sbin/nginx")
        .arg("-t")
        .arg("-e")
        .arg(&log)
        .arg("-c")
        .arg(&configuration));
}

/// Where nginx would keep what it cannot hold.
fn temporary(folder: &Path) -> String {
    let kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let folder = folder.display();
    kinds
        .map(|kind| format!("{kind}_temp_path {folder}/{kind};\n"))
        .concat()
}
