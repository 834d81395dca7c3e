//! Chance by a known rule, so that a run can be had again.

use std::time::Duration;

use crate::tier::tell;

const SEED: u64 = 20_261_130;

/// Where all chance of a run begins.
pub(crate) fn seed() -> u64 {
    let seed = std::env::var("ROLLCALL_SEED").ok();
    let seed = seed.map_or(SEED, |seed| seed.parse().expect("a number"));
    tell(&format!("ROLLCALL_SEED={seed}"));
    seed
}

#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// That of one of several who throw.
    pub(crate) fn new(seed: u64, who: usize) -> Self {
        Self(seed.wrapping_add(u64::try_from(who).expect("few")))
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // Where neighbours begin, their first throws are alike without the mixing.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    pub(crate) fn duration(&mut self, end: Duration) -> Duration {
        let micros = u64::try_from(end.as_micros()).expect("short");
        Duration::from_micros(self.below(micros))
    }
}
