//! What to do in each identity provider, in the words of its own screens. It
//! stands in the files of `providers/`, which need no Rust to be mended.

use std::sync::LazyLock;

use serde::Deserialize;

const FILES: [&str; 8] = [
    include_str!("providers/okta.json"),
    include_str!("providers/entra-id.json"),
    include_str!("providers/onelogin.json"),
    include_str!("providers/jumpcloud.json"),
    include_str!("providers/ping.json"),
    include_str!("providers/google.json"),
    include_str!("providers/rippling.json"),
    include_str!("providers/other.json"),
];

static PROVIDERS: LazyLock<Vec<Provider>> = LazyLock::new(|| {
    let files = FILES.iter().filter_map(|file| {
        let read = serde_json::from_str(file);
        read.inspect_err(|error| tracing::error!(%error, "an identity provider's file"))
            .ok()
    });
    files.collect()
});

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Provider {
    /// As it stands in the path.
    pub(super) id: String,
    pub(super) name: String,
    /// One line to know it by.
    pub(super) summary: String,
    /// What it does first, such as `Okta's test call`.
    pub(super) test_call: String,
    /// What is to be known before.
    pub(super) note: Option<String>,
    pub(super) steps: Vec<Step>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) title: String,
    /// Where in its screens, from the outermost.
    #[serde(default)]
    pub(super) place: Vec<String>,
    pub(super) text: Vec<Text>,
    #[serde(default)]
    pub(super) fields: Vec<Field>,
    /// What is to be ticked.
    #[serde(default)]
    pub(super) checks: Vec<String>,
}

/// Something to be filled in.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub(super) label: String,
    pub(super) value: FieldValue,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FieldValue {
    BaseUrl,
    /// Where an OAuth client gets its access tokens.
    TokenUrl,
    Token,
    Literal(String),
}

/// Sentences in which what stands on a screen is written `*so*`.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Text {
    pub(super) spans: Vec<Span>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    /// Whether it stands so on a screen.
    pub(super) is_on_screen: bool,
}

impl Provider {
    pub(super) fn all() -> &'static [Self] {
        &PROVIDERS
    }

    pub(super) fn find(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|provider| provider.id == id)
    }
}

impl TryFrom<String> for Text {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let pieces: Vec<_> = text.split('*').collect();
        if pieces.len().is_multiple_of(2) {
            return Err("a star has no other");
        }
        let spans = pieces.into_iter().enumerate().map(|(number, piece)| Span {
            text: piece.to_owned(),
            is_on_screen: !number.is_multiple_of(2),
        });
        Ok(Self {
            spans: spans.filter(|span| !span.text.is_empty()).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read_and_says_what_is_needed() {
        assert_eq!(Provider::all().len(), FILES.len());
        for file in FILES {
            let Provider {
                id,
                name,
                summary,
                test_call,
                note,
                steps,
            } = serde_json::from_str(file).expect("a provider");
            let is_of_path = |letter: char| letter.is_ascii_lowercase() || letter == '-';
            assert!(!id.is_empty() && id.chars().all(is_of_path), "{id}");
            assert_eq!(Provider::find(&id).map(|found| &found.name), Some(&name));
            assert!(summary.ends_with('.'), "{id}: {summary}");
            assert!(test_call.ends_with("call"), "{id}: {test_call}");
            assert!(note.is_none_or(|note| note.ends_with('.')), "{id}");
            let values = steps.iter().flat_map(|step| &step.fields);
            let values: Vec<_> = values.map(|field| &field.value).collect();
            for needed in [FieldValue::BaseUrl, FieldValue::Token] {
                let times = values.iter().filter(|value| ***value == needed);
                assert_eq!(times.count(), 1, "{id}: {needed:?}");
            }
            for Step { title, text, .. } in steps {
                assert!(!title.is_empty() && !title.ends_with('.'), "{id}: {title}");
                for Text { spans } in text {
                    let last = spans.last().expect("words");
                    assert!(last.text.ends_with('.'), "{id}: {title}");
                }
            }
        }
    }

    #[test]
    fn what_stands_on_a_screen_is_told_apart() {
        let text = Text::try_from("Choose *Save*.".to_owned()).expect("text");
        let spans: Vec<_> = text
            .spans
            .iter()
            .map(|span| (span.text.as_str(), span.is_on_screen))
            .collect();
        assert_eq!(spans, [("Choose ", false), ("Save", true), (".", false)]);
        assert!(Text::try_from("Choose *Save.".to_owned()).is_err());
    }
}
