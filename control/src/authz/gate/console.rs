//! The gate as operators find it.

use futures_util::future::BoxFuture;
use sea_orm::DatabaseConnection;
use sea_orm::EntityTrait as _;
use tonic::Extensions;

use super::{Gate, principal_of};
use crate::authz::console::{self, Joining, SignInLinkScope, SigningIn};
use crate::authz::grant::{Grant, ManagementScope, Managing};
use crate::authz::password::{NewPassword, PasswordHash};
use crate::authz::principal::{Actor, Means, Principal};
use crate::authz::throttle;
use crate::error::{Error, Result};
use crate::id::{OperatorId, OperatorSessionId};
use crate::store::entity::operator;

impl Gate {
    /// Opens a sign-in link for reading, which does not use it.
    pub async fn sign_in_link(
        &self,
        secret: &str,
    ) -> Result<Grant<'_, SignInLinkScope, DatabaseConnection>> {
        let now = self.clock.now();
        let scope = console::link(&self.store.quick, &self.secret, now, secret).await?;
        Ok(self.grant(&self.store.readers, now, scope))
    }

    /// Uses a sign-in link to set a password.
    pub async fn redeem_sign_in_link<A, F>(
        &self,
        secret: String,
        password: String,
        work: F,
    ) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g Joining<'g>, PasswordHash) -> BoxFuture<'g, Result<A>>
            + Send
            + 'static,
    {
        // A password is not hashed for whoever has no link.
        self.sign_in_link(&secret).await?;
        let password = NewPassword::parse("password", password)?;
        let hash = self.passwords.hash(password).await?;
        let now = self.clock.now();
        let gate = self.clone();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let scope =
                            console::link_to_use(transaction, &gate.secret, now, &secret).await?;
                        let grant = gate.grant(transaction, now, scope);
                        work(&grant, hash).await
                    })
                }),
            )
            .await
    }

    /// Lets in who has this address, folded, and this password.
    pub async fn sign_in<A, F>(&self, email_key: String, password: String, work: F) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g SigningIn<'g>) -> BoxFuture<'g, Result<A>> + Send + 'static,
    {
        self.count_attempt(email_key.clone()).await?;
        let named = console::operator_of(&self.store.quick, &email_key).await?;
        self.enter(named, password, work).await
    }

    /// Lets the operator whose session calls set another password, who knows the
    /// one of now.
    pub async fn change_password<A, F>(
        &self,
        call: &Extensions,
        current: String,
        new: NewPassword,
        work: F,
    ) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g SigningIn<'g>, PasswordHash) -> BoxFuture<'g, Result<A>>
            + Send
            + 'static,
    {
        let (id, _) = self.session(call)?;
        let known = operator::Entity::find_by_id(id)
            .one(&self.store.quick)
            .await?
            .ok_or(Error::SignInFailed)?;
        self.count_attempt(known.email_key.clone()).await?;
        let hash = self.passwords.hash(new).await?;
        self.enter(Some(known), current, move |grant| work(grant, hash))
            .await
    }

    /// Whose session calls, and which.
    pub fn session(&self, call: &Extensions) -> Result<(OperatorId, OperatorSessionId)> {
        let principal = principal_of(call)?;
        match (principal.actor, principal.means) {
            (Actor::Operator(operator_id), Means::Session { id, .. }) => Ok((operator_id, id)),
            _ => Err(Error::CallerNotAllowed),
        }
    }

    /// Changes what the caller manages, where nothing is lost if the call comes again.
    pub async fn manage_once<A, F>(&self, call: &Extensions, work: F) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g Managing<'g>) -> BoxFuture<'g, Result<A>> + Send + 'static,
    {
        let now = self.clock.now();
        let Principal { actor, reach, .. } = principal_of(call)?.clone();
        let gate = self.clone();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let scope = ManagementScope { actor, reach };
                        work(&gate.grant(transaction, now, scope)).await
                    })
                }),
            )
            .await
    }

    async fn count_attempt(&self, email_key: String) -> Result<()> {
        let now = self.clock.now();
        let secret = self.secret.clone();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(
                        async move { throttle::count(transaction, &secret, now, &email_key).await },
                    )
                }),
            )
            .await
    }

    /// `named` is who is meant, if anybody. It takes as long if nobody is.
    async fn enter<A, F>(
        &self,
        named: Option<operator::Model>,
        password: String,
        work: F,
    ) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g SigningIn<'g>) -> BoxFuture<'g, Result<A>> + Send + 'static,
    {
        let named_id = named.as_ref().map(|operator| operator.id);
        let known = named.filter(|operator| operator.disable_time.is_none());
        let hash = known.as_ref().and_then(console::hash_of);
        let fits = self.passwords.fits(password, hash).await?;
        let Some(known) = known.filter(|_| fits) else {
            return Err(self.refuse_sign_in(named_id, Error::SignInFailed).await);
        };
        let now = self.clock.now();
        let gate = self.clone();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let scope = console::operator_to_sign_in(transaction, known).await?;
                        let grant = gate.grant(transaction, now, scope);
                        let email_key = &grant.operator().email_key;
                        throttle::forget(transaction, &gate.secret, email_key).await?;
                        work(&grant).await
                    })
                }),
            )
            .await
    }
}
