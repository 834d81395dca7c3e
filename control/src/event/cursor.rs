//! Cursors of the feed: a position and the event that is there, with a MAC that
//! binds them to the environment. A cursor tells by itself whether the feed is
//! still the one that it is of.

use subtle::ConstantTimeEq as _;

use crate::authz::{Purpose, SecretKey};
use crate::error::{Error, Result};
use crate::id::{EnvironmentId, EventId};

const MAC_CHARS: usize = 32;
/// Bytes of a cursor at most; a longer one is no cursor of ours.
const CURSOR_BYTES_MAX: usize = 128;

/// Where a consumer stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Of the last event that was handled; 0 before the first.
    pub position: i64,
    /// That event, where it was known.
    pub event_id: Option<EventId>,
}

/// The cursors of one environment.
#[derive(Debug, Clone)]
pub struct Cursors {
    secret: SecretKey,
    environment_id: EnvironmentId,
}

impl Cursors {
    pub fn new(secret: &SecretKey, environment_id: EnvironmentId) -> Self {
        Self {
            secret: secret.clone(),
            environment_id,
        }
    }

    pub fn write(&self, standing: Standing) -> String {
        let id = standing.event_id.map(EventId::suffix).unwrap_or_default();
        let body = format!("{}-{id}", standing.position);
        let mac = self.mac(&body);
        format!("{body}.{mac}")
    }

    /// The empty cursor is before the first event.
    pub fn read(&self, cursor: &str) -> Result<Standing> {
        if cursor.is_empty() {
            return Ok(Standing::default());
        }
        if cursor.len() > CURSOR_BYTES_MAX {
            return Err(Error::CursorInvalid);
        }
        let (body, mac) = cursor.rsplit_once('.').ok_or(Error::CursorInvalid)?;
        if !bool::from(self.mac(body).as_bytes().ct_eq(mac.as_bytes())) {
            return Err(Error::CursorInvalid);
        }
        let (position, id) = body.split_once('-').ok_or(Error::CursorInvalid)?;
        let position = position.parse().map_err(|_| Error::CursorInvalid)?;
        Ok(Standing {
            position,
            event_id: EventId::from_suffix(id).ok(),
        })
    }

    fn mac(&self, body: &str) -> String {
        let message = format!("feed {} {body}", self.environment_id);
        let mac = self.secret.mac(Purpose::Cursor, message.as_bytes());
        let mut text = String::with_capacity(MAC_CHARS);
        for byte in mac.iter().take(MAC_CHARS / 2) {
            for digit in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(digit.into(), 16));
            }
        }
        text
    }
}
