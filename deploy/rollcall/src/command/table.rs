//! Rows, one below the other.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The heading of each column, and which field of an item is in it: of several with
/// `|` between, the first that is there.
pub(super) type Columns = &'static [(&'static str, &'static str)];

const GAP: usize = 2;
/// No column is cut to fewer places.
const CUT_MIN: usize = 8;
/// What is copied is not cut.
const NEVER_CUT: &str = "ID";

/// A table that is printed as its rows come: a column is as wide as what it has had.
#[derive(Debug)]
pub(super) struct Table {
    headings: Vec<&'static str>,
    widths: Vec<usize>,
    /// Of the terminal, if it is one.
    width_max: Option<usize>,
    is_begun: bool,
}

impl Table {
    pub(super) fn new(headings: Vec<&'static str>, width_max: Option<usize>) -> Self {
        Self {
            widths: headings.iter().map(|heading| heading.width()).collect(),
            headings,
            width_max,
            is_begun: false,
        }
    }

    /// The next lines, below the headings where they are the first.
    pub(super) fn lines(&mut self, rows: &[Vec<String>]) -> String {
        for row in rows {
            for (width, cell) in self.widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        let widths = self.fitting();
        let mut text = String::new();
        if !self.is_begun {
            self.is_begun = true;
            push_line(&mut text, &widths, &self.headings);
        }
        for row in rows {
            push_line(&mut text, &widths, row);
        }
        text
    }

    /// The widest give way until the terminal has room.
    fn fitting(&self) -> Vec<usize> {
        let mut widths = self.widths.clone();
        let Some(width_max) = self.width_max else {
            return widths;
        };
        loop {
            let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
            let may_be_cut = |place: usize| self.headings[place] != NEVER_CUT;
            let widest = (0..widths.len())
                .filter(|place| may_be_cut(*place) && widths[*place] > CUT_MIN)
                .max_by_key(|place| widths[*place]);
            match widest {
                Some(place) if total > width_max => widths[place] -= 1,
                _ => return widths,
            }
        }
    }
}

fn push_line(text: &mut String, widths: &[usize], cells: &[impl AsRef<str>]) {
    let begin = text.len();
    for (place, (width, cell)) in widths.iter().zip(cells).enumerate() {
        if place > 0 {
            text.extend(std::iter::repeat_n(' ', GAP));
        }
        let used = push_cut(text, cell.as_ref(), *width);
        text.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    }
    text.truncate(begin + text[begin..].trim_end().len());
    text.push('\n');
}

/// How many places it took.
fn push_cut(text: &mut String, cell: &str, width: usize) -> usize {
    if cell.width() <= width {
        text.push_str(cell);
        return cell.width();
    }
    let mut used = 0;
    for letter in cell.chars() {
        let next = used + letter.width().unwrap_or(0);
        if next + 1 > width {
            break;
        }
        text.push(letter);
        used = next;
    }
    text.push('…');
    used + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(width_max: Option<usize>, rows: &[&[&str]]) -> String {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        Table::new(vec!["ID", "NAME", "STATE"], width_max).lines(&rows)
    }

    #[test]
    fn columns_are_as_wide_as_what_they_have() {
        assert_eq!(
            lines(None, &[&["org_1", "愛", "ok"], &["o", "Ada", ""]]),
            "ID     NAME  STATE\norg_1  愛    ok\no      Ada\n"
        );
    }

    #[test]
    fn a_narrow_terminal_cuts_what_is_not_copied() {
        let long = "a name of many words";
        assert_eq!(
            lines(Some(30), &[&["org_123456", long, "healthy"]]),
            "ID          NAME       STATE\norg_123456  a name o…  healthy\n"
        );
        assert_eq!(
            lines(Some(5), &[&["org_123456", long, "healthy"]]),
            "ID          NAME      STATE\norg_123456  a name …  healthy\n"
        );
    }

    #[test]
    fn later_rows_have_no_second_heading() {
        let mut table = Table::new(vec!["A"], None);
        assert_eq!(table.lines(&[]), "A\n");
        assert_eq!(table.lines(&[vec!["x".to_owned()]]), "x\n");
    }
}
