//! Replaces a group's attributes and its whole membership.

use rollcall_proto::provisioning::v1::{Group, MemberName, MemberView, VersionCondition};
use rollcall_proto::scim::v1::GroupAttributes;

use super::membership;
use super::read::{find, view};
use super::write::{effect_of_update, names, update};
use crate::authz::Writing;
use crate::error::Result;
use crate::id::GroupId;
use crate::request_log::Effect;
use crate::version::check_version;

pub async fn replace(
    grant: &Writing<'_>,
    id: GroupId,
    attributes: GroupAttributes,
    members: Vec<MemberName>,
    condition: Option<VersionCondition>,
    member_view: MemberView,
) -> Result<(Group, Effect)> {
    let row = find(grant, id).await?;
    check_version(row.version, condition)?;
    let difference = membership::replace(grant, id, names(members)?).await?;
    let before = row.clone();
    let row = update(grant, row, attributes, difference).await?;
    let effect = effect_of_update(&before, &row, difference);
    Ok((view(grant, row, member_view).await?, effect))
}
