//! Addresses and keys that this machine keeps: `~/.config/rollcall/profiles.toml`.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::connection::{not_read, variable};
use super::failure::{Failure, Outcome};

/// Bits of a file's mode that let others read or write it.
const OF_OTHERS: u32 = 0o077;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProfileFile {
    /// The profile in use, where no other is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) used: Option<String>,
    #[serde(default)]
    pub(super) profiles: BTreeMap<String, Profile>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Profile {
    pub(super) address: String,
    pub(super) api_key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) environment: Option<String>,
    #[serde(default)]
    pub(super) unencrypted: bool,
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl ProfileFile {
    /// What is kept; nothing where there is no file.
    pub(super) fn read() -> Outcome<Self> {
        let Ok(path) = path() else {
            return Ok(Self::default());
        };
        let mode = match fs::metadata(&path) {
            Ok(metadata) => metadata.permissions().mode(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(not_read(&path, &error)),
        };
        let shown = path.display();
        if mode & OF_OTHERS != 0 {
            let why = format!("{shown} holds keys and others may read it: chmod 600 {shown}");
            return Err(Failure::Usage(why));
        }
        let text = fs::read_to_string(&path).map_err(|error| not_read(&path, &error))?;
        // The message of the parser would show the line, with its key.
        toml::from_str(&text).map_err(|_| Failure::Usage(format!("{shown} is not of profiles")))
    }

    /// Puts it in the place of what was kept, which nobody else may read.
    pub(super) fn write(&self) -> Outcome {
        let path = path()?;
        let text = toml::to_string(self).map_err(|error| Failure::Local(error.to_string()))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let fresh = path.with_extension(format!("toml.{}", std::process::id()));
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&fresh)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(fs::rename(fresh, path)?)
    }

    pub(super) fn named(&self, name: &str) -> Outcome<Profile> {
        let profile = self.profiles.get(name).cloned();
        profile.ok_or_else(|| Failure::Usage(format!("There is no profile {name}")))
    }

    pub(super) fn in_use(&self) -> Option<Profile> {
        let name = self.used.as_ref()?;
        self.profiles.get(name).cloned()
    }
}

fn path() -> Outcome<PathBuf> {
    let config = variable("XDG_CONFIG_HOME").map(PathBuf::from);
    let home = || Some(PathBuf::from(variable("HOME")?).join(".config"));
    let folder = config.or_else(home).ok_or_else(|| {
        Failure::Usage("Neither XDG_CONFIG_HOME nor HOME says where profiles are kept".to_owned())
    })?;
    Ok(folder.join("rollcall/profiles.toml"))
}
