//! Events of tokens.

use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{EventKind, TokenChange};

use super::record::{Draft, Recorder};
use crate::clock::Moment;
use crate::error::Result;
use crate::store::entity::token;

impl Recorder<'_> {
    pub async fn token(&self, kind: EventKind, row: &token::Model) -> Result<()> {
        let change = TokenChange {
            token_id: row.id.to_string(),
            display_name: row.display_name.clone(),
            expire_time: row.expire_time.map(Moment::to_proto),
        };
        let draft = Draft {
            kind,
            subject: None,
            changed_paths: vec![],
            change: Change::Token(change),
        };
        self.record(vec![draft]).await
    }
}
