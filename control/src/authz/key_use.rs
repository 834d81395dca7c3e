//! When API keys were last used, written in the background, in groups.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use tokio::sync::{mpsc, oneshot};

use crate::clock::Moment;
use crate::error::Result;
use crate::id::ApiKeyId;
use crate::store::Store;
use crate::store::entity::api_key;

/// Uses that may wait to be written; the next use of a key whose was dropped
/// tries again.
const WAITING_MAX: usize = 1_024;
/// A last use is kept to this precision, so that it is not one more write for
/// each call.
const PRECISION_MICROS: i64 = 60_000_000;

enum Message {
    Use(ApiKeyId, Moment),
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
    pub(super) fn note(&self, id: ApiKeyId, last_use: Option<Moment>, now: Moment) {
        let lately = last_use.is_some_and(|last| now.0 - last.0 < PRECISION_MICROS);
        if !lately {
            let _ = self.queue.try_send(Message::Use(id, now));
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
                Message::Use(id, at) => {
                    uses.insert(id, at);
                }
                Message::Flush(done) => flushed.push(done),
            }
        }
        if !uses.is_empty()
            && let Err(error) = write(&store, uses).await
        {
            tracing::error!(%error, "last uses of API keys were lost");
        }
        for done in flushed {
            let _ = done.send(());
        }
    }
}

async fn write(store: &Store, uses: HashMap<ApiKeyId, Moment>) -> Result<()> {
    store
        .writer
        .write(
            None,
            Box::new(move |transaction| {
                let uses = uses.clone();
                Box::pin(async move {
                    for (id, at) in uses {
                        // A key that a change holds is passed over: waiting for it
                        // could deadlock, and the next use tries again.
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
                    }
                    Ok(())
                })
            }),
        )
        .await
}
