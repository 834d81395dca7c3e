//! The audit log, and what makes a change that comes twice one change. Both stand
//! in the change's own transaction.

use rollcall_proto::change::Change;
use sea_orm::{DatabaseTransaction, EntityTrait as _, Set};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::authz::{Actor, Managing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{AuditEntryId, EnvironmentId, OrganizationId};
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
    let rows = records.into_iter().map(|record| {
        let Record {
            environment_id,
            organization_id,
            resource_id,
            before,
            after,
        } = record;
        let id: AuditEntryId = grant.ids.next();
        audit_entry::ActiveModel {
            id: Set(id),
            environment_id: Set(environment_id),
            organization_id: Set(organization_id),
            actor_kind: Set(grant.actor().kind().into()),
            actor_id: Set(grant.actor().id()),
            method: Set(method.to_owned()),
            resource_id: Set(resource_id),
            before: Set(before),
            after: Set(after),
            create_time: Set(grant.now),
        }
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        audit_entry::Entity::insert_many(rows)
            .exec_without_returning(grant.connection)
            .await?;
    }
    Ok(())
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

    /// The answer that the change had when it came first.
    pub async fn answered<A: prost::Message + Default>(
        &self,
        transaction: &DatabaseTransaction,
    ) -> Result<Option<A>> {
        if self.request_id.is_empty() {
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

    pub async fn keep<A: prost::Message>(
        self,
        transaction: &DatabaseTransaction,
        now: Moment,
        answer: Option<&A>,
    ) -> Result<()> {
        let Self {
            actor,
            request_id,
            hash,
        } = self;
        if request_id.is_empty() {
            return Ok(());
        }
        let row = answered_request::ActiveModel {
            actor: Set(actor),
            request_id: Set(request_id),
            request_hash: Set(hash),
            answer: Set(answer.map(prost::Message::encode_to_vec)),
            create_time: Set(now),
        };
        answered_request::Entity::insert(row)
            .exec_without_returning(transaction)
            .await?;
        Ok(())
    }
}
