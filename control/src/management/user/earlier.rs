//! What a person was called before, as the request log has it.

use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::person::Person;
use crate::authz::Gate;
use crate::error::Result;
use crate::id::{DirectoryId, RequestId, UserId};
use crate::store::entity::request;

/// Entries that are read at a time, each of some 16 KiB at most.
const ENTRIES_MAX: u64 = 200;

#[derive(FromQueryResult)]
struct Entry {
    id: RequestId,
    subject: Option<String>,
    response_body: Option<String>,
}

/// Teaches what each answer about the user called the person. An answer that was
/// cut off tells the userName alone.
pub(super) async fn learn_earlier(
    gate: &Gate,
    directory_id: DirectoryId,
    user_id: UserId,
    person: &mut Person,
) -> Result<()> {
    let mut last = None;
    loop {
        let survey = gate.survey(gate.now());
        let mut select = request::Entity::find()
            .select_only()
            .columns([
                request::Column::Id,
                request::Column::Subject,
                request::Column::ResponseBody,
            ])
            .filter(request::Column::DirectoryId.eq(directory_id))
            .filter(request::Column::ResourceId.eq(user_id.to_string()));
        if let Some(last) = last {
            select = select.filter(request::Column::Id.gt(last));
        }
        let entries = select
            .order_by_asc(request::Column::Id)
            .limit(ENTRIES_MAX)
            .into_model::<Entry>()
            .all(survey.connection)
            .await?;
        for entry in &entries {
            let answered = entry.response_body.as_deref();
            let answered = answered.and_then(|body| serde_json::from_str(body).ok());
            person.learn(&answered.unwrap_or_default());
            person.learn(&UserAttributes {
                user_name: entry.subject.clone().unwrap_or_default(),
                ..UserAttributes::default()
            });
        }
        match entries.last() {
            Some(entry) => last = Some(entry.id),
            None => return Ok(()),
        }
    }
}
