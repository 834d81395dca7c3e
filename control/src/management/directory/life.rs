//! Disabling a directory and enabling it again, and letting its deactivations
//! through. One that is so already stays as it is.

use rollcall_proto::management::v1::{
    Directory, DisableDirectoryResponse, EnableDirectoryResponse, ReleaseDeactivationsResponse,
};

use super::{lock, save, to_proto};
use crate::audit::{Changed, Record};
use crate::authz::Managing;
use crate::error::{Error, Result};
use crate::management::text::id;
use crate::store::entity::directory;

pub async fn disable(
    grant: &Managing<'_>,
    text: &str,
) -> Result<Changed<DisableDirectoryResponse>> {
    let (directory, records) = change(grant, text, |row| {
        row.disable_time = row.disable_time.or(Some(grant.now));
    })
    .await?;
    let directory = Some(directory);
    Ok(Changed::new(
        DisableDirectoryResponse { directory },
        records,
    ))
}

pub async fn enable(grant: &Managing<'_>, text: &str) -> Result<Changed<EnableDirectoryResponse>> {
    let (directory, records) = change(grant, text, |row| row.disable_time = None).await?;
    let directory = Some(directory);
    Ok(Changed::new(EnableDirectoryResponse { directory }, records))
}

/// Ends what the breaker holds up, and its count.
pub async fn release(
    grant: &Managing<'_>,
    text: &str,
) -> Result<Changed<ReleaseDeactivationsResponse>> {
    let (directory, records) = change(grant, text, |row| {
        row.breaker_trip_time = None;
        row.breaker_window_start = None;
        row.breaker_count = 0;
        row.breaker_window_users = 0;
    })
    .await?;
    let directory = Some(directory);
    Ok(Changed::new(
        ReleaseDeactivationsResponse { directory },
        records,
    ))
}

async fn change(
    grant: &Managing<'_>,
    text: &str,
    change: impl FnOnce(&mut directory::Model) + Send,
) -> Result<(Directory, Vec<Record>)> {
    let before = lock(grant, id("id", text)?).await?;
    if before.delete_time.is_some() {
        return Err(Error::DirectoryNotFound);
    }
    let mut after = before.clone();
    change(&mut after);
    let records = save(grant, &before, &mut after).await?;
    Ok((to_proto(grant, after).await?, records))
}
