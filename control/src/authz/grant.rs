//! What a caller was granted. The fields are private to `authz`, so nothing
//! else can make a scope or widen one.

use std::sync::Arc;

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, QueryTrait as _, Select,
};

use super::principal::{Actor, Reach};
use crate::clock::{IdSource, Moment};
use crate::error::{Error, Result};
use crate::event::{Cause, Ledger, Recorder};
use crate::id::{DirectoryId, EnvironmentId, OrganizationId, RequestId, TokenId};
use crate::place::Place;
use crate::store::entity::{
    api_key, audit_entry, directory, environment, group, membership, organization, request,
    setup_link, token, trusted_issuer, user, webhook_endpoint,
};
use crate::store::{Counts, Transaction};

/// One directory, opened by a SCIM token.
#[derive(Debug, Clone)]
pub struct DirectoryScope {
    pub(super) directory_id: DirectoryId,
    pub(super) token_id: TokenId,
    pub(super) token_last_use: Option<Moment>,
    pub(super) token_expire_time: Option<Moment>,
    /// As they were when the grant was made.
    pub(super) counts: Counts,
    pub(super) allowed_domains: Option<Vec<String>>,
    pub(super) breaker: Breaker,
    pub(super) place: Place,
    /// The request that the grant is for.
    pub(super) request_id: Option<RequestId>,
}

impl DirectoryScope {
    /// The same for one request.
    pub(super) fn of_request(&self, id: RequestId) -> Self {
        Self {
            request_id: Some(id),
            ..self.clone()
        }
    }
}

/// When deactivations are too many at once, as the environment has it.
#[derive(Debug, Clone, Copy)]
pub struct Breaker {
    /// Percent of the directory's active users; 0 is never.
    pub share_percent: i32,
    pub window_minutes: i32,
    pub people_min: i32,
    /// Whether further ones are refused.
    pub hold: bool,
}

/// One environment, or one organization of it, opened for reading.
#[derive(Debug, Clone)]
pub struct EnvironmentScope {
    pub(super) environment_id: EnvironmentId,
    pub(super) organization_id: Option<OrganizationId>,
}

/// What a caller manages: one organization, one environment, or all of them.
#[derive(Debug, Clone)]
pub struct ManagementScope {
    pub(super) actor: Actor,
    pub(super) reach: Reach,
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
pub type Writing<'c> = Grant<'c, DirectoryScope, Transaction>;
pub type Viewing<'c> = Grant<'c, ManagementScope, DatabaseConnection>;
pub type Managing<'c> = Grant<'c, ManagementScope, Transaction>;

impl<C> Grant<'_, DirectoryScope, C> {
    pub fn directory_id(&self) -> DirectoryId {
        self.scope.directory_id
    }

    /// The domains to which addresses must belong; `None` where any may be.
    pub fn allowed_domains(&self) -> Option<&[String]> {
        self.scope.allowed_domains.as_deref()
    }

    /// Of what the directory held when the grant was made.
    pub fn counts(&self) -> Counts {
        self.scope.counts
    }

    pub fn breaker(&self) -> Breaker {
        self.scope.breaker
    }

    /// The directory's users that are not deleted.
    pub fn users(&self) -> Select<user::Entity> {
        self.users_ever().filter(user::Column::DeleteTime.is_null())
    }

    /// The directory's users, deleted ones included.
    pub fn users_ever(&self) -> Select<user::Entity> {
        user::select().filter(user::Column::DirectoryId.eq(self.scope.directory_id))
    }

    pub fn groups(&self) -> Select<group::Entity> {
        group::select().filter(group::Column::DirectoryId.eq(self.scope.directory_id))
    }

    pub fn memberships(&self) -> Select<membership::Entity> {
        membership::Entity::find()
            .filter(membership::Column::DirectoryId.eq(self.scope.directory_id))
    }
}

impl<S> Grant<'_, S, Transaction> {
    /// Tells of changes that the grant makes at a place.
    fn recorder(&self, place: Place, cause: Cause) -> Recorder<'_> {
        Recorder {
            connection: self.connection,
            now: self.now,
            ids: Arc::clone(&self.ids),
            place,
            cause,
        }
    }
}

