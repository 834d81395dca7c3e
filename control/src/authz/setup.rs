//! What a customer's IT admin may do: use one setup link, and configure the one
//! directory to which its session belongs. Whatever is wrong with a secret, it is
//! refused in the same words.

use std::sync::Arc;

use rollcall_proto::credential::{Kind, key_id};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, Select,
};

use super::grant::{Grant, ManagementScope, Managing, Viewing};
use super::principal::{Actor, Reach};
use super::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, EnvironmentId, OrganizationId, SetupLinkId};
use crate::store::Transaction;
use crate::store::entity::{directory, group, organization, request, setup_link, token, user};

/// A setup link that was not used yet.
#[derive(Debug, Clone)]
pub struct LinkScope {
    link_id: SetupLinkId,
    environment_id: EnvironmentId,
    organization_id: OrganizationId,
    directory_id: Option<DirectoryId>,
    expire_time: Moment,
}

/// One directory, opened by the session of a setup link.
#[derive(Debug, Clone)]
pub struct SetupScope {
    link_id: SetupLinkId,
    environment_id: EnvironmentId,
    organization_id: OrganizationId,
    directory_id: DirectoryId,
    expire_time: Moment,
}

pub type Redeeming<'c> = Grant<'c, LinkScope, Transaction>;
pub type SettingUp<'c> = Grant<'c, SetupScope, Transaction>;

impl<C> Grant<'_, LinkScope, C> {
    pub fn link_id(&self) -> SetupLinkId {
        self.scope.link_id
    }

    pub fn environment_id(&self) -> EnvironmentId {
        self.scope.environment_id
    }

    pub fn organization_id(&self) -> OrganizationId {
        self.scope.organization_id
    }

    /// The directory to configure; none where the link makes one.
    pub fn directory_id(&self) -> Option<DirectoryId> {
        self.scope.directory_id
    }

    pub fn expire_time(&self) -> Moment {
        self.scope.expire_time
    }

    pub fn organization(&self) -> Select<organization::Entity> {
        organization::Entity::find_by_id(self.scope.organization_id)
    }
}

impl<C> Grant<'_, SetupScope, C> {
    pub fn environment_id(&self) -> EnvironmentId {
        self.scope.environment_id
    }

    pub fn organization_id(&self) -> OrganizationId {
        self.scope.organization_id
    }

    pub fn directory_id(&self) -> DirectoryId {
        self.scope.directory_id
    }

    pub fn expire_time(&self) -> Moment {
        self.scope.expire_time
    }

    pub fn organization(&self) -> Select<organization::Entity> {
        organization::Entity::find_by_id(self.scope.organization_id)
    }

    pub fn directory(&self) -> Select<directory::Entity> {
        directory::Entity::find_by_id(self.scope.directory_id)
    }

    pub fn requests(&self) -> Select<request::Entity> {
        request::Entity::find().filter(request::Column::DirectoryId.eq(self.scope.directory_id))
    }

    pub fn tokens(&self) -> Select<token::Entity> {
        token::Entity::find().filter(token::Column::DirectoryId.eq(self.scope.directory_id))
    }

    /// Users that are not deleted.
    pub fn users(&self) -> Select<user::Entity> {
        user::select()
            .filter(user::Column::DirectoryId.eq(self.scope.directory_id))
            .filter(user::Column::DeleteTime.is_null())
    }

    pub fn groups(&self) -> Select<group::Entity> {
        group::select().filter(group::Column::DirectoryId.eq(self.scope.directory_id))
    }
}

impl Grant<'_, SetupScope, DatabaseConnection> {
    /// As who asks for a page of a list.
    pub fn viewing(&self) -> Viewing<'_> {
        let scope = &self.scope;
        let actor = Actor::SetupLink(scope.link_id);
        let reach = Reach::Organization(scope.environment_id, scope.organization_id);
        Grant {
            connection: self.connection,
            now: self.now,
            ids: Arc::clone(&self.ids),
            scope: ManagementScope { actor, reach },
        }
    }
}

impl Redeeming<'_> {
    /// As the audit log names whoever uses the link.
    pub fn audited(&self) -> Managing<'_> {
        let scope = &self.scope;
        let actor = Actor::SetupLink(scope.link_id);
        let reach = Reach::Organization(scope.environment_id, scope.organization_id);
        self.managing(ManagementScope { actor, reach })
    }
}

