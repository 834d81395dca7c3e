//! `rollcall profiles`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::Printing;
use super::confirm::Consent;
use super::connection::key_of;
use super::escape::escape;
use super::failure::{Failure, Outcome};
use super::profile_file::{Profile, ProfileFile};
use super::screen::{self, Screen};
use super::table::Table;

#[derive(Debug, Args)]
pub struct Profiles {
    #[command(flatten)]
    pub(super) printing: Printing,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Keep an address and a key under a name; the first profile is the one in use.
    Set(Set),
    /// List the profiles, without their keys.
    List,
    /// Use a profile where none is named.
    Use {
        /// The profile's name.
        name: String,
    },
    /// Delete a profile and the key in it.
    Delete {
        /// The profile's name.
        name: String,
        #[command(flatten)]
        consent: Consent,
    },
}

#[derive(Debug, Args)]
struct Set {
    /// The profile's name.
    name: String,
    /// A host and port, or a URL.
    #[arg(long, value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    key: Key,
    /// The environment that an operator means, by its id.
    #[arg(long, value_name = "ID")]
    environment: Option<String>,
    /// Speak to another machine without TLS, where others may read along.
    #[arg(long)]
    unencrypted: bool,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
struct Key {
    /// The API key or operator key; others on this machine may see a flag.
    #[arg(long, value_name = "KEY")]
    api_key: Option<String>,
    /// The file that has the key; /dev/stdin for standard input.
    #[arg(long, value_name = "FILE")]
    api_key_file: Option<PathBuf>,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Profiles {
    pub(super) async fn run(self) -> Outcome {
        let screen = Screen::new(self.printing.json)?;
        let mut file = ProfileFile::read()?;
        match self.verb {
            Verb::Set(set) => {
                let name = set.name.clone();
                file.profiles.insert(name.clone(), set.profile()?);
                file.used.get_or_insert_with(|| name.clone());
                file.write()?;
                done(&screen, "Kept", &name)
            }
            Verb::List => list(&screen, &file),
            Verb::Use { name } => {
                file.named(&name)?;
                file.used = Some(name.clone());
                file.write()?;
                done(&screen, "In use:", &name)
            }
            Verb::Delete { name, consent } => {
                file.named(&name)?;
                let what = format!("Delete the profile {name}, and its key?");
                consent.ask(&what).await?;
                file.profiles.remove(&name);
                file.used = file.used.filter(|used| *used != name);
                file.write()?;
                done(&screen, "Deleted", &name)
            }
        }
    }
}

impl Set {
    fn profile(self) -> Outcome<Profile> {
        let key = key_of(self.key.api_key, self.key.api_key_file.as_deref())?;
        let api_key = key.filter(|key| !key.is_empty());
        Ok(Profile {
            address: self.address,
            api_key: api_key.ok_or_else(|| Failure::Usage("The key is empty".to_owned()))?,
            environment: self.environment,
            unencrypted: self.unencrypted,
        })
    }
}

fn done(screen: &Screen, done: &str, name: &str) -> Outcome {
    screen.done(&format!("{done} {name}."), &json!({ "name": name }))
}

fn list(screen: &Screen, file: &ProfileFile) -> Outcome {
    let mut rows = Vec::new();
    for (name, profile) in &file.profiles {
        let is_used = file.used.as_ref() == Some(name);
        let environment = profile.environment.as_deref().unwrap_or_default();
        if screen.json {
            screen::value(&json!({
                "name": name, "address": profile.address, "environment": environment,
                "isUsed": is_used,
            }))?;
        }
        let used = if is_used { "yes" } else { "no" };
        let cells = [name, profile.address.as_str(), environment, used];
        rows.push(cells.map(|cell| escape(cell).into_owned()).to_vec());
    }
    if screen.json {
        return Ok(());
    }
    let mut table = Table::new(vec!["NAME", "ADDRESS", "ENVIRONMENT", "IN USE"], None);
    screen::write(&table.lines(&rows))
}
