//! What was measured, as tables.

use std::fmt::Write as _;

use crate::goal::{Goal, PAGE_MILLIS_MAX};
use crate::record::{Growth, Memory, Of, Record, Throughput};
use crate::setup::Setup;

pub(crate) fn tables(records: &[Record]) -> String {
    let mut text = String::new();
    for record in records {
        if let Record::Machine(machine) = record {
            let _ = writeln!(
                text,
                "{} cores of {}, {} MiB, {}; {}; commit {}.",
                machine.cores,
                machine.processor,
                machine.memory_mib,
                machine.kernel,
                machine.databases.join(", "),
                machine.commit
            );
        }
    }
    for (setup, rows) in throughput(records) {
        throughput_table(&mut text, setup, &rows);
    }
    for (setup, of, rows) in growth(records) {
        growth_table(&mut text, setup, of, &rows);
    }
    memory_table(&mut text, records);
    pages_tables(&mut text, records);
    text.trim_end().to_owned()
}

/// The rows of each setup.
pub(crate) fn throughput(records: &[Record]) -> Vec<(Setup, Vec<Throughput>)> {
    let mut setups: Vec<(Setup, Vec<Throughput>)> = Vec::new();
    for record in records {
        if let Record::Throughput(row) = record {
            match setups.iter_mut().find(|(setup, _)| *setup == row.setup) {
                Some((_, rows)) => rows.push(*row),
                None => setups.push((row.setup, vec![*row])),
            }
        }
    }
    setups
}

/// The points of each setup, of what grows.
pub(crate) fn growth(records: &[Record]) -> Vec<(Setup, Of, Vec<Growth>)> {
    let mut setups: Vec<(Setup, Of, Vec<Growth>)> = Vec::new();
    for record in records {
        if let Record::Growth(point) = record {
            let is_here = |(setup, of, _): &&mut (Setup, Of, Vec<Growth>)| {
                (*setup, *of) == (point.setup, point.of)
            };
            match setups.iter_mut().find(is_here) {
                Some((_, _, points)) => points.push(*point),
                None => setups.push((point.setup, point.of, vec![*point])),
            }
        }
    }
    setups
}

fn throughput_table(text: &mut String, setup: Setup, rows: &[Throughput]) {
    let Some(first) = rows.first() else {
        return;
    };
    let _ = writeln!(
        text,
        "\n**{}**, {} users, {} clients, a group of {}:\n\n\
         | | requests/s | p50 ms | p99 ms | goal | scaled goal | measured / scaled | by commits |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|",
        setup.title(),
        number(as_float(first.users)),
        first.clients,
        number(as_float(first.members)),
    );
    for row in rows {
        let summary = row.summary;
        let [goal, scaled, ratio, by_commits] = row.goal.map_or_else(Default::default, goal_cells);
        let _ = writeln!(
            text,
            "| {} | {} | {:.2} | {:.2} | {goal} | {scaled} | {ratio} | {by_commits} |",
            row.what.title(),
            number(summary.per_second),
            summary.p50_millis,
            summary.p99_millis,
        );
    }
}

fn goal_cells(goal: Goal) -> [String; 4] {
    let by_commits = goal.by_commits.map_or_else(String::new, |by_commits| {
        format!(
            "{} ({:.2})",
            number(by_commits.scaled_goal),
            by_commits.ratio
        )
    });
    [
        number(goal.there),
        number(goal.here),
        format!("{:.2}", goal.ratio),
        by_commits,
    ]
}

fn growth_table(text: &mut String, setup: Setup, of: Of, points: &[Growth]) {
    let mut sizes: Vec<usize> = points.iter().map(|point| point.size).collect();
    sizes.dedup();
    let columns: Vec<_> = sizes.iter().map(|size| number(as_float(*size))).collect();
    let columns = columns.join(" | ");
    let of = match of {
        Of::Users => "users",
        Of::Members => "members of the group",
    };
    let _ = writeln!(
        text,
        "\n**{}**, requests/s (cost beside the first) by {of}:\n\n| | {columns} | at most |\n|---|{}---:|",
        setup.title(),
        "---:|".repeat(sizes.len()),
    );
    let mut done = Vec::new();
    for row in points {
        if done.contains(&row.what) {
            continue;
        }
        done.push(row.what);
        let mut cells = String::new();
        for point in points.iter().filter(|point| point.what == row.what) {
            let per_second = number(point.summary.per_second);
            let _ = write!(cells, " {per_second} ({:.2}) |", point.cost);
        }
        let at_most = row.cost_max.map_or_else(String::new, |max| max.to_string());
        let _ = writeln!(text, "| {} |{cells} {at_most} |", row.what.title());
    }
}

