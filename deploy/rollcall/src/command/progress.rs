//! How far something is, at a terminal.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

const PLACES: usize = 30;
const PAUSE: Duration = Duration::from_millis(100);

/// A bar on standard error, of the lines that are expected.
pub(super) struct Progress {
    lines: usize,
    expected: usize,
    is_shown: bool,
    drawn: Option<Instant>,
}

impl Progress {
    pub(super) fn new(expected: usize) -> Self {
        Self {
            lines: 0,
            expected,
            is_shown: Self::is_shown(),
            drawn: None,
        }
    }

    pub(super) fn is_shown() -> bool {
        std::io::stderr().is_terminal()
    }

    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    pub(super) fn add(&mut self, lines: usize) {
        self.lines += lines;
        let is_time = self.drawn.is_none_or(|drawn| drawn.elapsed() >= PAUSE);
        if self.is_shown && is_time {
            self.drawn = Some(Instant::now());
            draw(&bar(self.lines, self.expected));
        }
    }

    pub(super) fn end(&self) {
        if self.is_shown {
            // Clears the line.
            draw("\x1b[K");
        }
    }
}

fn draw(text: &str) {
    let mut stderr = std::io::stderr();
    // The bar is beside what is asked for.
    let _ = write!(stderr, "\r{text}").and_then(|()| stderr.flush());
}

fn bar(lines: usize, expected: usize) -> String {
    let expected = expected.max(1);
    let full = (lines.min(expected) * PLACES) / expected;
    let percent = (lines.min(expected) * 100) / expected;
    let (done, left) = ("#".repeat(full), " ".repeat(PLACES - full));
    format!("[{done}{left}] {percent:>3} %  {lines} lines\x1b[K")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_never_fuller_than_full() {
        let check = |lines, expected, begins: &str| {
            let bar = bar(lines, expected);
            assert!(bar.starts_with(begins), "{bar}");
        };
        check(0, 0, "[                              ]   0 %");
        check(15, 30, "[###############               ]  50 %");
        check(90, 30, "[##############################] 100 %  90 lines");
    }
}
