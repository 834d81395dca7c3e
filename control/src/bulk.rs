//! Many operations in one transaction: RFC 7644 section 3.7. Each has its own
//! outcome; what fails has no effect and disturbs no other.

mod operation;
mod order;
mod reference;

use std::collections::HashMap;

use rollcall_proto::provisioning::v1::bulk_operation::Operation;
use rollcall_proto::provisioning::v1::{BulkFailure, BulkOperation, BulkResult};

use self::operation::{Done, ResourceId};
use self::order::circles;
use self::reference::{Role, bulk_id, names};
use crate::authz::Writing;
use crate::error::{Error, Result};
use crate::group::MEMBERS_MAX;

/// The savepoint of each circle of operations.
const CIRCLE: &str = "circle";
/// Operations of one request.
const OPERATIONS_MAX: usize = 500;

/// What a bulk request did.
#[derive(Debug)]
pub struct Applied {
    /// In the order of the request.
    pub results: Vec<BulkResult>,
    /// How many of them failed.
    pub failed: usize,
    /// What failed, in a sentence.
    pub failures: Option<String>,
}

/// Ends after `errors_max` errors; 0 is no end. Fails as a whole where the
/// service does.
pub async fn apply(
    grant: &Writing<'_>,
    operations: Vec<BulkOperation>,
    errors_max: i32,
) -> Result<Applied> {
    let mut bulk = Bulk::new(grant, operations)?;
    let count = bulk.operations.len();
    let dependencies: Vec<_> = (0..count).map(|place| bulk.dependencies(place)).collect();
    let errors_max = usize::try_from(errors_max).ok().filter(|max| *max > 0);
    let mut outcomes = Vec::with_capacity(count);
    let mut errors = 0;
    for places in circles(&dependencies) {
        if errors_max.is_some_and(|max| errors >= max) {
            break;
        }
        let circle = Circle {
            is_closed: places.len() > 1 || dependencies[places[0]].contains(&places[0]),
            places,
        };
        for outcome in bulk.settle(grant, &circle).await? {
            errors += usize::from(outcome.done.is_err());
            outcomes.push(outcome);
        }
    }
    outcomes.sort_by_key(|outcome| outcome.place);
    Ok(Applied {
        failed: errors,
        failures: failures(&outcomes),
        results: outcomes.into_iter().map(Outcome::into_result).collect(),
    })
}

/// Operations that stand or fall together: one, or those that create resources
/// that refer to each other.
struct Circle {
    /// In the order of the request.
    places: Vec<usize>,
    /// Whether any of them refers to one of them.
    is_closed: bool,
}

struct Bulk {
    operations: Vec<Operation>,
    /// Which operation creates the resource of a bulkId.
    creators: HashMap<String, usize>,
    /// What each operation creates: the promised id until it is done. None of
    /// one that creates nothing, or failed.
    ids: Vec<Option<ResourceId>>,
}

/// How a circle ended.
enum Attempt {
    Done(Vec<Done>),
    /// At this place. Nothing was done.
    Failed(usize, Error),
    /// Someone who was deleted came back, to an id other than the promised one,
    /// which others may have in their attributes by now. Nothing was done.
    Other(Vec<Done>),
}

struct Outcome {
    place: usize,
    /// What the operation is for, where it failed and that is known.
    named: Option<ResourceId>,
    done: std::result::Result<Done, Why>,
}

enum Why {
    Failed(Error),
    /// The edge refused it.
    Refused(String),
}

impl Bulk {
    fn new(grant: &Writing<'_>, operations: Vec<BulkOperation>) -> Result<Self> {
        let too_large = |why: String| Err(Error::TooLarge { why });
        if operations.len() > OPERATIONS_MAX {
            return too_large(format!(
                "A bulk request may have at most {OPERATIONS_MAX} operations"
            ));
        }
        let mut bulk = Self {
            operations: Vec::with_capacity(operations.len()),
            creators: HashMap::new(),
            ids: Vec::with_capacity(operations.len()),
        };
        let mut members = 0;
        for (place, operation) in operations.into_iter().enumerate() {
            let BulkOperation { bulk_id, operation } = operation;
            let mut operation = operation.ok_or(Error::FieldMissing { field: "operation" })?;
            members += names(&mut operation)
                .iter()
                .filter(|name| name.role == Role::Member)
                .count();
            let id = match &operation {
                Operation::CreateUser(_) => Some(ResourceId::User(grant.ids.next())),
                Operation::CreateGroup(_) => Some(ResourceId::Group(grant.ids.next())),
                _ => None,
            };
            let is_creation = id.is_some() || matches!(operation, Operation::Refusal(_));
            if is_creation && !bulk_id.is_empty() {
                bulk.creators.entry(bulk_id).or_insert(place);
            }
            bulk.operations.push(operation);
            bulk.ids.push(id);
        }
        if members > MEMBERS_MAX {
            return too_large(format!("A request may name at most {MEMBERS_MAX} members"));
        }
        Ok(bulk)
    }

    /// The operations that must come before the one at `place`.
    fn dependencies(&mut self, place: usize) -> Vec<usize> {
        let names = names(&mut self.operations[place]);
        let mut dependencies: Vec<usize> = names
            .iter()
            .filter_map(|name| self.creators.get(bulk_id(name.text)?).copied())
            .collect();
        dependencies.sort_unstable();
        dependencies.dedup();
        dependencies
    }

