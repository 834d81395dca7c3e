//! Requests of the API, each of one method.

/// A request that one method takes, and no other.
pub trait Call: prost::Message + prost::Name + Clone + Default + 'static {
    type Answer: prost::Message + prost::Name + Default + 'static;
    /// Such as `/rollcall.management.v1.TokenService/CreateToken`.
    const PATH: &'static str;

    /// Of a change: what it is known by when it comes again.
    fn request_id_mut(&mut self) -> Option<&mut String> {
        None
    }
}

/// One that is answered once.
pub trait Unary: Call {}

/// One whose answers come one after the other.
pub trait Streaming: Call {}

/// One that is answered with a page of a list.
pub trait List: Unary {
    type Item: prost::Message + prost::Name + Default + 'static;

    /// Where the page begins.
    fn page_token_mut(&mut self) -> &mut String;

    /// What a page has, and the token of the next; empty on the last.
    fn take_page(answer: Self::Answer) -> (Vec<Self::Item>, String);
}

include!(concat!(env!("OUT_DIR"), "/call.rs"));
