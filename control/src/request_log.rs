//! The request log: what each SCIM request was and how it ended.
//!
//! The entry of a write that succeeds stands in the write's own commit. The
//! others (reads, refusals) are written in the background, in groups, and
//! never hold up an answer.

use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict, Query};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, Set};
use tokio::sync::{mpsc, oneshot};
use tonic::Code;

use crate::clock::Moment;
use crate::error::{Error, Result, reason_name};
use crate::id::{DirectoryId, RequestId, TokenId};
use crate::store::Store;
use crate::store::entity::{request, token};

/// Entries that may wait to be written; with more, new ones are dropped and
/// the loss is logged.
const WAITING_MAX: usize = 4_096;
/// Entries of one write.
const GROUP_MAX: usize = 256;
/// A token's last use is kept to this precision, so that it is not one more
/// write for each request.
const LAST_USE_PRECISION_MICROS: i64 = 60_000_000;

#[derive(Debug, Clone)]
pub struct Entry {
    pub id: RequestId,
    pub directory_id: DirectoryId,
    pub token_id: TokenId,
    pub operation: String,
    pub resource_id: Option<String>,
    pub outcome: Outcome,
    pub user_agent: String,
    pub create_time: Moment,
    pub duration_micros: i64,
}

#[derive(Debug, Clone)]
pub enum Outcome {
    Done,
    /// With what failed, in a sentence.
    DoneInPart(String),
    Failed(Error),
    /// The edge refused the request by itself.
    Refused {
        status: i32,
        scim_type: String,
        detail: String,
    },
}

impl Entry {
    pub async fn insert<C: ConnectionTrait>(self, connection: &C) -> Result<()> {
        request::Entity::insert(self.into_row())
            .on_conflict(first_stands())
            .exec_without_returning(connection)
            .await?;
        Ok(())
    }

    fn into_row(self) -> request::ActiveModel {
        let Self {
            id,
            directory_id,
            token_id,
            operation,
            resource_id,
            outcome,
            user_agent,
            create_time,
            duration_micros,
        } = self;
        let (code, reason, detail) = match outcome {
            Outcome::Done => (code_name(Code::Ok), None, None),
            Outcome::DoneInPart(failures) => (code_name(Code::Ok), None, Some(failures)),
            Outcome::Failed(error) => (
                code_name(error.code()),
                Some(reason_name(error.reason()).to_owned()),
                Some(error.to_string()),
            ),
            Outcome::Refused {
                status,
                scim_type,
                detail,
            } => (status.to_string(), Some(scim_type), Some(detail)),
        };
        // What the edge tells of a client's request may hold what no database keeps.
        let kept = |text: String| text.replace('\0', "\u{fffd}");
        request::ActiveModel {
            id: Set(id),
            directory_id: Set(directory_id),
            token_id: Set(Some(token_id)),
            operation: Set(kept(operation)),
            resource_id: Set(resource_id),
            http_method: Set(String::new()),
            path: Set(String::new()),
            http_status: Set(code
                .parse()
                .unwrap_or(if reason.is_some() { 400 } else { 200 })),
            reason: Set(0),
            effect: Set(None),
            subject: Set(None),
            request_body: Set(None),
            response_body: Set(None),
            repeat_count: Set(1),
            detail: Set(detail.map(kept)),
            user_agent: Set(kept(user_agent)),
            duration_micros: Set(duration_micros),
            create_time: Set(create_time),
        }
    }
}

/// Whoever uses a request id again does not change what happened first.
fn first_stands() -> OnConflict {
    OnConflict::column(request::Column::Id)
        .do_nothing()
        .to_owned()
}

/// The canonical name of a gRPC code: `NotFound` is `NOT_FOUND`.
fn code_name(code: Code) -> String {
    let mut name = String::new();
    for letter in format!("{code:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}

enum Message {
    Entry(Box<Entry>),
    Use(TokenId, Moment),
    Flush(oneshot::Sender<()>),
}

/// The background's queue.
#[derive(Debug, Clone)]
pub struct RequestLog {
    queue: mpsc::Sender<Message>,
}

impl RequestLog {
    pub fn start(store: Store) -> Self {
        let (queue, waiting) = mpsc::channel(WAITING_MAX);
        tokio::spawn(run(store, waiting));
        Self { queue }
    }

    /// Never waits.
    pub fn record(&self, entry: Entry) {
        if self
            .queue
            .try_send(Message::Entry(Box::new(entry)))
            .is_err()
        {
            tracing::warn!("an entry of the request log was dropped: too many wait");
        }
    }

    /// Notes that a token was used, unless it was noted lately. Never waits.
    pub fn note_use(&self, token_id: TokenId, last_use: Option<Moment>, now: Moment) {
        let lately = last_use.is_some_and(|last| now.0 - last.0 < LAST_USE_PRECISION_MICROS);
        if !lately {
            // The next use of the token tries again.
            let _ = self.queue.try_send(Message::Use(token_id, now));
        }
    }

    /// Waits until every entry recorded before is written.
    pub async fn flush(&self) {
        let (sender, receiver) = oneshot::channel();
        if self.queue.send(Message::Flush(sender)).await.is_ok() {
            let _ = receiver.await;
        }
    }
}

async fn run(store: Store, mut waiting: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(GROUP_MAX);
    while waiting.recv_many(&mut messages, GROUP_MAX).await > 0 {
        let mut entries = Vec::with_capacity(messages.len());
        let mut uses = Vec::new();
        let mut flushed = Vec::new();
        for message in messages.drain(..) {
            match message {
                Message::Entry(entry) => entries.push(*entry),
                Message::Use(token_id, at) => uses.push((token_id, at)),
                Message::Flush(done) => flushed.push(done),
            }
        }
        if !(entries.is_empty() && uses.is_empty())
            && let Err(error) = write(&store, entries, uses).await
        {
            tracing::error!(%error, "entries of the request log were lost");
        }
        for done in flushed {
            let _ = done.send(());
        }
    }
}

async fn write(store: &Store, entries: Vec<Entry>, uses: Vec<(TokenId, Moment)>) -> Result<()> {
    store
        .writer
        .write(
            None,
            Box::new(move |transaction| {
                Box::pin(async move {
                    if !entries.is_empty() {
                        request::Entity::insert_many(entries.into_iter().map(Entry::into_row))
                            .on_conflict(first_stands())
                            .exec_without_returning(transaction)
                            .await?;
                    }
                    for (token_id, at) in uses {
                        // A token that a write holds is passed over: waiting for it
                        // could deadlock, and the next use tries again.
                        let free = Query::select()
                            .column(token::Column::Id)
                            .from(token::Entity)
                            .and_where(token::Column::Id.eq(token_id))
                            .lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked)
                            .to_owned();
                        token::Entity::update_many()
                            .col_expr(token::Column::LastUseTime, Expr::value(at))
                            .filter(token::Column::Id.in_subquery(free))
                            .exec(transaction)
                            .await?;
                    }
                    Ok(())
                })
            }),
        )
        .await
}
