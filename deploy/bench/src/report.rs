//! Where what was measured goes.

use std::path::Path;

use crate::Failure;
use crate::markdown;
use crate::plot;
use crate::record::Record;

/// The tables on standard output; in the folder the tables, every figure as a line
/// of JSON, and the plots.
#[expect(clippy::print_stdout, reason = "the tables are what it is for")]
pub(crate) fn write(records: &[Record], out: Option<&Path>) -> Result<(), Failure> {
    let tables = markdown::tables(records);
    println!("{tables}");
    let Some(out) = out else {
        return Ok(());
    };
    std::fs::create_dir_all(out)?;
    std::fs::write(out.join("results.md"), format!("{tables}\n"))?;
    let mut lines = String::new();
    for record in records {
        lines.push_str(&serde_json::to_string(record)?);
        lines.push('\n');
    }
    std::fs::write(out.join("results.jsonl"), lines)?;
    for (name, plot) in plot::plots(records) {
        std::fs::write(out.join(name), plot)?;
    }
    Ok(())
}
