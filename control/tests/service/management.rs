//! What is managed, through the door, by an operator and by keys of two
//! environments.

#[path = "management/audit.rs"]
mod audit;
#[path = "management/caller.rs"]
pub(crate) mod caller;
#[path = "management/directories.rs"]
mod directories;
#[path = "management/environments.rs"]
mod environments;
#[path = "management/export.rs"]
mod export;
#[path = "management/health.rs"]
mod health;
#[path = "management/masks.rs"]
mod masks;
#[path = "management/organization_search.rs"]
mod organization_search;
#[path = "management/organizations.rs"]
mod organizations;
#[path = "management/page_tokens.rs"]
mod page_tokens;
#[path = "management/plans.rs"]
mod plans;
#[path = "management/primary.rs"]
mod primary;
#[path = "management/replicas.rs"]
mod replicas;
#[path = "management/request_ids.rs"]
mod request_ids;
#[path = "management/tenancy.rs"]
mod tenancy;
#[path = "management/world.rs"]
pub(crate) mod world;
