//! Links by which operators come in without a password.

use rollcall_proto::credential::Kind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};

use crate::authz::{Managing, SecretKey};
use crate::clock::Moment;
use crate::error::Result;
use crate::id::{OperatorId, SignInLinkId};
use crate::store::Transaction;
use crate::store::entity::sign_in_link;

const HOUR_MICROS: i64 = 3_600 * 1_000_000;
/// How long a link of the command line, or of the first start, can be used.
pub const COMMAND_LINE_MICROS: i64 = 24 * HOUR_MICROS;
/// How long one can be used that an operator made.
pub const INVITATION_MICROS: i64 = 7 * 24 * HOUR_MICROS;

/// The secret is shown here and never again.
#[derive(Debug)]
pub struct MadeLink {
    pub id: SignInLinkId,
    /// What follows the console's origin.
    pub path: LinkPath,
    pub expire_time: Moment,
}

/// `/console/sign-in/` and the secret, which nothing but [`LinkPath::expose`] shows.
pub struct LinkPath(String);

impl LinkPath {
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for LinkPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkPath")
    }
}

/// Makes a link for an operator, or for whoever uses it.
pub async fn insert(
    grant: &Managing<'_>,
    secret: &SecretKey,
    operator_id: Option<OperatorId>,
    life_micros: i64,
) -> Result<MadeLink> {
    let id: SignInLinkId = grant.ids.next();
    let (link, mac) = secret.make_credential(Kind::SignInLink, &id.suffix())?;
    let expire_time = Moment(grant.now.0 + life_micros);
    let row = sign_in_link::Model {
        id,
        operator_id,
        mac,
        create_time: grant.now,
        expire_time,
        redeem_time: None,
        revoke_time: None,
    };
    sign_in_link::Entity::insert(row.into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    Ok(MadeLink {
        id,
        path: LinkPath(format!("/console/sign-in/{}", link.expose())),
        expire_time,
    })
}

/// Ends the links of an operator that were not used.
pub(super) async fn revoke_all(
    connection: &Transaction,
    now: Moment,
    operator_id: OperatorId,
) -> Result<()> {
    end_all(
        connection,
        sign_in_link::Column::RevokeTime,
        now,
        operator_id,
    )
    .await
}

/// The same because the operator came in without them.
pub(super) async fn use_up_all(
    connection: &Transaction,
    now: Moment,
    operator_id: OperatorId,
) -> Result<()> {
    end_all(
        connection,
        sign_in_link::Column::RedeemTime,
        now,
        operator_id,
    )
    .await
}

async fn end_all(
    connection: &Transaction,
    end: sign_in_link::Column,
    now: Moment,
    operator_id: OperatorId,
) -> Result<()> {
    sign_in_link::Entity::update_many()
        .col_expr(end, Expr::value(now))
        .filter(sign_in_link::Column::OperatorId.eq(operator_id))
        .filter(sign_in_link::Column::RedeemTime.is_null())
        .filter(sign_in_link::Column::RevokeTime.is_null())
        .exec(connection)
        .await?;
    Ok(())
}
