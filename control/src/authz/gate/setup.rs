//! The gate as a customer's IT admin finds it.

use futures_util::future::BoxFuture;
use rollcall_proto::method::Method;
use sea_orm::DatabaseConnection;
use tonic::Extensions;

use super::Gate;
use crate::audit::{self, Changed};
use crate::authz::grant::Grant;
use crate::authz::setup::{self, LinkScope, Redeeming, SettingUp, SetupScope};
use crate::error::{Error, Result};

impl Gate {
    /// Opens a setup link for reading, which does not use it.
    pub async fn setup_link(
        &self,
        secret: &str,
    ) -> Result<Grant<'_, LinkScope, DatabaseConnection>> {
        let now = self.clock.now();
        let scope = setup::link(&self.store.quick, &self.secret, now, secret).await?;
        Ok(self.grant(&self.store.readers, now, scope))
    }

    /// Uses a setup link. `call` is that which the guard let through.
    pub async fn redeem<A, F>(&self, call: &Extensions, secret: String, work: F) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g Redeeming<'g>) -> BoxFuture<'g, Result<Changed<A>>> + Send + 'static,
    {
        let now = self.clock.now();
        let method = call.get::<Method>().ok_or(Error::Internal)?.name();
        let gate = self.clone();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let scope =
                            setup::link_to_use(transaction, &gate.secret, now, &secret).await?;
                        let grant = gate.grant(transaction, now, scope);
                        let changed = work(&grant).await?;
                        audit::insert(&grant.audited(), method, changed.records).await?;
                        Ok(changed.answer)
                    })
                }),
            )
            .await
    }

    /// Opens the directory of a setup session for reading.
    pub async fn setup(&self, session: &str) -> Result<Grant<'_, SetupScope, DatabaseConnection>> {
        let now = self.clock.now();
        let scope = setup::session(&self.store.quick, &self.secret, now, session).await?;
        Ok(self.grant(&self.store.readers, now, scope))
    }

    /// Changes the directory of a setup session.
    pub async fn set_up<A, F>(&self, call: &Extensions, session: String, work: F) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g SettingUp<'g>) -> BoxFuture<'g, Result<Changed<A>>> + Send + 'static,
    {
        let now = self.clock.now();
        let method = call.get::<Method>().ok_or(Error::Internal)?.name();
        let gate = self.clone();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let scope =
                            setup::session_to_change(transaction, &gate.secret, now, &session)
                                .await?;
                        let grant = gate.grant(transaction, now, scope);
                        let changed = work(&grant).await?;
                        audit::insert(&grant.audited(), method, changed.records).await?;
                        Ok(changed.answer)
                    })
                }),
            )
            .await
    }
}
