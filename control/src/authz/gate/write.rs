//! The gate as a SCIM request that changes something goes through it.

use std::sync::{Arc, OnceLock};

use futures_util::future::BoxFuture;

use super::{Call, Gate};
use crate::authz::authenticator;
use crate::authz::grant::{DirectoryScope, Writing};
use crate::clock::Moment;
use crate::error::Result;
use crate::request_log::{Outcome, Told};
use crate::store::Transaction;

/// A write may be done again, after a rollback.
type Write<T> =
    Box<dyn for<'g> Fn(&'g Writing<'g>) -> BoxFuture<'g, Result<Told<T>>> + Send + Sync>;

impl Gate {
    /// Changes one directory: authentication, work and the entry of the request
    /// log are one transaction, so a token revoked before the commit of its
    /// revocation lets nothing through.
    pub async fn write<T: Send + 'static>(&self, call: Call, work: Write<T>) -> Result<T> {
        let now = self.clock.now();
        let call_of_failure = call.clone();
        let directory_id = call.presented.directory_id();
        let authenticated = Arc::new(OnceLock::new());
        let job = Arc::new(WriteJob {
            gate: self.clone(),
            now,
            call,
            authenticated: Arc::clone(&authenticated),
            work,
        });
        let outcome = self
            .store
            .writer
            .write(
                directory_id,
                Box::new(move |transaction| {
                    let job = Arc::clone(&job);
                    Box::pin(async move { job.run(transaction).await })
                }),
            )
            .await;
        let Some(scope) = authenticated.get() else {
            return outcome.map_err(|error| self.deny(&call_of_failure, now, error, false));
        };
        self.log.note_use(scope.token_id, scope.token_last_use, now);
        match &outcome {
            Ok(_) => self.log.note_success(scope.directory_id, now),
            Err(error) => {
                let failed = Outcome::Failed(error.clone());
                self.log
                    .record(call_of_failure.into_entry(scope, now, &self.clock, failed));
            }
        }
        outcome
    }
}

struct WriteJob<T> {
    gate: Gate,
    now: Moment,
    call: Call,
    /// Whose the call is, once that is known.
    authenticated: Arc<OnceLock<Arc<DirectoryScope>>>,
    work: Write<T>,
}

impl<T> WriteJob<T> {
    async fn run(&self, transaction: &Transaction) -> Result<T> {
        let Self {
            gate, now, call, ..
        } = self;
        let presented = &call.presented;
        let scope =
            authenticator::directory_to_change(transaction, &gate.secret, *now, presented).await?;
        let _ = self.authenticated.set(Arc::clone(&scope));
        let scope = scope.of_request(call.request_id);
        let grant = gate.grant(transaction, *now, scope);
        let Told { answer, account } = (self.work)(&grant).await?;
        let outcome = Outcome::Done(account);
        let call = call.clone();
        let entry = call.into_entry(&grant.scope, *now, &gate.clock, outcome);
        transaction.log(entry.into_row()).await?;
        Ok(answer)
    }
}
