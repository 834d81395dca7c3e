//! What a token that was made just now opens, in the transaction that made it.

use std::sync::Arc;

use rollcall_proto::credential::Credential;

use super::authenticator::{self, Presented};
use super::grant::{DirectoryScope, Grant, Managing, Writing};
use super::secret::SecretKey;
use crate::error::Result;
use crate::id::DirectoryId;

impl Managing<'_> {
    /// The token's directory, which is that of the id.
    pub(crate) async fn opened_by(
        &self,
        secret: &SecretKey,
        token: &Credential,
        id: DirectoryId,
    ) -> Result<Writing<'_>> {
        let presented = Presented::new(token.expose().to_owned(), &id.to_string());
        let opened =
            authenticator::directory_to_change(self.connection, secret, self.now, &presented);
        let scope = DirectoryScope::clone(&*opened.await?);
        Ok(Grant {
            connection: self.connection,
            now: self.now,
            ids: Arc::clone(&self.ids),
            scope,
        })
    }
}
