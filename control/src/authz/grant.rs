//! What a caller was granted. The fields are private to `authz`, so nothing
//! else can make a scope or widen one.

use std::sync::Arc;

use sea_orm::{
    ColumnTrait as _, DatabaseConnection, DatabaseTransaction, EntityTrait as _, QueryFilter as _,
    Select,
};

use crate::clock::{IdSource, Moment};
use crate::id::{DirectoryId, EnvironmentId, TokenId};
use crate::store::entity::{group, membership, user};

/// One directory, opened by a SCIM token.
#[derive(Debug, Clone)]
pub struct DirectoryScope {
    pub(super) directory_id: DirectoryId,
    pub(super) token_id: TokenId,
    pub(super) token_last_use: Option<Moment>,
    pub(super) allowed_domains: Option<Vec<String>>,
}

/// One environment, opened by an API key.
#[derive(Debug, Clone)]
pub struct EnvironmentScope {
    pub(super) environment_id: EnvironmentId,
}

/// A scope, and the connection on which to use it.
#[derive(Debug)]
pub struct Grant<'c, S, C> {
    pub connection: &'c C,
    pub now: Moment,
    pub ids: Arc<IdSource>,
    pub(super) scope: S,
}

pub type Reading<'c> = Grant<'c, DirectoryScope, DatabaseConnection>;
pub type Writing<'c> = Grant<'c, DirectoryScope, DatabaseTransaction>;

impl<C> Grant<'_, DirectoryScope, C> {
    pub fn directory_id(&self) -> DirectoryId {
        self.scope.directory_id
    }

    /// The domains to which addresses must belong; `None` where any may be.
    pub fn allowed_domains(&self) -> Option<&[String]> {
        self.scope.allowed_domains.as_deref()
    }

    /// The directory's users that are not deleted.
    pub fn users(&self) -> Select<user::Entity> {
        self.users_ever().filter(user::Column::DeleteTime.is_null())
    }

    /// The directory's users, deleted ones included.
    pub fn users_ever(&self) -> Select<user::Entity> {
        user::Entity::find().filter(user::Column::DirectoryId.eq(self.scope.directory_id))
    }

    pub fn groups(&self) -> Select<group::Entity> {
        group::Entity::find().filter(group::Column::DirectoryId.eq(self.scope.directory_id))
    }

    pub fn memberships(&self) -> Select<membership::Entity> {
        membership::Entity::find()
            .filter(membership::Column::DirectoryId.eq(self.scope.directory_id))
    }
}

impl Writing<'_> {
    /// The same grant inside a savepoint of its transaction.
    pub fn within<'s>(&self, savepoint: &'s DatabaseTransaction) -> Writing<'s> {
        Grant {
            connection: savepoint,
            now: self.now,
            ids: Arc::clone(&self.ids),
            scope: self.scope.clone(),
        }
    }
}

impl<C> Grant<'_, EnvironmentScope, C> {
    pub fn environment_id(&self) -> EnvironmentId {
        self.scope.environment_id
    }
}