    async fn settle(&mut self, grant: &Writing<'_>, circle: &Circle) -> Result<Vec<Outcome>> {
        if let [place] = circle.places[..]
            && let Operation::Refusal(refusal) = &self.operations[place]
        {
            return Ok(vec![Outcome {
                place,
                named: None,
                done: Err(Why::Refused(refusal.detail.clone())),
            }]);
        }
        let mut attempt = self.attempt(grant, circle).await?;
        if let Attempt::Other(done) = attempt {
            for (place, done) in circle.places.iter().zip(done) {
                self.ids[*place] = Some(done.id);
            }
            // The same people come back, now to the ids that are promised.
            attempt = self.attempt(grant, circle).await?;
        }
        let places = circle.places.iter().copied();
        match attempt {
            Attempt::Done(all) => Ok(places
                .zip(all)
                .map(|(place, done)| {
                    self.ids[place] = self.ids[place].and(Some(done.id));
                    Outcome {
                        place,
                        named: None,
                        done: Ok(done),
                    }
                })
                .collect()),
            Attempt::Failed(at, error) => Ok(places
                .map(|place| {
                    let named = self.named(place);
                    self.ids[place] = None;
                    let error = if place == at {
                        error.clone()
                    } else {
                        Error::CircleFailed
                    };
                    Outcome {
                        place,
                        named,
                        done: Err(Why::Failed(error)),
                    }
                })
                .collect()),
            Attempt::Other(_) => {
                tracing::error!("a circle of users did not come back to the ids it came back to");
                Err(Error::Internal)
            }
        }
    }

    async fn attempt(&self, grant: &Writing<'_>, circle: &Circle) -> Result<Attempt> {
        let savepoint = grant.connection.savepoint(CIRCLE).await?;
        let mut all = Vec::with_capacity(circle.places.len());
        let mut failed = None;
        for place in &circle.places {
            match self.run(grant, *place).await {
                Ok(done) => all.push(done),
                Err(error) => {
                    failed = Some((*place, error));
                    break;
                }
            }
        }
        let attempt = match failed {
            Some((_, error)) if error.is_of_service() => Err(error),
            Some((place, error)) => Ok(Attempt::Failed(place, error)),
            None if circle.is_closed && !self.are_promised(circle, &all) => Ok(Attempt::Other(all)),
            None => Ok(Attempt::Done(all)),
        };
        let attempt = match attempt {
            // Who was awaited in a group has changed it since it was created.
            Ok(Attempt::Done(all)) if circle.is_closed => {
                Ok(Attempt::Done(operation::as_they_are(grant, all).await?))
            }
            attempt => attempt,
        };
        if !matches!(attempt, Ok(Attempt::Done(_))) {
            grant.connection.return_to(&savepoint).await?;
        }
        grant.connection.release(savepoint).await?;
        attempt
    }

    async fn run(&self, grant: &Writing<'_>, place: usize) -> Result<Done> {
        let operation = self.resolved(place)?;
        // The future holds that of every kind of operation, so it is large.
        Box::pin(operation::run(grant, operation, self.ids[place])).await
    }

    fn are_promised(&self, circle: &Circle, all: &[Done]) -> bool {
        let mut pairs = circle.places.iter().zip(all);
        pairs.all(|(place, done)| self.ids[*place] == Some(done.id))
    }

    /// The operation with ids for references.
    fn resolved(&self, place: usize) -> Result<Operation> {
        let mut operation = self.operations[place].clone();
        for name in names(&mut operation) {
            let Some(bulk_id) = bulk_id(name.text) else {
                continue;
            };
            *name.text = match self.id_of(bulk_id)? {
                ResourceId::Group(_) if name.role == Role::Manager => {
                    return Err(invalid(
                        "A manager must be a user, and the bulkId is a group's",
                    ));
                }
                id => id.to_string(),
            };
        }
        Ok(operation)
    }

    fn id_of(&self, bulk_id: &str) -> Result<ResourceId> {
        let Some(creator) = self.creators.get(bulk_id) else {
            return Err(invalid(
                "The operation refers to a bulkId that no POST of the request has",
            ));
        };
        self.ids[*creator]
            .ok_or_else(|| invalid("The operation refers to a bulkId whose own operation failed"))
    }

    /// The resource whose id or bulkId an operation has in its path.
    fn named(&self, place: usize) -> Option<ResourceId> {
        operation::named(&self.resolved(place).ok()?)
    }
}

impl Outcome {
    fn into_result(self) -> BulkResult {
        let Self { place, named, done } = self;
        let operation_index = i32::try_from(place).unwrap_or(i32::MAX);
        match done {
            Ok(Done {
                id,
                version,
                groups,
            }) => BulkResult {
                operation_index,
                id: id.to_string(),
                version,
                groups,
                failure: None,
            },
            Err(why) => BulkResult {
                operation_index,
                id: named.map(|id| id.to_string()).unwrap_or_default(),
                version: 0,
                groups: vec![],
                failure: why.into_failure(),
            },
        }
    }
}

impl Why {
    fn into_failure(self) -> Option<BulkFailure> {
        match self {
            Self::Failed(error) => Some(BulkFailure {
                code: error.code().into(),
                reason: error.reason().into(),
                message: error.to_string(),
            }),
            Self::Refused(_) => None,
        }
    }
}

fn failures(outcomes: &[Outcome]) -> Option<String> {
    let mut failed = outcomes
        .iter()
        .filter_map(|outcome| outcome.done.as_ref().err());
    let first = match failed.next()? {
        Why::Failed(error) => error.to_string(),
        Why::Refused(detail) => detail.clone(),
    };
    let (failed, all) = (failed.count() + 1, outcomes.len());
    Some(format!(
        "{failed} of {all} operations failed, the first because: {first}"
    ))
}

fn invalid(why: &str) -> Error {
    Error::InvalidValue {
        why: why.to_owned(),
    }
}
