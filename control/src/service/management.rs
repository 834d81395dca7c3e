//! What a product's team manages, and an operator.

mod organization;

pub use organization::Organizations;
