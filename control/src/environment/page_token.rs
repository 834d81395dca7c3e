//! Page tokens: the id after which the next page begins, with a MAC that binds
//! it to the query and its caller. A token that was forged, or returned by
//! another query, is refused.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
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
        signed(&last.suffix(), &self.mac(&last.to_string()))
    }

    /// The same where a list is not in the order of ids.
    pub fn write_text(&self, last: &str) -> String {
        signed(&URL_SAFE_NO_PAD.encode(last), &self.mac(last))
    }

    /// The id that the token holds; `None` for the first page's empty token.
    pub fn read<K: Kind>(&self, token: &str) -> Result<Option<Id<K>>> {
        if token.is_empty() {
            return Ok(None);
        }
        let (suffix, mac) = token.split_once('.').ok_or(Error::PageTokenInvalid)?;
        let last: Id<K> = Id::from_suffix(suffix).map_err(|_| Error::PageTokenInvalid)?;
        self.check(&last.to_string(), mac)?;
        Ok(Some(last))
    }

    /// The text that the token holds.
    pub fn read_text(&self, token: &str) -> Result<Option<String>> {
        if token.is_empty() {
            return Ok(None);
        }
        let (encoded, mac) = token.split_once('.').ok_or(Error::PageTokenInvalid)?;
        let last = URL_SAFE_NO_PAD.decode(encoded).ok();
        let last = last.and_then(|last| String::from_utf8(last).ok());
        let last = last.ok_or(Error::PageTokenInvalid)?;
        self.check(&last, mac)?;
        Ok(Some(last))
    }

    fn check(&self, last: &str, mac: &str) -> Result<()> {
        let mac = from_hex(mac).ok_or(Error::PageTokenInvalid)?;
        if subtle::ConstantTimeEq::ct_eq(self.mac(last).as_slice(), mac.as_slice()).into() {
            Ok(())
        } else {
            Err(Error::PageTokenInvalid)
        }
    }

    fn mac(&self, last: &str) -> Vec<u8> {
        let mut message = self.query.clone();
        message.extend(last.as_bytes());
        let mut mac = self.secret.mac(Purpose::PageToken, &message);
        mac.truncate(MAC_BYTES);
        mac
    }
}

fn signed(last: &str, mac: &[u8]) -> String {
    let mut token = format!("{last}.");
    for byte in mac {
        for digit in [byte >> 4, byte & 15] {
            token.extend(char::from_digit(digit.into(), 16));
        }
    }
    token
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
