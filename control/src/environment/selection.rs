//! Which directory a request means.

use sea_orm::{ColumnTrait as _, QueryFilter as _};

use super::Reading;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, OrganizationId};
use crate::place::Place;
use crate::store::entity::{directory, organization};

/// A directory by its id, or the primary one of an organization.
#[derive(Debug)]
pub(super) enum Selection {
    Directory(String),
    Organization(String),
    OrganizationExternalId(String),
}

/// A directory and the organization that it belongs to.
#[derive(Debug)]
pub(super) struct Selected {
    pub directory: directory::Model,
    pub organization: organization::Model,
}

impl Selected {
    pub(super) fn place(&self) -> Place {
        Place::of(&self.directory, &self.organization)
    }

    /// Whether nobody of it should have access.
    pub(super) fn is_disabled(&self) -> bool {
        self.directory.disable_time.is_some()
    }
}

pub(super) async fn select(grant: &Reading<'_>, selection: Option<Selection>) -> Result<Selected> {
    match selection.ok_or(Error::SelectionMissing)? {
        Selection::Directory(id) => {
            let id = id.parse().map_err(|source| Error::InvalidId {
                field: "directory_id",
                source,
            })?;
            by_directory(grant, id)
                .await?
                .ok_or(Error::DirectoryNotFound)
        }
        Selection::Organization(id) => {
            let id: OrganizationId = id.parse().map_err(|source| Error::InvalidId {
                field: "organization_id",
                source,
            })?;
            primary(grant, organization::Column::Id.eq(id)).await
        }
        // No text that is kept holds it, and PostgreSQL takes no such text.
        Selection::OrganizationExternalId(external_id) if external_id.contains('\0') => {
            Err(Error::OrganizationNotFound)
        }
        Selection::OrganizationExternalId(external_id) => {
            primary(grant, organization::Column::ExternalId.eq(external_id)).await
        }
    }
}

pub(super) async fn by_directory(grant: &Reading<'_>, id: DirectoryId) -> Result<Option<Selected>> {
    let row = grant
        .directories()
        .filter(directory::Column::Id.eq(id))
        .one(grant.connection)
        .await?;
    let Some(directory) = row else {
        return Ok(None);
    };
    let organization = grant
        .organizations()
        .filter(organization::Column::Id.eq(directory.organization_id))
        .one(grant.connection)
        .await?;
    Ok(organization.map(|organization| Selected {
        directory,
        organization,
    }))
}

async fn primary(grant: &Reading<'_>, of: sea_orm::sea_query::SimpleExpr) -> Result<Selected> {
    let organization = grant
        .organizations()
        .filter(of)
        .one(grant.connection)
        .await?
        .ok_or(Error::OrganizationNotFound)?;
    let directory = grant
        .directories()
        .filter(directory::Column::OrganizationId.eq(organization.id))
        .filter(directory::Column::IsPrimary.eq(true))
        .one(grant.connection)
        .await?
        .ok_or(Error::NoPrimaryDirectory)?;
    Ok(Selected {
        directory,
        organization,
    })
}
