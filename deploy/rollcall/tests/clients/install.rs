//! Installs a client in a fresh folder, as its users do.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{binary, run};

/// The compiler of TypeScript is its users' own.
const NODE_PACKAGES: [&str; 2] = ["typescript@5.9.3", "@types/node@20.19.0"];
const TSC_FLAGS: [&str; 10] = [
    "--strict",
    "--target",
    "ES2022",
    "--module",
    "NodeNext",
    "--skipLibCheck",
    "--types",
    "node",
    "--outDir",
    ".",
];

const TYPESCRIPT_EXAMPLES: [&str; 3] = ["conformance.ts", "list_users.ts", "product_test.ts"];

/// The examples of a client, installed: commands without their arguments.
pub(crate) struct Programs {
    pub(crate) conformance: Vec<OsString>,
    pub(crate) list_users: Vec<OsString>,
    /// A product's own test, of those that have one.
    pub(crate) product_test: Option<Vec<OsString>>,
    /// What an address begins with to `list_users`.
    pub(crate) scheme: &'static str,
}

impl Programs {
    pub(crate) fn rust() -> Self {
        Self {
            scheme: "http://",
            ..Self::of(|name| vec![binary(&format!("examples/{name}")).into_os_string()])
        }
    }

    pub(crate) fn python() -> Self {
        let folder = fresh_folder("python");
        run(tool("python3").args(["-m", "venv"]).arg(&folder));
        let python = folder.join("bin/python");
        let package = copied("python", &folder);
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .arg("--disable-pip-version-check")
            .arg(&package));
        Self::with_product_test(|name| {
            let script = package.join("examples").join(name).with_extension("py");
            vec![python.clone().into_os_string(), script.into_os_string()]
        })
    }

    pub(crate) fn typescript() -> Self {
        let folder = fresh_folder("typescript");
        let package = copied("typescript", &folder);
        let npm = |at: &Path, arguments: &[&str]| {
            let quiet = ["--silent", "--no-audit", "--no-fund"];
            run(tool("npm").current_dir(at).args(arguments).args(quiet))
        };
        npm(&package, &["install"]);
        let packed = npm(&package, &["pack"]);
        let packed = package.join(packed.trim());
        let product = folder.join("product");
        std::fs::create_dir(&product).expect("a folder");
        std::fs::write(product.join("package.json"), r#"{"type": "module"}"#).expect("written");
        npm(&product, &["install", packed.to_str().expect("text")]);
        npm(&product, &[&["install"][..], &NODE_PACKAGES].concat());
        for name in TYPESCRIPT_EXAMPLES {
            let from = package.join("examples").join(name);
            std::fs::copy(from, product.join(name)).expect("copied");
        }
        run(Command::new(product.join("node_modules/.bin/tsc"))
            .current_dir(&product)
            .args(TSC_FLAGS)
            .args(TYPESCRIPT_EXAMPLES));
        Self::with_product_test(|name| {
            let script = product.join(name).with_extension("js");
            vec!["node".into(), script.into_os_string()]
        })
    }

    pub(crate) fn go() -> Self {
        let folder = fresh_folder("go");
        let module = "rollcall.example/client";
        let package = package("go");
        let replace = format!("-replace={module}={}", package.display());
        let go = |arguments: &[&str]| run(tool("go").current_dir(&folder).args(arguments));
        go(&["mod", "init", "product.example/product"]);
        go(&["mod", "edit", &replace]);
        go(&["get", &format!("{module}@v0.0.0")]);
        for name in ["conformance", "list_users"] {
            go(&["build", "-o", name, &format!("{module}/examples/{name}")]);
        }
        Self::of(|name| vec![folder.join(name).into_os_string()])
    }

    pub(crate) fn java() -> Self {
        let folder = fresh_folder("java");
        let package = copied("java", &folder);
        // What it holds of others is kept from run to run.
        let repository = Path::new(env!("CARGO_TARGET_TMPDIR")).join("maven");
        let mvn = |at: &Path, goals: &[&str]| {
            run(tool("mvn")
                .current_dir(at)
                .args(["--quiet", "--batch-mode"])
                .arg(format!("-Dmaven.repo.local={}", repository.display()))
                .args(goals))
        };
        mvn(&package, &["install"]);
        let examples = package.join("examples");
        mvn(&examples, &["compile", "dependency:copy-dependencies"]);
        let classes = examples.join("target/classes");
        let libraries = examples.join("target/dependency/*");
        let class_path = [classes.as_os_str(), libraries.as_os_str()].join(OsStr::new(":"));
        let class = |name: &str| {
            if name == "conformance" {
                "Conformance"
            } else {
                "ListUsers"
            }
        };
        Self::of(|name| {
            let java = ["java".into(), "-cp".into(), class_path.clone()];
            java.into_iter().chain([class(name).into()]).collect()
        })
    }

    fn of(command: impl Fn(&str) -> Vec<OsString>) -> Self {
        Self {
            conformance: command("conformance"),
            list_users: command("list_users"),
            product_test: None,
            scheme: "",
        }
    }

    fn with_product_test(command: impl Fn(&str) -> Vec<OsString>) -> Self {
        Self {
            product_test: Some(command("product_test")),
            ..Self::of(command)
        }
    }
}

/// A client's folder in this repository.
fn package(language: &str) -> PathBuf {
    let client = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../client");
    let package = client.join(language).canonicalize();
    package.expect("there is such a client")
}

fn fresh_folder(language: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients");
    let folder = folder.join(language);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("removed");
    }
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The package as it is kept, below a folder in which it may be built.
fn copied(language: &str, folder: &Path) -> PathBuf {
    let to = folder.join("package");
    run(Command::new("cp").arg("-r").arg(package(language)).arg(&to));
    for built in ["build", "dist", "node_modules", "target"] {
        let built = to.join(built);
        if built.exists() {
            std::fs::remove_dir_all(built).expect("removed");
        }
    }
    to
}

fn tool(name: &str) -> Command {
    let is_there = Command::new(name).arg("--help").output().is_ok();
    assert!(
        is_there,
        "{name} is missing, without which a client cannot be tested (README.md says what the tests need)"
    );
    Command::new(name)
}