impl SettingUp<'_> {
    /// As the audit log names whoever has the session.
    pub fn audited(&self) -> Managing<'_> {
        let scope = &self.scope;
        let actor = Actor::SetupLink(scope.link_id);
        let reach = Reach::Organization(scope.environment_id, scope.organization_id);
        self.managing(ManagementScope { actor, reach })
    }
}

/// The link of this secret, if it can still be used.
pub(super) async fn link<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    text: &str,
) -> Result<LinkScope> {
    let select = select(Kind::SetupLink, text).ok_or(Error::SetupLinkInvalid)?;
    open_link(connection, secret, now, text, select).await
}

/// The same, alone with the link until the transaction ends.
pub(super) async fn link_to_use(
    transaction: &Transaction,
    secret: &SecretKey,
    now: Moment,
    text: &str,
) -> Result<LinkScope> {
    let select = select(Kind::SetupLink, text).ok_or(Error::SetupLinkInvalid)?;
    let select = select.lock(LockType::NoKeyUpdate);
    open_link(transaction, secret, now, text, select).await
}

/// The directory of this session.
pub(super) async fn session<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    text: &str,
) -> Result<SetupScope> {
    let select = select(Kind::SetupSession, text).ok_or(Error::SetupSessionInvalid)?;
    open_session(connection, secret, now, text, select).await
}

/// The same, with a session that cannot be revoked until the transaction ends.
pub(super) async fn session_to_change(
    transaction: &Transaction,
    secret: &SecretKey,
    now: Moment,
    text: &str,
) -> Result<SetupScope> {
    let select = select(Kind::SetupSession, text).ok_or(Error::SetupSessionInvalid)?;
    let select = select.lock(LockType::NoKeyUpdate);
    open_session(transaction, secret, now, text, select).await
}

/// The row of what has the form of such a credential.
fn select(kind: Kind, text: &str) -> Option<Select<setup_link::Entity>> {
    let id = SetupLinkId::from_suffix(key_id(kind, text)?).ok()?;
    Some(setup_link::Entity::find_by_id(id).filter(setup_link::Column::RevokeTime.is_null()))
}

async fn open_link<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    text: &str,
    select: Select<setup_link::Entity>,
) -> Result<LinkScope> {
    let row = select
        .one(connection)
        .await?
        .filter(|row| secret.fits(Purpose::Credential, text.as_bytes(), &row.mac))
        .filter(|row| row.redeem_time.is_none() && row.expire_time > now)
        .ok_or(Error::SetupLinkInvalid)?;
    if !has_live_owner(connection, &row).await? {
        return Err(Error::SetupLinkInvalid);
    }
    Ok(LinkScope {
        link_id: row.id,
        environment_id: row.environment_id,
        organization_id: row.organization_id,
        directory_id: row.directory_id,
        expire_time: row.expire_time,
    })
}

async fn open_session<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    text: &str,
    select: Select<setup_link::Entity>,
) -> Result<SetupScope> {
    let row = select
        .one(connection)
        .await?
        .ok_or(Error::SetupSessionInvalid)?;
    let (Some(mac), Some(expire_time), Some(directory_id)) =
        (&row.session_mac, row.session_expire_time, row.directory_id)
    else {
        return Err(Error::SetupSessionInvalid);
    };
    let is_live = secret.fits(Purpose::Credential, text.as_bytes(), mac) && expire_time > now;
    if !is_live || !has_live_owner(connection, &row).await? {
        return Err(Error::SetupSessionInvalid);
    }
    Ok(SetupScope {
        link_id: row.id,
        environment_id: row.environment_id,
        organization_id: row.organization_id,
        directory_id,
        expire_time,
    })
}

/// Whether neither the organization nor the directory is deleted.
async fn has_live_owner<C: ConnectionTrait>(
    connection: &C,
    link: &setup_link::Model,
) -> Result<bool> {
    let organization = organization::Entity::find_by_id(link.organization_id)
        .filter(organization::Column::DeleteTime.is_null())
        .one(connection)
        .await?;
    let Some(directory_id) = link.directory_id else {
        return Ok(organization.is_some());
    };
    let directory = directory::Entity::find_by_id(directory_id)
        .filter(directory::Column::DeleteTime.is_null())
        .one(connection)
        .await?;
    Ok(organization.is_some() && directory.is_some())
}
