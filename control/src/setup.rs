//! What a customer's IT admin does with a setup link, and in the session that it
//! is redeemed for.

mod describe;
mod directory;
mod progress;
mod read;
mod redeem;
mod request;
mod token;

pub use describe::describe;
pub use progress::get_progress;
pub use read::get;
pub use redeem::redeem;
pub use request::list_requests;
pub use token::{create_token, list_tokens, revoke_token, rotate_token};
