//! How a directory does, kept in its row to a minute, so that it is not one more
//! write for each request.

use std::collections::HashMap;
use std::sync::Arc;

use rollcall_proto::event::v1::EventKind;
use rollcall_proto::management::v1::RequestReason;
use sea_orm::sea_query::{Expr, Func, LockType};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};

use super::words::words;
use crate::authz::Actor;
use crate::clock::{IdSource, Moment};
use crate::error::Result;
use crate::event::{Cause, Recorder};
use crate::id::DirectoryId;
use crate::place::Place;
use crate::store::entity::{directory, organization};
use crate::store::{Store, Transaction};

const PRECISION_MICROS: i64 = 60_000_000;
/// How long nothing may succeed before errors are told of: anybody can send one to
/// a directory that does well.
const FAILING_MICROS: i64 = 10 * 60 * 1_000_000;
/// Directories of which is known what their rows have; with more it is forgotten,
/// and each is written once more.
const KNOWN_MAX: usize = 16_384;

/// How a request of a directory ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub at: Moment,
    /// Whether a credential opened the directory to it.
    pub is_let_in: bool,
    /// None of one that was done.
    pub failure: Option<RequestReason>,
}

#[derive(Debug, Default)]
pub(super) struct Health {
    known: HashMap<DirectoryId, Followed>,
}

/// What was seen of a directory, and how much of it its row has.
#[derive(Debug, Clone, Copy, Default)]
struct Followed {
    seen: Known,
    written: Known,
}

#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// When a credential first opened it, as far as is known here.
    first: Option<Moment>,
    success: Option<Moment>,
    error: Option<(Moment, RequestReason)>,
    is_failing: bool,
}

impl Health {
    /// Writes what is new in signs of one directory. Those of refused credentials
    /// may come late.
    pub(super) async fn note(
        &mut self,
        store: &Store,
        ids: &Arc<IdSource>,
        directory_id: DirectoryId,
        signs: &[Sign],
    ) -> Result<()> {
        if self.known.len() >= KNOWN_MAX && !self.known.contains_key(&directory_id) {
            self.known.clear();
        }
        let followed = self.known.entry(directory_id).or_default();
        for sign in signs {
            followed.seen = followed.seen.after(*sign);
        }
        let seen = followed.seen;
        if followed.written.is_outdated_by(&seen) {
            write(store, ids, directory_id, seen).await?;
            followed.written = seen;
        }
        Ok(())
    }
}

impl Known {
    fn after(self, sign: Sign) -> Self {
        let mut known = self;
        if sign.is_let_in {
            known.first = self.first.or(Some(sign.at));
        }
        match sign.failure {
            None => known.success = self.success.max(Some(sign.at)),
            Some(reason) if self.error.is_none_or(|(at, _)| at <= sign.at) => {
                known.error = Some((sign.at, reason));
            }
            Some(_) => {}
        }
        known.is_failing = known.error.map(|(at, _)| at) > known.success;
        known
    }

    fn is_outdated_by(&self, after: &Self) -> bool {
        let is_late = |was: Option<Moment>, is: Option<Moment>| match (was, is) {
            (Some(was), Some(is)) => is.0 - was.0 >= PRECISION_MICROS,
            (None, is) => is.is_some(),
            (Some(_), None) => false,
        };
        let time = |known: &Self| known.error.map(|(at, _)| at);
        let reason = |known: &Self| known.error.map(|(_, reason)| reason);
        self.first != after.first
            || self.is_failing != after.is_failing
            || reason(self) != reason(after)
            || is_late(self.success, after.success)
            || is_late(time(self), time(after))
    }
}

