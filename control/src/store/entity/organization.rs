//! A customer of the product.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::fold::fold;
use crate::id::{EnvironmentId, OrganizationId};
use crate::store::document::{Domains, KEY_BYTES_MAX};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organizations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganizationId,
    pub environment_id: EnvironmentId,
    /// The product's own id of the organization.
    pub external_id: Option<String>,
    pub display_name: String,
    /// By which it is found: see [`Model::key_of`].
    pub display_name_key: String,
    /// Domains that the addresses of its users may have; none means any.
    #[sea_orm(column_type = "JsonBinary")]
    pub domains: Domains,
    /// Whether `domains` is not enforced.
    pub allow_any_domain: bool,
    pub create_time: Moment,
    pub update_time: Moment,
    pub delete_time: Option<Moment>,
    /// What `external_id` was before it was deleted.
    pub deleted_external_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// How a name begins without regard to case: as far as any prefix reaches that is
    /// looked for, since an index takes no longer texts.
    pub fn key_of(display_name: &str) -> String {
        let folded = fold(display_name);
        let letters = folded.char_indices();
        let kept = letters.take_while(|(at, _)| *at < KEY_BYTES_MAX);
        kept.map(|(_, letter)| letter).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_whatever_is_looked_for() {
        assert_eq!(Model::key_of("ACME Ltd"), "acme ltd");
        let long = "é".repeat(KEY_BYTES_MAX);
        let key = Model::key_of(&long);
        assert_eq!(key.len(), KEY_BYTES_MAX);
        let odd = Model::key_of(&format!("x{long}"));
        assert_eq!(odd.len(), KEY_BYTES_MAX + 1);
    }
}
