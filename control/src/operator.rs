//! What the operator of an installation does on its own machine, where having
//! the data folder is the permission. Its changes stand in the audit log too.

mod console;
mod edge_key;
mod make;
mod seed;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::future::BoxFuture;
use rollcall_proto::credential::Credential;
use rollcall_proto::management::v1::Scope;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use crate::audit;
use crate::authz::{Managing, Purpose, SecretKey, SecretKeyError};
use crate::clock::{Clock, IdSource};
use crate::console::link::MadeLink;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, OrganizationId, TokenId};
use crate::management::directory as directory_management;
use crate::store::document::Domains;
use crate::store::entity::{directory, environment, installation, organization, token};
use crate::store::one_column::OneColumn as _;
use crate::store::{Database, OpenError, Store};

pub use edge_key::MadeEdgeKey;
pub use seed::{PinnedDirectory, PinnedGroup, PinnedOrganization, PinnedUser, Pins, Seed};

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

/// What the first start makes. The secrets are shown here and never again.
#[derive(Debug)]
pub struct MadeFirst {
    pub directory: MadeDirectory,
    pub api_key: Credential,
    pub sign_in_link: MadeLink,
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
            .write_alone(
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
                        let kept: Option<Vec<u8>> =
                            installation::Entity::find_by_id(installation::THE_ONE)
                                .select_only()
                                .column(installation::Column::KeyMac)
                                .one_column()
                                .one(transaction)
                                .await?;
                        Ok(kept == Some(mark))
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

    /// The directory that was made first, of those that are not deleted where
    /// there are any.
    pub async fn first_directory(&self) -> Result<Option<DirectoryId>> {
        let first = directory::Entity::find().order_by_asc(directory::Column::Id);
        let live = first
            .clone()
            .filter(directory::Column::DeleteTime.is_null())
            .one(&self.store.readers)
            .await?;
        let found = match live {
            Some(live) => Some(live),
            None => first.one(&self.store.readers).await?,
        };
        Ok(found.map(|directory| directory.id))
    }

    /// Makes a directory in the installation's environment, which is made with
    /// the first one. The organization's first directory is its primary one.
    pub async fn create_directory(&self, new: NewDirectory) -> Result<MadeDirectory> {
        self.change(|this, grant| Box::pin(async move { this.make_directory(grant, new).await }))
            .await
    }

    /// Makes the first directory, the first API key and the link for the first
    /// operator, all or none.
    pub async fn create_first(&self, new: NewDirectory) -> Result<MadeFirst> {
        let name = "First API key".to_owned();
        let scopes = vec![Scope::ReadUsers, Scope::FollowEvents, Scope::Manage];
        self.change(|this, grant| {
            Box::pin(async move {
                let directory = this.make_directory(grant, new).await?;
                let api_key = this.make_api_key(grant, name, scopes).await?;
                let sign_in_link = this.make_sign_in_link(grant, None).await?;
                Ok(MadeFirst {
                    directory,
                    api_key,
                    sign_in_link,
                })
            })
        })
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
        self.change(move |this, grant| {
            Box::pin(async move {
                let directory = directory_management::lock(grant, directory_id).await?;
                if directory.delete_time.is_some() {
                    return Err(Error::DirectoryNotFound);
                }
                let (token, record) = this.make_token(grant, &directory, kind).await?;
                audit::insert(grant, "CreateToken", vec![record]).await?;
                Ok(token)
            })
        })
        .await
    }

    /// Makes an API key for the installation's environment.
    pub async fn create_api_key(
        &self,
        display_name: String,
        scopes: Vec<Scope>,
    ) -> Result<Credential> {
        self.change(|this, grant| {
            Box::pin(async move { this.make_api_key(grant, display_name, scopes).await })
        })
        .await
    }

    /// Makes a key with which an operator manages every environment.
    pub async fn create_operator_key(&self, display_name: String) -> Result<Credential> {
        self.change(|this, grant| {
            Box::pin(async move { this.make_operator_key(grant, display_name).await })
        })
        .await
    }

    /// Refuses what was said of an organization that is there already and is
    /// not so: nothing here changes one, and to pass it over would let people
    /// believe in a check that is not made.
    pub async fn check_organization(&self, new: &NewDirectory) -> Result<()> {
        let organization = organization::Entity::find()
            .filter(organization::Column::ExternalId.eq(&new.organization_external_id))
            .one(&self.store.readers)
            .await?;
        if let Some(organization) = organization {
            return new.check_same(&organization);
        }
        let deleted = organization::Entity::find()
            .filter(organization::Column::DeletedExternalId.eq(&new.organization_external_id))
            .one(&self.store.readers)
            .await?;
        match deleted {
            // A customer who is gone keeps nobody else from being served.
            Some(_) => Ok(()),
            None => Err(Error::InvalidValue {
                why: "The data folder was made for another organization".to_owned(),
            }),
        }
    }

    /// Runs a command, alone in its transaction.
    async fn change<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'g> FnOnce(&'g Self, &'g Managing<'g>) -> BoxFuture<'g, Result<T>> + Send + 'static,
    {
        let this = self.clone();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let ids = Arc::new(IdSource::new(this.clock.clone()));
                        let now = this.clock.now();
                        let grant = Managing::of_command_line(transaction, now, ids);
                        work(&this, &grant).await
                    })
                }),
            )
            .await
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
