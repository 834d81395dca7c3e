//! Events of webhook endpoints.

use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{EventKind, WebhookEndpointChange};

use super::record::{Draft, Ledger};
use crate::error::Result;
use crate::store::entity::webhook_endpoint;

impl Ledger<'_> {
    /// `error` says why, in a sentence.
    pub async fn webhook_endpoint_disabled(
        &self,
        row: &webhook_endpoint::Model,
        error: &str,
    ) -> Result<()> {
        let change = WebhookEndpointChange {
            webhook_endpoint_id: row.id.to_string(),
            display_name: row.display_name.clone(),
            error: error.to_owned(),
        };
        let draft = Draft {
            kind: EventKind::WebhookEndpointDisabled,
            subject: None,
            changed_paths: vec![],
            change: Change::WebhookEndpoint(change),
        };
        self.record(vec![draft]).await
    }
}
