//! What is made of files, and made again when they have changed.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, Weak};
use std::time::Duration;

use crate::error::TlsError;
use crate::files::{self, File};

/// How often the files are looked at.
const INTERVAL: Duration = Duration::from_secs(1);

type Make<T> = Box<dyn Fn(&[File]) -> Result<T, TlsError> + Send + Sync>;

pub(crate) struct Followed<T> {
    paths: Vec<PathBuf>,
    make: Make<T>,
    current: RwLock<Arc<T>>,
}

impl<T: Send + Sync + 'static> Followed<T> {
    /// Reads the files, which must be right, and follows them for as long as the
    /// value lives. It belongs to a tokio runtime.
    pub(crate) fn start(
        paths: Vec<PathBuf>,
        make: impl Fn(&[File]) -> Result<T, TlsError> + Send + Sync + 'static,
    ) -> Result<Arc<Self>, TlsError> {
        let read = files::read(&paths)?;
        let followed = Arc::new(Self {
            current: RwLock::new(Arc::new(make(&read)?)),
            make: Box::new(make),
            paths,
        });
        if !followed.paths.is_empty() {
            tokio::spawn(follow(Arc::downgrade(&followed), read));
        }
        Ok(followed)
    }

    pub(crate) fn current(&self) -> Arc<T> {
        let current = self.current.read();
        Arc::clone(&current.unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes what the files hold now, unless it is what they held `before`.
    fn look(&self, before: &[File]) -> Result<Option<Vec<File>>, TlsError> {
        let now = files::read(&self.paths)?;
        if now == before {
            return Ok(None);
        }
        let made = Arc::new((self.make)(&now)?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = made;
        Ok(Some(now))
    }
}

/// Files that are written one after the other do not fit together for a moment:
/// what was there before serves until they do.
async fn follow<T: Send + Sync + 'static>(followed: Weak<Followed<T>>, mut before: Vec<File>) {
    let mut told = None;
    loop {
        tokio::time::sleep(INTERVAL).await;
        let Some(followed) = followed.upgrade() else {
            return;
        };
        // Small files, once a second.
        match followed.look(&before) {
            Ok(None) => told = None,
            Ok(Some(now)) => {
                tracing::info!(files = ?followed.paths, "certificates were read again");
                before = now;
                told = None;
            }
            Err(error) => {
                let error = error.to_string();
                if told.as_ref() != Some(&error) {
                    tracing::warn!(error, "changed certificates are not used");
                    told = Some(error);
                }
            }
        }
    }
}
