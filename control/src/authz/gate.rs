//! The gate: it opens the store to whoever has a credential for it, on the
//! connection or in the transaction in which the operation then runs, and sees
//! to it that every request stands in the request log.

mod console;
mod oidc;
mod service;
mod setup;
mod write;

use std::sync::{Arc, OnceLock};

use futures_util::future::BoxFuture;
use rollcall_proto::change::Change;
use rollcall_proto::management::v1::{RequestReason, Scope};
use rollcall_proto::method::Method;
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbBackend};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tonic::Extensions;

use super::access_token;
use super::api_access_token::{self, Signer};
use super::authenticator::{self, Presented};
use super::edge_identity::EdgeKeys;
use super::grant::{
    DirectoryScope, EnvironmentScope, Grant, ManagementScope, Managing, Reading, Viewing,
};
use super::guard::ENVIRONMENT_METADATA;
use super::key_use::{KeyUses, Used};
use super::lookup::{Found, Lookup};
use super::password::Passwords;
use super::principal::{self, Actor, Means, Principal, Shown};
use super::secret::SecretKey;
use super::workload_token;
use crate::audit::{self, Asked, Changed};
use crate::clock::{Clock, IdSource, Moment};
use crate::error::{Error, Result};
use crate::id::{DirectoryId, EnvironmentId, RequestId};
use crate::jwks::IssuerKeys;
use crate::request_log::{Account, Cause, Denial, Entry, Outcome, RequestLog, Sent, Told};
use crate::store::Store;
use crate::store::feed::{Snapshot, Subscription};

/// How long after a request the edge may tell of it.
const TOLD_LATE_MICROS_MAX: i64 = 60_000_000;

/// Snapshots that are taken at the same time, each on a reader of its own.
const SNAPSHOTS_MAX: usize = 4;

#[derive(Debug, Clone)]
pub struct Gate {
    store: Store,
    secret: SecretKey,
    clock: Clock,
    ids: Arc<IdSource>,
    log: RequestLog,
    edges: Arc<EdgeKeys>,
    issuers: IssuerKeys,
    key_uses: KeyUses,
    passwords: Passwords,
    signer: Arc<OnceLock<Signer>>,
    snapshots: Arc<Semaphore>,
}

/// A SCIM request as the request log will have it.
#[derive(Debug, Clone)]
pub struct Call {
    pub presented: Presented,
    pub request_id: RequestId,
    pub sent: Sent,
    /// The resource that the request names.
    pub resource_id: Option<String>,
}

/// What a read or a write does with its grant.
type Read<T> = Box<
    dyn for<'g> FnOnce(&'g Reading<'g>, Option<Found>) -> BoxFuture<'g, Result<Told<T>>> + Send,
>;

impl Gate {
    pub fn new(
        store: Store,
        secret: SecretKey,
        clock: Clock,
        log: RequestLog,
        ids: Arc<IdSource>,
        issuers: IssuerKeys,
    ) -> Self {
        Self {
            key_uses: KeyUses::start(store.clone()),
            passwords: Passwords::new(store.metrics.clone()),
            store,
            secret,
            ids,
            clock,
            log,
            edges: Arc::default(),
            issuers,
            signer: Arc::default(),
            snapshots: Arc::new(Semaphore::new(SNAPSHOTS_MAX)),
        }
    }

    pub fn secret(&self) -> &SecretKey {
        &self.secret
    }

    /// Reads one directory. What the lookup finds in the directory of the URL comes
    /// to the work.
    pub async fn read<T: Send>(
        &self,
        call: Call,
        lookup: Option<Lookup>,
        work: Read<T>,
    ) -> Result<T> {
        let now = self.clock.now();
        let connection = &self.store.readers;
        let opened = self.open(now, &call.presented, lookup).await;
        let (scope, found) = opened.map_err(|error| self.deny(&call, now, error, false))?;
        self.log.note_use(scope.token_id, scope.token_last_use, now);
        let grant = self.grant(connection, now, scope);
        let (answer, outcome) = match work(&grant, found).await {
            Ok(Told { answer, account }) => (Ok(answer), Outcome::Done(account)),
            Err(error) => (Err(error.clone()), Outcome::Failed(error)),
        };
        self.log
            .record(call.into_entry(&grant.scope, now, &self.clock, outcome));
        answer
    }

