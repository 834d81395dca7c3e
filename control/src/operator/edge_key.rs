//! The keys by which edges are known.

use jsonwebtoken::jwk::{AlgorithmParameters, Jwk};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use rollcall_proto::credential::{Credential, Kind, edge_private_key};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};

use super::Installation;
use crate::clock::IdSource;
use crate::error::{Error, Result};
use crate::id::EdgeKeyId;
use crate::store::entity::edge_key;

/// The private key is shown here and never again.
#[derive(Debug)]
pub struct MadeEdgeKey {
    pub id: EdgeKeyId,
    pub private_key: Credential,
}

impl Installation {
    /// Makes the key of an edge, of which the public half alone is kept.
    pub async fn create_edge_key(&self, display_name: String) -> Result<MadeEdgeKey> {
        let id: EdgeKeyId = IdSource::new(self.clock.clone()).next();
        let (private_key, _) = self.secret.make_credential(Kind::EdgeKey, &id.suffix())?;
        let row = edge_key::Model {
            id,
            display_name,
            public_key: public_key(&private_key).ok_or_else(|| {
                tracing::error!("an edge key has no public half");
                Error::Internal
            })?,
            create_time: self.clock.now(),
            revoke_time: None,
        };
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        edge_key::Entity::insert(row.into_active_model())
                            .exec_without_returning(transaction)
                            .await?;
                        Ok(())
                    })
                }),
            )
            .await?;
        Ok(MadeEdgeKey { id, private_key })
    }

    /// Ends an edge: control answers none of its calls after five seconds. To
    /// revoke again changes nothing.
    pub async fn revoke_edge_key(&self, id: EdgeKeyId) -> Result<()> {
        let now = self.clock.now();
        self.store
            .writer
            .write_alone(
                None,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        edge_key::Entity::find_by_id(id)
                            .one(transaction)
                            .await?
                            .ok_or_else(|| Error::InvalidValue {
                                why: "There is no such edge key".to_owned(),
                            })?;
                        edge_key::Entity::update_many()
                            .col_expr(edge_key::Column::RevokeTime, Expr::value(now))
                            .filter(edge_key::Column::Id.eq(id))
                            .filter(edge_key::Column::RevokeTime.is_null())
                            .exec(transaction)
                            .await?;
                        Ok(())
                    })
                }),
            )
            .await
    }
}

fn public_key(private_key: &Credential) -> Option<Vec<u8>> {
    let private_key = EncodingKey::from_ed_der(&edge_private_key(private_key.expose())?);
    let jwk = Jwk::from_encoding_key(&private_key, Algorithm::EdDSA).ok()?;
    let AlgorithmParameters::OctetKeyPair(_) = &jwk.algorithm else {
        return None;
    };
    let key = DecodingKey::from_jwk(&jwk).ok()?;
    key.try_get_as_bytes().ok().map(<[u8]>::to_vec)
}
