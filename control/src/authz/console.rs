//! How operators come in: by a link, once, with a password, or because an issuer
//! vouches for them. Whatever is wrong with either of the first two, it is refused in
//! the same words.

use rollcall_proto::credential::{Kind, key_id};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _, Select,
};

use super::grant::{Grant, ManagementScope, Managing};
use super::password::PasswordHash;
use super::principal::{Actor, Reach};
use super::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{OperatorId, SignInLinkId};
use crate::store::Transaction;
use crate::store::entity::{operator, operator_session, sign_in_link};

/// A sign-in link that was not used yet.
#[derive(Debug, Clone)]
pub struct SignInLinkScope {
    link_id: SignInLinkId,
    expire_time: Moment,
    operator: Option<operator::Model>,
}

/// An operator who has shown who they are.
#[derive(Debug, Clone)]
pub struct OperatorScope {
    operator: operator::Model,
}

pub type Joining<'c> = Grant<'c, SignInLinkScope, Transaction>;
pub type SigningIn<'c> = Grant<'c, OperatorScope, Transaction>;

impl<C> Grant<'_, SignInLinkScope, C> {
    pub fn link_id(&self) -> SignInLinkId {
        self.scope.link_id
    }

    pub fn expire_time(&self) -> Moment {
        self.scope.expire_time
    }

    /// Whose link it is; none where whoever uses it says who they are.
    pub fn operator(&self) -> Option<&operator::Model> {
        self.scope.operator.as_ref()
    }
}

impl Joining<'_> {
    /// As the audit log names whoever uses the link.
    pub fn audited(&self, id: OperatorId) -> Managing<'_> {
        self.managing(of_operator(id))
    }
}

impl SigningIn<'_> {
    pub fn operator(&self) -> &operator::Model {
        &self.scope.operator
    }

    /// As the audit log names the operator.
    pub fn audited(&self) -> Managing<'_> {
        self.managing(of_operator(self.scope.operator.id))
    }
}

impl<C> Grant<'_, ManagementScope, C> {
    /// All of them, for whoever manages all.
    pub fn operators(&self) -> Result<Select<operator::Entity>> {
        self.check_installation()?;
        Ok(operator::Entity::find())
    }

    /// The same.
    pub fn operator_sessions(&self) -> Result<Select<operator_session::Entity>> {
        self.check_installation()?;
        Ok(operator_session::Entity::find())
    }

    fn check_installation(&self) -> Result<()> {
        match self.scope.reach {
            Reach::Installation => Ok(()),
            Reach::Environment(_) | Reach::Organization(..) => Err(Error::CallerNotAllowed),
        }
    }
}

fn of_operator(id: OperatorId) -> ManagementScope {
    ManagementScope {
        actor: Actor::Operator(id),
        reach: Reach::Installation,
    }
}

/// The link of this secret, if it can still be used.
pub(super) async fn link<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    text: &str,
) -> Result<SignInLinkScope> {
    let row = select(text)?.one(connection).await?;
    let row = live(row, secret, now, text)?;
    let operator = match row.operator_id {
        Some(id) => operator::Entity::find_by_id(id).one(connection).await?,
        None => None,
    };
    scope(&row, operator)
}

/// The same, alone with the link and its operator until the transaction ends.
pub(super) async fn link_to_use(
    transaction: &Transaction,
    secret: &SecretKey,
    now: Moment,
    text: &str,
) -> Result<SignInLinkScope> {
    let row = select(text)?.one(transaction).await?;
    let row = live(row, secret, now, text)?;
    // Before the link, as whoever ends the links of an operator has it.
    let operator = match row.operator_id {
        Some(id) => lock_operator(transaction, id).await?,
        None => None,
    };
    let row = select(text)?
        .lock(LockType::NoKeyUpdate)
        .one(transaction)
        .await?;
    scope(&live(row, secret, now, text)?, operator)
}

/// The row of what has the form of such a credential.
fn select(text: &str) -> Result<Select<sign_in_link::Entity>> {
    let id = key_id(Kind::SignInLink, text)
        .and_then(|key_id| SignInLinkId::from_suffix(key_id).ok())
        .ok_or(Error::SignInLinkInvalid)?;
    Ok(sign_in_link::Entity::find_by_id(id))
}

fn live(
    row: Option<sign_in_link::Model>,
    secret: &SecretKey,
    now: Moment,
    text: &str,
) -> Result<sign_in_link::Model> {
    row.filter(|row| secret.fits(Purpose::Credential, text.as_bytes(), &row.mac))
        .filter(|row| row.redeem_time.is_none() && row.revoke_time.is_none())
        .filter(|row| row.expire_time > now)
        .ok_or(Error::SignInLinkInvalid)
}

fn scope(row: &sign_in_link::Model, operator: Option<operator::Model>) -> Result<SignInLinkScope> {
    let operator = operator.filter(|operator| operator.disable_time.is_none());
    if row.operator_id != operator.as_ref().map(|operator| operator.id) {
        return Err(Error::SignInLinkInvalid);
    }
    Ok(SignInLinkScope {
        link_id: row.id,
        expire_time: row.expire_time,
        operator,
    })
}

/// Who has this address, folded. One who is disabled must not get in.
pub(super) async fn operator_of<C: ConnectionTrait>(
    connection: &C,
    email_key: &str,
) -> Result<Option<operator::Model>> {
    // No text that is kept holds it, and PostgreSQL takes no such text.
    if email_key.contains('\0') {
        return Ok(None);
    }
    Ok(operator::Entity::find()
        .filter(operator::Column::EmailKey.eq(email_key))
        .one(connection)
        .await?)
}

/// What was compared with the password of this operator.
pub(super) fn hash_of(operator: &operator::Model) -> Option<PasswordHash> {
    operator.password_hash.clone().map(PasswordHash::of_row)
}

/// The operator whom an issuer vouches for, if they may come in, alone with them until
/// the transaction ends.
pub(super) async fn operator_vouched_for(
    transaction: &Transaction,
    known: &operator::Model,
) -> Result<OperatorScope> {
    let operator = lock_operator(transaction, known.id)
        .await?
        .filter(|operator| operator.disable_time.is_none())
        .filter(|operator| operator.email == known.email)
        .ok_or(Error::OidcOperatorUnknown)?;
    Ok(OperatorScope { operator })
}

/// The operator, if nothing that lets them in has changed since, alone with them
/// until the transaction ends.
pub(super) async fn operator_to_sign_in(
    transaction: &Transaction,
    known: operator::Model,
) -> Result<OperatorScope> {
    let operator = lock_operator(transaction, known.id)
        .await?
        .filter(|operator| operator.disable_time.is_none())
        .filter(|operator| operator.password_hash == known.password_hash)
        .ok_or(Error::SignInFailed)?;
    Ok(OperatorScope { operator })
}

async fn lock_operator(
    transaction: &Transaction,
    id: OperatorId,
) -> Result<Option<operator::Model>> {
    Ok(operator::Entity::find_by_id(id)
        .lock(LockType::NoKeyUpdate)
        .one(transaction)
        .await?)
}
