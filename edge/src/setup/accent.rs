//! A product's color on our pages, in the shade of it that can be read.

/// What colored text stands on, by day and by night.
const PAPERS: [Color; 2] = [Color([0xf3, 0xf5, 0xf8]), Color([0x15, 0x19, 0x20])];
/// What stands on what is colored.
const INKS: [Color; 2] = [Color([0xff, 0xff, 0xff]), Color([0x10, 0x14, 0x1b])];
/// What WCAG asks for.
const CONTRAST_MIN: f64 = 4.5;
/// More than that: what is colored also stands on a tint of itself.
const CONTRAST_WANTED: f64 = 5.5;
/// Steps from a color to black or white.
const STEPS: u16 = 64;

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color([u8; 3]);

impl Color {
    /// Six hexadecimal digits.
    pub(super) fn parse(digits: &str) -> Option<Self> {
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let part = |place| u8::from_str_radix(digits.get(place)?, 16).ok();
        Some(Self([part(0..2)?, part(2..4)?, part(4..6)?]))
    }

    pub(super) fn stylesheet(self) -> String {
        let [day, night] = PAPERS.map(|paper| self.readable_on(paper).digits());
        let (fill, ink) = self.fill();
        format!(
            ":root {{ --accent: light-dark(#{day}, #{night}); --fill: #{}; --on-fill: #{}; }}\n",
            fill.digits(),
            ink.digits()
        )
    }

    fn digits(self) -> String {
        let Self([red, green, blue]) = self;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    /// The nearest shade that stands out from the paper.
    fn readable_on(self, paper: Self) -> Self {
        let end = if paper.luminance() > 0.5 { 0 } else { 255 };
        let mut shades = (0..=STEPS).map(|step| self.toward(end, step));
        shades
            .find(|shade| shade.contrast(paper) >= CONTRAST_WANTED)
            .unwrap_or(Self([end; 3]))
    }

    /// What a button is filled with, and what can be read on it. Few colors are
    /// too dark for the one ink and too light for the other.
    fn fill(self) -> (Self, Self) {
        let shades = (0..=STEPS).map(|step| self.toward(0, step));
        let mut pairs = shades.flat_map(|shade| INKS.map(|ink| (shade, ink)));
        pairs
            .find(|(shade, ink)| shade.contrast(*ink) >= CONTRAST_MIN)
            .unwrap_or((Self([0; 3]), INKS[0]))
    }

    fn toward(self, end: u8, step: u16) -> Self {
        Self(self.0.map(|part| {
            let mixed = u16::from(part) * (STEPS - step) + u16::from(end) * step;
            u8::try_from(mixed / STEPS).unwrap_or(end)
        }))
    }

    /// As WCAG 2 defines it.
    fn contrast(self, other: Self) -> f64 {
        let [one, other] = [self.luminance(), other.luminance()].map(|light| light + 0.05);
        one.max(other) / one.min(other)
    }

    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        let [red, green, blue] = linear;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_color_can_be_read() {
        let steps = (0..=255).step_by(15);
        for red in steps.clone() {
            for green in steps.clone() {
                for blue in steps.clone() {
                    let color = Color([red, green, blue]);
                    for paper in PAPERS {
                        let shade = color.readable_on(paper);
                        assert!(shade.contrast(paper) >= 4.5, "{color:?} on {paper:?}");
                    }
                    let (fill, ink) = color.fill();
                    assert!(fill.contrast(ink) >= 4.5, "{color:?}: {fill:?} {ink:?}");
                }
            }
        }
    }

    #[test]
    fn colors_are_six_digits() {
        let check = |digits: &str, expect: bool| {
            assert_eq!(Color::parse(digits).is_some(), expect, "{digits}");
        };
        check("3056d3", true);
        check("FFFFFF", true);
        for digits in ["", "fff", "3056d3ff", "3056dg", "+056d3", "éé00"] {
            check(digits, false);
        }
        let readable = Color::parse("3056d3").expect("a color");
        let stylesheet = readable.stylesheet();
        assert!(stylesheet.contains("light-dark(#3056d3, #"), "{stylesheet}");
        assert!(stylesheet.contains("--fill: #3056d3; --on-fill: #ffffff"));
        let light = Color::parse("ffd400").expect("a color").stylesheet();
        assert!(
            light.contains("--fill: #ffd400; --on-fill: #10141b"),
            "{light}"
        );
    }
}
