//! The directory that a link makes.

use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait as _, QueryFilter as _, QuerySelect as _};

use crate::authz::Redeeming;
use crate::error::{Error, Result};
use crate::management::directory;
use crate::store::entity::{directory as directory_row, organization};

/// What it is called until somebody calls it otherwise.
const NAME: &str = "SCIM";

/// Makes a directory of the link's organization, which is not made of one that is
/// being deleted.
pub(super) async fn insert(grant: &Redeeming<'_>) -> Result<directory_row::Model> {
    let organization = grant
        .organization()
        .filter(organization::Column::DeleteTime.is_null())
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::SetupLinkInvalid)?;
    directory::insert(&grant.audited(), &organization, NAME.to_owned()).await
}
