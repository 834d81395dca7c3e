//! The counts that are kept in the repository, a line each: the name of the path,
//! and its instructions a request.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::Failure;
use crate::markdown::number;
use crate::workload::Workload;

/// Instructions a request, by the name of the path.
pub(crate) type Counts = BTreeMap<String, u64>;

/// The file of them.
#[derive(Debug)]
pub(crate) struct Kept(PathBuf);

/// Counts that were kept.
#[derive(Debug)]
pub(crate) struct Before(Counts);

#[derive(Debug, PartialEq)]
pub(crate) struct Compared {
    pub table: String,
    /// What takes too many more, a sentence each.
    pub risen: Vec<String>,
}

const HEAD: &str = "\
# Instructions a request of the hot paths, with SQLite in one process. Written by
# deploy/bench/instructions --write
";

/// As the file has it.
pub(crate) fn name(path: Workload) -> String {
    path.title().replace(' ', "_")
}

impl Kept {
    pub(crate) fn at(file: &Path) -> Self {
        Self(file.to_owned())
    }

    pub(crate) fn write(&self, counts: &Counts) -> Result<(), Failure> {
        let lines = counts
            .iter()
            .map(|(path, count)| format!("{path} {count}\n"));
        let text = format!("{HEAD}{}", lines.collect::<String>());
        Ok(std::fs::write(&self.0, text)?)
    }

    pub(crate) fn read(&self) -> Result<Before, Failure> {
        let file = self.0.display();
        let text = std::fs::read_to_string(&self.0)
            .map_err(|error| format!("{file}: {error}; --write makes it"))?;
        Before::parse(&text).map_err(|line| format!("{file}: not a count: {line}").into())
    }
}

impl Before {
    /// Fails with the line that is wrong.
    fn parse(text: &str) -> Result<Self, String> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let counts = lines.map(|line| {
            let (path, count) = line.split_once(' ').ok_or(line)?;
            Ok((path.to_owned(), count.parse().map_err(|_| line)?))
        });
        counts
            .collect::<Result<_, &str>>()
            .map(Self)
            .map_err(str::to_owned)
    }

    /// More than `tolerance` percent more are too many.
    pub(crate) fn compare(&self, counts: &Counts, tolerance: f64) -> Compared {
        let mut table =
            "| | instructions a request | kept | change |\n|---|---:|---:|---:|".to_owned();
        let mut risen = Vec::new();
        for (path, count) in counts {
            let count = super::as_float(*count);
            let Some(before) = self.0.get(path) else {
                risen.push(format!("{path}: no count is kept of it; --write keeps one"));
                continue;
            };
            let before = super::as_float(*before);
            let percent = (count / before - 1.0) * 100.0;
            let (count, before) = (number(count), number(before));
            let _ = write!(table, "\n| {path} | {count} | {before} | {percent:+.1} % |");
            if percent > tolerance {
                risen.push(format!(
                    "{path}: {count} instructions a request are {percent:.1} % more than the \
                     {before} that are kept, and {tolerance} % are allowed"
                ));
            }
        }
        Compared { table, risen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(list: &[(&str, u64)]) -> Counts {
        let list = list.iter();
        list.map(|(path, count)| ((*path).to_owned(), *count))
            .collect()
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = Kept::at(&folder.path().join("counts.txt"));
        assert!(kept.read().is_err());
        let counts = counts(&[("W1_create", 7), ("W3_get", 8)]);
        kept.write(&counts).expect("writes");
        assert_eq!(kept.read().expect("reads").0, counts);
        assert_eq!(Before::parse("a 1\nb c\n").expect_err("wrong"), "b c");
    }

    #[test]
    fn more_than_is_allowed_fails() {
        let before = Before(counts(&[("a", 1_000), ("b", 1_000), ("c", 1_000)]));
        let now = counts(&[("a", 1_101), ("b", 1_099), ("c", 10), ("d", 1)]);
        let compared = before.compare(&now, 10.0);
        assert_eq!(
            compared.risen,
            [
                "a: 1,101 instructions a request are 10.1 % more than the 1,000 that are kept, \
                 and 10 % are allowed",
                "d: no count is kept of it; --write keeps one",
            ]
        );
        assert_eq!(compared.table.lines().count(), 5);
    }
}