    async fn open(
        &self,
        now: Moment,
        presented: &Presented,
        lookup: Option<Lookup>,
    ) -> Result<(DirectoryScope, Option<Found>)> {
        let (connection, secret) = (&self.store.quick, &self.secret);
        if let Some(lookup) = lookup {
            let opened = authenticator::directory_and(connection, secret, now, presented, lookup);
            return opened.await.map(|(scope, found)| (scope, Some(found)));
        }
        let opened = authenticator::directory(connection, secret, now, presented);
        opened.await.map(|scope| (scope, None))
    }

    /// How the database is to be spoken to.
    pub fn backend(&self) -> DbBackend {
        self.store.readers.get_database_backend()
    }

    /// An access token for an OAuth client that presents its secret.
    pub async fn issue_access_token(&self, call: Call, client_id: &str) -> Result<String> {
        let now = self.clock.now();
        let quick = &self.store.quick;
        let scope = authenticator::client(quick, &self.secret, now, &call.presented, client_id)
            .await
            .map_err(|error| self.deny(&call, now, error, true))?;
        self.log.note_use(scope.token_id, scope.token_last_use, now);
        let token = access_token::issue(&self.secret, now, scope.directory_id, scope.token_id)?;
        let outcome = Outcome::Done(Account::access_token_issued());
        self.log
            .record(call.into_entry(&scope, now, &self.clock, outcome));
        Ok(token)
    }

    /// Logs a request that the edge refused by itself.
    pub async fn record_refusal(&self, call: Call, refusal: Outcome) -> Result<()> {
        let now = self.clock.now();
        let scope = authenticator::directory(&self.store.quick, &self.secret, now, &call.presented)
            .await
            .map_err(|error| self.deny(&call, now, error, false))?;
        self.log.note_use(scope.token_id, scope.token_last_use, now);
        self.log
            .record(call.into_entry(&scope, now, &self.clock, refusal));
        Ok(())
    }

    /// Logs requests that the edge did not let in.
    pub fn record_unauthenticated(&self, call: &Call, reason: RequestReason, count: i32) {
        let now = self.clock.now();
        // The edge tells some time after the request, whose id has its time.
        let came = call.request_id.made();
        let is_plausible = came <= now && now.0 - came.0 <= TOLD_LATE_MICROS_MAX;
        let came = if is_plausible { came } else { now };
        self.log_denial(call, came, Cause::Seen(reason), count);
    }

    /// Logs a request whose credential opens nothing, which is what its sender
    /// learns of it.
    fn deny(&self, call: &Call, began: Moment, error: Error, is_client: bool) -> Error {
        if !error.is_of_service() {
            let cause = Cause::Refused {
                presented: call.presented.clone(),
                error: error.clone(),
                is_client,
            };
            self.log_denial(call, began, cause, 1);
        }
        error
    }

    fn log_denial(&self, call: &Call, began: Moment, cause: Cause, count: i32) {
        let Some(directory_id) = call.presented.directory_id() else {
            return;
        };
        self.log.deny(Denial {
            id: call.request_id,
            directory_id,
            sent: call.sent.without_body(),
            cause,
            count,
            create_time: began,
            duration_micros: self.clock.now().0 - began.0,
        });
    }

