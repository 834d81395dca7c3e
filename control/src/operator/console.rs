//! Links by which operators come into the console.

use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait as _, QueryFilter as _, QuerySelect as _};

use super::Installation;
use crate::audit;
use crate::authz::Managing;
use crate::console::link::{self, COMMAND_LINE_MICROS, MadeLink};
use crate::console::{Email, operator};
use crate::error::Result;
use crate::store::entity::operator as operator_row;

impl Installation {
    /// Makes a link for the operator who has this address, who is made where there
    /// is none; without an address, one for whoever uses it.
    pub async fn create_sign_in_link(&self, email: Option<Email>) -> Result<MadeLink> {
        self.change(|this, grant| {
            Box::pin(async move { this.make_sign_in_link(grant, email).await })
        })
        .await
    }

    pub(super) async fn make_sign_in_link(
        &self,
        grant: &Managing<'_>,
        email: Option<Email>,
    ) -> Result<MadeLink> {
        let Some(email) = email else {
            let made = link::insert(grant, &self.secret, None, COMMAND_LINE_MICROS).await?;
            let after = Some(serde_json::json!({}));
            let (method, id) = ("CreateSignInLink", made.id.to_string());
            audit::insert_of_installation(grant, method, id, None, after).await?;
            return Ok(made);
        };
        let known = grant
            .operators()?
            .filter(operator_row::Column::EmailKey.eq(&email.key))
            .lock(LockType::NoKeyUpdate)
            .one(grant.connection)
            .await?;
        let row = match known {
            Some(row) => row,
            None => operator::make(grant, "InviteOperator", email).await?,
        };
        operator::link_of(grant, &self.secret, &row, COMMAND_LINE_MICROS).await
    }
}
