//! The tests of `e2e` that depend on the database, on PostgreSQL.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../e2e/catalogue_app.rs"]
mod catalogue_app;
#[path = "../e2e/custom_app.rs"]
mod custom_app;
#[path = "../e2e/durability.rs"]
mod durability;
#[path = "../e2e/link.rs"]
mod link;
#[path = "../e2e/lists.rs"]
mod lists;
#[path = "../e2e/model.rs"]
mod model;
#[path = "../e2e/product.rs"]
mod product;
#[path = "../e2e/random_input.rs"]
mod random_input;
#[path = "../e2e/read_only.rs"]
mod read_only;
#[path = "../e2e/refused_request.rs"]
mod refused_request;
#[expect(dead_code, reason = "some of it is for the tests of `e2e` alone")]
#[path = "../e2e/support.rs"]
mod support;
