//! A matrix of who may do what, as it came out and was read. With
//! `ROLLCALL_WRITE_PERMISSIONS` in the environment it is written anew.

use std::fmt::Write as _;
use std::path::Path;

/// The file beside this one has these columns and this table.
pub(crate) fn check(file: &str, head: &str, columns: &[&str], table: &str) {
    let mut text = head.to_owned();
    for (number, name) in (1..).zip(columns) {
        writeln!(text, "{number:>2} {name}").expect("a string");
    }
    let line = table.lines().next().map_or(0, str::len);
    let routes = line - 3 * columns.len();
    write!(text, "\n{:routes$}", "").expect("a string");
    for number in 1..=columns.len() {
        write!(text, " {number:>2}").expect("a string");
    }
    text.push('\n');
    text.push_str(table);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/authorization");
    let path = folder.join(file);
    if std::env::var_os("ROLLCALL_WRITE_PERMISSIONS").is_some() {
        std::fs::write(&path, &text).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("a file");
    for (line, (is, was)) in (1..).zip(text.lines().zip(kept.lines())) {
        assert_eq!(is, was, "line {line} of {file}");
    }
    assert_eq!(text.len(), kept.len(), "{file} has other lines");
}