impl Managing<'_> {
    /// Tells of what the caller changes at a place.
    pub fn events_at(&self, place: Place) -> Recorder<'_> {
        self.recorder(place, Cause::Actor(self.scope.actor))
    }

    /// Tells of what is of an environment, or of one organization of it.
    pub fn events_of(
        &self,
        environment_id: EnvironmentId,
        organization_id: Option<OrganizationId>,
    ) -> Ledger<'_> {
        Ledger {
            connection: self.connection,
            now: self.now,
            ids: Arc::clone(&self.ids),
            cause: Cause::Actor(self.scope.actor),
            environment_id,
            organization_id,
            directory_id: None,
        }
    }
}

impl Writing<'_> {
    /// Tells of what the request changes in its directory.
    pub fn events(&self) -> Recorder<'_> {
        let DirectoryScope {
            token_id,
            place,
            request_id,
            ..
        } = &self.scope;
        let cause = match *request_id {
            Some(request_id) => Cause::Request {
                request_id,
                token_id: *token_id,
            },
            None => Cause::Actor(Actor::Service),
        };
        self.recorder(place.clone(), cause)
    }
}

impl<'c> Managing<'c> {
    /// For the operator's commands: having the data folder is the permission.
    pub(crate) fn of_command_line(
        connection: &'c Transaction,
        now: Moment,
        ids: Arc<IdSource>,
    ) -> Self {
        Grant {
            connection,
            now,
            ids,
            scope: ManagementScope {
                actor: Actor::CommandLine,
                reach: Reach::Installation,
            },
        }
    }
}

impl<S> Grant<'_, S, Transaction> {
    /// The same transaction for whom it is managed, as the audit log has it.
    pub(super) fn managing(&self, scope: ManagementScope) -> Managing<'_> {
        Grant {
            connection: self.connection,
            now: self.now,
            ids: Arc::clone(&self.ids),
            scope,
        }
    }
}

impl<C> Grant<'_, EnvironmentScope, C> {
    pub fn environment_id(&self) -> EnvironmentId {
        self.scope.environment_id
    }

    /// The one organization that the caller reads.
    pub fn organization_id(&self) -> Option<OrganizationId> {
        self.scope.organization_id
    }

    /// What the caller reads, to bind a page token to.
    pub fn reader(&self) -> String {
        match self.scope.organization_id {
            Some(id) => id.to_string(),
            None => self.scope.environment_id.to_string(),
        }
    }

    /// The organizations that the caller reads, deleted ones not among them.
    pub fn organizations(&self) -> Select<organization::Entity> {
        let select = organization::Entity::find()
            .filter(organization::Column::EnvironmentId.eq(self.scope.environment_id))
            .filter(organization::Column::DeleteTime.is_null());
        match self.scope.organization_id {
            Some(id) => select.filter(organization::Column::Id.eq(id)),
            None => select,
        }
    }

    /// Their directories, deleted ones not among them.
    pub fn directories(&self) -> Select<directory::Entity> {
        let select = directory::Entity::find()
            .filter(directory::Column::EnvironmentId.eq(self.scope.environment_id))
            .filter(directory::Column::DeleteTime.is_null());
        match self.scope.organization_id {
            Some(id) => select.filter(directory::Column::OrganizationId.eq(id)),
            None => select,
        }
    }
}

