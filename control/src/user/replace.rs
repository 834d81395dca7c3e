//! Replaces a user's attributes.

use rollcall_proto::provisioning::v1::{User, VersionCondition};
use rollcall_proto::scim::v1::UserAttributes;

use super::read::{Person, find_person, groups_of, to_proto};
use super::write::{Updated, effect_of_update, update};
use crate::authz::Writing;
use crate::error::Result;
use crate::id::UserId;
use crate::request_log::Effect;
use crate::version::check_version;

/// What is absent is cleared, but for `active`: a client that does not speak of
/// access does not mean to take it.
pub async fn replace(
    grant: &Writing<'_>,
    id: UserId,
    mut attributes: UserAttributes,
    condition: Option<VersionCondition>,
) -> Result<(User, Effect)> {
    let Person { row, groups } = find_person(grant, id).await?;
    check_version(row.version, condition)?;
    attributes.active = attributes.active.or(row.attributes.0.active);
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
