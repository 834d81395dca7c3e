//! What a product's team manages, and an operator.

mod organization;
mod setup_link;
mod user;

pub use organization::Organizations;
pub use setup_link::SetupLinks;
pub use user::Users;
