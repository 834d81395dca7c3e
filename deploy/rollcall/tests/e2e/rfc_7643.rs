//! RFC 7643, the schema: the rows of the checklist, each by its number.

mod attributes;
mod discovery;
mod resources;
