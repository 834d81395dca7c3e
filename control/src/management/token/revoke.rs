//! The end of one token, or of all that a directory has.

use rollcall_proto::management::v1::{
    RevokeAllTokensRequest, RevokeAllTokensResponse, RevokeTokenRequest, RevokeTokenResponse,
};
use sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _};

use super::{find_to_change, live, record, to_proto, write};
use crate::audit::{Changed, Record};
use crate::authz::Managing;
use crate::error::Result;
use crate::id::DirectoryId;
use crate::management::directory::lock;
use crate::management::text::id;
use crate::store::entity::token;

pub async fn revoke(
    grant: &Managing<'_>,
    request: RevokeTokenRequest,
) -> Result<Changed<RevokeTokenResponse>> {
    let (directory, before) = find_to_change(grant, &request.id).await?;
    let mut after = before.clone();
    let mut records = vec![];
    if before.revoke_time.is_none() {
        after.revoke_time = Some(grant.now);
        write(grant, &directory, &before, &after).await?;
        records.push(record(&directory, Some(&before), &after));
    }
    let token = Some(to_proto(after));
    Ok(Changed::new(RevokeTokenResponse { token }, records))
}

pub async fn revoke_all(
    grant: &Managing<'_>,
    request: RevokeAllTokensRequest,
) -> Result<Changed<RevokeAllTokensResponse>> {
    let id: DirectoryId = id("directory_id", &request.directory_id)?;
    let directory = lock(grant, id).await?;
    let rows = grant
        .tokens()
        .filter(token::Column::DirectoryId.eq(id))
        .filter(live(grant.now))
        .order_by_asc(token::Column::Id)
        .all(grant.connection)
        .await?;
    let mut records: Vec<Record> = vec![];
    for before in rows {
        let mut after = before.clone();
        after.revoke_time = Some(grant.now);
        write(grant, &directory, &before, &after).await?;
        records.push(record(&directory, Some(&before), &after));
    }
    let answer = RevokeAllTokensResponse {
        revoked_count: i32::try_from(records.len()).unwrap_or(i32::MAX),
    };
    Ok(Changed::new(answer, records))
}
