//! Creates a user, or brings a deleted one back.

use rollcall_proto::provisioning::v1::User;
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _, Set,
};

use super::address::{check_domains, email_keys};
use super::count::{Change, count};
use super::read::{groups_of, to_proto};
use super::write::{Derived, check, insert_emails, taken};
use crate::authz::Writing;
use crate::error::Result;
use crate::group::parked;
use crate::id::UserId;
use crate::request_log::Effect;
use crate::store::document::{FoldedDocument, UserDocument};
use crate::store::entity::user;

/// `id` is for a person who was never there.
pub async fn create(
    grant: &Writing<'_>,
    id: UserId,
    mut attributes: UserAttributes,
) -> Result<(User, Effect)> {
    check(&attributes)?;
    check_domains(&attributes, grant.allowed_domains())?;
    // Whoever is provisioned without a word about it is meant to have access.
    attributes.active.get_or_insert(true);
    let derived = Derived::of(&attributes);
    let emails = email_keys(&attributes);

    let active = derived.active;
    let deleted = find_deleted(grant, &attributes, &derived.user_name_key).await?;
    let (row, effect) = if let Some(deleted) = deleted {
        let row = restore(grant, deleted, attributes, derived).await?;
        grant.events().user_restored(&row).await?;
        (row, Effect::UserReturned { active })
    } else {
        let row = insert(grant, id, attributes, derived).await?;
        grant.events().user_created(&row).await?;
        (row, Effect::UserCreated { active })
    };
    insert_emails(grant, row.id, emails).await?;
    count(
        grant,
        Change {
            users: 1,
            active: (false, row.active),
        },
    )
    .await?;
    let is_awaited = parked::resolve(grant, row.id.to_string(), row.external_id.as_deref()).await?;
    let groups = if is_awaited {
        groups_of(grant, row.id).await?
    } else {
        vec![]
    };
    Ok((to_proto(row, groups), effect))
}

async fn insert(
    grant: &Writing<'_>,
    id: UserId,
    attributes: UserAttributes,
    derived: Derived,
) -> Result<user::Model> {
    let row = user::Model {
        id,
        directory_id: grant.directory_id(),
        user_name_key: derived.user_name_key,
        external_id: attributes.external_id.clone(),
        display_name: derived.display_name,
        active: derived.active,
        folded_attributes: FoldedDocument::of(&attributes),
        attributes: UserDocument(attributes),
        version: 1,
        create_time: grant.now,
        update_time: grant.now,
        delete_time: None,
    };
    user::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await
        .map_err(taken)?;
    Ok(row)
}

async fn restore(
    grant: &Writing<'_>,
    deleted: user::Model,
    attributes: UserAttributes,
    derived: Derived,
) -> Result<user::Model> {
    let version = deleted.version + 1;
    let mut change = deleted.into_active_model();
    change.user_name_key = Set(derived.user_name_key);
    change.external_id = Set(attributes.external_id.clone());
    change.display_name = Set(derived.display_name);
    change.active = Set(derived.active);
    change.folded_attributes = Set(FoldedDocument::of(&attributes));
    change.attributes = Set(UserDocument(attributes));
    change.version = Set(version);
    change.update_time = Set(grant.now);
    change.delete_time = Set(None);
    change.update(grant.connection).await.map_err(taken)
}

/// The deleted user who is the same person: the one with the same externalId,
/// else the one with the same userName. Two externalIds tell two people apart,
/// who had one userName after another.
async fn find_deleted(
    grant: &Writing<'_>,
    attributes: &UserAttributes,
    user_name_key: &str,
) -> Result<Option<user::Model>> {
    let deleted = grant
        .users_ever()
        .filter(user::Column::DeleteTime.is_not_null())
        .order_by_desc(user::Column::DeleteTime);
    let Some(external_id) = &attributes.external_id else {
        return Ok(deleted
            .filter(user::Column::UserNameKey.eq(user_name_key))
            .one(grant.connection)
            .await?);
    };
    let by_external_id = deleted
        .clone()
        .filter(user::Column::ExternalId.eq(external_id))
        .one(grant.connection)
        .await?;
    if by_external_id.is_some() {
        return Ok(by_external_id);
    }
    Ok(deleted
        .filter(
            Condition::all()
                .add(user::Column::UserNameKey.eq(user_name_key))
                .add(user::Column::ExternalId.is_null()),
        )
        .one(grant.connection)
        .await?)
}
