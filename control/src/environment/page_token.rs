//! Page tokens: the id after which the next page begins, with a MAC that binds
//! it to the query and its caller. A token that was forged, or returned by
//! another query, is refused.

use prost::Message;

use crate::authz::{Purpose, SecretKey};
use crate::error::{Error, Result};
use crate::id::{Id, Kind};

const MAC_BYTES: usize = 16;

#[derive(Debug)]
pub struct PageTokens<'k> {
    secret: &'k SecretKey,
    query: Vec<u8>,
}

impl<'k> PageTokens<'k> {
    /// `reader` is who reads, or what they reach; `query` is the request without
    /// its page token and page size.
    pub fn new<Q: Message + prost::Name>(secret: &'k SecretKey, reader: &str, query: &Q) -> Self {
        let mut bytes = format!("{reader} {}\0", Q::full_name()).into_bytes();
        bytes.extend(query.encode_to_vec());
        Self {
            secret,
            query: bytes,
        }
    }

    pub fn write<K: Kind>(&self, last: Id<K>) -> String {
        let mut token = format!("{}.", last.suffix());
        for byte in self.mac(last) {
            for digit in [byte >> 4, byte & 15] {
                token.extend(char::from_digit(digit.into(), 16));
            }
        }
        token
    }

    /// The id that the token holds; `None` for the first page's empty token.
    pub fn read<K: Kind>(&self, token: &str) -> Result<Option<Id<K>>> {
        if token.is_empty() {
            return Ok(None);
        }
        let (suffix, mac) = token.split_once('.').ok_or(Error::PageTokenInvalid)?;
        let last = Id::from_suffix(suffix).map_err(|_| Error::PageTokenInvalid)?;
        let mac = from_hex(mac).ok_or(Error::PageTokenInvalid)?;
        if subtle::ConstantTimeEq::ct_eq(self.mac(last).as_slice(), mac.as_slice()).into() {
            Ok(Some(last))
        } else {
            Err(Error::PageTokenInvalid)
        }
    }

    fn mac<K: Kind>(&self, last: Id<K>) -> Vec<u8> {
        let mut message = self.query.clone();
        message.extend(last.to_string().into_bytes());
        let mut mac = self.secret.mac(Purpose::PageToken, &message);
        mac.truncate(MAC_BYTES);
        mac
    }
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 2 * MAC_BYTES {
        return None;
    }
    let digits: Option<Vec<u8>> = text
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        })
        .collect();
    Some(
        digits?
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect(),
    )
}
