//! Patches a user: all operations or none.

use rollcall_proto::provisioning::v1::{User, VersionCondition};
use rollcall_proto::scim::v1::{PatchOperation, UserAttributes};

use super::read::{Person, find_person, groups_of, to_proto};
use super::write::{Updated, effect_of_update, update};
use crate::authz::Writing;
use crate::error::Result;
use crate::id::UserId;
use crate::patch;
use crate::request_log::Effect;
use crate::version::check_version;

pub async fn patch(
    grant: &Writing<'_>,
    id: UserId,
    operations: Vec<PatchOperation>,
    condition: Option<VersionCondition>,
) -> Result<(User, Effect)> {
    let Person { row, groups } = find_person(grant, id).await?;
    check_version(row.version, condition)?;
    let attributes: UserAttributes = patch::apply_all(&row.attributes, operations)?;
    let before = row.clone();
    let Updated { row, is_joined } = Box::pin(update(grant, row, attributes)).await?;
    let effect = effect_of_update(&before, &row);
    let groups = if is_joined {
        groups_of(grant, id).await?
    } else {
        groups
    };
    Ok((to_proto(row, groups), effect))
}
