//! The file of `--seed`: organizations, directories, users and groups. Ids and
//! credentials that it does not give follow from names, so that they are the same
//! at every start.

use std::path::Path;

use rollcall_control::id::{DirectoryId, GroupId, UserId};
use rollcall_control::operator::{
    PinnedDirectory, PinnedGroup, PinnedOrganization, PinnedUser, Pins, Seed,
};
use rollcall_proto::credential::{Credential, Kind};
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Failure;

/// What is there without a file.
const USUAL: &str = "organizations: [{external_id: first-customer, directories: [{}]}]";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    api_key: Option<String>,
    organizations: Vec<Organization>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Organization {
    external_id: String,
    id: Option<String>,
    display_name: Option<String>,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    directories: Vec<Directory>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Directory {
    id: Option<String>,
    display_name: Option<String>,
    token: Option<String>,
    /// The attributes of RFC 7643, and `id`.
    #[serde(default)]
    users: Vec<Map<String, Value>>,
    #[serde(default)]
    groups: Vec<Group>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Group {
    id: Option<String>,
    display_name: String,
    external_id: Option<String>,
    /// By userName.
    #[serde(default)]
    members: Vec<String>,
}

/// What is planted, at the start and at every reset.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) seed: Seed,
    pub(super) pins: Pins,
}

/// A directory as an identity provider reaches it.
#[derive(Debug, Clone)]
pub(super) struct Reached<'p> {
    pub(super) organization_external_id: &'p str,
    pub(super) id: DirectoryId,
    pub(super) token: &'p Credential,
}

impl Planned {
    pub(super) fn read(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else {
            return Self::parse(USUAL);
        };
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(path).map_err(|error| told(&error))?;
        Self::parse(&text).map_err(|error| told(&error).into())
    }

    fn parse(text: &str) -> Result<Self, Failure> {
        let file: File = serde_saphyr::from_str(text)?;
        let pins = Pins::new()?;
        let api_key = match file.api_key {
            Some(text) => credential(Kind::ApiKey, &text, "api_key")?,
            None => pins.credential(Kind::ApiKey, "api_key"),
        };
        let organizations = file.organizations.into_iter();
        let organizations: Vec<_> = organizations
            .map(|organization| pinned_organization(&pins, organization))
            .collect::<Result<_, _>>()?;
        if organizations.iter().all(|one| one.directories.is_empty()) {
            return Err("there is no directory in it".into());
        }
        let seed = Seed {
            api_key,
            organizations,
        };
        Ok(Self { seed, pins })
    }

    pub(super) fn api_key(&self) -> &str {
        self.seed.api_key.expose()
    }

    pub(super) fn directories(&self) -> impl Iterator<Item = Reached<'_>> {
        self.seed.organizations.iter().flat_map(|organization| {
            organization.directories.iter().map(|directory| Reached {
                organization_external_id: &organization.external_id,
                id: directory.id,
                token: &directory.token,
            })
        })
    }
}

fn pinned_organization(pins: &Pins, given: Organization) -> Result<PinnedOrganization, Failure> {
    let Organization {
        external_id,
        id,
        display_name,
        domains,
        directories,
    } = given;
    let directories = directories.into_iter().enumerate();
    let directories = directories.map(|(place, directory)| {
        pinned_directory(pins, &format!("{external_id}/{place}"), directory)
    });
    Ok(PinnedOrganization {
        id: match id {
            Some(id) => id.parse().map_err(|error| wrong(&id, error))?,
            None => pins.id(&external_id),
        },
        directories: directories.collect::<Result<_, _>>()?,
        display_name: display_name.unwrap_or_else(|| external_id.clone()),
        domains,
        external_id,
    })
}

/// `name` is what no other directory has.
fn pinned_directory(pins: &Pins, name: &str, given: Directory) -> Result<PinnedDirectory, Failure> {
    let Directory {
        id,
        display_name,
        token,
        users,
        groups,
    } = given;
    let users: Vec<_> = users
        .into_iter()
        .map(|user| pinned_user(pins, name, user))
        .collect::<Result<_, _>>()?;
    let groups = groups.into_iter();
    let groups = groups.map(|group| pinned_group(pins, name, &users, group));
    Ok(PinnedDirectory {
        id: match id {
            Some(id) => id.parse().map_err(|error| wrong(&id, error))?,
            None => pins.id(name),
        },
        token: match token {
            Some(text) => credential(Kind::Scim, &text, "token")?,
            None => pins.credential(Kind::Scim, name),
        },
        display_name: display_name.unwrap_or_else(|| "SCIM".to_owned()),
        groups: groups.collect::<Result<_, _>>()?,
        users,
    })
}

fn pinned_user(
    pins: &Pins,
    directory: &str,
    mut given: Map<String, Value>,
) -> Result<PinnedUser, Failure> {
    let id = given.remove("id");
    given.remove("schemas");
    let attributes: UserAttributes = serde_json::from_value(given.into())?;
    if attributes.user_name.is_empty() {
        return Err("a user has no userName".into());
    }
    let id: UserId = match id.as_ref().and_then(Value::as_str) {
        Some(id) => id.parse().map_err(|error| wrong(id, error))?,
        None => pins.id(&format!("{directory}/{}", attributes.user_name)),
    };
    Ok(PinnedUser { id, attributes })
}

fn pinned_group(
    pins: &Pins,
    directory: &str,
    users: &[PinnedUser],
    given: Group,
) -> Result<PinnedGroup, Failure> {
    let Group {
        id,
        display_name,
        external_id,
        members,
    } = given;
    let id: GroupId = match id {
        Some(id) => id.parse().map_err(|error| wrong(&id, error))?,
        None => pins.id(&format!("{directory}/{display_name}")),
    };
    let members = members.iter().map(|name| {
        let user = users.iter().find(|user| user.attributes.user_name == *name);
        user.map(|user| user.id).ok_or_else(|| {
            format!("{name}, a member of {display_name}, is no user of its directory")
        })
    });
    Ok(PinnedGroup {
        id,
        members: members.collect::<Result<_, _>>()?,
        attributes: GroupAttributes {
            display_name,
            external_id,
            ..GroupAttributes::default()
        },
    })
}

fn credential(kind: Kind, text: &str, what: &str) -> Result<Credential, Failure> {
    Credential::parse(kind, text).ok_or_else(|| {
        format!("`{what}` has not the form of one; leave it out for one that is always the same")
            .into()
    })
}

fn wrong(id: &str, error: impl std::fmt::Display) -> String {
    format!("{id}: {error}")
}
