//! Where the service is, and who asks it.

use std::path::{Path, PathBuf};

use clap::Args;
use rollcall_client::{Client, ConnectError};

use super::failure::{Failure, Outcome};
use super::profile_file::{Profile, ProfileFile};
use super::time::Seconds;

/// Where `rollcall serve` serves gRPC unless told otherwise.
const ADDRESS_DEFAULT: &str = "127.0.0.1:7071";

/// A flag goes before a profile that a flag names, that before a variable of the
/// environment, and that before the profile in use.
#[derive(Args)]
#[command(next_help_heading = "Connection")]
pub(super) struct Connection {
    /// A host and port, or a URL; what is not on this machine is spoken to over TLS
    /// [env: `ROLLCALL_ADDRESS`] [default: 127.0.0.1:7071].
    #[arg(long, global = true, value_name = "ADDRESS")]
    address: Option<String>,
    /// The API key or operator key; others on this machine may see a flag
    /// [env: `ROLLCALL_API_KEY`].
    #[arg(long, global = true, value_name = "KEY")]
    api_key: Option<String>,
    /// The file that has the key [env: `ROLLCALL_API_KEY_FILE`].
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "api_key")]
    api_key_file: Option<PathBuf>,
    /// The profile that has address and key; `rollcall profiles` keeps them
    /// [env: `ROLLCALL_PROFILE`].
    #[arg(long, global = true, value_name = "NAME")]
    profile: Option<String>,
    /// The environment that an operator means, by its id; an API key has but one
    /// [env: `ROLLCALL_ENVIRONMENT`].
    #[arg(long, global = true, value_name = "ID")]
    environment: Option<String>,
    /// Speak to another machine without TLS, where others may read along.
    #[arg(long, global = true)]
    unencrypted: bool,
    /// How long one attempt of a call may take, such as 10s or 1m; a call is tried up
    /// to four times while the service is away.
    #[arg(
        long,
        global = true,
        value_name = "DURATION",
        default_value = "10s",
        value_parser = Seconds::parse
    )]
    deadline: Seconds,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Connection")
    }
}

/// What a place that is looked at says of them.
#[derive(Default)]
struct Said {
    address: Option<String>,
    api_key: Option<String>,
    environment: Option<String>,
    unencrypted: bool,
}

impl Connection {
    /// The client, and the environment that was named.
    pub(super) fn open(self) -> Outcome<(Client, String)> {
        let deadline = self.deadline.to_std();
        let said = self.said()?;
        let address = said.address.as_deref().unwrap_or(ADDRESS_DEFAULT);
        let api_key = said.api_key.ok_or_else(no_key)?;
        let client = if said.unencrypted {
            Client::connect_unencrypted(address, &api_key)
        } else {
            Client::connect(address, &api_key)
        };
        let mut client = client
            .map_err(|error| unusable(&error))?
            .with_deadline(deadline);
        let environment = said.environment.unwrap_or_default();
        if !environment.is_empty() {
            let named = client.with_environment(&environment);
            client = named.map_err(|error| unusable(&error))?;
        }
        Ok((client, environment))
    }

    fn said(self) -> Outcome<Said> {
        let by_flags = Said {
            api_key: key_of(self.api_key, self.api_key_file.as_deref())?,
            address: self.address,
            environment: self.environment,
            unencrypted: self.unencrypted,
        };
        if let Some(name) = self.profile {
            let profile = ProfileFile::read()?.named(&name)?;
            return Ok(by_flags.or_profile(profile));
        }
        let file = variable("ROLLCALL_API_KEY_FILE").map(PathBuf::from);
        let api_key = match by_flags.api_key {
            Some(_) => None,
            None => key_of(variable("ROLLCALL_API_KEY"), file.as_deref())?,
        };
        let said = by_flags.or(Said {
            address: variable("ROLLCALL_ADDRESS"),
            api_key,
            environment: variable("ROLLCALL_ENVIRONMENT"),
            unencrypted: false,
        });
        if let Some(name) = variable("ROLLCALL_PROFILE") {
            let profile = ProfileFile::read()?.named(&name)?;
            return Ok(said.or_profile(profile));
        }
        if said.api_key.is_some() {
            return Ok(said);
        }
        match ProfileFile::read()?.in_use() {
            Some(profile) => Ok(said.or_profile(profile)),
            None => Ok(said),
        }
    }
}

impl Said {
    fn or(self, other: Self) -> Self {
        Self {
            address: self.address.or(other.address),
            api_key: self.api_key.or(other.api_key),
            environment: self.environment.or(other.environment),
            unencrypted: self.unencrypted || other.unencrypted,
        }
    }

    /// A profile's key goes to the profile's address and to no other; nor does its
    /// address or environment fit another's key.
    fn or_profile(self, profile: Profile) -> Self {
        let is_its_address = self
            .address
            .as_ref()
            .is_none_or(|own| *own == profile.address);
        if !is_its_address {
            return self;
        }
        let is_its_key = self
            .api_key
            .as_ref()
            .is_none_or(|own| *own == profile.api_key);
        self.or(Self {
            address: Some(profile.address),
            api_key: Some(profile.api_key),
            environment: profile.environment.filter(|_| is_its_key),
            unencrypted: profile.unencrypted,
        })
    }
}

/// A key that is given, or the one in a file.
pub(super) fn key_of(key: Option<String>, file: Option<&Path>) -> Outcome<Option<String>> {
    match (key, file) {
        (Some(key), _) => Ok(Some(key)),
        (None, Some(path)) => {
            let read = std::fs::read_to_string(path);
            let text = read.map_err(|error| not_read(path, &error))?;
            Ok(Some(text.trim().to_owned()))
        }
        (None, None) => Ok(None),
    }
}

pub(super) fn not_read(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Local(format!("{} cannot be read: {error}", path.display()))
}

/// A variable that says something.
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn no_key() -> Failure {
    let why = "There is no API key for this address: give --api-key-file, ROLLCALL_API_KEY or a \
               profile";
    Failure::Usage(why.to_owned())
}

fn unusable(error: &ConnectError) -> Failure {
    Failure::Usage(error.to_string())
}
