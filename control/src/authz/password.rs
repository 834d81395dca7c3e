//! Operators' passwords: kept as Argon2id hashes, which take much time and memory
//! to make, so few are made at once.

use std::fmt;
use std::sync::Arc;

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;

use crate::error::{Error, Result};
use crate::metrics::Metrics;

const PASSWORD_CHARS_MIN: usize = 12;
const PASSWORD_BYTES_MAX: usize = 1_024;
const SALT_BYTES: usize = 16;
/// Hashes that are made at once, of 19 MiB each.
const HASHES_MAX: usize = 2;
/// What the password of nobody is compared with, so that it takes as long as that of
/// somebody. Its parameters are those of the hashes that are made.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA\
    $AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// As the PHC string format has it.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

/// A password that may be somebody's.
pub struct NewPassword(String);

/// Makes and compares hashes. Clones share how many are made at once.
#[derive(Debug, Clone)]
pub(super) struct Passwords {
    permits: Arc<Semaphore>,
    metrics: Metrics,
}

impl PasswordHash {
    pub(super) fn of_row(text: String) -> Self {
        Self(text)
    }

    pub fn into_row(self) -> String {
        self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash")
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword")
    }
}

impl NewPassword {
    /// NIST SP 800-63B asks for length, and for nothing else.
    pub fn parse(field: &'static str, text: String) -> Result<Self> {
        if text.is_empty() {
            return Err(Error::FieldMissing { field });
        }
        if text.chars().count() < PASSWORD_CHARS_MIN || text.len() > PASSWORD_BYTES_MAX {
            return Err(Error::InvalidValue {
                why: format!(
                    "`{field}` has at least {PASSWORD_CHARS_MIN} characters and at most \
                     {PASSWORD_BYTES_MAX} bytes"
                ),
            });
        }
        Ok(Self(text))
    }
}

impl Passwords {
    pub(super) fn new(metrics: Metrics) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(HASHES_MAX)),
            metrics,
        }
    }

    pub(super) async fn hash(&self, NewPassword(password): NewPassword) -> Result<PasswordHash> {
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt).map_err(|error| {
            tracing::error!(%error, "no randomness");
            Error::Unavailable
        })?;
        let argon2 = self.argon2();
        self.run(move || {
            let hash = argon2().hash_password_with_salt(&normalized(&password), &salt);
            hash.map(|hash| PasswordHash(hash.to_string()))
                .map_err(|error| {
                    tracing::error!(%error, "a password was not hashed");
                    Error::Internal
                })
        })
        .await?
    }

    /// Whether it is the password of this hash. It takes as long where there is none.
    pub(super) async fn fits(&self, password: String, hash: Option<PasswordHash>) -> Result<bool> {
        let argon2 = self.argon2();
        self.run(move || {
            let is_somebodys = hash.is_some();
            let hash = hash.map_or_else(|| NOBODYS.to_owned(), PasswordHash::into_row);
            let fits = argon2().verify_password(&normalized(&password), hash.as_str());
            fits.is_ok() && is_somebodys
        })
        .await
    }

    /// What hashes once, and is counted as it does.
    fn argon2(&self) -> impl FnOnce() -> Argon2<'static> + Send + 'static {
        let metrics = self.metrics.clone();
        move || {
            metrics.password_hashed();
            Argon2::default()
        }
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|_| Error::Unavailable)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.map_err(|error| {
            tracing::error!(%error, "a password was not looked at");
            Error::Internal
        })
    }
}

/// RFC 8265 section 4.2: letters are the same however a keyboard composes them.
fn normalized(password: &str) -> Vec<u8> {
    password.nfc().collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use argon2::password_hash;

    use super::*;

    fn password(text: &str) -> Result<NewPassword> {
        NewPassword::parse("password", text.to_owned())
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_alone() {
        let passwords = Passwords::new(Metrics::default());
        let new = password("Ångström-Ångström").expect("a password");
        let hash = passwords.hash(new).await.expect("hashed");
        let fits = async |text: &str, hash: Option<&PasswordHash>| {
            let fits = passwords.fits(text.to_owned(), hash.cloned()).await;
            fits.expect("compared")
        };
        assert!(fits("Ångström-Ångström", Some(&hash)).await);
        assert!(fits("A\u{30a}ngstro\u{308}m-Ångström", Some(&hash)).await);
        assert!(!fits("ångström-Ångström", Some(&hash)).await);
        assert!(!fits("Ångström-Ångström", None).await);
        assert!(!fits("", None).await);
        // What nobody's password is compared with takes the same work.
        let form = |text: &str| {
            text.split('$')
                .take(4)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(form(&hash.into_row()), form(NOBODYS));
        let nobodys = Argon2::default().verify_password(b"x", NOBODYS);
        assert_eq!(nobodys, Err(password_hash::Error::PasswordInvalid));
    }

    #[test]
    fn a_password_is_long() {
        assert!(password("twelve chars").is_ok());
        assert!(password(&"x".repeat(PASSWORD_BYTES_MAX)).is_ok());
        for refused in ["", "eleven char", &"x".repeat(PASSWORD_BYTES_MAX + 1)] {
            assert!(password(refused).is_err(), "{refused}");
        }
    }
}
