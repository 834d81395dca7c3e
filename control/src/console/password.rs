//! Another password for an operator who knows the one of now.

use rollcall_proto::console::v1::ChangePasswordResponse;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{link, operator, session};
use crate::authz::{PasswordHash, SigningIn};
use crate::error::Result;
use crate::id::OperatorSessionId;
use crate::store::entity::operator as operator_row;

/// Ends the operator's sessions, but for the one that calls.
pub async fn change_password(
    grant: &SigningIn<'_>,
    hash: PasswordHash,
    calling: OperatorSessionId,
) -> Result<ChangePasswordResponse> {
    let row = grant.operator();
    operator_row::Entity::update_many()
        .col_expr(
            operator_row::Column::PasswordHash,
            Expr::value(hash.into_row()),
        )
        .filter(operator_row::Column::Id.eq(row.id))
        .exec(grant.connection)
        .await?;
    session::revoke_all(grant.connection, grant.now, row.id, Some(calling)).await?;
    link::revoke_all(grant.connection, grant.now, row.id).await?;
    operator::record(&grant.audited(), "ChangePassword", Some(row), row).await?;
    Ok(ChangePasswordResponse {})
}