    /// Whoever presents this credential to the API: a key, or a token whose
    /// issuer says of which kind it is. `environment` is what the call says of a
    /// workload, of which several environments may know.
    pub(super) async fn principal(
        &self,
        credential: &str,
        environment: Option<&str>,
    ) -> Result<Principal> {
        let now = self.clock.now();
        let quick = &self.store.quick;
        let principal = match workload_token::issuer_of(credential) {
            None => principal::authenticate(quick, &self.secret, now, credential).await?,
            Some(issuer) if issuer == api_access_token::ISSUER => {
                let (id, scopes) = self.signer()?.verify(now, credential)?;
                principal::of_access_token(quick, now, id, &scopes).await?
            }
            Some(_) => {
                let issuers = &self.issuers;
                workload_token::authenticate(quick, issuers, now, credential, environment).await?
            }
        };
        match (principal.actor, principal.means) {
            (Actor::ApiKey(id), Means::Key { last_use } | Means::AccessToken { last_use }) => {
                self.key_uses.note(Used::ApiKey(id), last_use, now);
            }
            (_, Means::Session { id, last_use }) => {
                self.key_uses.note(Used::Session(id), Some(last_use), now);
            }
            _ => {}
        }
        Ok(principal)
    }

    /// An access token for the API key that was presented. One that was got by
    /// another access token would never end.
    pub fn issue_api_access_token(&self, call: &Extensions) -> Result<String> {
        let principal = principal_of(call)?;
        let (Actor::ApiKey(id), Means::Key { .. }) = (principal.actor, principal.means) else {
            return Err(Error::CallerNotAllowed);
        };
        let token_id = self.ids.next();
        self.signer()?
            .issue(self.clock.now(), id, token_id, &principal.scopes)
    }

    /// What signs the access tokens of API keys.
    pub fn signer(&self) -> Result<&Signer> {
        if let Some(signer) = self.signer.get() {
            return Ok(signer);
        }
        let signer = Signer::new(&self.secret)?;
        Ok(self.signer.get_or_init(|| signer))
    }

    /// The scopes that the caller may give to others.
    pub fn givable_scopes(&self, call: &Extensions) -> Result<Vec<Scope>> {
        principal_of(call).map(Principal::givable_scopes)
    }

    /// Waits until every use of a key that was noted before is written.
    pub async fn flush_key_uses(&self) {
        self.key_uses.flush().await;
    }

    /// Whether the caller is an edge.
    pub(super) async fn check_edge(&self, token: Option<&str>) -> Result<()> {
        let now = self.clock.now();
        self.edges.check(&self.store.quick, now, token).await
    }

