//! The SCIM 2.0 language (RFC 7643 and RFC 7644) as identity providers speak
//! it: text and JSON in, canonical and typed values out, and back. Nothing
//! here does IO.

pub mod bulk;
pub mod discovery;
pub mod error;
pub mod etag;
pub mod filter;
pub mod json;
pub mod list;
pub mod patch;
pub mod path;
pub mod projection;
pub mod redact;
pub mod render;
pub mod resource;
pub mod schema;
pub mod search;

mod canonical;
mod entry;
mod member;
mod quirk;

pub use error::{ScimError, ScimType};
