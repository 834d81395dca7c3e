//! What signs the deliveries of an endpoint. It is derived from the installation's
//! key, so nothing of it is kept.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::authz::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::id::{EventId, WebhookEndpointId};
use crate::store::entity::webhook_endpoint;

const BLOCK_BYTES: usize = 64;

pub struct WebhookSecret(Vec<u8>);

impl WebhookSecret {
    pub fn of(key: &SecretKey, id: WebhookEndpointId, generation: i32) -> Self {
        let message = format!("{id} {generation}");
        Self(key.mac(Purpose::WebhookEndpoint, message.as_bytes()))
    }

    /// Those that sign now, the latest first.
    pub fn all(key: &SecretKey, row: &webhook_endpoint::Model, now: Moment) -> Vec<Self> {
        let old = row.old_secret_expire_time.filter(|end| *end > now);
        let generations = [Some(row.generation), old.map(|_| row.generation - 1)];
        generations
            .into_iter()
            .flatten()
            .map(|generation| Self::of(key, row.id, generation))
            .collect()
    }

    /// As whoever verifies has it.
    pub fn expose(&self) -> String {
        format!("whsec_{}", STANDARD.encode(&self.0))
    }

    pub fn sign(&self, id: EventId, seconds: i64, body: &[u8]) -> String {
        // RFC 2104: a key shorter than a block is padded with zeros.
        let mut block = [0; BLOCK_BYTES];
        for (place, byte) in block.iter_mut().zip(&self.0) {
            *place = *byte;
        }
        let mut hmac = Hmac::<Sha256>::new(&block.into());
        hmac.update(format!("{id}.{seconds}.").as_bytes());
        hmac.update(body);
        let mac = hmac.finalize().into_bytes();
        format!("v1,{}", STANDARD.encode(mac))
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret")
    }
}
