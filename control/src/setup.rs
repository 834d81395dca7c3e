//! What a customer's IT admin does with a setup link, and in the session that it
//! is redeemed for.

mod describe;
mod directory;
mod read;
mod redeem;
mod token;

pub use describe::describe;
pub use read::get;
pub use redeem::redeem;
pub use token::create_token;
