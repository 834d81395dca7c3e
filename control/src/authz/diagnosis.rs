//! Why a credential was refused, for the request log: more than whoever presented
//! it is told.

use rollcall_proto::credential::{Kind, key_id};
use rollcall_proto::management::v1::RequestReason;
use sea_orm::{ConnectionTrait, EntityTrait as _};

use super::authenticator::Presented;
use super::secret::{Purpose, SecretKey};
use crate::error::{Error, Result};
use crate::id::TokenId;
use crate::store::entity::token;

pub async fn diagnose<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    presented: &Presented,
    error: &Error,
    is_client: bool,
) -> Result<RequestReason> {
    match error {
        Error::TokenExpired => return Ok(RequestReason::TokenExpired),
        Error::TokenRevoked => return Ok(RequestReason::TokenRevoked),
        Error::DirectoryDisabled => return Ok(RequestReason::DirectoryDisabled),
        _ if is_client => return Ok(RequestReason::ClientInvalid),
        _ => {}
    }
    let id =
        key_id(Kind::Scim, presented.token()).and_then(|key_id| TokenId::from_suffix(key_id).ok());
    let Some(id) = id else {
        return Ok(RequestReason::TokenUnknown);
    };
    let row = token::Entity::find_by_id(id).one(connection).await?;
    // Of another directory's token nobody learns anything who does not have it.
    let genuine =
        row.filter(|row| secret.fits(Purpose::Credential, presented.token().as_bytes(), &row.mac));
    Ok(match genuine {
        Some(row) if Some(row.directory_id) != presented.directory_id() => {
            RequestReason::TokenOfAnotherDirectory
        }
        _ => RequestReason::TokenUnknown,
    })
}
