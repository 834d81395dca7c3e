//! An environment whose ids and credentials are known beforehand, for the tests of
//! products.

use std::fmt;
use std::path::Path;

use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES, key_id};
use rollcall_proto::management::v1::{Environment, Scope};
use rollcall_proto::provisioning::v1::{MemberName, MemberView};
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use uuid::Uuid;

use super::Installation;
use crate::authz::{Managing, Purpose, SecretKey, SecretKeyError};
use crate::error::{Error, Result};
use crate::id::{DirectoryId, GroupId, Id, Kind as IdKind, OrganizationId, UserId};
use crate::management::{api_key, directory, environment, organization, token};
use crate::store::document::{Domains, Scopes};
use crate::store::entity::{
    directory as directory_row, organization as organization_row, token as token_row,
};
use crate::{group, user};

/// Everybody knows it, so nothing that is to be kept from anybody may rest on it.
const KEY: &[u8; 32] = b"rollcall serve --dev: no secret!";
/// When all ids that follow from names say that they were made: 2026-01-01.
const MADE_MILLIS: u128 = 1_767_225_600_000;
const ENVIRONMENT_NAME: &str = "Development";

/// What is planted.
#[derive(Debug, Clone)]
pub struct Seed {
    /// Of every scope.
    pub api_key: Credential,
    pub organizations: Vec<PinnedOrganization>,
}

#[derive(Debug, Clone)]
pub struct PinnedOrganization {
    pub id: OrganizationId,
    pub external_id: String,
    pub display_name: String,
    /// None means any.
    pub domains: Vec<String>,
    /// The first is the primary one.
    pub directories: Vec<PinnedDirectory>,
}

#[derive(Debug, Clone)]
pub struct PinnedDirectory {
    pub id: DirectoryId,
    pub display_name: String,
    pub token: Credential,
    pub users: Vec<PinnedUser>,
    pub groups: Vec<PinnedGroup>,
}

#[derive(Debug, Clone)]
pub struct PinnedUser {
    pub id: UserId,
    pub attributes: UserAttributes,
}

#[derive(Debug, Clone)]
pub struct PinnedGroup {
    pub id: GroupId,
    pub attributes: GroupAttributes,
    pub members: Vec<UserId>,
}

/// Ids and credentials that follow from names, the same for ever, under a key that
/// everybody knows.
#[derive(Clone)]
pub struct Pins(SecretKey);

impl fmt::Debug for Pins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pins")
    }
}

impl Pins {
    pub fn new() -> std::result::Result<Self, SecretKeyError> {
        SecretKey::from_bytes(KEY).map(Self)
    }

    /// Puts the key where an installation looks for it.
    pub fn write_secret_key(&self, folder: &Path) -> std::result::Result<(), SecretKeyError> {
        SecretKey::write(folder, KEY)
    }

    /// Names of one kind are told apart.
    pub fn id<K: IdKind>(&self, name: &str) -> Id<K> {
        let mac = self.mac(&format!("{} {name}", K::PREFIX));
        let random = mac
            .iter()
            .take(9)
            .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        // RFC 9562 section 5.7.
        let (rand_a, rand_b) = (random >> 60, random & ((1 << 62) - 1));
        let bits = MADE_MILLIS << 80 | 7 << 76 | (rand_a & 0xfff) << 64 | 2 << 62 | rand_b;
        Id::new(Uuid::from_u128(bits))
    }

    pub fn credential(&self, kind: Kind, name: &str) -> Credential {
        let [first, second] = [0, 1].map(|half| self.mac(&format!("{kind:?} {half} {name}")));
        let mut randomness = [0; SECRET_BYTES];
        for (byte, given) in randomness.iter_mut().zip(first.iter().chain(&second)) {
            *byte = *given;
        }
        let key: Id<crate::id::Token> = self.id(&format!("{kind:?} {name}"));
        Credential::compose(kind, &key.suffix(), &randomness)
    }

    fn mac(&self, message: &str) -> Vec<u8> {
        let Self(key) = self;
        key.mac(Purpose::Seed, message.as_bytes())
    }
}

impl Installation {
    /// Plants a seed where nothing was made yet, all or nothing.
    pub async fn plant(&self, seed: Seed) -> Result<()> {
        self.change(|this, grant| {
            Box::pin(async move {
                let given = Environment {
                    display_name: ENVIRONMENT_NAME.to_owned(),
                    ..Environment::default()
                };
                let environment = environment::insert(grant, given).await?;
                let new = api_key::New {
                    environment_id: environment.id,
                    organization_id: None,
                    display_name: "Seed".to_owned(),
                    scopes: Scopes(vec![Scope::ReadUsers, Scope::FollowEvents, Scope::Manage]),
                    expire_time: None,
                };
                let kept = this.kept(Kind::ApiKey, &seed.api_key)?;
                api_key::insert_as(grant, kept, new).await?;
                for pinned in seed.organizations {
                    let row = organization_row::Model {
                        id: pinned.id,
                        environment_id: environment.id,
                        external_id: Some(pinned.external_id),
                        display_name: pinned.display_name,
                        allow_any_domain: pinned.domains.is_empty(),
                        domains: Domains(domains_of(&pinned.domains)?),
                        create_time: grant.now,
                        update_time: grant.now,
                        delete_time: None,
                        deleted_external_id: None,
                    };
                    organization::insert(grant, &row).await?;
                    for directory in pinned.directories {
                        this.plant_directory(grant, &row, directory).await?;
                    }
                }
                Ok(())
            })
        })
        .await
    }

    async fn plant_directory(
        &self,
        grant: &Managing<'_>,
        organization: &organization_row::Model,
        pinned: PinnedDirectory,
    ) -> Result<()> {
        let PinnedDirectory {
            id,
            display_name,
            token,
            users,
            groups,
        } = pinned;
        let row = directory::insert_as(grant, id, organization, display_name).await?;
        self.plant_token(grant, &row, &token).await?;
        let writing = grant.opened_by(&self.secret, &token, id).await?;
        for PinnedUser { id, attributes } in users {
            user::create(&writing, id, attributes).await?;
        }
        for pinned in groups {
            let PinnedGroup {
                id,
                attributes,
                members,
            } = pinned;
            let members = members.into_iter().map(|id| MemberName {
                value: id.to_string(),
            });
            let view = MemberView::None;
            group::create(&writing, id, attributes, members.collect(), view).await?;
        }
        Ok(())
    }

    async fn plant_token(
        &self,
        grant: &Managing<'_>,
        directory: &directory_row::Model,
        credential: &Credential,
    ) -> Result<()> {
        let new = token::New {
            kind: token_row::Kind::Bearer,
            display_name: "Seed".to_owned(),
            expire_time: None,
        };
        let kept = self.kept(Kind::Scim, credential)?;
        token::insert_as(grant, kept, directory, new).await?;
        Ok(())
    }

    /// What is kept of a credential: its id, and its MAC.
    fn kept<K: IdKind>(&self, kind: Kind, credential: &Credential) -> Result<(Id<K>, Vec<u8>)> {
        let text = credential.expose();
        let id = key_id(kind, text).and_then(|suffix| Id::from_suffix(suffix).ok());
        let id = id.ok_or_else(|| Error::InvalidValue {
            why: "A credential of the seed has not the form of one".to_owned(),
        })?;
        Ok((id, self.secret.mac(Purpose::Credential, text.as_bytes())))
    }
}

fn domains_of(texts: &[String]) -> Result<Vec<String>> {
    texts
        .iter()
        .map(|text| organization::domain(text))
        .collect()
}
