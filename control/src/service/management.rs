//! What a product's team manages, and an operator.

mod organization;
mod request_log;

pub use organization::Organizations;
pub use request_log::Requests;
