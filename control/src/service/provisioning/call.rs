//! What every call of an edge begins with.

use rollcall_proto::management::v1::RequestReason;
use rollcall_proto::provisioning::v1::{
    RecordUnauthenticatedRequest, RequestContext, Unauthenticated,
};

use crate::authz::{Call, Presented};
use crate::error::{Error, Result};
use crate::id::{GroupId, UserId};
use crate::request_log::{Sent, may_be_told_by_edge};

/// Entries of one `RecordUnauthenticated`.
const UNAUTHENTICATED_MAX: usize = 1_024;

/// The request as the log will have it. Only an id that is one is logged: what
/// else stood in the URL is the client's.
pub(super) fn call(
    operation: &str,
    context: Option<RequestContext>,
    id: Option<&str>,
) -> Result<Call> {
    let RequestContext {
        token,
        directory_id,
        request_id,
        user_agent,
        http_method,
        path,
        body,
    } = context.ok_or(Error::FieldMissing { field: "context" })?;
    let is_id = |id: &&str| id.parse::<UserId>().is_ok() || id.parse::<GroupId>().is_ok();
    Ok(Call {
        presented: Presented::new(token, &directory_id),
        request_id: request_id.parse().map_err(|source| Error::InvalidId {
            field: "context.request_id",
            source,
        })?,
        sent: Sent {
            operation: operation.to_owned(),
            http_method,
            path,
            body,
            user_agent,
        },
        resource_id: id.filter(is_id).map(str::to_owned),
    })
}

pub(super) fn required<T>(field: Option<T>, name: &'static str) -> Result<T> {
    field.ok_or(Error::FieldMissing { field: name })
}

/// The requests that an edge tells of, and how many each stands for. What it may
/// not say of a request is passed over.
pub(super) fn unauthenticated(
    request: RecordUnauthenticatedRequest,
) -> Result<Vec<(Call, RequestReason, i32)>> {
    let RecordUnauthenticatedRequest { entries } = request;
    if entries.len() > UNAUTHENTICATED_MAX {
        let why = format!("There may be at most {UNAUTHENTICATED_MAX} `entries`");
        return Err(Error::TooLarge { why });
    }
    let mut calls = Vec::with_capacity(entries.len());
    for entry in entries {
        let reason = entry.reason();
        let Unauthenticated {
            context,
            reason: _,
            count,
            operation,
        } = entry;
        let call = call(&operation, context, None)?;
        if may_be_told_by_edge(reason) {
            calls.push((call, reason, count.max(1)));
        }
    }
    Ok(calls)
}
