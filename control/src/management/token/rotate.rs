//! A new token in the place of another.

use prost_types::Duration;
use rollcall_proto::management::v1::{RotateTokenRequest, RotateTokenResponse};

use super::create::{New, insert};
use super::{find_to_change, is_ended, record, to_proto, write};
use crate::audit::Changed;
use crate::authz::{Managing, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::management::expiry::future;

const MICROS_PER_SECOND: i64 = 1_000_000;
const OVERLAP_SECONDS_MAX: i64 = 30 * 24 * 60 * 60;

pub async fn rotate(
    grant: &Managing<'_>,
    secret: &SecretKey,
    request: RotateTokenRequest,
) -> Result<Changed<RotateTokenResponse>> {
    let RotateTokenRequest {
        id,
        overlap,
        expire_time,
        request_id: _,
    } = request;
    let overlap_micros = overlap_micros(overlap)?;
    let expire_time = future("expire_time", expire_time, grant.now)?;
    let (directory, before) = find_to_change(grant, &id).await?;
    if is_ended(&before, grant.now) {
        return Err(Error::TokenEnded);
    }
    let mut after = before.clone();
    if overlap_micros == 0 {
        after.revoke_time = Some(grant.now);
    } else {
        let end = Moment(grant.now.0.saturating_add(overlap_micros));
        after.expire_time = Some(before.expire_time.map_or(end, |own| own.min(end)));
    }
    // The old one goes first: it leaves its place to the new one.
    write(grant, &directory, &before, &after).await?;
    let new = New {
        kind: before.kind,
        display_name: before.display_name.clone(),
        expire_time,
    };
    let (row, credential) = insert(grant, secret, &directory, new).await?;
    let records = vec![
        record(&directory, Some(&before), &after),
        record(&directory, None, &row),
    ];
    let answer = RotateTokenResponse {
        token: Some(to_proto(row)),
        secret: credential.expose().to_owned(),
    };
    Ok(Changed::with_secret(answer, records))
}

/// How long the old token goes on; 0 is not at all.
fn overlap_micros(overlap: Option<Duration>) -> Result<i64> {
    let Duration { seconds, nanos } = overlap.unwrap_or_default();
    let is_within = (0..=OVERLAP_SECONDS_MAX).contains(&seconds)
        && (0..1_000_000_000).contains(&nanos)
        && (seconds < OVERLAP_SECONDS_MAX || nanos == 0);
    if is_within {
        Ok(seconds * MICROS_PER_SECOND + i64::from(nanos / 1_000))
    } else {
        Err(Error::InvalidValue {
            why: "`overlap` is at most 30 days, and not negative".to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlap_is_of_thirty_days_at_most() {
        let check = |seconds, nanos, expect: Option<i64>| {
            let overlap = overlap_micros(Some(Duration { seconds, nanos }));
            assert_eq!(overlap.ok(), expect, "{seconds} {nanos}");
        };
        check(0, 0, Some(0));
        check(1, 2_000, Some(1_000_002));
        check(2_592_000, 0, Some(2_592_000_000_000));
        check(2_592_000, 1, None);
        check(2_592_001, 0, None);
        check(-1, 0, None);
        check(0, -1, None);
        check(i64::MAX, 0, None);
        assert_eq!(overlap_micros(None), Ok(0));
    }
}
