//! The change feed: what is told of each change, in the transaction of the change,
//! and how it is read.

mod cursor;
mod directory;
mod forget;
mod group;
mod list;
mod membership;
mod record;
mod snapshot;
mod token;
mod user;
mod watch;

pub use cursor::Cursors;
pub use directory::{Holding, tell_all_of};
pub use forget::{forget_user, forget_users};
pub use list::{Page, Selection, list};
pub use membership::Member;
pub use record::{Cause, Recorder};
pub use snapshot::snapshot;
pub use watch::watch;
