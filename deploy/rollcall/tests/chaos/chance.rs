//! Where chance begins, so that a run can be had again.

pub(crate) use rollcall::simulate::chance::Dice;

use crate::tier::tell;

const SEED: u64 = 20_261_130;

/// Where all chance of a run begins.
pub(crate) fn seed() -> u64 {
    let seed = std::env::var("ROLLCALL_SEED").ok();
    let seed = seed.map_or(SEED, |seed| seed.parse().expect("a number"));
    tell(&format!("ROLLCALL_SEED={seed}"));
    seed
}
