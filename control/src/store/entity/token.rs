//! A credential of a directory: a bearer token, or an OAuth client.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{DirectoryId, TokenId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "tokens")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TokenId,
    pub directory_id: DirectoryId,
    pub display_name: String,
    pub kind: Kind,
    /// HMAC-SHA-256 of the whole token, or of the client's secret.
    pub mac: Vec<u8>,
    pub create_time: Moment,
    pub expire_time: Option<Moment>,
    pub revoke_time: Option<Moment>,
    pub last_use_time: Option<Moment>,
    /// The days before its end of which was told last; 0 when it was told that it
    /// ended.
    pub expiry_told: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Kind {
    /// Presented as it is.
    #[sea_orm(string_value = "bearer")]
    Bearer,
    /// Its secret gets access tokens, which are presented.
    #[sea_orm(string_value = "oauth_client")]
    OAuthClient,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
