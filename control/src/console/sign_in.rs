//! Signs in an operator who has shown who they are.

use rollcall_proto::console::v1::SignInResponse;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::session;
use crate::authz::{SecretKey, SigningIn};
use crate::error::Result;
use crate::store::entity::operator;

pub async fn sign_in(
    grant: &SigningIn<'_>,
    secret: &SecretKey,
    user_agent: &str,
) -> Result<SignInResponse> {
    let id = grant.operator().id;
    operator::Entity::update_many()
        .col_expr(operator::Column::LastSignInTime, Expr::value(grant.now))
        .filter(operator::Column::Id.eq(id))
        .exec(grant.connection)
        .await?;
    let opened = session::open(&grant.audited(), secret, "SignIn", id, user_agent).await?;
    Ok(SignInResponse {
        session: opened.credential.expose().to_owned(),
        expire_time: Some(opened.expire_time.to_proto()),
    })
}
