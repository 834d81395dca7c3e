//! Requests for a page of a list.

/// A request whose answer may be one page of many.
pub trait Paged: prost::Message + prost::Name {
    /// Takes the page's size and token, which leaves what all pages of the list
    /// are asked with.
    fn take_page(&mut self) -> (i32, String);
}

include!(concat!(env!("OUT_DIR"), "/paged.rs"));