    /// Opens the caller's environment for reading: of an operator, who reaches all of
    /// them, the one that the call names. `call` is that which the guard let through.
    pub fn environment(
        &self,
        call: &Extensions,
    ) -> Result<Grant<'_, EnvironmentScope, DatabaseConnection>> {
        let principal = principal_of(call)?;
        let scope = EnvironmentScope {
            environment_id: match principal.reach.environment_id() {
                Some(id) => id,
                None => named_environment(call)?,
            },
            organization_id: principal.reach.organization_id(),
        };
        Ok(self.grant(&self.store.readers, self.clock.now(), scope))
    }

    /// The same at another moment.
    pub fn environment_at<'t>(
        &self,
        call: &Extensions,
        transaction: &'t DatabaseTransaction,
    ) -> Result<Grant<'t, EnvironmentScope, DatabaseTransaction>> {
        let Grant { now, scope, .. } = self.environment(call)?;
        Ok(self.grant(transaction, now, scope))
    }

    /// A moment of an environment, and where its feed is then. It must not be
    /// dropped halfway.
    pub async fn snapshot(&self, id: EnvironmentId) -> Result<Snapshot> {
        self.store.feed.snapshot(&self.store.readers, id).await
    }

    /// Leave to take a snapshot, of which there are few at a time.
    pub fn permit_snapshot(&self) -> Result<OwnedSemaphorePermit> {
        let permit = Arc::clone(&self.snapshots).try_acquire_owned();
        permit.map_err(|_| Error::Unavailable)
    }

    /// What wakes on events of an environment.
    pub fn subscribe(&self, id: EnvironmentId) -> Subscription {
        self.store.feed.subscribe(id)
    }

    /// Refuses a caller whose credential has ended since the guard let it through.
    pub async fn check_still(&self, call: &Extensions) -> Result<()> {
        let Shown {
            credential,
            environment,
        } = call.get().ok_or(Error::ApiKeyInvalid)?;
        let is = self.principal(credential, environment.as_deref()).await?;
        let was = principal_of(call)?;
        if is.reach == was.reach && was.scopes.iter().all(|scope| is.scopes.contains(scope)) {
            Ok(())
        } else {
            Err(Error::CallerNotAllowed)
        }
    }

    /// Opens what the caller manages for reading.
    pub fn view(&self, call: &Extensions) -> Result<Viewing<'_>> {
        let Principal { actor, reach, .. } = principal_of(call)?.clone();
        let scope = ManagementScope { actor, reach };
        Ok(self.grant(&self.store.readers, self.clock.now(), scope))
    }

    /// Changes what the caller manages. The change, its entries in the audit log
    /// and the answer to its `request_id` are one transaction, in which locks are
    /// taken in this order: of the `request_id`, the environment, the organization,
    /// directories by their ids. Changes of one directory go to that directory's
    /// writer.
    pub async fn manage<Q, A, F>(
        &self,
        request: tonic::Request<Q>,
        directory_id: Option<DirectoryId>,
        work: F,
    ) -> Result<A>
    where
        Q: Change,
        A: prost::Message + Default + 'static,
        F: for<'g> FnOnce(&'g Managing<'g>, Q) -> BoxFuture<'g, Result<Changed<A>>>
            + Send
            + 'static,
    {
        let now = self.clock.now();
        let (_, call, query) = request.into_parts();
        let Principal { actor, reach, .. } = principal_of(&call)?.clone();
        let method = call.get::<Method>().ok_or(Error::Internal)?.name();
        let asked = Asked::new(actor, &query)?;
        let gate = self.clone();
        self.store
            .writer
            .write_alone(
                directory_id,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        if let Some(answer) = asked.answered(transaction, now).await? {
                            return Ok(answer);
                        }
                        let scope = ManagementScope { actor, reach };
                        let grant = gate.grant(transaction, now, scope);
                        let changed = work(&grant, query).await?;
                        audit::insert(&grant, method, changed.records).await?;
                        let answer = (!changed.shows_secret).then_some(&changed.answer);
                        asked.keep(transaction, answer).await?;
                        Ok(changed.answer)
                    })
                }),
            )
            .await
    }

    fn grant<'c, S, C>(&self, connection: &'c C, now: Moment, scope: S) -> Grant<'c, S, C> {
        Grant {
            connection,
            now,
            ids: Arc::clone(&self.ids),
            scope,
        }
    }
}

/// Whom the guard let through. A call that came around it has no one.
fn principal_of(call: &Extensions) -> Result<&Principal> {
    call.get().ok_or(Error::ApiKeyInvalid)
}

/// The environment that an operator means.
fn named_environment(call: &Extensions) -> Result<EnvironmentId> {
    let field = ENVIRONMENT_METADATA;
    let shown: Option<&Shown> = call.get();
    let named = shown
        .and_then(|shown| shown.environment.as_deref())
        .ok_or(Error::FieldMissing { field })?;
    named
        .parse()
        .map_err(|source| Error::InvalidId { field, source })
}

impl Call {
    fn into_entry(
        self,
        scope: &DirectoryScope,
        began: Moment,
        clock: &Clock,
        outcome: Outcome,
    ) -> Entry {
        let Self {
            presented: _,
            request_id,
            sent,
            resource_id,
        } = self;
        Entry {
            id: request_id,
            directory_id: scope.directory_id,
            token_id: Some(scope.token_id),
            sent,
            resource_id,
            outcome,
            count: 1,
            create_time: began,
            duration_micros: clock.now().0 - began.0,
        }
    }
}
