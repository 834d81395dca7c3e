//! Which directory is meant.

use clap::Args;
use rollcall_client::proto::directory::v1::{list_groups_request, list_users_request};

/// A directory, or an organization that stands for its primary one.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Selection {
    /// The directory, by its id.
    #[arg(long, value_name = "ID")]
    directory: Option<String>,
    /// The primary directory of this organization, by its id.
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    /// The primary directory of this organization, by the product's own id of it.
    #[arg(long, value_name = "ID")]
    external_id: Option<String>,
}

impl From<Selection> for rollcall_client::Selection {
    fn from(selection: Selection) -> Self {
        match (selection.directory, selection.organization) {
            (Some(id), _) => Self::DirectoryId(id),
            (None, Some(id)) => Self::OrganizationId(id),
            // clap takes exactly one of them.
            (None, None) => Self::OrganizationExternalId(selection.external_id.unwrap_or_default()),
        }
    }
}

impl Selection {
    pub(super) fn of_users(self) -> list_users_request::Selection {
        rollcall_client::Selection::from(self).into()
    }

    pub(super) fn of_groups(self) -> list_groups_request::Selection {
        rollcall_client::Selection::from(self).into()
    }
}
