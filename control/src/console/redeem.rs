//! Uses a sign-in link, once.

use rollcall_proto::console::v1::{DescribeSignInLinkResponse, RedeemSignInLinkResponse};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, DatabaseConnection, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, Set,
};

use super::email::Email;
use super::{link, operator, session};
use crate::authz::{Grant, Joining, PasswordHash, SecretKey, SignInLinkScope};
use crate::error::{Error, Result};
use crate::id::OperatorId;
use crate::management::text::{name, optional};
use crate::store::entity::{operator as operator_row, sign_in_link};

/// What whoever uses a link says of themselves.
#[derive(Debug)]
pub struct Newcomer {
    pub email: String,
    pub display_name: String,
    pub user_agent: String,
}

/// What a link is for, which anybody may look at who has it.
pub fn describe(
    grant: &Grant<'_, SignInLinkScope, DatabaseConnection>,
) -> DescribeSignInLinkResponse {
    let (email, display_name) = match grant.operator() {
        Some(operator) => (operator.email.clone(), operator.display_name.clone()),
        None => (String::new(), String::new()),
    };
    DescribeSignInLinkResponse {
        email,
        display_name,
        expire_time: Some(grant.expire_time().to_proto()),
    }
}

pub async fn redeem(
    grant: &Joining<'_>,
    secret: &SecretKey,
    password: PasswordHash,
    newcomer: Newcomer,
) -> Result<RedeemSignInLinkResponse> {
    let Newcomer {
        email,
        display_name,
        user_agent,
    } = newcomer;
    let before = match grant.operator() {
        Some(operator) => {
            check_same(&email, operator)?;
            operator.clone()
        }
        None => make(grant, email).await?,
    };
    let display_name = if before.display_name.is_empty() {
        name("display_name", display_name)?
    } else {
        let given = optional("display_name", display_name)?;
        given.unwrap_or_else(|| before.display_name.clone())
    };
    use_up(grant, before.id).await?;
    link::revoke_all(grant.connection, grant.now, before.id).await?;
    session::revoke_all(grant.connection, grant.now, before.id, None).await?;
    let mut change = before.clone().into_active_model();
    change.display_name = Set(display_name);
    change.password_hash = Set(Some(password.into_row()));
    change.join_time = Set(before.join_time.or(Some(grant.now)));
    change.last_sign_in_time = Set(Some(grant.now));
    let after = change.update(grant.connection).await?;
    let audited = grant.audited(after.id);
    operator::record(&audited, "RedeemSignInLink", Some(&before), &after).await?;
    let opened = session::open(&audited, secret, "RedeemSignInLink", after.id, &user_agent).await?;
    Ok(RedeemSignInLinkResponse {
        session: opened.credential.expose().to_owned(),
        expire_time: Some(opened.expire_time.to_proto()),
    })
}

/// Whoever has the link of somebody cannot take another's address.
fn check_same(email: &str, operator: &operator_row::Model) -> Result<()> {
    if email.is_empty() || crate::fold::fold(email) == operator.email_key {
        return Ok(());
    }
    Err(Error::InvalidValue {
        why: "`email` is not the address that the link is for".to_owned(),
    })
}

/// Makes the operator who uses a link that is for nobody in particular.
async fn make(grant: &Joining<'_>, email: String) -> Result<operator_row::Model> {
    let email = Email::parse("email", email)?;
    let id: OperatorId = grant.ids.next();
    operator::insert(&grant.audited(id), "RedeemSignInLink", id, email).await
}

async fn use_up(grant: &Joining<'_>, operator_id: OperatorId) -> Result<()> {
    let used = sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::RedeemTime, Expr::value(grant.now))
        .col_expr(sign_in_link::Column::OperatorId, Expr::value(operator_id))
        .filter(sign_in_link::Column::Id.eq(grant.link_id()))
        .filter(sign_in_link::Column::RedeemTime.is_null())
        .exec(grant.connection)
        .await?;
    match used.rows_affected {
        1 => Ok(()),
        _ => Err(Error::SignInLinkInvalid),
    }
}
