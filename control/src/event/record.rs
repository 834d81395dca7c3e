//! Records events beside the rows that they tell of.

use std::sync::Arc;

use prost::Message as _;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{self as wire, Event, EventKind};
use sea_orm::{NotSet, Set};

use crate::authz::Actor;
use crate::clock::{IdSource, Moment};
use crate::error::Result;
use crate::id::{DirectoryId, EnvironmentId, EventId, GroupId, OrganizationId, RequestId, TokenId};
use crate::place::Place;
use crate::store::Transaction;
use crate::store::entity::event;

/// Why something happens.
#[derive(Debug, Clone, Copy)]
pub enum Cause {
    Request {
        request_id: RequestId,
        token_id: TokenId,
    },
    Actor(Actor),
}

impl Cause {
    fn to_proto(self) -> wire::Cause {
        match self {
            Self::Request {
                request_id,
                token_id,
            } => wire::Cause {
                request_id: request_id.to_string(),
                token_id: token_id.to_string(),
                ..wire::Cause::default()
            },
            Self::Actor(actor) => wire::Cause {
                actor_kind: actor.kind().into(),
                actor_id: actor.id().unwrap_or_default(),
                ..wire::Cause::default()
            },
        }
    }

    fn request_id(self) -> Option<RequestId> {
        match self {
            Self::Request { request_id, .. } => Some(request_id),
            Self::Actor(_) => None,
        }
    }
}

/// What an event tells, whatever its place.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub kind: EventKind,
    /// The person whom it tells of.
    pub subject: Option<String>,
    pub changed_paths: Vec<String>,
    pub change: Change,
}

/// Writes events of one organization or directory, or of none.
#[derive(Debug)]
pub struct Ledger<'g> {
    pub connection: &'g Transaction,
    pub now: Moment,
    pub ids: Arc<IdSource>,
    pub cause: Cause,
    pub environment_id: EnvironmentId,
    pub organization_id: Option<OrganizationId>,
    pub directory_id: Option<DirectoryId>,
}

/// Tells of changes at one place, in the transaction that makes them.
#[derive(Debug)]
pub struct Recorder<'g> {
    pub connection: &'g Transaction,
    pub now: Moment,
    pub ids: Arc<IdSource>,
    pub place: Place,
    pub cause: Cause,
}

impl Recorder<'_> {
    pub(super) async fn record(&self, drafts: Vec<Draft>) -> Result<()> {
        let ledger = Ledger {
            connection: self.connection,
            now: self.now,
            ids: Arc::clone(&self.ids),
            cause: self.cause,
            environment_id: self.place.environment_id,
            organization_id: Some(self.place.organization_id),
            directory_id: Some(self.place.directory_id),
        };
        ledger.record(drafts).await
    }
}

impl Ledger<'_> {
    pub(super) async fn record(&self, drafts: Vec<Draft>) -> Result<()> {
        let events = drafts.into_iter().map(|draft| self.row(draft)).collect();
        self.connection.tell(self.environment_id, events).await
    }

    fn row(&self, draft: Draft) -> event::ActiveModel {
        let Draft {
            kind,
            subject,
            changed_paths,
            change,
        } = draft;
        let id: EventId = self.ids.next();
        let group_id = group_of(&change);
        let payload = Event {
            cause: Some(self.cause.to_proto()),
            changed_paths,
            change: Some(change),
            ..Event::default()
        };
        event::ActiveModel {
            ordinal: NotSet,
            id: Set(id),
            environment_id: Set(self.environment_id),
            organization_id: Set(self.organization_id),
            directory_id: Set(self.directory_id),
            position: Set(None),
            kind: Set(kind.into()),
            subject: Set(subject),
            request_id: Set(self.cause.request_id()),
            payload: Set(payload.encode_to_vec()),
            is_forgotten: Set(false),
            create_time: Set(self.now),
            group_id: Set(group_id),
        }
    }
}

/// The group that a change is about.
fn group_of(change: &Change) -> Option<GroupId> {
    let id = match change {
        Change::Group(change) => &change.group_id,
        Change::Membership(membership) => &membership.group_id,
        Change::User(_) | Change::Directory(_) | Change::Token(_) | Change::WebhookEndpoint(_) => {
            return None;
        }
    };
    id.parse().ok()
}
