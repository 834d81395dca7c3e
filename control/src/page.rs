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

/// Members that the groups of one page have together at most. A page is cut
/// short before the group that would exceed it, which RFC 7644 section 3.4.2.4
/// allows; a page of one group is never.
const MEMBERS_MAX: i64 = 200_000;

/// How many of the groups, by their counts of members, make one page.
pub fn groups_within_budget(counts: impl IntoIterator<Item = i64>) -> usize {
    let mut members = 0;
    let within = counts.into_iter().take_while(|count| {
        members += count;
        members <= MEMBERS_MAX
    });
    within.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_groups_is_bounded() {
        assert_eq!(groups_within_budget([]), 1);
        assert_eq!(groups_within_budget([300_000, 1]), 1);
        assert_eq!(groups_within_budget([100_000, 100_000, 1]), 2);
        assert_eq!(groups_within_budget(vec![100; 100]), 100);
    }

    #[test]
    fn pages() {
        let check = |start_index, count, total, beyond| {
            assert_eq!(Page::new(start_index, count).is_beyond(total), beyond);
        };
        check(1, 1, 1, false);
        check(0, 1, 1, false);
        check(i64::MIN, 1, 1, false);
        check(2, 1, 1, true);
        check(i64::MAX, 1, 1, true);
        check(1, 0, 1, true);
        check(1, -1, 1, true);
        check(1, 1, 0, true);
    }
}
