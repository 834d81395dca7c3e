//! Requests for a change, which may come again under the same id.

/// A request whose caller may give it an id.
pub trait Change: prost::Message + prost::Name + 'static {
    /// Empty where the caller gave none.
    fn request_id(&self) -> &str;
}

include!(concat!(env!("OUT_DIR"), "/change.rs"));
