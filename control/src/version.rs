//! Versions of resources: a stale one is refused, never overwritten.

use rollcall_proto::provisioning::v1::VersionCondition;

use crate::error::{Error, Result};

pub fn check_version(version: i64, condition: Option<VersionCondition>) -> Result<()> {
    match condition {
        Some(condition) if !condition.versions.contains(&version) => Err(Error::VersionMismatch),
        _ => Ok(()),
    }
}
