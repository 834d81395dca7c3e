//! The end of an operator's account. What they did stays in the audit log, under an id
//! that nobody else gets.

use rollcall_proto::console::v1::{DeleteOperatorRequest, DeleteOperatorResponse};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{Locked, audited, lock_among_others};
use crate::audit::{self, Changed};
use crate::authz::Managing;
use crate::error::{Error, Result};
use crate::store::entity::{operator, operator_session, sign_in_link};

pub async fn delete(
    grant: &Managing<'_>,
    request: DeleteOperatorRequest,
) -> Result<Changed<DeleteOperatorResponse>> {
    let Locked { row, is_last } = lock_among_others(grant, &request.id).await?;
    if is_last {
        return Err(Error::LastOperator);
    }
    operator_session::Entity::delete_many()
        .filter(operator_session::Column::OperatorId.eq(row.id))
        .exec(grant.connection)
        .await?;
    sign_in_link::Entity::delete_many()
        .filter(sign_in_link::Column::OperatorId.eq(row.id))
        .exec(grant.connection)
        .await?;
    operator::Entity::delete_by_id(row.id)
        .exec(grant.connection)
        .await?;
    let (id, before) = (row.id.to_string(), Some(audited(&row)));
    audit::insert_of_installation(grant, "DeleteOperator", id, before, None).await?;
    Ok(Changed::new(DeleteOperatorResponse {}, vec![]))
}
