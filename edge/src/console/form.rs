//! What was filled in: the pairs of a form or a query.

use prost_types::{FieldMask, Timestamp};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime};

use super::fault::Fault;
use crate::request;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Form(Vec<(String, String)>);

impl From<Vec<(String, String)>> for Form {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

impl Form {
    pub(super) fn of_query(text: &str) -> Result<Self, Fault> {
        let pairs = request::pairs(text).collect::<Result<_, _>>();
        pairs.map(Self).map_err(|_| Fault::NoSuchPage)
    }

    /// The first value of a field.
    pub(super) fn get(&self, field: &str) -> Option<&str> {
        let named = self.0.iter().find(|(name, _)| name == field);
        named.map(|(_, value)| value.as_str())
    }

    pub(super) fn all<'f>(&'f self, field: &'f str) -> impl Iterator<Item = &'f str> {
        let named = self.0.iter().filter(move |(name, _)| name == field);
        named.map(|(_, value)| value.as_str())
    }

    /// What was typed, without the spaces around it; empty where nothing was.
    pub(super) fn text(&self, field: &str) -> String {
        self.get(field).unwrap_or_default().trim().to_owned()
    }

    /// As it was typed, such as a password.
    pub(super) fn exact(&self, field: &str) -> String {
        self.get(field).unwrap_or_default().to_owned()
    }

    /// Of a checkbox.
    pub(super) fn is_set(&self, field: &str) -> bool {
        self.get(field) == Some("1")
    }

    /// The words of a field, of which each stands on a line or behind a comma.
    pub(super) fn words(&self, field: &str) -> Vec<String> {
        let text = self.get(field).unwrap_or_default();
        let words = text.split(|letter: char| letter.is_whitespace() || letter == ',');
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    }

    pub(super) fn number<N: std::str::FromStr>(
        &self,
        field: &str,
        label: &str,
    ) -> Result<N, Fault> {
        let number = self.text(field).parse();
        number.map_err(|_| Fault::refused(format!("{label} must be a whole number.")))
    }

    /// The end of a day, in UTC; none where nothing was filled in.
    pub(super) fn day_end(&self, field: &str) -> Result<Option<Timestamp>, Fault> {
        let text = self.text(field);
        if text.is_empty() {
            return Ok(None);
        }
        let end = OffsetDateTime::parse(&format!("{text}T23:59:59Z"), &Rfc3339);
        let end = end.map_err(|_| Fault::refused("The day must be one such as 2027-01-31."))?;
        Ok(Some(timestamp(end)))
    }

    /// The beginning of a day, or of the day after it, in UTC.
    pub(super) fn day(&self, field: &str, is_end: bool) -> Option<Timestamp> {
        let text = self.text(field);
        let start = OffsetDateTime::parse(&format!("{text}T00:00:00Z"), &Rfc3339).ok()?;
        let day = start.date();
        let day = if is_end { Date::next_day(day)? } else { day };
        Some(timestamp(day.midnight().assume_utc()))
    }
}

fn timestamp(at: OffsetDateTime) -> Timestamp {
    Timestamp {
        seconds: at.unix_timestamp(),
        nanos: 0,
    }
}

pub(super) fn mask(paths: &[&str]) -> FieldMask {
    let paths = paths.iter().map(|path| (*path).to_owned()).collect();
    FieldMask { paths }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read() {
        let form = Form::of_query("a=+x+&a=y&b=1&c=p.com%0D%0Aq.com,+r.com&d=2027-01-31&e=12");
        let form = form.expect("valid");
        assert_eq!(form.text("a"), "x");
        assert_eq!(form.exact("a"), " x ");
        assert_eq!(form.all("a").count(), 2);
        assert!(form.is_set("b") && !form.is_set("a"));
        assert_eq!(form.words("c"), ["p.com", "q.com", "r.com"]);
        let at = |seconds| Some(Timestamp { seconds, nanos: 0 });
        assert_eq!(form.day_end("d").expect("a day"), at(1_801_439_999));
        assert_eq!(form.day("d", false), at(1_801_353_600));
        assert_eq!(form.day("d", true), at(1_801_440_000));
        assert_eq!(form.day("a", true), None);
        assert!(form.day_end("a").is_err());
        assert_eq!(form.number::<i32>("e", "It").expect("a number"), 12);
        assert!(form.number::<i32>("a", "It").is_err());
        assert_eq!(form.text("nothing"), "");
    }
}
