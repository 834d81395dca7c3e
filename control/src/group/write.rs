//! What every write of a group shares.

use rollcall_proto::provisioning::v1::MemberName;
use rollcall_proto::scim::v1::GroupAttributes;
use sea_orm::{ActiveModelTrait as _, DbErr, IntoActiveModel as _, Set};

use super::membership::Difference;
use super::parked;
use super::read::find;
use crate::authz::Writing;
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::request_log::{Effect, Resource};
use crate::store::document::{
    FoldedDocument, GroupDocument, KEY_BYTES_MAX, check_document, check_key, nul,
};
use crate::store::entity::group;
use crate::store::is_taken;

/// Members that one list of a request names, and all lists of a bulk request.
pub const MEMBERS_MAX: usize = 20_000;

/// What must hold of every group.
pub(super) fn check(attributes: &GroupAttributes) -> Result<()> {
    if attributes.display_name.trim().is_empty() {
        return Err(Error::InvalidValue {
            why: "`displayName` must not be empty".to_owned(),
        });
    }
    let display_name = &attributes.display_name;
    check_key("displayName", display_name, &fold(display_name))?;
    if let Some(external_id) = &attributes.external_id {
        check_key("externalId", external_id, "")?;
    }
    check_document(attributes)
}

pub(super) fn names(members: Vec<MemberName>) -> Result<Vec<String>> {
    let too_large = |why: String| Err(Error::TooLarge { why });
    if members.len() > MEMBERS_MAX {
        return too_large(format!("A request may name at most {MEMBERS_MAX} members"));
    }
    if members
        .iter()
        .any(|member| member.value.len() > KEY_BYTES_MAX)
    {
        return too_large(format!(
            "A member's name has more than {KEY_BYTES_MAX} bytes"
        ));
    }
    if members.iter().any(|member| member.value.contains('\0')) {
        return Err(nul());
    }
    Ok(members
        .into_iter()
        .map(|MemberName { value }| value)
        .collect())
}

/// Gives a stored group new attributes and counts what its members did. Nothing
/// is written when nothing changed.
pub(super) async fn update(
    grant: &Writing<'_>,
    row: group::Model,
    attributes: GroupAttributes,
    difference: Difference,
) -> Result<group::Model> {
    check(&attributes)?;
    if row.attributes.0 == attributes && !difference.any {
        return Ok(row);
    }
    let newly_named = attributes.external_id != row.external_id;
    let mut change = row.clone().into_active_model();
    change.display_name_key = Set(fold(&attributes.display_name));
    change.display_name = Set(attributes.display_name.clone());
    change.external_id = Set(attributes.external_id.clone());
    change.folded_attributes = Set(FoldedDocument::of(&attributes));
    change.attributes = Set(GroupDocument(attributes));
    difference.count(&row, &mut change);
    change.version = Set(row.version + 1);
    change.update_time = Set(grant.now);
    let before = row;
    let row = change.update(grant.connection).await.map_err(taken)?;
    if before.attributes != row.attributes {
        grant.events().group_changed(&before, &row).await?;
    }
    let is_awaited = newly_named
        && parked::resolve(grant, row.id.to_string(), row.external_id.as_deref()).await?;
    if is_awaited {
        // It may have awaited itself.
        return find(grant, row.id).await;
    }
    Ok(row)
}

/// What an update did to a group.
pub(super) fn effect_of_update(
    before: &group::Model,
    after: &group::Model,
    difference: Difference,
) -> Effect {
    if before.version == after.version {
        return Effect::Unchanged {
            of: Resource::Group,
        };
    }
    Effect::of_group(&before.attributes.0, &after.attributes.0, difference.told)
}

/// Keeps the directory's count of groups, which lists answer without counting.
pub(super) async fn count(grant: &Writing<'_>, difference: i64) -> Result<()> {
    let (connection, id) = (grant.connection, grant.directory_id());
    let mut counts = connection.counts(id).await?;
    counts.group_count += difference;
    counts.group_list_version += 1;
    connection.set_counts(id, counts);
    Ok(())
}

/// The one unique index of groups that a client can violate is the
/// displayName's.
pub(super) fn taken(error: DbErr) -> Error {
    if is_taken(&error) {
        return Error::GroupNameTaken;
    }
    error.into()
}
