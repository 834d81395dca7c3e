//! What the operator of an installation does on its own machine, where having
//! the data folder is the permission.

mod edge_key;

use std::path::{Path, PathBuf};

use rollcall_proto::credential::{Credential, Kind};
use rollcall_proto::management::v1::Scope;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, DatabaseTransaction, DbBackend, EntityTrait as _,
    IntoActiveModel as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, Set,
};

use crate::authz::{Purpose, SecretKey, SecretKeyError};
use crate::clock::{Clock, IdSource};
use crate::error::{Error, Result};
use crate::id::{DirectoryId, EnvironmentId, OrganizationId, TokenId};
use crate::store::document::{Domains, Scopes};
use crate::store::entity::{api_key, directory, environment, installation, organization, token};
use crate::store::{Database, OpenError, Store};

pub use edge_key::MadeEdgeKey;

const ENVIRONMENT_NAME: &str = "Production";

/// The store, with the key that belongs to it.
#[derive(Debug, Clone)]
pub struct Installation {
    pub store: Store,
    pub secret: SecretKey,
    pub clock: Clock,
}

#[derive(Debug, thiserror::Error)]
pub enum InstallationError {
    #[error("the data folder {}: {source}", folder.display())]
    Folder {
        folder: PathBuf,
        source: std::io::Error,
    },
    #[error(transparent)]
    Store(#[from] OpenError),
    #[error(transparent)]
    Secret(#[from] SecretKeyError),
    #[error(transparent)]
    Operation(#[from] Error),
}

/// A directory to be made, and the organization that it belongs to.
#[derive(Debug, Clone, Default)]
pub struct NewDirectory {
    /// The product's own id of the organization. One that has it already is used
    /// as it is.
    pub organization_external_id: String,
    pub organization_name: String,
    /// Domains that the addresses of its users may have, in lower case; none
    /// means any.
    pub domains: Vec<String>,
    pub allow_any_domain: bool,
}

/// The secrets are shown here and never again.
#[derive(Debug)]
pub struct MadeDirectory {
    pub organization_id: OrganizationId,
    pub directory_id: DirectoryId,
    /// Whether it is the one that stands for its organization.
    pub is_primary: bool,
    pub bearer_token: Credential,
}

/// A new credential of a directory. The secret is shown here and never again.
#[derive(Debug)]
pub struct MadeToken {
    pub id: TokenId,
    pub secret: Credential,
}

impl NewDirectory {
    fn check_same(&self, organization: &organization::Model) -> Result<()> {
        let Domains(domains) = &organization.domains;
        let other_domains = !self.domains.is_empty() && self.domains != *domains;
        if other_domains || (self.allow_any_domain && !organization.allow_any_domain) {
            return Err(Error::InvalidValue {
                why: format!(
                    "The organization is there already and has other domains ({}); \
                     this does not change it",
                    if domains.is_empty() {
                        "any".to_owned()
                    } else {
                        domains.join(", ")
                    }
                ),
            });
        }
        Ok(())
    }
}

impl Installation {
    /// Opens the data folder, which has the secret key, and the database, and
    /// makes what is missing in them.
    pub async fn open(
        folder: &Path,
        database: &Database,
        clock: Clock,
    ) -> std::result::Result<Self, InstallationError> {
        create_private_folder(folder).map_err(|source| InstallationError::Folder {
            folder: folder.to_owned(),
            source,
        })?;
        let this = Self {
            secret: SecretKey::open(folder, !Store::exists(database).await?)?,
            store: Store::open(database).await?,
            clock,
        };
        if this.has_the_key_of_the_database().await? {
            Ok(this)
        } else {
            this.store.close().await;
            Err(SecretKeyError::OfAnotherDatabase.into())
        }
    }

    /// The first key that opens a database leaves its mark there.
    async fn has_the_key_of_the_database(&self) -> Result<bool> {
        let mark = self.secret.mac(Purpose::Installation, b"");
        self.store
            .writer
            .write(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let row = installation::ActiveModel {
                            id: Set(installation::THE_ONE),
                            key_mac: Set(mark.clone()),
                        };
                        installation::Entity::insert(row)
                            .on_conflict(
                                OnConflict::column(installation::Column::Id)
                                    .do_nothing()
                                    .to_owned(),
                            )
                            .exec_without_returning(transaction)
                            .await?;
                        let row = installation::Entity::find_by_id(installation::THE_ONE)
                            .one(transaction)
                            .await?;
                        Ok(row.is_some_and(|row| row.key_mac == mark))
                    })
                }),
            )
            .await
    }

    /// Whether nothing was ever made here.
    pub async fn is_new(&self) -> Result<bool> {
        let environments = environment::Entity::find()
            .count(&self.store.readers)
            .await?;
        Ok(environments == 0)
    }

    /// The directory that was made first.
    pub async fn first_directory(&self) -> Result<Option<DirectoryId>> {
        let first = directory::Entity::find()
            .order_by_asc(directory::Column::Id)
            .one(&self.store.readers)
            .await?;
        Ok(first.map(|directory| directory.id))
    }

    /// Makes a directory in the installation's environment, which is made with
    /// the first one. The organization's first directory is its primary one.
    pub async fn create_directory(&self, new: NewDirectory) -> Result<MadeDirectory> {
        let this = self.clone();
        self.store
            .writer
            .write(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move { this.insert_directory(transaction, new).await })
                }),
            )
            .await
    }

    /// Makes the first directory and the first API key, both or neither.
    pub async fn create_first(&self, new: NewDirectory) -> Result<(MadeDirectory, Credential)> {
        let this = self.clone();
        self.store
            .writer
            .write(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let directory = this.insert_directory(transaction, new).await?;
                        let api_key = this
                            .insert_api_key(
                                transaction,
                                "First API key".to_owned(),
                                vec![Scope::ReadUsers, Scope::FollowEvents, Scope::Manage],
                            )
                            .await?;
                        Ok((directory, api_key))
                    })
                }),
            )
            .await
    }

    /// Makes a further bearer token of a directory.
    pub async fn create_token(&self, directory_id: DirectoryId) -> Result<MadeToken> {
        self.create_credential(directory_id, token::Kind::Bearer)
            .await
    }

    /// Makes an OAuth client of a directory.
    pub async fn create_oauth_client(&self, directory_id: DirectoryId) -> Result<MadeToken> {
        self.create_credential(directory_id, token::Kind::OAuthClient)
            .await
    }

    async fn create_credential(
        &self,
        directory_id: DirectoryId,
        kind: token::Kind,
    ) -> Result<MadeToken> {
        let this = self.clone();
        self.store
            .writer
            .write(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        directory::Entity::find_by_id(directory_id)
                            .one(transaction)
                            .await?
                            .ok_or(Error::DirectoryNotFound)?;
                        let ids = IdSource::new(this.clock.clone());
                        this.insert_token(transaction, &ids, directory_id, kind)
                            .await
                    })
                }),
            )
            .await
    }

    /// Makes an API key for the installation's environment.
    pub async fn create_api_key(
        &self,
        display_name: String,
        scopes: Vec<Scope>,
    ) -> Result<Credential> {
        let this = self.clone();
        self.store
            .writer
            .write(
                None,
                Box::new(move |transaction| {
                    Box::pin(
                        async move { this.insert_api_key(transaction, display_name, scopes).await },
                    )
                }),
            )
            .await
    }

    /// Refuses what was said of an organization that is there already and is
    /// not so: nothing here changes one, and to pass it over would let people
    /// believe in a check that is not made.
    pub async fn check_organization(&self, new: &NewDirectory) -> Result<()> {
        let organization = organization::Entity::find()
            .filter(organization::Column::ExternalId.eq(&new.organization_external_id))
            .one(&self.store.readers)
            .await?
            .ok_or_else(|| Error::InvalidValue {
                why: "The data folder was made for another organization".to_owned(),
            })?;
        new.check_same(&organization)
    }

    async fn insert_directory(
        &self,
        transaction: &DatabaseTransaction,
        new: NewDirectory,
    ) -> Result<MadeDirectory> {
        let now = self.clock.now();
        let ids = IdSource::new(self.clock.clone());
        let environment_id = self.environment(transaction, &ids).await?;
        let organization_id = self
            .organization(transaction, &ids, environment_id, new)
            .await?;
        let others = directory::Entity::find()
            .filter(directory::Column::OrganizationId.eq(organization_id))
            .count(transaction)
            .await?;
        let is_primary = others == 0;
        let directory_id = ids.next();
        let row = directory::Model {
            id: directory_id,
            environment_id,
            organization_id,
            display_name: "SCIM".to_owned(),
            is_primary,
            user_count: 0,
            active_user_count: 0,
            group_count: 0,
            create_time: now,
            update_time: now,
            disable_time: None,
            delete_time: None,
            first_request_time: None,
            last_success_time: None,
            last_error_time: None,
            last_error_reason: None,
            breaker_window_start: None,
            breaker_count: 0,
            breaker_trip_time: None,
        };
        directory::Entity::insert(row.into_active_model())
            .exec_without_returning(transaction)
            .await?;
        let token = self
            .insert_token(transaction, &ids, directory_id, token::Kind::Bearer)
            .await?;
        Ok(MadeDirectory {
            organization_id,
            directory_id,
            is_primary,
            bearer_token: token.secret,
        })
    }

    async fn insert_token(
        &self,
        transaction: &DatabaseTransaction,
        ids: &IdSource,
        directory_id: DirectoryId,
        kind: token::Kind,
    ) -> Result<MadeToken> {
        let id = ids.next();
        let (form, display_name) = match kind {
            token::Kind::Bearer => (Kind::Scim, "SCIM token"),
            token::Kind::OAuthClient => (Kind::ClientSecret, "OAuth client"),
        };
        let (secret, mac) = self.secret.make_credential(form, &id.suffix())?;
        let row = token::Model {
            id,
            directory_id,
            display_name: display_name.to_owned(),
            kind,
            mac,
            create_time: self.clock.now(),
            expire_time: None,
            revoke_time: None,
            last_use_time: None,
        };
        token::Entity::insert(row.into_active_model())
            .exec_without_returning(transaction)
            .await?;
        Ok(MadeToken { id, secret })
    }

    async fn insert_api_key(
        &self,
        transaction: &DatabaseTransaction,
        display_name: String,
        scopes: Vec<Scope>,
    ) -> Result<Credential> {
        let ids = IdSource::new(self.clock.clone());
        let environment_id = self.environment(transaction, &ids).await?;
        let id = ids.next();
        let (credential, mac) = self.secret.make_credential(Kind::ApiKey, &id.suffix())?;
        let row = api_key::Model {
            id,
            environment_id,
            organization_id: None,
            display_name,
            mac,
            scopes: Scopes(scopes),
            create_time: self.clock.now(),
            expire_time: None,
            revoke_time: None,
            last_use_time: None,
        };
        api_key::Entity::insert(row.into_active_model())
            .exec_without_returning(transaction)
            .await?;
        Ok(credential)
    }

    /// The installation's environment, made at its first use.
    async fn environment(
        &self,
        transaction: &DatabaseTransaction,
        ids: &IdSource,
    ) -> Result<EnvironmentId> {
        if transaction.get_database_backend() == DbBackend::Postgres {
            // Two operators at once find it together, and make one organization
            // of one name; SQLite's one writer sees to that by itself.
            transaction
                .execute_unprepared("LOCK TABLE environments IN SHARE ROW EXCLUSIVE MODE")
                .await?;
        }
        if let Some(environment) = environment::Entity::find().one(transaction).await? {
            return Ok(environment.id);
        }
        let id = ids.next();
        // Its settings are those that the tables have by themselves.
        let row = environment::ActiveModel {
            id: Set(id),
            display_name: Set(ENVIRONMENT_NAME.to_owned()),
            create_time: Set(self.clock.now()),
            update_time: Set(self.clock.now()),
            ..environment::ActiveModel::default()
        };
        environment::Entity::insert(row)
            .exec_without_returning(transaction)
            .await?;
        Ok(id)
    }

    async fn organization(
        &self,
        transaction: &DatabaseTransaction,
        ids: &IdSource,
        environment_id: EnvironmentId,
        new: NewDirectory,
    ) -> Result<OrganizationId> {
        let organization = organization::Entity::find()
            .filter(organization::Column::EnvironmentId.eq(environment_id))
            .filter(organization::Column::ExternalId.eq(&new.organization_external_id))
            .one(transaction)
            .await?;
        if let Some(organization) = organization {
            new.check_same(&organization)?;
            return Ok(organization.id);
        }
        let NewDirectory {
            organization_external_id,
            organization_name,
            domains,
            allow_any_domain,
        } = new;
        let row = organization::Model {
            id: ids.next(),
            environment_id,
            external_id: Some(organization_external_id),
            display_name: organization_name,
            domains: Domains(domains),
            allow_any_domain,
            create_time: self.clock.now(),
            update_time: self.clock.now(),
            delete_time: None,
            deleted_external_id: None,
        };
        let id = row.id;
        organization::Entity::insert(row.into_active_model())
            .exec_without_returning(transaction)
            .await?;
        Ok(id)
    }
}

/// The folder holds the secret key, so only its owner may look into it.
fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
