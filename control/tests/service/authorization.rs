//! Who may do what, of every method that the contract has: what is tried is made
//! from its descriptors, so that a method that is new is tried as well.

#[path = "authorization/contract.rs"]
mod contract;
#[path = "authorization/credential.rs"]
mod credential;
#[path = "authorization/isolation.rs"]
mod isolation;
#[path = "authorization/permissions.rs"]
mod permissions;
#[path = "authorization/position.rs"]
mod position;
#[path = "authorization/probe.rs"]
mod probe;
#[path = "authorization/reflected.rs"]
mod reflected;
#[path = "authorization/request.rs"]
mod request;
#[path = "authorization/rows.rs"]
mod rows;
#[path = "authorization/server.rs"]
mod server;
#[path = "authorization/tenant.rs"]
mod tenant;
#[path = "authorization/tenants.rs"]
mod tenants;
#[path = "authorization/told.rs"]
mod told;
