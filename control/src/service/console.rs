//! What the console asks for operators.

mod operator;
mod session;
mod sign_in;

pub use operator::Operators;
pub use session::Sessions;
pub use sign_in::SignIns;
