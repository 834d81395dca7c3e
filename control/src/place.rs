//! Where what a directory holds is.

use rollcall_proto::event::v1 as wire;

use crate::clock::Moment;
use crate::id::{DirectoryId, EnvironmentId, OrganizationId};
use crate::store::entity::{directory, organization};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub environment_id: EnvironmentId,
    pub organization_id: OrganizationId,
    /// The product's own id of the organization.
    pub organization_external_id: Option<String>,
    pub directory_id: DirectoryId,
    /// Whether nobody of it should have access.
    pub is_disabled: bool,
}

impl Place {
    pub fn of(directory: &directory::Model, organization: &organization::Model) -> Self {
        Self {
            environment_id: directory.environment_id,
            organization_id: organization.id,
            organization_external_id: organization.external_id.clone(),
            directory_id: directory.id,
            is_disabled: directory.disable_time.is_some(),
        }
    }

    /// The directory itself, as products see it.
    pub fn describe(&self, directory: &directory::Model) -> wire::Directory {
        wire::Directory {
            id: directory.id.to_string(),
            organization_id: self.organization_id.to_string(),
            organization_external_id: self.organization_external_id.clone().unwrap_or_default(),
            display_name: directory.display_name.clone(),
            is_primary: directory.is_primary,
            create_time: Some(directory.create_time.to_proto()),
            disable_time: directory.disable_time.map(Moment::to_proto),
        }
    }
}
