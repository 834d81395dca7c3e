//! Where pages ended lately: the next page of a client that steps by position
//! then begins there, and costs what the first did.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::id::DirectoryId;

/// Ends that are remembered at least, and half of those at most.
const KEPT_MIN: usize = 4_096;

/// A position in a list of all users or groups of one directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    pub directory_id: DirectoryId,
    pub kind: &'static str,
    /// Changes whenever a row comes or goes.
    pub version: i64,
    /// Rows before it.
    pub offset: u64,
}

/// Which row is the last before a place.
#[derive(Debug, Default)]
pub struct Ends(Mutex<Generations>);

/// When the young ones are many, the old ones are forgotten.
#[derive(Debug, Default)]
struct Generations {
    young: HashMap<Place, String>,
    old: HashMap<Place, String>,
}

impl Ends {
    pub fn find(&self, place: &Place) -> Option<String> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = held.young.get(place).or_else(|| held.old.get(place));
        found.cloned()
    }

    pub fn remember(&self, place: Place, id: String) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.young.len() >= KEPT_MIN {
            held.old = std::mem::take(&mut held.young);
        }
        held.young.insert(place, id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_bounded() {
        let directory_id = "dir_01h455vb4pex5vsknk084sn02q".parse().expect("an id");
        let place = |offset| Place {
            directory_id,
            kind: "user",
            version: 1,
            offset,
        };
        let ends = Ends::default();
        let all = 3 * KEPT_MIN as u64;
        for offset in 0..all {
            ends.remember(place(offset), offset.to_string());
        }
        assert_eq!(ends.find(&place(0)), None);
        assert_eq!(ends.find(&place(all - 1)), Some((all - 1).to_string()));
        let other = Place {
            version: 2,
            ..place(all - 1)
        };
        assert_eq!(ends.find(&other), None);
        let held = (0..all).filter(|offset| ends.find(&place(*offset)).is_some());
        assert_eq!(held.count(), 2 * KEPT_MIN);
    }
}
