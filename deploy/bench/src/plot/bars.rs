//! Throughput: a bar for each workload, and where its scaled goal is.

use super::axis::{Axis, label};
use super::svg::{Anchor, SERIES, Svg};
use crate::markdown::{number, throughput};
use crate::record::{Record, Throughput, What};
use crate::setup::Setup;

const WIDTH: f64 = 860.0;
const LEFT: f64 = 190.0;
/// Room for what stands behind a bar.
const RIGHT: f64 = 130.0;
/// How long that is at most.
const SAID: f64 = 130.0;
const ROW: f64 = 26.0;
const BAR: f64 = 16.0;

pub(crate) fn plot(records: &[Record]) -> Option<String> {
    let mut svg = Svg::new(WIDTH);
    let mut top = 14.0;
    for (setup, mut rows) in throughput(records) {
        rows.retain(|row| matches!(row.what, What::Workload(_)));
        rows.sort_by_key(|row| row.what.title());
        if !rows.is_empty() {
            top = panel(&mut svg, top, setup, &rows);
        }
    }
    (top > 14.0).then(|| svg.finish(top, "Requests a second, beside the scaled goals"))
}

fn panel(svg: &mut Svg, top: f64, setup: Setup, rows: &[Throughput]) -> f64 {
    let heading = (LEFT, top + 14.0);
    svg.text(heading, Anchor::Start, "head", setup.title());
    if rows.iter().any(|row| row.goal.is_some()) {
        let (x, y) = (WIDTH - RIGHT - 150.0, top + 10.0);
        svg.line((x, y - 7.0), (x, y + 7.0), "goal");
        svg.text(
            (x + 8.0, y + 4.0),
            Anchor::Start,
            "",
            "goal, scaled to the machine",
        );
    }
    let first = top + 28.0;
    let last = rows.iter().fold(first, |y, _| y + ROW);
    let most = rows.iter().fold(1.0_f64, |most, row| {
        let goal = row.goal.map_or(0.0, |goal| goal.here);
        most.max(row.summary.per_second).max(goal)
    });
    let axis = Axis::linear(most, LEFT, WIDTH - RIGHT);
    for tick in axis.ticks() {
        let x = axis.place(tick);
        svg.line((x, first), (x, last), "faint");
        svg.text((x, last + 16.0), Anchor::Middle, "", &label(tick));
    }
    let middle = f64::midpoint(LEFT, WIDTH - RIGHT);
    svg.text(
        (middle, last + 34.0),
        Anchor::Middle,
        "",
        "requests a second",
    );
    let mut y = first;
    for row in rows {
        let title = (LEFT - 8.0, y + ROW / 2.0 + 4.0);
        svg.text(title, Anchor::End, "", row.what.title());
        let end = axis.place(row.summary.per_second);
        let bar = (LEFT, y + (ROW - BAR) / 2.0);
        svg.rect(bar, end - LEFT, BAR, SERIES[0]);
        let mut said = number(row.summary.per_second);
        let mut behind = end;
        if let Some(goal) = row.goal {
            let x = axis.place(goal.here);
            svg.line((x, y + 2.0), (x, y + ROW - 2.0), "goal");
            // What is said stands behind the bar, and behind the goal where that
            // would go through it.
            if x < end + SAID {
                behind = behind.max(x);
            }
            said = format!("{said} ({:.2} of goal)", goal.ratio);
        }
        let place = (behind + 6.0, y + ROW / 2.0 + 4.0);
        svg.text(place, Anchor::Start, "", &said);
        y += ROW;
    }
    last + 52.0
}
