//! Charts that are drawn here: shapes for those who see them, a sentence for all.

use askama::Template;

/// The size of the drawing, which the page stretches.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;

/// Bars, of which a part of each may have gone wrong.
#[derive(Debug, Template)]
#[template(path = "console/bars.html")]
pub(super) struct Bars {
    title: String,
    summary: String,
    places: Vec<Bar>,
    most: i64,
    ends: [String; 2],
}

#[derive(Debug)]
struct Bar {
    x: String,
    width: String,
    whole: Span,
    failed: Span,
}

#[derive(Debug)]
struct Span {
    y: String,
    height: String,
}

/// A line over time.
#[derive(Debug, Template)]
#[template(path = "console/line.html")]
pub(super) struct Line {
    title: String,
    summary: String,
    points: String,
    area: String,
    most: i64,
    ends: [String; 2],
}

impl Bars {
    /// `counts` are of all, and of those that went wrong; `ends` say what the first
    /// and the last are of.
    pub(super) fn new(
        title: &str,
        summary: String,
        counts: &[(i64, i64)],
        ends: [String; 2],
    ) -> Self {
        let most = counts.iter().map(|(all, _)| *all).max().unwrap_or_default();
        let step = WIDTH / ratio(counts.len().max(1));
        let bars = counts.iter().enumerate().map(|(place, (all, failed))| Bar {
            x: format!("{:.2}", step * (ratio(place) + 0.1)),
            width: format!("{:.2}", step * 0.8),
            whole: span(*all, most),
            failed: span(*failed, most),
        });
        Self {
            title: title.to_owned(),
            summary,
            places: bars.collect(),
            most,
            ends,
        }
    }
}

impl Line {
    pub(super) fn new(title: &str, summary: String, counts: &[i64], ends: [String; 2]) -> Self {
        let most = counts.iter().copied().max().unwrap_or_default();
        let step = WIDTH / ratio(counts.len().saturating_sub(1).max(1));
        let points = counts.iter().enumerate().map(|(place, count)| {
            let height = height(*count, most);
            format!("{:.2},{:.2}", step * ratio(place), HEIGHT - height)
        });
        let points = points.collect::<Vec<_>>().join(" ");
        Self {
            title: title.to_owned(),
            summary,
            area: format!("0,{HEIGHT} {points} {WIDTH},{HEIGHT}"),
            points,
            most,
            ends,
        }
    }
}

fn span(count: i64, most: i64) -> Span {
    let height = height(count, most);
    Span {
        y: format!("{:.2}", HEIGHT - height),
        height: format!("{height:.2}"),
    }
}

#[expect(clippy::cast_precision_loss, reason = "what is drawn is not that fine")]
fn height(count: i64, most: i64) -> f64 {
    if most == 0 {
        return 0.0;
    }
    // Room for the width of a line.
    (HEIGHT - 4.0) * count as f64 / most as f64
}

#[expect(clippy::cast_precision_loss, reason = "what is drawn is not that fine")]
fn ratio(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_is_as_high_as_it_is_much() {
        let ends = || ["a".to_owned(), "b".to_owned()];
        let bars = Bars::new("t", "s".to_owned(), &[(2, 1), (0, 0), (4, 0)], ends());
        assert_eq!(bars.most, 4);
        let heights: Vec<_> = bars.places.iter().map(|bar| &bar.whole.height).collect();
        assert_eq!(heights, ["58.00", "0.00", "116.00"]);
        assert_eq!(bars.places[0].failed.height, "29.00");
        let line = Line::new("t", "s".to_owned(), &[0, 5], ends());
        assert_eq!(line.points, "0.00,120.00 600.00,4.00");
        // Where nothing is, nothing is high.
        let none = Line::new("t", "s".to_owned(), &[0, 0], ends());
        assert_eq!(none.points, "0.00,120.00 600.00,120.00");
        assert_eq!(Bars::new("t", String::new(), &[], ends()).places.len(), 0);
    }
}
