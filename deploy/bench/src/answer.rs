//! What is looked at in answers: enough to know that they are right, and no more,
//! since who measures works on the same cores as what is measured.

use serde::Deserialize;

use crate::Failure;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Person<'a> {
    pub id: &'a str,
    #[serde(default)]
    pub user_name: &'a str,
    pub active: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Page<'a> {
    pub total_results: usize,
    pub next_cursor: Option<&'a str>,
    #[serde(borrow, default, rename = "Resources")]
    pub users: Vec<Person<'a>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Group<'a> {
    #[serde(borrow, default)]
    pub members: Vec<Member<'a>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Member<'a> {
    pub value: &'a str,
}

pub(crate) fn read<'a, T: Deserialize<'a>>(answer: &'a [u8]) -> Result<T, Failure> {
    serde_json::from_slice(answer).map_err(|error| unexpected(&error.to_string(), answer))
}

/// An answer of which something does not hold ends the run.
pub(crate) fn check(holds: bool, what: &str, answer: &[u8]) -> Result<(), Failure> {
    if holds {
        Ok(())
    } else {
        Err(unexpected(what, answer))
    }
}

/// Bytes of an answer that a message shows.
const SHOWN_BYTES_MAX: usize = 1_000;

fn unexpected(what: &str, answer: &[u8]) -> Failure {
    let shown = &answer[..answer.len().min(SHOWN_BYTES_MAX)];
    format!(
        "an unexpected answer: {what}: {}",
        String::from_utf8_lossy(shown)
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages() {
        let page: Page<'_> = read(
            br#"{"totalResults": 2, "nextCursor": "c", "Resources": [{"id": "1", "userName": "a",
                 "active": true, "meta": {"x": [1]}}, {"id": "2"}]}"#,
        )
        .expect("a page");
        assert_eq!((page.total_results, page.next_cursor), (2, Some("c")));
        let users: Vec<_> = page
            .users
            .iter()
            .map(|user| (user.id, user.user_name, user.active))
            .collect();
        assert_eq!(users, [("1", "a", Some(true)), ("2", "", None)]);
        let last: Page<'_> = read(br#"{"totalResults": 0}"#).expect("a page");
        assert!(last.users.is_empty() && last.next_cursor.is_none());
    }

    #[test]
    fn what_is_wrong_is_shown() {
        assert!(check(true, "", b"").is_ok());
        let error = check(false, "three", b"{}").expect_err("wrong");
        assert_eq!(error.to_string(), "an unexpected answer: three: {}");
        assert!(read::<Person<'_>>(b"{}").is_err());
    }
}
