//! What must hold of whatever a client sends. A target is a function of bytes
//! that ends in a panic where something does not hold: libFuzzer looks for such
//! bytes with `deploy/fuzz/run`, and `tests/corpus.rs` tries those that are
//! kept in `corpus/`, and some like them.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a panic is how a target says that something does not hold"
)]

mod cursor;
mod etag;
mod filter;
mod json;
mod matching;
mod patch;
mod path;
mod sample;
mod search;
#[cfg(feature = "libfuzzer")]
mod stopwatch;
mod token;

pub use cursor::cursor;
pub use etag::etag;
pub use filter::filter;
pub use json::json;
pub use matching::matching;
pub use patch::patch;
pub use path::path;
pub use search::search;
#[cfg(feature = "libfuzzer")]
pub use stopwatch::timed;
pub use token::token;

use rollcall_scim::ScimError;

pub type Target = fn(&[u8]);

/// Every target by the name of its folder in `corpus/`.
pub const TARGETS: [(&str, Target); 9] = [
    ("cursor", cursor),
    ("etag", etag),
    ("filter", filter),
    ("json", json),
    ("matching", matching),
    ("patch", patch),
    ("path", path),
    ("search", search),
    ("token", token),
];

/// The longest `detail` of an error, in bytes, however long the request is.
const DETAIL_BYTES_MAX: usize = 1024;

/// A refusal says that the client is at fault, in few words.
fn check_refusal(error: &ScimError) {
    assert!((400..500).contains(&error.status), "{error}");
    assert!(error.detail.len() <= DETAIL_BYTES_MAX, "{error}");
}
