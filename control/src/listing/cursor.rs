//! Cursors: where the next page of a list begins, with a MAC that binds it to
//! the directory and to what its list is. A cursor that was forged, or that
//! another list returned, is refused.

use prost::Message as _;
use rollcall_proto::scim::v1::{Filter, Sort};
use subtle::ConstantTimeEq as _;

use super::Listing;
use crate::authz::{Purpose, SecretKey};
use crate::error::{Error, Result};
use crate::id::DirectoryId;

const MAC_CHARS: usize = 32;
/// Bytes of a cursor at most; a longer one is no cursor of ours.
const CURSOR_BYTES_MAX: usize = 128;

/// The cursors of one list.
#[derive(Debug)]
pub struct Cursors<'l> {
    secret: &'l SecretKey,
    directory_id: DirectoryId,
    kind: &'static str,
    listing: &'l Listing,
}

impl<'l> Cursors<'l> {
    /// `kind` is the name of the kind of resource that is listed.
    pub fn new(
        secret: &'l SecretKey,
        directory_id: DirectoryId,
        kind: &'static str,
        listing: &'l Listing,
    ) -> Self {
        Self {
            secret,
            directory_id,
            kind,
            listing,
        }
    }

    /// The cursor of the page behind this id, the last one shown: the deepest
    /// page costs what the first one does.
    pub fn write(&self, last: &str) -> String {
        let body = format!("{last}-{}", self.listing.count);
        let mac = self.mac(&body);
        format!("{body}.{mac}")
    }

    /// The id behind which the page begins.
    pub fn read(&self, cursor: &str) -> Result<String> {
        if cursor.len() > CURSOR_BYTES_MAX {
            return Err(Error::CursorInvalid);
        }
        let (body, mac) = cursor.rsplit_once('.').ok_or(Error::CursorInvalid)?;
        if !bool::from(self.mac(body).as_bytes().ct_eq(mac.as_bytes())) {
            return Err(Error::CursorInvalid);
        }
        let (last, count) = body.rsplit_once('-').ok_or(Error::CursorInvalid)?;
        if count.parse() != Ok(self.listing.count) {
            return Err(Error::CursorCountChanged);
        }
        Ok(last.to_owned())
    }

    fn mac(&self, body: &str) -> String {
        let mut message = format!("{} {} {body}\0", self.directory_id, self.kind).into_bytes();
        let filter = self.listing.filter.as_ref().map(Filter::encode_to_vec);
        let sort = self.listing.sort.as_ref().map(Sort::encode_to_vec);
        for part in [filter, sort] {
            let part = part.unwrap_or_default();
            message.extend(part.len().to_be_bytes());
            message.extend(part);
        }
        let mac = self.secret.mac(Purpose::Cursor, &message);
        let mut text = String::new();
        for byte in mac.iter().take(MAC_CHARS / 2) {
            for digit in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(digit.into(), 16));
            }
        }
        text
    }
}