/// In the queue of the directory's own writes, so that it waits for none of them
/// while it holds another directory.
async fn write(
    store: &Store,
    ids: &Arc<IdSource>,
    directory_id: DirectoryId,
    known: Known,
) -> Result<()> {
    let Known {
        first,
        success,
        error,
        is_failing: _,
    } = known;
    let mut update = directory::Entity::update_many();
    if let Some(at) = success {
        update = update.col_expr(directory::Column::LastSuccessTime, Expr::value(at));
    }
    if let Some((at, reason)) = error {
        update = update
            .col_expr(directory::Column::LastErrorTime, Expr::value(at))
            .col_expr(
                directory::Column::LastErrorReason,
                Expr::value(i32::from(reason)),
            );
    }
    if let Some(at) = first {
        let column = Expr::col(directory::Column::FirstRequestTime);
        let first = Func::coalesce([column, Expr::value(at)]);
        update = update.col_expr(directory::Column::FirstRequestTime, first.into());
    }
    let update = update.filter(directory::Column::Id.eq(directory_id));
    let ids = Arc::clone(ids);
    let now = [first, success, error.map(|(at, _)| at)];
    let now = now.into_iter().flatten().max().unwrap_or(Moment(0));
    store
        .writer
        .write(
            Some(directory_id),
            Box::new(move |transaction| {
                let (update, ids) = (update.clone(), Arc::clone(&ids));
                Box::pin(async move {
                    let Some(before) = lock(transaction, directory_id).await? else {
                        return Ok(());
                    };
                    update.exec(transaction).await?;
                    let Some(after) = lock(transaction, directory_id).await? else {
                        return Ok(());
                    };
                    tell(transaction, ids, now, &before, &after).await
                })
            }),
        )
        .await
}

fn is_failing(row: &directory::Model) -> bool {
    match (row.last_error_time, row.last_success_time) {
        (Some(error), Some(success)) => error.0 - success.0 >= FAILING_MICROS,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

async fn lock(transaction: &Transaction, id: DirectoryId) -> Result<Option<directory::Model>> {
    Ok(directory::Entity::find_by_id(id)
        .filter(directory::Column::DeleteTime.is_null())
        .lock(LockType::NoKeyUpdate)
        .one(transaction)
        .await?)
}

/// Tells of a directory's first request, and of each turn for the worse or the
/// better.
async fn tell(
    connection: &Transaction,
    ids: Arc<IdSource>,
    now: Moment,
    before: &directory::Model,
    after: &directory::Model,
) -> Result<()> {
    let is_first = before.first_request_time.is_none() && after.first_request_time.is_some();
    let turn = match (is_failing(before), is_failing(after)) {
        (false, true) => Some(EventKind::DirectoryFailing),
        (true, false) => Some(EventKind::DirectoryHealthy),
        _ => None,
    };
    if !is_first && turn.is_none() {
        return Ok(());
    }
    let organization = organization::Entity::find_by_id(after.organization_id)
        .one(connection)
        .await?;
    let Some(organization) = organization else {
        return Ok(());
    };
    let events = Recorder {
        connection,
        now,
        ids,
        place: Place::of(after, &organization),
        cause: Cause::Actor(Actor::Service),
    };
    if is_first {
        let kind = EventKind::DirectoryConnected;
        events.directory(kind, Some(before), Some(after)).await?;
    }
    if let Some(kind) = turn {
        let error = match after.last_error_reason.map(RequestReason::try_from) {
            Some(Ok(reason)) if kind == EventKind::DirectoryFailing => words(reason).0,
            _ => "",
        };
        let error = error.to_owned();
        events
            .directory_said(kind, Some(before), Some(after), error)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the edge tells late of a refusal is older than what came since.
    #[test]
    fn a_sign_counts_from_when_it_was() {
        let sign = |at, failure: Option<RequestReason>| Sign {
            at: Moment(at),
            is_let_in: failure.is_none(),
            failure,
        };
        let refused = Some(RequestReason::TokenMalformed);
        let check = |signs: &[Sign], is_failing: bool| {
            let seen = signs
                .iter()
                .fold(Known::default(), |known, sign| known.after(*sign));
            assert_eq!(seen.is_failing, is_failing, "{signs:?}");
        };
        check(&[], false);
        check(&[sign(1, refused)], true);
        check(&[sign(1, None), sign(2, refused)], true);
        check(&[sign(1, refused), sign(2, None)], false);
        check(&[sign(2, None), sign(1, refused)], false);
        check(&[sign(1, None), sign(3, refused), sign(2, refused)], true);
        check(&[sign(3, refused), sign(2, None), sign(4, None)], false);
    }
}
