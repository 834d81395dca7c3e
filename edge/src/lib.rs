//! The edge: every HTTP door. It turns SCIM requests into typed calls of the
//! provisioning API and keeps nothing between two of them.

mod answer;
pub mod body;
mod bulk;
mod capability;
pub mod config;
mod console;
pub mod convert;
mod door;
mod error;
mod groups;
pub mod identity;
mod in_flight;
mod live;
pub mod metrics;
mod oauth;
mod page;
mod reason;
mod refusal;
pub mod request;
mod route;
mod same_origin;
mod search;
pub mod server;
mod setup;
mod signing_keys;
mod unauthenticated;
mod users;
mod words;

pub use console::{ROUTES as CONSOLE_ROUTES, Route as ConsoleRoute};
pub use door::Door;
pub use route::ROUTES;
pub use setup::ROUTES as SETUP_ROUTES;
pub use signing_keys::PATH as SIGNING_KEYS_PATH;
