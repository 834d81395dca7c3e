//! The folder of the emulator's database, which goes with its process.

use std::fs::File;
use std::io;
use std::path::Path;

use tempfile::TempDir;

/// Memory, where the system has such a folder.
const MEMORY: &str = "/dev/shm";
const PREFIX: &str = "rollcall-dev-";
/// Whoever made the folder has it locked until it ends.
const LOCK: &str = "lock";

#[derive(Debug)]
pub(super) struct Folder {
    folder: TempDir,
    _lock: File,
}

impl Folder {
    pub(super) fn make() -> io::Result<Self> {
        remove_abandoned(Path::new(MEMORY));
        remove_abandoned(&std::env::temp_dir());
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        loop {
            let folder = builder.tempdir_in(MEMORY).or_else(|_| builder.tempdir())?;
            let path = folder.path().join(LOCK);
            let lock = File::create(&path)?;
            lock.lock()?;
            // Another process may have taken it for abandoned before it was locked.
            if path.exists() {
                return Ok(Self {
                    folder,
                    _lock: lock,
                });
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn close(self) -> io::Result<()> {
        self.folder.close()
    }
}

/// A process that was killed has tidied nothing up.
fn remove_abandoned(among: &Path) {
    let entries = std::fs::read_dir(among).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        if !name.to_string_lossy().starts_with(PREFIX) {
            continue;
        }
        let Ok(lock) = File::open(entry.path().join(LOCK)) else {
            continue;
        };
        if lock.try_lock().is_ok() {
            // What cannot be removed is somebody else's.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
