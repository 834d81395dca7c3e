//! The services through their routes, on a real database, with a clock that
//! stands still.

mod credentials;
mod support;
mod writes;
