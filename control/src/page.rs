//! The part of a list that a SCIM client asks for.

/// From `startIndex` and `count` of RFC 7644 section 3.4.2.4.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub offset: u64,
    pub limit: u64,
}

impl Page {
    /// A `start_index` below 1 is 1, a `count` below 0 is 0.
    pub fn new(start_index: i64, count: i32) -> Self {
        Self {
            offset: start_index.saturating_sub(1).max(0).unsigned_abs(),
            limit: count.max(0).unsigned_abs().into(),
        }
    }

    /// Whether the page of a list of so many results is empty.
    pub fn is_beyond(self, total_results: i64) -> bool {
        self.limit == 0 || self.offset >= total_results.max(0).unsigned_abs()
    }
}
