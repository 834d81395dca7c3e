//! Events that are sent to endpoints of the product: real HTTP on this machine.

#[path = "webhooks/endpoints.rs"]
mod endpoints;
#[path = "webhooks/forgery.rs"]
mod forgery;
#[path = "webhooks/loss.rs"]
mod loss;
#[path = "webhooks/receiver.rs"]
mod receiver;
#[path = "webhooks/sender.rs"]
mod sender;
#[path = "webhooks/workers.rs"]
mod workers;
