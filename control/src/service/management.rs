//! What a product's team manages, and an operator.

mod api_key;
mod organization;
mod token;
mod trusted_issuer;

pub use api_key::ApiKeys;
pub use organization::Organizations;
pub use token::Tokens;
pub use trusted_issuer::TrustedIssuers;
