//! What requests cost as the directory grows: a column for each setup; below each
//! other lookups by users, pages by users, memberships by members.

use super::axis::{Axis, label};
use super::svg::{Anchor, SERIES, Svg};
use crate::markdown::growth;
use crate::page::PageOf;
use crate::record::{Growth, Of, Record, What};
use crate::setup::Setup;

/// Where the first panels begin.
const TOP: f64 = 30.0;
const COLUMN: f64 = 430.0;
const PANEL: f64 = 300.0;
const LEFT: f64 = 62.0;
const RIGHT: f64 = 18.0;
const HEAD: f64 = 58.0;
const FOOT: f64 = 50.0;

/// What one panel shows.
struct Panel {
    title: &'static str,
    of: Of,
    x: &'static str,
    y: &'static str,
    shows: fn(What) -> bool,
}

const PANELS: [Panel; 3] = [
    Panel {
        title: "look up, get, PATCH active",
        of: Of::Users,
        x: "users of the directory",
        y: "cost, the fewest users = 1",
        shows: |what| matches!(what, What::Workload(_) | What::Hyper),
    },
    Panel {
        title: "last page of 100 users",
        of: Of::Users,
        x: "users of the directory",
        y: "cost, the first page = 1",
        shows: |what| matches!(what, What::Page(PageOf::CursorLast | PageOf::IndexLast)),
    },
    Panel {
        title: "add and remove a member",
        of: Of::Members,
        x: "members of the group",
        y: "cost, the fewest members = 1",
        shows: |what| matches!(what, What::Workload(_)),
    },
];

pub(crate) fn plot(records: &[Record]) -> Option<String> {
    let growth = growth(records);
    let mut setups: Vec<Setup> = growth.iter().map(|(setup, _, _)| *setup).collect();
    setups.dedup();
    let width = setups.iter().fold(0.0, |width, _| width + COLUMN);
    let mut svg = Svg::new(width);
    let mut left = 0.0;
    for setup in &setups {
        let place = (left + LEFT, 24.0);
        svg.text(place, Anchor::Start, "head", setup.title());
        left += COLUMN;
    }
    let mut top = TOP;
    for panel in PANELS {
        let points: Vec<Growth> = growth
            .iter()
            .filter(|(_, of, _)| *of == panel.of)
            .flat_map(|(_, _, points)| points)
            .filter(|point| (panel.shows)(point.what))
            .copied()
            .collect();
        if points.is_empty() {
            continue;
        }
        let mut left = 0.0;
        for setup in &setups {
            draw(&mut svg, (left, top), &panel, *setup, &points);
            left += COLUMN;
        }
        top += PANEL;
    }
    (top > TOP).then(|| svg.finish(top, "Cost of a request as the directory grows"))
}

/// The points of one setup, on the axes of all.
fn draw(svg: &mut Svg, (left, top): (f64, f64), panel: &Panel, setup: Setup, points: &[Growth]) {
    let sizes = || points.iter().map(|point| as_float(point.size));
    let costs = || points.iter().map(|point| point.cost);
    let goal = points.iter().find_map(|point| point.cost_max);
    let least = costs().fold(0.5, f64::min);
    let most = costs().chain(goal).fold(2.0, f64::max);
    let (x_from, x_to) = (left + LEFT, left + COLUMN - RIGHT);
    let (y_from, y_to) = (top + PANEL - FOOT, top + HEAD);
    let (smallest, largest) = (
        sizes().fold(f64::MAX, f64::min),
        sizes().fold(0.0, f64::max),
    );
    let x = Axis::log(smallest, largest.max(smallest * 2.0), x_from, x_to);
    let y = Axis::log(least, most, y_from, y_to);

    svg.text((x_from, top + 20.0), Anchor::Start, "", panel.title);
    for tick in y.ticks() {
        let at = y.place(tick);
        svg.line((x_from, at), (x_to, at), "faint");
        let said = label(tick);
        svg.text((x_from - 6.0, at + 4.0), Anchor::End, "", &said);
    }
    let mut marked: Vec<usize> = points.iter().map(|point| point.size).collect();
    marked.sort_unstable();
    marked.dedup();
    for size in marked {
        let at = x.place(as_float(size));
        svg.line((at, y_from), (at, y_from + 4.0), "ink");
        let said = label(as_float(size));
        let anchor = if at > x_to - 10.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        svg.text((at, y_from + 18.0), anchor, "", &said);
    }
    svg.line((x_from, y_from), (x_to, y_from), "ink");
    let middle = f64::midpoint(x_from, x_to);
    svg.text((middle, y_from + 38.0), Anchor::Middle, "", panel.x);
    svg.rising_text((left + 16.0, f64::midpoint(y_from, y_to)), panel.y);
    if let Some(goal) = goal {
        let at = y.place(goal);
        svg.line((x_from, at), (x_to, at), "goal");
        let said = format!("at most {goal}");
        svg.text((x_from + 6.0, at - 5.0), Anchor::Start, "", &said);
    }
    curves(svg, (x_from, top + 40.0), (x, y), setup, points);
}

/// A curve for each, and which is which.
fn curves(
    svg: &mut Svg,
    legend: (f64, f64),
    (x, y): (Axis, Axis),
    setup: Setup,
    points: &[Growth],
) {
    let mut shown: Vec<What> = Vec::new();
    for point in points {
        if !shown.contains(&point.what) {
            shown.push(point.what);
        }
    }
    shown.sort_by_key(|what| *what == What::Hyper);
    let mut legend_x = legend.0;
    for (series, what) in shown.into_iter().enumerate() {
        let places: Vec<(f64, f64)> = points
            .iter()
            .filter(|point| point.setup == setup && point.what == what)
            .map(|point| (x.place(as_float(point.size)), y.place(point.cost)))
            .collect();
        svg.curve(&places, SERIES[series % SERIES.len()]);
        for place in places {
            svg.mark(place, series);
        }
        let title = short(what);
        svg.mark((legend_x + 4.0, legend.1 - 4.0), series);
        svg.text((legend_x + 13.0, legend.1), Anchor::Start, "", title);
        legend_x += title.chars().fold(30.0, |width, _| width + 6.4);
    }
}

/// As much of a title as a legend has room for.
fn short(what: What) -> &'static str {
    match what {
        What::Hyper => "hyper (the machine)",
        What::Page(_) => what.title().trim_start_matches("last page, "),
        _ => {
            let title = what.title();
            title.split_once(' ').map_or(title, |(number, _)| number)
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^52")]
fn as_float(size: usize) -> f64 {
    size as f64
}
