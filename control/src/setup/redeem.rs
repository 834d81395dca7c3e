//! Uses a link, once.

use rollcall_proto::credential::Kind;
use rollcall_proto::setup::v1::RedeemSetupLinkResponse;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use super::directory;
use crate::audit::{Changed, Record};
use crate::authz::{Redeeming, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::management::directory::record;
use crate::store::entity::setup_link;

/// How long what a link opens stays open.
const SESSION_MICROS: i64 = 24 * 3_600 * 1_000_000;

pub async fn redeem(
    grant: &Redeeming<'_>,
    secret: &SecretKey,
) -> Result<Changed<RedeemSetupLinkResponse>> {
    let link_id = grant.link_id();
    let mut records = Vec::new();
    let directory_id = if let Some(id) = grant.directory_id() {
        id
    } else {
        let made = directory::insert(grant).await?;
        records.push(record(None, &made));
        made.id
    };
    let (session, mac) = secret.make_credential(Kind::SetupSession, &link_id.suffix())?;
    let expire_time = Moment(grant.now.0 + SESSION_MICROS);
    let used = setup_link::Entity::update_many()
        .col_expr(setup_link::Column::RedeemTime, Expr::value(grant.now))
        .col_expr(setup_link::Column::DirectoryId, Expr::value(directory_id))
        .col_expr(setup_link::Column::SessionMac, Expr::value(mac))
        .col_expr(
            setup_link::Column::SessionExpireTime,
            Expr::value(expire_time),
        )
        .filter(setup_link::Column::Id.eq(link_id))
        .filter(setup_link::Column::RedeemTime.is_null())
        .filter(setup_link::Column::RevokeTime.is_null())
        .filter(setup_link::Column::ExpireTime.gt(grant.now))
        .exec(grant.connection)
        .await?;
    if used.rows_affected != 1 {
        return Err(Error::SetupLinkInvalid);
    }
    records.push(Record {
        environment_id: grant.environment_id(),
        organization_id: Some(grant.organization_id()),
        resource_id: link_id.to_string(),
        before: Some(json!({ "redeemed": false })),
        after: Some(json!({ "redeemed": true, "directoryId": directory_id.to_string() })),
    });
    Ok(Changed::with_secret(
        RedeemSetupLinkResponse {
            session: session.expose().to_owned(),
            expire_time: Some(expire_time.to_proto()),
        },
        records,
    ))
}
