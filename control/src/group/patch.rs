//! Patches a group: all operations or none.

use rollcall_proto::provisioning::v1::group_operation::Operation;
use rollcall_proto::provisioning::v1::{Group, GroupOperation, MemberView, VersionCondition};

use super::membership::{self, Difference};
use super::read::{find, view};
use super::write::{effect_of_update, names, update};
use crate::authz::Writing;
use crate::error::{Error, Result};
use crate::id::GroupId;
use crate::patch;
use crate::request_log::Effect;
use crate::version::check_version;

/// Members and attributes do not depend on each other, so the order within
/// each kind is the whole order.
pub async fn patch(
    grant: &Writing<'_>,
    id: GroupId,
    operations: Vec<GroupOperation>,
    condition: Option<VersionCondition>,
    member_view: MemberView,
) -> Result<(Group, Effect)> {
    let row = find(grant, id).await?;
    check_version(row.version, condition)?;
    let mut attribute_operations = Vec::new();
    let mut difference = Difference::default();
    for GroupOperation { operation } in operations {
        let change = match operation.ok_or(Error::FieldMissing { field: "operation" })? {
            Operation::Attribute(operation) => {
                attribute_operations.push(*operation);
                continue;
            }
            Operation::AddMembers(list) => membership::add(grant, id, names(list.members)?).await?,
            Operation::RemoveMembers(list) => {
                membership::remove(grant, id, names(list.members)?).await?
            }
            Operation::RemoveMembersWhere(filter) => {
                membership::remove_where(grant, id, &filter).await?
            }
            Operation::ReplaceMembers(list) => {
                membership::replace(grant, id, names(list.members)?).await?
            }
        };
        difference = difference.and(change);
    }
    let attributes = patch::apply_all(&row.attributes, attribute_operations)?;
    let before = row.clone();
    let row = update(grant, row, attributes, difference).await?;
    let effect = effect_of_update(&before, &row, difference);
    Ok((view(grant, row, member_view).await?, effect))
}
