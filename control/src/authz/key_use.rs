//! When API keys and sessions were last used, written in the background, in groups.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use tokio::sync::{mpsc, oneshot};

use crate::clock::Moment;
use crate::error::Result;
use crate::id::{ApiKeyId, OperatorSessionId};
use crate::store::entity::{api_key, operator_session};
use crate::store::{Store, Transaction};

/// Uses that may wait to be written; the next use of one that was dropped
/// tries again.
const WAITING_MAX: usize = 1_024;
/// A last use is kept to this precision, so that it is not one more write for
/// each call.
const PRECISION_MICROS: i64 = 60_000_000;

/// What was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Used {
    ApiKey(ApiKeyId),
    Session(OperatorSessionId),
}

enum Message {
    Use(Used, Moment),
    Flush(oneshot::Sender<()>),
}

#[derive(Debug, Clone)]
pub(super) struct KeyUses {
    queue: mpsc::Sender<Message>,
}

impl KeyUses {
    pub(super) fn start(store: Store) -> Self {
        let (queue, waiting) = mpsc::channel(WAITING_MAX);
        tokio::spawn(run(store, waiting));
        Self { queue }
    }

    /// Notes that a key was used, unless it was noted lately. Never waits.
    pub(super) fn note(&self, used: Used, last_use: Option<Moment>, now: Moment) {
        let lately = last_use.is_some_and(|last| now.0 - last.0 < PRECISION_MICROS);
        if !lately {
            let _ = self.queue.try_send(Message::Use(used, now));
        }
    }

    /// Waits until every use noted before is written.
    pub(super) async fn flush(&self) {
        let (sender, receiver) = oneshot::channel();
        if self.queue.send(Message::Flush(sender)).await.is_ok() {
            let _ = receiver.await;
        }
    }
}

async fn run(store: Store, mut waiting: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(WAITING_MAX);
    while waiting.recv_many(&mut messages, WAITING_MAX).await > 0 {
        let mut uses = HashMap::new();
        let mut flushed = Vec::new();
        for message in messages.drain(..) {
            match message {
                Message::Use(used, at) => {
                    uses.insert(used, at);
                }
                Message::Flush(done) => flushed.push(done),
            }
        }
        if !uses.is_empty()
            && let Err(error) = write(&store, uses).await
        {
            tracing::error!(%error, "last uses of keys and sessions were lost");
        }
        for done in flushed {
            let _ = done.send(());
        }
    }
}

async fn write(store: &Store, uses: HashMap<Used, Moment>) -> Result<()> {
    store
        .writer
        .write(
            None,
            Box::new(move |transaction| {
                let uses = uses.clone();
                Box::pin(async move {
                    for (used, at) in uses {
                        match used {
                            Used::ApiKey(id) => note_api_key(transaction, id, at).await?,
                            Used::Session(id) => note_session(transaction, id, at).await?,
                        }
                    }
                    Ok(())
                })
            }),
        )
        .await
}

// What a change holds is passed over: waiting for it could deadlock, and the next
// use tries again.

async fn note_api_key(transaction: &Transaction, id: ApiKeyId, at: Moment) -> Result<()> {
    let free = Query::select()
        .column(api_key::Column::Id)
        .from(api_key::Entity)
        .and_where(api_key::Column::Id.eq(id))
        .lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked)
        .to_owned();
    api_key::Entity::update_many()
        .col_expr(api_key::Column::LastUseTime, Expr::value(at))
        .filter(api_key::Column::Id.in_subquery(free))
        .exec(transaction)
        .await?;
    Ok(())
}

async fn note_session(transaction: &Transaction, id: OperatorSessionId, at: Moment) -> Result<()> {
    let free = Query::select()
        .column(operator_session::Column::Id)
        .from(operator_session::Entity)
        .and_where(operator_session::Column::Id.eq(id))
        .lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked)
        .to_owned();
    operator_session::Entity::update_many()
        .col_expr(operator_session::Column::LastUseTime, Expr::value(at))
        .filter(operator_session::Column::Id.in_subquery(free))
        .exec(transaction)
        .await?;
    Ok(())
}
