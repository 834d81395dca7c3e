//! A new token of a directory.

use rollcall_proto::credential::{Credential, Kind};
use rollcall_proto::event::v1::EventKind;
use rollcall_proto::management::v1::{CreateTokenRequest, CreateTokenResponse, TokenKind};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _, QueryFilter as _,
};

use super::{days_left, live, record, to_proto};
use crate::audit::Changed;
use crate::authz::{Managing, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, TokenId};
use crate::management::directory::{lock, place_of};
use crate::management::expiry::future;
use crate::management::text::{id, name, required};
use crate::store::entity::{directory, token};

/// Tokens of one directory that have not ended, which bounds what it costs to
/// revoke them all.
const LIVE_MAX: u64 = 100;

/// The directory to whose writer the making goes.
pub fn directory_of_new(request: &CreateTokenRequest) -> Result<DirectoryId> {
    let given = required("token", request.token.as_ref())?;
    id("directory_id", &given.directory_id)
}

pub async fn create(
    grant: &Managing<'_>,
    secret: &SecretKey,
    request: CreateTokenRequest,
) -> Result<Changed<CreateTokenResponse>> {
    let directory_id = directory_of_new(&request)?;
    let given = required("token", request.token)?;
    let kind = match TokenKind::try_from(given.kind) {
        Ok(TokenKind::Unspecified | TokenKind::Bearer) => token::Kind::Bearer,
        Ok(TokenKind::OauthClient) => token::Kind::OAuthClient,
        Err(_) => {
            return Err(Error::InvalidValue {
                why: "`kind` is one that there is not".to_owned(),
            });
        }
    };
    let new = New {
        kind,
        display_name: name("display_name", given.display_name)?,
        expire_time: future("expire_time", given.expire_time, grant.now)?,
    };
    let directory = lock(grant, directory_id).await?;
    let (row, credential) = insert(grant, secret, &directory, new).await?;
    let records = vec![record(&directory, None, &row)];
    let answer = CreateTokenResponse {
        token: Some(to_proto(row)),
        secret: credential.expose().to_owned(),
    };
    Ok(Changed::with_secret(answer, records))
}

/// What is to be made.
#[derive(Debug)]
pub struct New {
    pub kind: token::Kind,
    pub display_name: String,
    pub expire_time: Option<Moment>,
}

/// Makes a token, whoever asks for it. The directory is locked: two at once do
/// not both find the last place.
pub async fn insert(
    grant: &Managing<'_>,
    secret: &SecretKey,
    directory: &directory::Model,
    new: New,
) -> Result<(token::Model, Credential)> {
    if directory.delete_time.is_some() {
        return Err(Error::DirectoryNotFound);
    }
    let live = token::Entity::find()
        .filter(token::Column::DirectoryId.eq(directory.id))
        .filter(live(grant.now))
        .count(grant.connection)
        .await?;
    if live >= LIVE_MAX {
        return Err(Error::TooLarge {
            why: format!("A directory has at most {LIVE_MAX} live tokens; revoke one first"),
        });
    }
    let id: TokenId = grant.ids.next();
    let form = match new.kind {
        token::Kind::Bearer => Kind::Scim,
        token::Kind::OAuthClient => Kind::ClientSecret,
    };
    let (credential, mac) = secret.make_credential(form, &id.suffix())?;
    let row = insert_as(grant, (id, mac), directory, new).await?;
    Ok((row, credential))
}

/// The same under an id that is given, for a credential of which this is the MAC.
pub async fn insert_as(
    grant: &Managing<'_>,
    (id, mac): (TokenId, Vec<u8>),
    directory: &directory::Model,
    new: New,
) -> Result<token::Model> {
    let row = token::Model {
        id,
        directory_id: directory.id,
        display_name: new.display_name,
        kind: new.kind,
        mac,
        create_time: grant.now,
        expire_time: new.expire_time,
        revoke_time: None,
        last_use_time: None,
        expiry_told: days_left(new.expire_time, grant.now),
    };
    token::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    let place = place_of(grant, directory).await?;
    let kind = EventKind::TokenCreated;
    grant.events_at(place).token(kind, &row).await?;
    Ok(row)
}
