//! What the request log of a directory holds of one person.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, EntityTrait as _, FromQueryResult,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Statement,
};

use super::person::Person;
use crate::authz::{Gate, Grant, Surveying};
use crate::clock::Moment;
use crate::error::Result;
use crate::id::{DirectoryId, RequestId, UserId};
use crate::store::Transaction;
use crate::store::entity::request;
use crate::store::json_array::{parameter, rows_of};

/// Entries that are read at a time, each of some 32 KiB at most.
const ENTRIES_MAX: u64 = 200;

#[derive(FromQueryResult)]
struct Entry {
    id: RequestId,
    path: String,
    detail: Option<String>,
    subject: Option<String>,
    request_body: Option<String>,
    response_body: Option<String>,
    create_time: Moment,
}

/// What is to be forgotten of some entries.
#[derive(Default)]
struct Found {
    bodies: BTreeSet<RequestId>,
    paths: BTreeSet<RequestId>,
    details: BTreeSet<RequestId>,
}

/// Forgets what entries of this time and later say of the person. Reading stands
/// aside of the writers, and each write is a small one.
pub(super) async fn forget(
    gate: &Gate,
    directory_id: DirectoryId,
    person: &Person,
    since: Moment,
) -> Result<()> {
    let mut last = (since, None);
    loop {
        let survey = gate.survey(gate.now());
        let entries = read(&survey, directory_id, last).await?;
        let Some(end) = entries.last() else {
            return Ok(());
        };
        last = (end.create_time, Some(end.id));
        let found = Found::of(&entries, person);
        if !found.is_empty() {
            gate.tidy(gate.now(), Some(directory_id), move |grant| {
                Box::pin(async move { found.forget(grant, directory_id).await })
            })
            .await?;
        }
    }
}

/// Forgets what entries about a user hold.
pub(super) async fn forget_entries_about<S>(
    grant: &Grant<'_, S, Transaction>,
    directory_id: DirectoryId,
    user_id: UserId,
) -> Result<()> {
    request::Entity::update_many()
        .col_expr(request::Column::Subject, absent())
        .col_expr(request::Column::RequestBody, absent())
        .col_expr(request::Column::ResponseBody, absent())
        .filter(request::Column::DirectoryId.eq(directory_id))
        .filter(request::Column::ResourceId.eq(user_id.to_string()))
        .exec(grant.connection)
        .await?;
    Ok(())
}

async fn read(
    grant: &Surveying<'_>,
    directory_id: DirectoryId,
    last: (Moment, Option<RequestId>),
) -> Result<Vec<Entry>> {
    let (time, id) = last;
    let later = match id {
        None => Condition::all().add(request::Column::CreateTime.gte(time)),
        Some(id) => Condition::any()
            .add(request::Column::CreateTime.gt(time))
            .add(
                Condition::all()
                    .add(request::Column::CreateTime.eq(time))
                    .add(request::Column::Id.gt(id)),
            ),
    };
    let entries = request::Entity::find()
        .select_only()
        .columns([
            request::Column::Id,
            request::Column::Path,
            request::Column::Detail,
            request::Column::Subject,
            request::Column::RequestBody,
            request::Column::ResponseBody,
            request::Column::CreateTime,
        ])
        .filter(request::Column::DirectoryId.eq(directory_id))
        // Without it the other condition alone finds no place in the index.
        .filter(request::Column::CreateTime.gte(time))
        .filter(later)
        .order_by_asc(request::Column::CreateTime)
        .order_by_asc(request::Column::Id)
        .limit(ENTRIES_MAX)
        .into_model::<Entry>()
        .all(grant.connection)
        .await?;
    Ok(entries)
}

impl Found {
    fn of(entries: &[Entry], person: &Person) -> Self {
        let mut found = Self::default();
        for entry in entries {
            let texts = [&entry.subject, &entry.request_body, &entry.response_body];
            if texts
                .into_iter()
                .flatten()
                .any(|text| person.is_meant_in(text))
            {
                found.bodies.insert(entry.id);
            }
            if person.is_named_in(&entry.path) {
                found.paths.insert(entry.id);
            }
            if entry
                .detail
                .as_ref()
                .is_some_and(|detail| person.is_named_in(detail))
            {
                found.details.insert(entry.id);
            }
        }
        found
    }

    fn is_empty(&self) -> bool {
        self.bodies.is_empty() && self.paths.is_empty() && self.details.is_empty()
    }

    async fn forget<S>(
        self,
        grant: &Grant<'_, S, Transaction>,
        directory_id: DirectoryId,
    ) -> Result<()> {
        let backend = grant.connection.get_database_backend();
        for (ids, forgotten) in [
            (
                self.bodies,
                "subject = NULL, request_body = NULL, response_body = NULL",
            ),
            (self.paths, "path = ''"),
            (self.details, "detail = NULL"),
        ] {
            if ids.is_empty() {
                continue;
            }
            let sql = format!(
                "UPDATE requests SET {forgotten}
                 WHERE directory_id = $2 AND id IN (SELECT names.value FROM {})",
                rows_of(backend, 1)
            );
            let values = [parameter(ids), directory_id.into()];
            let statement = Statement::from_sql_and_values(backend, sql, values);
            grant.connection.execute_raw(statement).await?;
        }
        Ok(())
    }
}

fn absent() -> SimpleExpr {
    Expr::value(None::<String>)
}
