//! A mirror of users in memory.

use std::collections::BTreeMap;

use rollcall_client::proto::directory::v1::User;
use rollcall_client::proto::event::v1::event::Change;
use rollcall_client::{Batch, Error, Mirror, Snapshot};
use tokio::sync::watch;

pub(crate) struct Users {
    pub(crate) rows: BTreeMap<String, User>,
    pub(crate) snapshots: usize,
    cursor: Option<String>,
    /// Up to where it is.
    position: watch::Sender<i64>,
}

impl Users {
    pub(crate) fn new(position: watch::Sender<i64>) -> Self {
        Self {
            rows: BTreeMap::new(),
            snapshots: 0,
            cursor: None,
            position,
        }
    }
}

impl Mirror for Users {
    type Error = Error;

    async fn cursor(&mut self) -> Result<Option<String>, Error> {
        Ok(self.cursor.clone())
    }

    async fn replace(&mut self, snapshot: &mut Snapshot) -> Result<(), Error> {
        let mut rows = BTreeMap::new();
        while let Some(part) = snapshot.next().await? {
            rows.extend(part.users.into_iter().map(|user| (user.id.clone(), user)));
        }
        self.rows = rows;
        self.snapshots += 1;
        self.cursor = Some(snapshot.cursor().to_owned());
        self.position.send_replace(snapshot.position());
        Ok(())
    }

    async fn apply(&mut self, batch: Batch) -> Result<(), Error> {
        for event in batch.events {
            let follows = *self.position.borrow() + 1;
            assert_eq!(event.position, follows, "nothing missed, nothing twice");
            if let Some(Change::User(change)) = event.change {
                let was = self.rows.remove(&change.user_id);
                assert_eq!(was, change.before, "it goes on from what was told");
                let after = change.after.into_iter();
                self.rows.extend(after.map(|user| (user.id.clone(), user)));
            }
            self.position.send_replace(event.position);
        }
        self.cursor = Some(batch.cursor);
        Ok(())
    }
}
