//! What a filter means: in memory for the elements of a patch, as SQL for
//! lists.

use rollcall_proto::scim::v1::Filter;
use rollcall_proto::scim::v1::filter::Node;

use crate::error::{Error, Result};

mod document;
mod fragment;
pub mod memory;
pub mod nesting;
mod scalar;
pub mod sort;
pub mod sql;

/// Nodes of a filter, so that no caller of the API can make one that is costly
/// to compile. The depth is bounded by the decoder of messages.
const NODES_MAX: usize = 256;

/// Refuses a filter of too many nodes.
fn check_size(filter: &Filter) -> Result<()> {
    let mut nodes = 0;
    let mut rest = vec![filter];
    while let Some(filter) = rest.pop() {
        nodes += 1;
        if nodes > NODES_MAX {
            return Err(Error::InvalidFilter {
                why: "it has too many terms".to_owned(),
            });
        }
        match &filter.node {
            Some(Node::And(list) | Node::Or(list)) => rest.extend(&list.filters),
            Some(Node::Not(inner)) => rest.push(inner),
            Some(Node::Element(element)) => rest.extend(element.filter.as_deref()),
            Some(Node::Comparison(_)) | None => {}
        }
    }
    Ok(())
}
