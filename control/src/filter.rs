//! What a filter means: in memory for the elements of a patch, as SQL for
//! lists.

pub mod memory;
pub mod sql;
