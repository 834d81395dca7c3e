//! The change feed: what is told of each change, in the transaction of the change,
//! and how it is read.

mod cursor;
mod directory;
mod forget;
mod group;
mod holdings;
mod kinds;
mod latest;
mod list;
mod membership;
mod record;
mod snapshot;
mod standing;
mod token;
mod user;
mod watch;
mod webhook_endpoint;

pub use cursor::{Cursors, Standing};
pub use directory::{Holding, tell_all_of};
pub use forget::{forget_user, forget_users};
pub use kinds::{Kinds, name};
pub use latest::{About, Latest, latest, latest_statement};
pub use list::{Page, Selection, ends_statement, list, page_statement};
pub use membership::Member;
pub use record::{Cause, Ledger, Recorder};
pub use snapshot::snapshot;
pub use standing::end_of_feed;
pub use watch::watch;
