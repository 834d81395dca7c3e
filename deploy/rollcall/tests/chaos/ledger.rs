//! What a client was told, against what there is.

use std::collections::BTreeMap;

use rollcall_client::{Client, Selection};

/// A person's title; none of one who is not there.
pub(crate) type Standing = Option<String>;

/// What a client knows of the people that it alone changes, by their userNames.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    fates: BTreeMap<String, Fate>,
    pub(crate) acknowledged: usize,
}

#[derive(Debug, Default)]
struct Fate {
    acknowledged: Standing,
    /// What the last write would have made, where its outcome is not known.
    perhaps: Option<Standing>,
}

impl Ledger {
    /// A write that is about to be sent.
    pub(crate) fn begin(&mut self, user_name: &str, standing: Standing) {
        let fate = self.fates.entry(user_name.to_owned()).or_default();
        assert!(fate.perhaps.is_none(), "the outcome before is known");
        fate.perhaps = Some(standing);
    }

    /// It was acknowledged.
    pub(crate) fn settle(&mut self, user_name: &str) {
        let fate = self.fates.get_mut(user_name).expect("begun");
        fate.acknowledged = fate.perhaps.take().expect("begun");
        self.acknowledged += 1;
    }

    pub(crate) fn extend(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.fates.extend(other.fates);
    }

    /// Nothing that was acknowledged is lost, and nothing is there that nobody
    /// wrote.
    pub(crate) async fn compare(&self, product: &Client, selection: Selection) {
        let listed = product.users(selection).all().await.expect("answers");
        let mut found: BTreeMap<_, _> = listed
            .into_iter()
            .map(|user| {
                let attributes = user.attributes.expect("attributes");
                let title = attributes.title.unwrap_or_default();
                (attributes.user_name, title)
            })
            .collect();
        let mut lost = Vec::new();
        for (user_name, fate) in &self.fates {
            let is = found.remove(user_name);
            let is_known = is == fate.acknowledged || fate.perhaps.as_ref() == Some(&is);
            if !is_known {
                lost.push((user_name, fate, is));
            }
        }
        let count = self.acknowledged;
        assert!(lost.is_empty(), "of {count}: {lost:?}");
        assert!(found.is_empty(), "nobody wrote {found:?}");
    }

    /// Writes of which nobody knows whether they were done.
    pub(crate) fn in_doubt(&self) -> usize {
        let fates = self.fates.values();
        fates.filter(|fate| fate.perhaps.is_some()).count()
    }
}
