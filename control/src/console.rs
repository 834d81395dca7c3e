//! The accounts of operators, how they come into the console, and what they have
//! open there.

mod email;
pub mod link;
mod oidc;
pub mod operator;
mod password;
mod redeem;
pub mod session;
mod sign_in;

pub use email::Email;
pub use oidc::finish_oidc;
pub use password::change_password;
pub use redeem::{Newcomer, describe, redeem};
pub use sign_in::sign_in;