fn memory_table(text: &mut String, records: &[Record]) {
    let rows: Vec<&Memory> = records
        .iter()
        .filter_map(|record| match record {
            Record::Memory(memory) => Some(memory),
            _ => None,
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    text.push_str(
        "\n**Memory**, in MiB:\n\n\
         | | | users | clients | resident | at its peak | at most |\n\
         |---|---|---:|---:|---:|---:|---:|\n",
    );
    for row in rows {
        let at_most = row
            .mib_max()
            .map_or_else(String::new, |max| max.to_string());
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {at_most} |",
            row.setup.title(),
            row.process,
            number(as_float(row.users)),
            row.clients,
            row.resident_kib / 1_024,
            row.peak_kib / 1_024,
        );
    }
}

fn pages_tables(text: &mut String, records: &[Record]) {
    let rows = records.iter().filter_map(|record| match record {
        Record::Pages(page) => Some(page),
        _ => None,
    });
    let mut shown = None;
    for row in rows {
        if shown != Some(row.setup) {
            shown = Some(row.setup);
            let _ = writeln!(
                text,
                "\n**{}**, pages of {} users, one after the other:\n\n\
                 | | p50 ms | p99 ms | above {PAGE_MILLIS_MAX} ms |\n|---|---:|---:|---|",
                row.setup.title(),
                number(as_float(row.users)),
            );
        }
        let summary = row.summary;
        let mark = if row.is_slow() { "slow" } else { "" };
        let _ = writeln!(
            text,
            "| `{}` | {:.1} | {:.1} | {mark} |",
            row.page, summary.p50_millis, summary.p99_millis
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^52")]
fn as_float(count: usize) -> f64 {
    count as f64
}

/// A whole number with a comma before every three digits.
pub(crate) fn number(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::goal::ByCommits;
    use crate::measured::Measured;
    use crate::record::{Pages, What};
    use crate::workload::Workload;

    #[test]
    fn numbers() {
        for (given, expect) in [
            (0.4, "0"),
            (999.0, "999"),
            (1_000.0, "1,000"),
            (1_234_567.8, "1,234,568"),
        ] {
            assert_eq!(number(given), expect);
        }
    }

    #[test]
    fn a_slow_page_is_marked() {
        let page = |millis| {
            let latencies = vec![Duration::from_millis(millis); 50];
            Record::Pages(Pages {
                setup: Setup::Sqlite,
                page: "/console".to_owned(),
                users: 100_000,
                summary: Measured::new(latencies, Duration::from_secs(1)).summary(),
            })
        };
        let tables = tables(&[page(50), page(51)]);
        let lines: Vec<_> = tables.lines().collect();
        let rows = &lines[lines.len() - 2..];
        let expect = [
            "| `/console` | 50.0 | 50.0 |  |",
            "| `/console` | 51.0 | 51.0 | slow |",
        ];
        assert_eq!(rows, expect);
    }

    #[test]
    fn a_row_has_its_goal_beside_it() {
        let latencies = vec![Duration::from_millis(2); 3_000];
        let row = Throughput {
            setup: Setup::Sqlite,
            what: What::Workload(Workload::Create),
            users: 1_000,
            members: 100,
            clients: 16,
            summary: Measured::new(latencies, Duration::from_secs(1)).summary(),
            goal: Some(Goal {
                there: 8_000.0,
                here: 4_000.0,
                ratio: 0.75,
                by_commits: Some(ByCommits {
                    scaled_goal: 2_000.0,
                    ratio: 1.5,
                }),
            }),
        };
        let tables = tables(&[Record::Throughput(row)]);
        let expect = "| W1 create | 3,000 | 2.00 | 2.00 | 8,000 | 4,000 | 0.75 | 2,000 (1.50) |";
        assert_eq!(tables.lines().last(), Some(expect));
    }
}
