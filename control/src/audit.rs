//! The audit log, and what makes a change that comes twice one change. Both stand
//! in the change's own transaction.

use rollcall_proto::change::Change;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::authz::{Actor, Managing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{AuditEntryId, EnvironmentId, OrganizationId};
use crate::store::Transaction;
use crate::store::document::Json;
use crate::store::entity::{answered_request, audit_entry};

/// Characters of a `request_id`.
const REQUEST_ID_CHARS_MAX: usize = 64;

/// What a change answers, and what the audit log has of it.
#[derive(Debug)]
pub struct Changed<A> {
    pub answer: A,
    /// Whether the answer holds a secret, which is not kept.
    pub shows_secret: bool,
    /// One for each resource that was changed; none where nothing was.
    pub records: Vec<Record>,
}

/// What became of one resource.
#[derive(Debug)]
pub struct Record {
    pub environment_id: EnvironmentId,
    pub organization_id: Option<OrganizationId>,
    pub resource_id: String,
    /// Neither holds a secret, nor what an identity provider said of a person.
    pub before: Option<Value>,
    pub after: Option<Value>,
}

impl<A> Changed<A> {
    pub fn new(answer: A, records: Vec<Record>) -> Self {
        Self {
            answer,
            shows_secret: false,
            records,
        }
    }

    pub fn with_secret(answer: A, records: Vec<Record>) -> Self {
        Self {
            shows_secret: true,
            ..Self::new(answer, records)
        }
    }
}

/// Writes what a caller changed.
pub async fn insert(grant: &Managing<'_>, method: &str, records: Vec<Record>) -> Result<()> {
    let rows: Vec<_> = records
        .into_iter()
        .map(|record| row(grant, method, record))
        .collect();
    if !rows.is_empty() {
        audit_entry::Entity::insert_many(rows)
            .exec_without_returning(grant.connection)
            .await?;
    }
    Ok(())
}

/// Writes what was changed that is of no environment.
pub async fn insert_of_installation(
    grant: &Managing<'_>,
    method: &str,
    resource_id: String,
    before: Option<Value>,
    after: Option<Value>,
) -> Result<()> {
    let row = audit_entry::ActiveModel {
        resource_id: Set(resource_id),
        before: Set(before.map(Json)),
        after: Set(after.map(Json)),
        ..of_nothing(grant, method)
    };
    audit_entry::Entity::insert(row)
        .exec_without_returning(grant.connection)
        .await?;
    Ok(())
}

fn row(grant: &Managing<'_>, method: &str, record: Record) -> audit_entry::ActiveModel {
    let Record {
        environment_id,
        organization_id,
        resource_id,
        before,
        after,
    } = record;
    audit_entry::ActiveModel {
        environment_id: Set(Some(environment_id)),
        organization_id: Set(organization_id),
        resource_id: Set(resource_id),
        before: Set(before.map(Json)),
        after: Set(after.map(Json)),
        ..of_nothing(grant, method)
    }
}

/// An entry that says who did what and when, and not yet to what.
fn of_nothing(grant: &Managing<'_>, method: &str) -> audit_entry::ActiveModel {
    let id: AuditEntryId = grant.ids.next();
    audit_entry::ActiveModel {
        id: Set(id),
        environment_id: Set(None),
        organization_id: Set(None),
        actor_kind: Set(grant.actor().kind().into()),
        actor_id: Set(grant.actor().id()),
        method: Set(method.to_owned()),
        resource_id: Set(String::new()),
        before: Set(None),
        after: Set(None),
        create_time: Set(grant.now),
    }
}

/// A change as its caller asks for it, under the id that it may have.
#[derive(Debug)]
pub struct Asked {
    actor: String,
    request_id: String,
    hash: Vec<u8>,
}

impl Asked {
    pub fn new<Q: Change>(actor: Actor, query: &Q) -> Result<Self> {
        let request_id = query.request_id();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if request_id.len() > REQUEST_ID_CHARS_MAX || !request_id.bytes().all(is_plain) {
            return Err(Error::InvalidValue {
                why: format!(
                    "`request_id` has at most {REQUEST_ID_CHARS_MAX} letters, digits and -_."
                ),
            });
        }
        let mut hash = Sha256::new();
        hash.update(Q::full_name());
        hash.update([0]);
        hash.update(query.encode_to_vec());
        Ok(Self {
            actor: actor.id().unwrap_or_default(),
            request_id: request_id.to_owned(),
            hash: hash.finalize().to_vec(),
        })
    }

    /// The answer that the change had when it came first. The first takes the id,
    /// and the same change at another control waits here until it has its answer.
    pub async fn answered<A: prost::Message + Default>(
        &self,
        transaction: &Transaction,
        now: Moment,
    ) -> Result<Option<A>> {
        if self.request_id.is_empty() {
            return Ok(None);
        }
        let row = answered_request::ActiveModel {
            actor: Set(self.actor.clone()),
            request_id: Set(self.request_id.clone()),
            request_hash: Set(self.hash.clone()),
            answer: Set(None),
            create_time: Set(now),
        };
        let key = [
            answered_request::Column::Actor,
            answered_request::Column::RequestId,
        ];
        let taken = answered_request::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
            .exec_without_returning(transaction)
            .await?;
        if taken > 0 {
            return Ok(None);
        }
        let key = (self.actor.clone(), self.request_id.clone());
        let row = answered_request::Entity::find_by_id(key)
            .one(transaction)
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let answer = row
            .answer
            .filter(|_| row.request_hash == self.hash)
            .ok_or(Error::RequestIdReused)?;
        A::decode(answer.as_slice())
            .map(Some)
            .map_err(|_| Error::RequestIdReused)
    }

    /// Keeps the answer under the id that was taken.
    pub async fn keep<A: prost::Message>(
        self,
        transaction: &Transaction,
        answer: Option<&A>,
    ) -> Result<()> {
        let Some(answer) = answer.filter(|_| !self.request_id.is_empty()) else {
            return Ok(());
        };
        answered_request::Entity::update_many()
            .col_expr(
                answered_request::Column::Answer,
                Expr::value(answer.encode_to_vec()),
            )
            .filter(answered_request::Column::Actor.eq(self.actor))
            .filter(answered_request::Column::RequestId.eq(self.request_id))
            .exec(transaction)
            .await?;
        Ok(())
    }
}
