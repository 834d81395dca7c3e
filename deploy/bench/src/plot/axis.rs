//! From figures to places in a picture.

use crate::markdown::number;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Axis {
    least: f64,
    most: f64,
    from: f64,
    to: f64,
    is_log: bool,
}

impl Axis {
    /// From 0 to a round number not below `most`.
    pub(crate) fn linear(most: f64, from: f64, to: f64) -> Self {
        let step = step(most);
        Self {
            least: 0.0,
            most: (most / step).ceil().max(1.0) * step,
            from,
            to,
            is_log: false,
        }
    }

    /// From figure to figure of 1, 2 or 5 with zeros, around both.
    pub(crate) fn log(least: f64, most: f64, from: f64, to: f64) -> Self {
        let steps = log_steps(least, most);
        Self {
            least: steps.first().copied().unwrap_or(least),
            most: steps.last().copied().unwrap_or(most),
            from,
            to,
            is_log: true,
        }
    }

    pub(crate) fn place(&self, value: f64) -> f64 {
        let value = value.clamp(self.least, self.most);
        let share = if self.is_log {
            (value / self.least).ln() / (self.most / self.least).ln()
        } else {
            (value - self.least) / (self.most - self.least)
        };
        self.from + share * (self.to - self.from)
    }

    /// The figures that stand at it.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        if self.is_log {
            return log_steps(self.least, self.most);
        }
        let step = step(self.most);
        let mut ticks = vec![0.0];
        let mut tick = step;
        while tick <= self.most + step / 2.0 {
            ticks.push(tick);
            tick += step;
        }
        ticks
    }
}

/// As a tick says it.
pub(crate) fn label(figure: f64) -> String {
    if figure >= 10.0 || figure.fract().abs() < 1e-9 {
        number(figure)
    } else {
        format!("{figure}")
    }
}

/// A round step of which about five go into it.
fn step(most: f64) -> f64 {
    let rough = (most / 5.0).max(f64::MIN_POSITIVE);
    let power = 10_f64.powf(rough.log10().floor());
    let factors = [1.0, 2.0, 5.0, 10.0];
    let factor = factors.into_iter().find(|factor| factor * power >= rough);
    factor.unwrap_or(10.0) * power
}

fn log_steps(least: f64, most: f64) -> Vec<f64> {
    let mut steps = vec![];
    let mut power = 10_f64.powf(least.log10().floor());
    // What was rounded on the way must not leave out the ends.
    let (least, most) = (least * 1.000_001, most * 0.999_999);
    loop {
        for factor in [1.0, 2.0, 5.0] {
            let figure = factor * power;
            if figure <= least {
                steps.clear();
            }
            steps.push(figure);
            if figure >= most {
                return steps;
            }
        }
        power *= 10.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear() {
        let axis = Axis::linear(17_300.0, 100.0, 300.0);
        assert_eq!(axis.ticks(), [0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0]);
        assert!((axis.place(10_000.0) - 200.0).abs() < 1e-9);
        assert!((axis.place(99_999.0) - 300.0).abs() < 1e-9);
    }

    #[test]
    fn log() {
        let labels =
            |axis: Axis| -> Vec<String> { axis.ticks().iter().map(|tick| label(*tick)).collect() };
        let axis = Axis::log(0.3, 7.0, 0.0, 10.0);
        assert_eq!(labels(axis), ["0.2", "0.5", "1", "2", "5", "10"]);
        assert!((axis.place(0.2)).abs() < 1e-9);
        assert!((axis.place(10.0) - 10.0).abs() < 1e-9);
        let axis = Axis::log(100.0, 1_000.0, 0.0, 10.0);
        assert_eq!(labels(axis), ["100", "200", "500", "1,000"]);
    }
}
