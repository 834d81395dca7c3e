//! Chance by a known rule, so that a run can be had again.

use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// That of one of several who throw.
    pub fn new(seed: u64, who: usize) -> Self {
        Self(seed.wrapping_add(who as u64))
    }

    /// `end` is not zero.
    pub fn below(&mut self, end: u64) -> u64 {
        // Where neighbours begin, their first throws are alike without the mixing.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// One of as many.
    pub fn index(&mut self, count: usize) -> usize {
        usize::try_from(self.below(count as u64)).unwrap_or_default()
    }

    /// Some of them, each at most once, in no order that is theirs.
    pub fn some<T: Clone>(&mut self, of: &[T], count: usize) -> Vec<T> {
        let mut rest = of.to_vec();
        (0..count.min(of.len()))
            .map(|_| {
                let index = self.index(rest.len());
                rest.swap_remove(index)
            })
            .collect()
    }

    pub fn duration(&mut self, end: Duration) -> Duration {
        let micros = u64::try_from(end.as_micros()).unwrap_or(u64::MAX);
        Duration::from_micros(self.below(micros))
    }
}
