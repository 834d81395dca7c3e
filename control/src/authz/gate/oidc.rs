//! The gate for operators for whom an issuer vouches, and what is told of whoever is
//! not let in.

use futures_util::future::BoxFuture;
use tonic::Code;

use super::Gate;
use crate::audit;
use crate::authz::console::{self, SigningIn};
use crate::authz::oidc::{Begun, Oidc, Returned, Vouched};
use crate::authz::service::ServiceScope;
use crate::authz::throttle;
use crate::error::{Error, Result, reason_name};
use crate::fold::fold;
use crate::id::OperatorId;
use crate::store::entity::operator;

impl Gate {
    /// What a browser goes to the issuer with.
    pub async fn begin_oidc_sign_in(&self, oidc: &Oidc, redirect_url: &str) -> Result<Begun> {
        oidc.begin(&self.secret, self.clock.now(), redirect_url)
            .await
    }

    /// Lets in the operator for whom the issuer vouches.
    pub async fn finish_oidc_sign_in<A, F>(
        &self,
        oidc: &Oidc,
        returned: Returned,
        work: F,
    ) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g SigningIn<'g>, Vouched) -> BoxFuture<'g, Result<A>> + Send + 'static,
    {
        let now = self.clock.now();
        let attempt = oidc.resume(&self.secret, now, &returned)?;
        // The issuer is not asked for whoever is not here from it.
        self.count_attempt_of_issuer().await?;
        let vouched = match oidc.vouched(now, &attempt, &returned.code).await {
            Ok(vouched) => vouched,
            Err(error) if error.code() == Code::Unauthenticated => {
                return Err(self.refuse_sign_in(None, error).await);
            }
            Err(error) => return Err(error),
        };
        let named = self.named_by(&vouched).await?;
        let named_id = named.as_ref().map(|operator| operator.id);
        let known = named.filter(|operator| operator.disable_time.is_none());
        let Some(known) = known else {
            let unknown = Error::OidcOperatorUnknown;
            return Err(self.refuse_sign_in(named_id, unknown).await);
        };
        let gate = self.clone();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let scope = console::operator_vouched_for(transaction, &known).await?;
                        work(&gate.grant(transaction, now, scope), vouched).await
                    })
                }),
            )
            .await
    }

    /// Who has the address. That a letter is as good as another one, which holds for
    /// what people type, is not said by the issuer, but for the case of ASCII.
    async fn named_by(&self, vouched: &Vouched) -> Result<Option<operator::Model>> {
        let named = console::operator_of(&self.store.quick, &fold(&vouched.email)).await?;
        Ok(named.filter(|operator| operator.email.eq_ignore_ascii_case(&vouched.email)))
    }

    async fn count_attempt_of_issuer(&self) -> Result<()> {
        let now = self.clock.now();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| Box::pin(throttle::count_of_issuer(transaction, now))),
            )
            .await
    }

    /// Tells of somebody who is not let in, by the id of the operator who was meant
    /// alone: what was typed may be a password in the wrong field. Returns why they are
    /// not, or why that could not be told.
    pub(super) async fn refuse_sign_in(
        &self,
        operator_id: Option<OperatorId>,
        refusal: Error,
    ) -> Error {
        let now = self.clock.now();
        let gate = self.clone();
        let reason = reason_name(refusal.reason());
        let told = self
            .store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        if !throttle::is_told(transaction, now, operator_id).await? {
                            return Ok(());
                        }
                        let grant = gate.grant(transaction, now, ServiceScope(()));
                        let id = operator_id.map(|id| id.to_string()).unwrap_or_default();
                        let after = Some(serde_json::json!({ "reason": reason }));
                        let method = "RefuseSignIn";
                        audit::insert_of_installation(&grant.audited(), method, id, None, after)
                            .await
                    })
                }),
            )
            .await;
        told.err().unwrap_or(refusal)
    }
}
