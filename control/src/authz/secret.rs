//! The installation's secret key, which is not in the database: what is kept
//! of a credential is of no use to whoever has the database alone.

use std::fmt;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use hmac::{Hmac, KeyInit as _, Mac as _};
use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use crate::error::{Error, Result as Outcome};

const KEY_BYTES: usize = 32;
const KEY_FILE: &str = "secret.key";

/// What a MAC is made for; one made for another purpose never fits.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    /// The key of the access tokens of identity providers.
    AccessToken,
    /// The seed of the key that signs the access tokens of API keys.
    ApiAccessToken,
    Credential,
    Cursor,
    /// That this is the key of a database.
    Installation,
    PageToken,
    /// Ids and credentials that everybody may know.
    Seed,
    /// Under what attempts to sign in with an address are counted.
    SignInAttempts,
    /// What signs the deliveries of a webhook endpoint.
    WebhookEndpoint,
}

#[derive(Clone)]
pub struct SecretKey([u8; KEY_BYTES]);

#[derive(Debug, thiserror::Error)]
pub enum SecretKeyError {
    #[error("the secret key file: {0}")]
    File(#[from] std::io::Error),
    #[error("the database is there but its {KEY_FILE} is not; put it back beside it")]
    Missing,
    #[error("the {KEY_FILE} is not that with which the database was made")]
    OfAnotherDatabase,
    #[error("no randomness: {0}")]
    Randomness(#[from] getrandom::Error),
    #[error("the secret key must be {KEY_BYTES} bytes that are not all the same")]
    Unsafe,
}

impl SecretKey {
    /// Reads the key in `folder`. Where everything is new it makes one, which
    /// only the owner can read; beside a database a key is missed, because
    /// another one would end every credential.
    pub fn open(folder: &Path, is_new: bool) -> Result<Self, SecretKeyError> {
        let path = folder.join(KEY_FILE);
        match std::fs::read(&path) {
            Ok(bytes) => Self::from_bytes(&bytes),
            Err(error) if error.kind() == ErrorKind::NotFound && !is_new => {
                Err(SecretKeyError::Missing)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let mut key = [0; KEY_BYTES];
                getrandom::fill(&mut key)?;
                create_private(&path, &key)?;
                Self::from_bytes(&std::fs::read(&path)?)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Puts a key that was made before into `folder`, where there is none.
    pub fn write(folder: &Path, key: &[u8; KEY_BYTES]) -> Result<(), SecretKeyError> {
        Ok(create_private(&folder.join(KEY_FILE), key)?)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SecretKeyError> {
        let key: [u8; KEY_BYTES] = bytes.try_into().map_err(|_| SecretKeyError::Unsafe)?;
        if key.iter().all(|byte| *byte == key[0]) {
            return Err(SecretKeyError::Unsafe);
        }
        Ok(Self(key))
    }

    /// A new credential, and the MAC that is kept of it.
    pub fn make_credential(&self, kind: Kind, key_id: &str) -> Outcome<(Credential, Vec<u8>)> {
        let mut randomness = [0; SECRET_BYTES];
        getrandom::fill(&mut randomness).map_err(|error| {
            tracing::error!(%error, "no randomness");
            Error::Unavailable
        })?;
        let credential = Credential::compose(kind, key_id, &randomness);
        let mac = self.mac(Purpose::Credential, credential.expose().as_bytes());
        Ok((credential, mac))
    }

    pub fn mac(&self, purpose: Purpose, message: &[u8]) -> Vec<u8> {
        self.hmac(purpose, message).into_bytes().to_vec()
    }

    /// Compares in constant time.
    pub fn fits(&self, purpose: Purpose, message: &[u8], mac: &[u8]) -> bool {
        self.mac(purpose, message).ct_eq(mac).into()
    }

    fn hmac(&self, purpose: Purpose, message: &[u8]) -> hmac::digest::CtOutput<Hmac<Sha256>> {
        // RFC 2104: a key shorter than a block is padded with zeros.
        let mut block = [0; 64];
        block[..KEY_BYTES].copy_from_slice(&self.0);
        let mut hmac = Hmac::<Sha256>::new(&block.into());
        hmac.update(match purpose {
            Purpose::AccessToken => b"access-token\0".as_slice(),
            Purpose::ApiAccessToken => b"api-access-token\0".as_slice(),
            Purpose::Credential => b"credential\0".as_slice(),
            Purpose::Cursor => b"cursor\0".as_slice(),
            Purpose::Installation => b"installation\0".as_slice(),
            Purpose::PageToken => b"page-token\0".as_slice(),
            Purpose::Seed => b"seed\0".as_slice(),
            Purpose::SignInAttempts => b"sign-in-attempts\0".as_slice(),
            Purpose::WebhookEndpoint => b"webhook-endpoint\0".as_slice(),
        });
        hmac.update(message);
        hmac.finalize()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey")
    }
}

/// The key appears under its name whole and on disk, or not at all; one that
/// another process made first stays.
fn create_private(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let draft = path.with_extension(format!("{}.draft", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    file.write_all(content)?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    if let Some(folder) = path.parent() {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mac_fits_its_purpose_and_message_alone() {
        let key = SecretKey::from_bytes(b"0123456789abcdef0123456789abcdef").expect("a key");
        let mac = key.mac(Purpose::Credential, b"x");
        assert!(key.fits(Purpose::Credential, b"x", &mac));
        assert!(!key.fits(Purpose::Credential, b"y", &mac));
        assert!(!key.fits(Purpose::PageToken, b"x", &mac));
        assert!(!key.fits(Purpose::Credential, b"x", &mac[1..]));
    }

    #[test]
    fn an_unsafe_key_is_refused() {
        assert!(SecretKey::from_bytes(b"").is_err());
        assert!(SecretKey::from_bytes(&[0; 32]).is_err());
    }
}
