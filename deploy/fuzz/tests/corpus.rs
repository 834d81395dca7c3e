//! Every target on every input that is kept, and on some like it.
//!
//! `ROLLCALL_FUZZ_MUTANTS` says how many like each; a failure tells the input,
//! which goes into the corpus.

#![expect(
    clippy::expect_used,
    reason = "a corpus that is not there fails the test"
)]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rollcall_fuzz::{TARGETS, Target};

const MUTANTS_DEFAULT: u64 = 100;
/// Changes that make one mutant of an input.
const CHANGES_MAX: u64 = 6;
const MUTANT_BYTES_MAX: usize = 8 * 1024;
/// Bytes that mean something in one language or another.
const MARKS: &[u8] = b"\"\\(){}[],:.-$ \n\x000aZ";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn run(name: &str, target: Target, data: &[u8], from: &str) {
    let outcome = catch_unwind(AssertUnwindSafe(|| target(data)));
    assert!(
        outcome.is_ok(),
        "the target {name} fails with {from}:\n{}\n{data:?}",
        String::from_utf8_lossy(data)
    );
}

fn inputs(name: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder().join(name)).expect("a folder for each target");
    let mut inputs: Vec<_> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let input = fs::read(&path).expect("a file");
            (path.display().to_string(), input)
        })
        .collect();
    inputs.sort();
    inputs
}

#[test]
fn every_folder_is_that_of_a_target() {
    let mut folders: Vec<String> = fs::read_dir(folder())
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    folders.sort();
    assert_eq!(folders, TARGETS.map(|(name, _)| name.to_owned()));
}

#[test]
fn kept_inputs() {
    for (name, target) in TARGETS {
        let inputs = inputs(name);
        assert!(inputs.len() >= 10, "{name} has only {}", inputs.len());
        for (path, input) in inputs {
            run(name, target, &input, &path);
        }
    }
}

#[test]
fn inputs_like_those_that_are_kept() {
    let mutants = std::env::var("ROLLCALL_FUZZ_MUTANTS")
        .map_or(MUTANTS_DEFAULT, |text| text.parse().expect("a number"));
    let words = dictionary();
    for (name, target) in TARGETS {
        let inputs = inputs(name);
        for (number, (path, input)) in (0..).zip(&inputs) {
            for mutant in 0..mutants {
                let seed = number << 32 | mutant;
                let mut random = Random(seed);
                let mut data = input.clone();
                for _ in 0..=random.below(CHANGES_MAX) {
                    change(&mut data, &mut random, &words, &inputs);
                }
                data.truncate(MUTANT_BYTES_MAX);
                run(name, target, &data, &format!("mutant {mutant} of {path}"));
            }
        }
    }
}

/// The words of libFuzzer's dictionary.
fn dictionary() -> Vec<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionary");
    let text = fs::read_to_string(path).expect("a dictionary");
    let words = text.lines().filter_map(|line| {
        let word = line.strip_prefix('"')?.strip_suffix('"')?;
        let word = word.replace("\\\"", "\"").replace("\\\\", "\\");
        Some(word.into_bytes())
    });
    words.collect()
}

/// Makes one change where chance has it.
fn change(
    data: &mut Vec<u8>,
    random: &mut Random,
    words: &[Vec<u8>],
    inputs: &[(String, Vec<u8>)],
) {
    let at = random.index(data.len() + 1);
    let end = data.len().min(at + random.index(16));
    match random.below(8) {
        0 => drop(data.drain(at..end)),
        1 => {
            let part = data[at..end].to_vec();
            data.splice(at..at, part.repeat(1 + random.index(20)));
        }
        2 => data.truncate(at),
        3 => data.insert(at, u8::try_from(random.below(256)).unwrap_or_default()),
        4 if at < data.len() => data[at] ^= 1 << random.below(8),
        5 => {
            let other = &inputs[random.index(inputs.len())].1;
            let start = random.index(other.len() + 1);
            data.splice(at..end, other[start..].iter().copied());
        }
        6 if at < data.len() => data[at] = MARKS[random.index(MARKS.len())],
        _ => {
            let word = &words[random.index(words.len())];
            data.splice(at..end, word.iter().copied());
        }
    }
}

/// `SplitMix64`: the same numbers from the same seed, everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    fn index(&mut self, bound: usize) -> usize {
        let index = self.below(u64::try_from(bound).unwrap_or(u64::MAX));
        usize::try_from(index).unwrap_or(0)
    }
}
