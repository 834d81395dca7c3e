//! `CHECKLIST.md` has every row, and every test that it names is there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const CHECKLIST: &str = include_str!("../CHECKLIST.md");
/// The last rows of RFC 7643 and of RFC 7644.
const LAST: [(char, u32); 2] = [('K', 37), ('P', 70)];

/// A row of one of the tables.
#[derive(Debug)]
struct Row {
    id: &'static str,
    level: &'static str,
    section: &'static str,
    held_by: &'static str,
}

/// The rows, without the heads of the tables.
fn rows() -> Vec<Row> {
    let rows = CHECKLIST.lines().filter(|line| line.starts_with("| "));
    let rows = rows.map(|line| {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 5, "{line}");
        Row {
            id: cells[0],
            level: cells[1],
            section: cells[3],
            held_by: cells[4],
        }
    });
    rows.filter(|row| row.id != "id").collect()
}

/// The names of tests in a cell: `path/to/file.rs::name`.
fn tests(cell: &str) -> Vec<(&str, &str)> {
    let quoted = cell.split('`').skip(1).step_by(2);
    quoted.filter_map(|text| text.split_once("::")).collect()
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_row_is_there_once() {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for row in rows() {
        *seen.entry(row.id).or_default() += 1;
        assert!(["M", "S", "m"].contains(&row.level), "{row:?}");
        assert!(
            row.section.contains(|c: char| c.is_ascii_digit()),
            "{row:?}"
        );
        let refusal = row.held_by.split_once("not offered: ");
        let allowed = refusal.is_some_and(|(_, why)| why.contains("section "));
        assert!(!tests(row.held_by).is_empty() || allowed, "{row:?}");
    }
    for (kind, last) in LAST {
        for number in 1..=last {
            let id = format!("{kind}{number:02}");
            assert_eq!(seen.remove(id.as_str()), Some(1), "{id}");
        }
    }
    assert!(
        seen.iter()
            .all(|(id, times)| id.starts_with("RFC ") && *times == 1),
        "{seen:?}"
    );
}

#[test]
fn every_test_exists() {
    let mut named = 0;
    for row in rows() {
        for (path, name) in tests(row.held_by) {
            let file = workspace().join(path);
            let text = std::fs::read_to_string(&file)
                .unwrap_or_else(|error| panic!("{}: {path}: {error}", row.id));
            assert!(is_test(&text, name), "{}: {path}::{name}", row.id);
            named += 1;
        }
    }
    assert!(named >= 107, "{named} tests are named");
}

/// Whether a function of this name is a test: between it and its attribute
/// stand other attributes at most.
fn is_test(text: &str, name: &str) -> bool {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let declares = |line: &str| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        let rest = line
            .strip_prefix("fn ")
            .and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with('('))
    };
    let place = lines.iter().position(|line| declares(line));
    let before = lines.iter().take(place.unwrap_or_default()).rev();
    let mut attributes = before.take_while(|line| line.starts_with("#["));
    attributes.any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"))
}

#[test]
fn a_test_is_told_from_what_is_none() {
    let text = "
        #[test]
        fn one() {}

        #[tokio::test(flavor = \"multi_thread\")]
        #[should_panic]
        async fn two() {}

        fn three() {}
        // fn four() {}
    ";
    for (name, expect) in [
        ("one", true),
        ("two", true),
        ("three", false),
        ("four", false),
        ("on", false),
        ("", false),
    ] {
        assert_eq!(is_test(text, name), expect, "{name}");
    }
    let cell = "`a/b.rs::c`, `d.rs::e`; not offered: `x`";
    assert_eq!(tests(cell), [("a/b.rs", "c"), ("d.rs", "e")]);
}
