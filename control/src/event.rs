//! The change feed: what is told of each change, in the transaction of the change,
//! and how it is read.

mod cursor;
mod directory;
mod forget;
mod group;
mod holdings;
mod list;
mod membership;
mod record;
mod snapshot;
mod token;
mod user;
mod watch;

pub use cursor::{Cursors, Standing};
pub use directory::{Holding, tell_all_of};
pub use forget::{forget_user, forget_users};
pub use list::{Page, Selection, ends_statement, list, page_statement};
pub use membership::Member;
pub use record::{Cause, Recorder};
pub use snapshot::snapshot;
pub use watch::watch;
