//! Reads a list to its end, page by page.

use std::collections::HashSet;

use hyper::Method;
use serde_json::Value;

use super::check::{self, Faults};
use super::session::Session;
use super::step::Step;

/// Okta's.
const PAGE: usize = 100;

/// `query` stands behind the place of the page. Each resource is in the list once,
/// and their number is as all pages say.
pub(crate) async fn list(
    session: &Session<'_>,
    step: Step,
    path: &str,
    query: &str,
    mut each: impl FnMut(&Value, &mut Faults),
) {
    let mut seen = HashSet::new();
    let mut total = None;
    loop {
        let start = seen.len() + 1;
        let path = format!("{path}?startIndex={start}&count={PAGE}{query}");
        let page = session.exchange(step, (Method::GET, path, None), |reply, faults| {
            let page = check::page(reply, start, PAGE, faults)?;
            if total.is_some_and(|total| total != page.total) {
                faults.add(format!("totalResults was {total:?} on the page before"));
            }
            let mut is_new = true;
            for resource in &page.resources {
                let id = resource["id"].as_str().unwrap_or_default();
                if !seen.insert(id.to_owned()) {
                    faults.add(format!("{id:?} is listed twice"));
                    is_new = false;
                }
                each(resource, faults);
            }
            total = Some(page.total);
            Some(is_new && !page.resources.is_empty())
        });
        let is_new = page.await.flatten();
        if is_new != Some(true) || total.is_none_or(|total| seen.len() >= total) {
            return;
        }
    }
}
