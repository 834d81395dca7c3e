//! Patches a user: all operations or none.

use rollcall_proto::provisioning::v1::{User, VersionCondition};
use rollcall_proto::scim::v1::{PatchOperation, UserAttributes};

use super::read::{find, groups_of, to_proto};
use super::write::{effect_of_update, update};
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
    let row = find(grant, id).await?;
    check_version(row.version, condition)?;
    let attributes: UserAttributes = patch::apply_all(&row.attributes, operations)?;
    let before = row.clone();
    let row = update(grant, row, attributes).await?;
    let effect = effect_of_update(&before, &row);
    let groups = groups_of(grant, id).await?;
    Ok((to_proto(row, groups), effect))
}
