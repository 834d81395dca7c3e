//! Signs in an operator for whom an issuer vouches.

use rollcall_proto::console::v1::FinishOidcSignInResponse;
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _, Set};

use super::{link, operator, session};
use crate::authz::{SecretKey, SigningIn, Vouched};
use crate::error::Result;
use crate::management::text::name;
use crate::store::entity::operator as operator_row;

const METHOD: &str = "FinishOidcSignIn";

/// One who was only invited has come in by that: a password is not needed, and the
/// link that was made for it is used up.
pub async fn finish_oidc(
    grant: &SigningIn<'_>,
    secret: &SecretKey,
    vouched: &Vouched,
    user_agent: &str,
) -> Result<FinishOidcSignInResponse> {
    let before = grant.operator();
    let mut change = before.clone().into_active_model();
    change.last_sign_in_time = Set(Some(grant.now));
    if before.join_time.is_none() {
        change.join_time = Set(Some(grant.now));
        change.display_name = Set(name_of(vouched, before));
        link::use_up_all(grant.connection, grant.now, before.id).await?;
    }
    let after = change.update(grant.connection).await?;
    let audited = grant.audited();
    if before.join_time.is_none() {
        operator::record(&audited, METHOD, Some(before), &after).await?;
    }
    let opened = session::open(&audited, secret, METHOD, after.id, user_agent).await?;
    Ok(FinishOidcSignInResponse {
        session: opened.credential.expose().to_owned(),
        expire_time: Some(opened.expire_time.to_proto()),
    })
}

/// As the issuer has it, where that is a name.
fn name_of(vouched: &Vouched, operator: &operator_row::Model) -> String {
    let name = name("name", vouched.name().to_owned());
    name.unwrap_or_else(|_| operator.email.clone())
}