impl<C> Grant<'_, ManagementScope, C> {
    pub fn actor(&self) -> Actor {
        self.scope.actor
    }

    pub fn reach(&self) -> Reach {
        self.scope.reach
    }

    /// Refuses whoever reaches one organization alone.
    pub fn whole_environment(&self) -> Result<()> {
        match self.scope.reach.organization_id() {
            Some(_) => Err(Error::CallerNotAllowed),
            None => Ok(()),
        }
    }

    /// The environment that a request names, or the caller's own where it names
    /// none. Whether it is there is not looked up.
    pub fn environment_named(&self, id: &str) -> Result<EnvironmentId> {
        let named = match id {
            "" => None,
            id => Some(id.parse().map_err(|source| Error::InvalidId {
                field: "environment_id",
                source,
            })?),
        };
        match (self.scope.reach.environment_id(), named) {
            (Some(own), None) => Ok(own),
            (Some(own), Some(named)) if own == named => Ok(own),
            (Some(_), Some(_)) => Err(Error::EnvironmentNotFound),
            (None, Some(named)) => Ok(named),
            (None, None) => Err(Error::FieldMissing {
                field: "environment_id",
            }),
        }
    }

    pub fn environments(&self) -> Select<environment::Entity> {
        let select = environment::Entity::find();
        match self.scope.reach.environment_id() {
            Some(id) => select.filter(environment::Column::Id.eq(id)),
            None => select,
        }
    }

    /// Deleted ones too.
    pub fn organizations(&self) -> Select<organization::Entity> {
        self.within(
            organization::Entity::find(),
            organization::Column::EnvironmentId,
            organization::Column::Id,
        )
    }

    /// Deleted ones too.
    pub fn directories(&self) -> Select<directory::Entity> {
        self.within(
            directory::Entity::find(),
            directory::Column::EnvironmentId,
            directory::Column::OrganizationId,
        )
    }

    /// Tokens of the directories that the caller manages.
    pub fn tokens(&self) -> Select<token::Entity> {
        let directories = self.directories();
        token::Entity::find().filter(
            token::Column::DirectoryId.in_subquery(
                directories
                    .select_only()
                    .column(directory::Column::Id)
                    .into_query(),
            ),
        )
    }

    /// Users of the directories that the caller manages, deleted ones included.
    pub fn users_ever(&self) -> Select<user::Entity> {
        let directories = self.directories();
        user::Entity::find().filter(
            user::Column::DirectoryId.in_subquery(
                directories
                    .select_only()
                    .column(directory::Column::Id)
                    .into_query(),
            ),
        )
    }

    pub fn api_keys(&self) -> Select<api_key::Entity> {
        self.within(
            api_key::Entity::find(),
            api_key::Column::EnvironmentId,
            api_key::Column::OrganizationId,
        )
    }

    pub fn trusted_issuers(&self) -> Select<trusted_issuer::Entity> {
        self.within(
            trusted_issuer::Entity::find(),
            trusted_issuer::Column::EnvironmentId,
            trusted_issuer::Column::OrganizationId,
        )
    }

    pub fn webhook_endpoints(&self) -> Select<webhook_endpoint::Entity> {
        self.within(
            webhook_endpoint::Entity::find(),
            webhook_endpoint::Column::EnvironmentId,
            webhook_endpoint::Column::OrganizationId,
        )
    }

    pub fn setup_links(&self) -> Select<setup_link::Entity> {
        self.within(
            setup_link::Entity::find(),
            setup_link::Column::EnvironmentId,
            setup_link::Column::OrganizationId,
        )
    }

    /// One of the caller's directories.
    pub async fn directory(&self, id: DirectoryId) -> Result<directory::Model>
    where
        C: ConnectionTrait,
    {
        self.directories()
            .filter(directory::Column::Id.eq(id))
            .one(self.connection)
            .await?
            .ok_or(Error::DirectoryNotFound)
    }

    /// The request log of one of the caller's directories.
    pub async fn requests(&self, directory_id: DirectoryId) -> Result<Select<request::Entity>>
    where
        C: ConnectionTrait,
    {
        self.directory(directory_id).await?;
        Ok(request::Entity::find().filter(request::Column::DirectoryId.eq(directory_id)))
    }

    pub fn audit_entries(&self) -> Select<audit_entry::Entity> {
        self.within(
            audit_entry::Entity::find(),
            audit_entry::Column::EnvironmentId,
            audit_entry::Column::OrganizationId,
        )
    }

    fn within<E: sea_orm::EntityTrait>(
        &self,
        select: Select<E>,
        environment: impl sea_orm::ColumnTrait,
        organization: impl sea_orm::ColumnTrait,
    ) -> Select<E> {
        match self.scope.reach {
            Reach::Installation => select,
            Reach::Environment(id) => select.filter(environment.eq(id)),
            Reach::Organization(environment_id, id) => select
                .filter(environment.eq(environment_id))
                .filter(organization.eq(id)),
        }
    }
}
