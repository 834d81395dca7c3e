//! What the service does by itself, by a rule such as a retention.

use sea_orm::DatabaseConnection;

use super::grant::{Grant, ManagementScope, Managing};
use super::principal::{Actor, Reach};
use crate::store::Transaction;

/// Everything there is, opened by no caller.
#[derive(Debug, Clone)]
pub struct ServiceScope(pub(super) ());

pub type Surveying<'c> = Grant<'c, ServiceScope, DatabaseConnection>;
pub type Tidying<'c> = Grant<'c, ServiceScope, Transaction>;

impl Tidying<'_> {
    /// As the audit log names the service.
    pub fn audited(&self) -> Managing<'_> {
        self.managing(ManagementScope {
            actor: Actor::Service,
            reach: Reach::Installation,
        })
    }
}
