//! Who calls the API: an operator, or whoever has a key of an environment.

use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::authz::v1::Caller;
use rollcall_proto::credential::{Kind, key_id};
use rollcall_proto::management::v1::Scope;
use sea_orm::{ConnectionTrait, EntityTrait as _};

use super::secret::{Purpose, SecretKey};
use super::session;
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{
    ApiKeyId, EnvironmentId, OperatorId, OperatorKeyId, OperatorSessionId, OrganizationId,
    SetupLinkId, TrustedIssuerId,
};
use crate::store::entity::{api_key, operator_key};

/// Whoever makes a change, as the audit log names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Who has the data folder.
    CommandLine,
    Operator(OperatorId),
    OperatorKey(OperatorKeyId),
    ApiKey(ApiKeyId),
    TrustedIssuer(TrustedIssuerId),
    SetupLink(SetupLinkId),
    /// A rule such as a retention.
    Service,
}

impl Actor {
    pub fn kind(self) -> ActorKind {
        match self {
            Self::CommandLine => ActorKind::CommandLine,
            Self::Operator(_) | Self::OperatorKey(_) => ActorKind::Operator,
            Self::ApiKey(_) => ActorKind::ApiKey,
            Self::TrustedIssuer(_) => ActorKind::TrustedIssuer,
            Self::SetupLink(_) => ActorKind::SetupLink,
            Self::Service => ActorKind::Service,
        }
    }

    pub fn id(self) -> Option<String> {
        match self {
            Self::CommandLine | Self::Service => None,
            Self::Operator(id) => Some(id.to_string()),
            Self::OperatorKey(id) => Some(id.to_string()),
            Self::ApiKey(id) => Some(id.to_string()),
            Self::TrustedIssuer(id) => Some(id.to_string()),
            Self::SetupLink(id) => Some(id.to_string()),
        }
    }
}

/// How far a caller reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Installation,
    Environment(EnvironmentId),
    Organization(EnvironmentId, OrganizationId),
}

impl Reach {
    /// The organization's, where there is one.
    pub(super) fn of(
        environment_id: EnvironmentId,
        organization_id: Option<OrganizationId>,
    ) -> Self {
        match organization_id {
            Some(id) => Self::Organization(environment_id, id),
            None => Self::Environment(environment_id),
        }
    }

    pub fn environment_id(self) -> Option<EnvironmentId> {
        match self {
            Self::Installation => None,
            Self::Environment(id) | Self::Organization(id, _) => Some(id),
        }
    }

    pub fn organization_id(self) -> Option<OrganizationId> {
        match self {
            Self::Installation | Self::Environment(_) => None,
            Self::Organization(_, id) => Some(id),
        }
    }
}

/// A caller whose credential was found genuine and live when the call came.
#[derive(Debug, Clone)]
pub struct Principal {
    pub(super) actor: Actor,
    pub(super) reach: Reach,
    pub(super) scopes: Vec<Scope>,
    pub(super) means: Means,
}

/// The credential itself, for a call that goes on and on.
#[derive(Clone)]
pub(super) struct Shown {
    pub credential: Box<str>,
    /// What a workload said of its environment.
    pub environment: Option<Box<str>>,
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shown")
    }
}

/// What a caller presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// A key, and when it was last noted to be used.
    Key {
        last_use: Option<Moment>,
    },
    /// An access token for a key, of which the same is known.
    AccessToken {
        last_use: Option<Moment>,
    },
    WorkloadToken,
    /// What an operator opened by signing in, and when it was last noted to be used.
    Session {
        id: OperatorSessionId,
        last_use: Moment,
    },
}

impl Principal {
    /// The scopes that it may give to others: an operator any, and nobody one
    /// that they have not.
    pub(super) fn givable_scopes(&self) -> Vec<Scope> {
        match self.actor {
            Actor::Operator(_) | Actor::OperatorKey(_) => {
                vec![Scope::ReadUsers, Scope::FollowEvents, Scope::Manage]
            }
            _ => self.scopes.clone(),
        }
    }

    pub fn is_a(&self, caller: Caller) -> bool {
        let has = |scope| self.scopes.contains(&scope);
        match caller {
            Caller::Unspecified | Caller::Edge => false,
            Caller::Anyone => true,
            Caller::Reader => has(Scope::ReadUsers),
            Caller::Follower => has(Scope::FollowEvents),
            Caller::Manager => has(Scope::Manage),
            Caller::Operator => matches!(self.actor, Actor::Operator(_) | Actor::OperatorKey(_)),
        }
    }
}

/// Whoever presents this credential. One that is not genuine and live is refused,
/// in the same words whatever is wrong with it.
pub(super) async fn authenticate<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    credential: &str,
) -> Result<Principal> {
    if let Some(key_id) = key_id(Kind::OperatorKey, credential) {
        return operator(connection, secret, now, credential, key_id).await;
    }
    if key_id(Kind::OperatorSession, credential).is_some() {
        return session::authenticate(connection, secret, now, credential).await;
    }
    let key_id = key_id(Kind::ApiKey, credential).ok_or(Error::ApiKeyInvalid)?;
    let row = find_api_key(connection, now, ApiKeyId::from_suffix(key_id).ok()).await?;
    if !secret.fits(Purpose::Credential, credential.as_bytes(), &row.mac) {
        return Err(Error::ApiKeyInvalid);
    }
    let means = Means::Key {
        last_use: row.last_use_time,
    };
    Ok(of_api_key(row, means))
}

/// Whoever presents an access token that is genuine. Its key is looked up, so
/// that the token ends with it; and it gives no more than the key does now.
pub(super) async fn of_access_token<C: ConnectionTrait>(
    connection: &C,
    now: Moment,
    id: ApiKeyId,
    scopes: &[Scope],
) -> Result<Principal> {
    let row = find_api_key(connection, now, Some(id)).await?;
    let means = Means::AccessToken {
        last_use: row.last_use_time,
    };
    let mut principal = of_api_key(row, means);
    principal.scopes.retain(|scope| scopes.contains(scope));
    Ok(principal)
}

/// A key that is neither revoked nor over.
async fn find_api_key<C: ConnectionTrait>(
    connection: &C,
    now: Moment,
    id: Option<ApiKeyId>,
) -> Result<api_key::Model> {
    let id = id.ok_or(Error::ApiKeyInvalid)?;
    api_key::Entity::find_by_id(id)
        .one(connection)
        .await?
        .filter(|row| row.revoke_time.is_none())
        .filter(|row| row.expire_time.is_none_or(|at| at > now))
        .ok_or(Error::ApiKeyInvalid)
}

fn of_api_key(row: api_key::Model, means: Means) -> Principal {
    Principal {
        actor: Actor::ApiKey(row.id),
        reach: Reach::of(row.environment_id, row.organization_id),
        scopes: row.scopes.0,
        means,
    }
}

async fn operator<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    credential: &str,
    key_id: &str,
) -> Result<Principal> {
    let id = OperatorKeyId::from_suffix(key_id).map_err(|_| Error::ApiKeyInvalid)?;
    let row = operator_key::Entity::find_by_id(id)
        .one(connection)
        .await?
        .filter(|row| secret.fits(Purpose::Credential, credential.as_bytes(), &row.mac))
        .filter(|row| row.revoke_time.is_none())
        .filter(|row| row.expire_time.is_none_or(|at| at > now))
        .ok_or(Error::ApiKeyInvalid)?;
    Ok(Principal {
        actor: Actor::OperatorKey(row.id),
        reach: Reach::Installation,
        scopes: vec![],
        means: Means::Key {
            last_use: row.last_use_time,
        },
    })
}
