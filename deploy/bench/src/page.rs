//! Pages of the list of all users, by RFC 9865's cursor and by `startIndex`, at
//! its beginning and at its end.

use serde::Serialize;

use crate::Failure;
use crate::answer::{Page, check, read};
use crate::load::{Connection, Load, Target};
use crate::measured::Measured;
use crate::workload::{PAGE, check_page};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PageOf {
    CursorFirst,
    CursorLast,
    IndexFirst,
    IndexLast,
}

impl PageOf {
    pub(crate) const ALL: [Self; 4] = [
        Self::CursorFirst,
        Self::CursorLast,
        Self::IndexFirst,
        Self::IndexLast,
    ];

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::CursorFirst => "first page, by cursor",
            Self::CursorLast => "last page, by cursor",
            Self::IndexFirst => "first page, by startIndex",
            Self::IndexLast => "last page, by startIndex",
        }
    }

    /// The page whose cost this one's is compared with.
    pub(crate) fn first(self) -> Self {
        match self {
            Self::CursorFirst | Self::CursorLast => Self::CursorFirst,
            Self::IndexFirst | Self::IndexLast => Self::IndexFirst,
        }
    }
}

/// Where the last page begins that is as long as the first.
#[derive(Debug)]
pub(crate) struct Last {
    cursor: String,
    start_index: usize,
}

impl Last {
    /// Follows the cursors to the end, past every user once.
    pub(crate) async fn find(target: &Target) -> Result<Self, Failure> {
        let mut connection = Connection::open(target.clone()).await?;
        let mut seen = 0;
        let mut last_id = String::new();
        // The last page is short: that before it counts.
        let mut cursors = (String::new(), String::new());
        loop {
            let path = format!("/Users?cursor={}&count={PAGE}&attributes=id", cursors.1);
            let answer = connection.get(&path).await?;
            let page: Page<'_> = read(&answer)?;
            let is_behind = page.users.first().is_none_or(|user| user.id > &*last_id);
            check(is_behind, "a page before the one before it", &answer)?;
            seen += page.users.len();
            let last = page.users.last();
            last_id = last.map(|user| user.id.to_owned()).unwrap_or_default();
            let Some(next) = page.next_cursor else {
                check(seen == page.total_results, "pages are missing", &answer)?;
                let is_full = page.users.len() == PAGE;
                return Ok(Self {
                    cursor: if is_full { cursors.1 } else { cursors.0 },
                    start_index: (seen + 1).saturating_sub(PAGE).max(1),
                });
            };
            cursors = (cursors.1, next.to_owned());
        }
    }

    pub(crate) async fn measure(
        &self,
        load: Load,
        target: &Target,
        page: PageOf,
    ) -> Result<Measured, Failure> {
        let from = match page {
            PageOf::CursorFirst => "cursor=".to_owned(),
            PageOf::CursorLast => format!("cursor={}", self.cursor),
            PageOf::IndexFirst => "startIndex=1".to_owned(),
            PageOf::IndexLast => format!("startIndex={}", self.start_index),
        };
        let path = format!("/Users?{from}&count={PAGE}");
        load.repeat(target, &path, |answer| check_page(answer, PAGE))
            .await
    }
}
