//! A link by which a customer's IT admin configures one directory.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{DirectoryId, EnvironmentId, OrganizationId, SetupLinkId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "setup_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SetupLinkId,
    pub environment_id: EnvironmentId,
    pub organization_id: OrganizationId,
    /// Absent until the directory is made.
    pub directory_id: Option<DirectoryId>,
    /// HMAC-SHA-256 of the secret in the link.
    pub mac: Vec<u8>,
    pub create_time: Moment,
    pub expire_time: Moment,
    pub redeem_time: Option<Moment>,
    pub revoke_time: Option<Moment>,
    /// HMAC-SHA-256 of the session that it was redeemed for.
    pub session_mac: Option<Vec<u8>>,
    pub session_expire_time: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
