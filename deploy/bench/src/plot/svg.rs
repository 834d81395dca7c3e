//! SVG that is written by hand: lines, boxes, marks and texts on a ground of its
//! own, so that it can be read wherever it is shown, in the light and in the dark.

use std::fmt::Write as _;

/// What is drawn in which colour, in the light and in the dark. They differ in
/// lightness too.
const COLOURS: [(&str, &str, &str); 8] = [
    ("ground", "#ffffff", "#16191d"),
    ("ink", "#1d2733", "#e4e8ee"),
    ("faint", "#d5dbe2", "#39414b"),
    ("goal", "#b3261e", "#ff8a80"),
    ("s0", "#1f5fa8", "#7db4f0"),
    ("s1", "#c46210", "#f2a65a"),
    ("s2", "#2b7a4b", "#6fd39a"),
    ("s3", "#7a4494", "#cfa3e6"),
];

/// The classes of series that are told apart, by colour and mark.
pub(crate) const SERIES: [&str; 4] = ["s0", "s1", "s2", "s3"];

#[derive(Debug, Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Debug)]
pub(crate) struct Svg {
    width: f64,
    body: String,
}

impl Svg {
    pub(crate) fn new(width: f64) -> Self {
        Self {
            width,
            body: String::new(),
        }
    }

    pub(crate) fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, class: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = writeln!(
            self.body,
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" class="{class}">{}</text>"#,
            escaped(text)
        );
    }

    /// Upwards, as at an axis.
    pub(crate) fn rising_text(&mut self, (x, y): (f64, f64), text: &str) {
        let _ = writeln!(
            self.body,
            r#"<text transform="translate({x:.1} {y:.1}) rotate(-90)" text-anchor="middle">{}</text>"#,
            escaped(text)
        );
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let _ = writeln!(
            self.body,
            r#"<line x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" class="{class} line"/>"#,
            from.0, from.1, to.0, to.1
        );
    }

    pub(crate) fn curve(&mut self, points: &[(f64, f64)], class: &str) {
        let points: Vec<_> = points
            .iter()
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let points = points.join(" ");
        let _ = writeln!(
            self.body,
            r#"<polyline points="{points}" class="{class} line curve"/>"#
        );
    }

    pub(crate) fn rect(&mut self, (x, y): (f64, f64), width: f64, height: f64, class: &str) {
        let _ = writeln!(
            self.body,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" class="{class}"/>"#
        );
    }

    /// The mark of the series of that number: each has a shape of its own.
    pub(crate) fn mark(&mut self, (x, y): (f64, f64), series: usize) {
        let class = SERIES[series % SERIES.len()];
        let path = match series % SERIES.len() {
            0 => "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
            1 => "M-3.6 -3.6h7.2v7.2h-7.2z",
            2 => "M0 -5l5 5l-5 5l-5 -5z",
            _ => "M0 -4.6l4.8 8.4h-9.6z",
        };
        let _ = writeln!(
            self.body,
            r#"<path d="{path}" transform="translate({x:.1} {y:.1})" class="{class}"/>"#
        );
    }

    /// So high a picture of that title, for those who do not see it.
    pub(crate) fn finish(self, height: f64, title: &str) -> String {
        let (width, title) = (self.width, escaped(title));
        let style = style();
        let body = self.body;
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
<title>{title}</title>
<style>
{style}</style>
<rect width="{width}" height="{height}" class="ground"/>
{body}</svg>
"#
        )
    }
}

fn style() -> String {
    let rules = |colour: fn(&(&str, &str, &str)) -> String| -> String {
        let rules = COLOURS.iter().map(|entry| {
            let (class, colour) = (entry.0, colour(entry));
            format!(".{class} {{ fill: {colour}; }} .{class}.line {{ stroke: {colour}; }}\n")
        });
        rules.collect()
    };
    let ink = |colour: &str| format!("text {{ fill: {colour}; }}\n");
    let (_, light, dark) = COLOURS[1];
    format!(
        "text {{ font: 12px system-ui, 'DejaVu Sans', sans-serif; }}
text.head {{ font-weight: 600; font-size: 14px; }}
.line {{ stroke-width: 1; }}
.curve {{ fill: none; stroke-width: 2; }}
.goal.line {{ stroke-width: 2; stroke-dasharray: 5 3; }}
{}{}@media (prefers-color-scheme: dark) {{
{}{}}}
.line.curve {{ fill: none; }}
",
        ink(light),
        rules(|entry| entry.1.to_owned()),
        ink(dark),
        rules(|entry| entry.2.to_owned()),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_xml_with_its_title() {
        let mut svg = Svg::new(10.0);
        svg.text((1.0, 2.0), Anchor::End, "", "a < b & c");
        svg.curve(&[(0.0, 0.0), (1.0, 1.5)], "s0");
        let text = svg.finish(20.0, "<title>");
        assert!(text.contains("<title>&lt;title&gt;</title>"), "{text}");
        assert!(text.contains(">a &lt; b &amp; c</text>"), "{text}");
        assert!(text.contains(r#"points="0.0,0.0 1.0,1.5""#), "{text}");
    }
}
