//! The clients of every language: that they are what the contract generates, and
//! that each, installed as its users install it, does the same against the built
//! server (`client/conformance/README.md`).

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod breaking;
mod generated;
mod install;
#[path = "../e2e/process.rs"]
mod process;
#[path = "../chaos/proxy.rs"]
mod proxy;
mod scenario;

use install::Programs;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rust_does_what_every_client_does() {
    scenario::holds_of(&Programs::rust()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn python_does_what_every_client_does() {
    scenario::holds_of(&Programs::python()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn typescript_does_what_every_client_does() {
    scenario::holds_of(&Programs::typescript()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn go_does_what_every_client_does() {
    scenario::holds_of(&Programs::go()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn java_does_what_every_client_does() {
    scenario::holds_of(&Programs::java()).await;
}
