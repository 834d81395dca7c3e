//! How long requests took, and how much longer the slow ones.

use super::axis::{Axis, label};
use super::svg::{Anchor, Svg};
use crate::markdown::throughput;
use crate::measured::Summary;
use crate::record::{Record, Throughput, What};
use crate::setup::Setup;

const WIDTH: f64 = 860.0;
const LEFT: f64 = 190.0;
const RIGHT: f64 = 30.0;
const ROW: f64 = 24.0;

const SHARES: [&str; 4] = ["p50", "p90", "p99", "p99.9"];

pub(crate) fn plot(records: &[Record]) -> Option<String> {
    let mut setups = throughput(records);
    for (_, rows) in &mut setups {
        rows.retain(|row| matches!(row.what, What::Workload(_)));
        rows.sort_by_key(|row| row.what.title());
    }
    setups.retain(|(_, rows)| !rows.is_empty());
    let all: Vec<f64> = setups
        .iter()
        .flat_map(|(_, rows)| rows.iter().flat_map(|row| millis(&row.summary)))
        .collect();
    let least = all.iter().copied().fold(f64::INFINITY, f64::min);
    let most = all.iter().copied().fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    // One axis for all, so that they compare.
    let axis = Axis::log(least.max(0.001), most, LEFT, WIDTH - RIGHT);
    let mut svg = Svg::new(WIDTH);
    let mut top = 14.0;
    for (setup, rows) in setups {
        top = panel(&mut svg, top, setup, &rows, axis);
    }
    Some(svg.finish(top, "Milliseconds within which requests are answered"))
}

fn panel(svg: &mut Svg, top: f64, setup: Setup, rows: &[Throughput], axis: Axis) -> f64 {
    let heading = (LEFT, top + 14.0);
    svg.text(heading, Anchor::Start, "head", setup.title());
    let mut x = WIDTH - RIGHT - 260.0;
    for (series, share) in SHARES.into_iter().enumerate() {
        svg.mark((x, top + 10.0), series);
        svg.text((x + 10.0, top + 14.0), Anchor::Start, "", share);
        x += 64.0;
    }
    let first = top + 28.0;
    let last = rows.iter().fold(first, |y, _| y + ROW);
    for tick in axis.ticks() {
        let x = axis.place(tick);
        svg.line((x, first), (x, last), "faint");
        svg.text((x, last + 16.0), Anchor::Middle, "", &label(tick));
    }
    let middle = f64::midpoint(LEFT, WIDTH - RIGHT);
    svg.text((middle, last + 34.0), Anchor::Middle, "", "milliseconds");
    let mut y = first + ROW / 2.0;
    for row in rows {
        let title = (LEFT - 8.0, y + 4.0);
        svg.text(title, Anchor::End, "", row.what.title());
        let places = millis(&row.summary).map(|millis| axis.place(millis));
        svg.line((places[0], y), (places[3], y), "ink");
        for (series, x) in places.into_iter().enumerate() {
            svg.mark((x, y), series);
        }
        y += ROW;
    }
    last + 52.0
}

fn millis(summary: &Summary) -> [f64; 4] {
    let Summary {
        per_second: _,
        requests: _,
        p50_millis,
        p90_millis,
        p99_millis,
        p999_millis,
    } = *summary;
    [p50_millis, p90_millis, p99_millis, p999_millis]
}
