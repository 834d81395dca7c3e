//! What every write of a user shares: the checks on its attributes, and the
//! rows that follow from them.

use std::collections::BTreeSet;

use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::{
    ActiveValue, ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, Set, Value,
};

use super::address::{check_domains, email_keys};
use super::count::{Change, count};
use crate::authz::Writing;
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::group::parked;
use crate::id::UserId;
use crate::request_log::{Effect, Resource};
use crate::store::Emails;
use crate::store::document::{FoldedDocument, UserDocument, check_document, check_key};
use crate::store::entity::{user, user_email};
use crate::store::is_taken;

/// The columns that follow from the attributes.
pub(super) struct Derived {
    pub user_name_key: String,
    pub display_name: String,
    pub active: bool,
}

impl Derived {
    pub(super) fn of(attributes: &UserAttributes) -> Self {
        let formatted = attributes
            .name
            .as_ref()
            .and_then(|name| name.formatted.as_ref());
        Self {
            user_name_key: fold(&attributes.user_name),
            display_name: attributes
                .display_name
                .as_ref()
                .or(formatted)
                .unwrap_or(&attributes.user_name)
                .clone(),
            active: attributes.active.unwrap_or(false),
        }
    }
}

impl Derived {
    /// The row with these columns and the attributes from which they follow.
    pub(super) fn row(self, row: user::Model, attributes: UserAttributes) -> user::Model {
        user::Model {
            user_name_key: self.user_name_key,
            external_id: attributes.external_id.clone(),
            display_name: self.display_name,
            active: self.active,
            attributes: UserDocument(attributes),
            ..row
        }
    }
}

/// What must hold of every user, whatever the organization.
pub(super) fn check(attributes: &UserAttributes) -> Result<()> {
    if attributes.user_name.trim().is_empty() {
        return Err(Error::UserNameMissing);
    }
    let user_name = &attributes.user_name;
    if user_name.trim() != user_name || user_name.contains(char::is_control) {
        return Err(Error::InvalidValue {
            why: "`userName` must not begin or end with a blank, nor hold control characters"
                .to_owned(),
        });
    }
    check_key("userName", user_name, &fold(user_name))?;
    if let Some(external_id) = &attributes.external_id {
        check_key("externalId", external_id, "")?;
    }
    if let Some(display_name) = &attributes.display_name {
        check_key("displayName", display_name, &fold(display_name))?;
    }
    for email in attributes
        .emails
        .iter()
        .filter_map(|email| email.value.as_deref())
    {
        check_key("emails.value", email, &fold(email))?;
    }
    check_document(attributes)
}

/// What an update made of a user.
pub(super) struct Updated {
    pub row: user::Model,
    /// Whether groups have got the person as a member.
    pub is_joined: bool,
}

/// Gives a stored user new attributes: the one way in which a user changes.
/// Nothing is written when nothing changes.
pub(super) async fn update(
    grant: &Writing<'_>,
    row: user::Model,
    attributes: UserAttributes,
) -> Result<Updated> {
    check(&attributes)?;
    let before = &row.attributes.0;
    if *before == attributes {
        let is_joined = false;
        return Ok(Updated { row, is_joined });
    }
    let derived = Derived::of(&attributes);
    let emails_before = email_keys(before);
    let emails = email_keys(&attributes);
    // A person who is let go must not be kept in by a domain that the
    // organization has given up.
    let addresses_stand = emails == emails_before && derived.user_name_key == row.user_name_key;
    if derived.active || !addresses_stand {
        check_domains(&attributes, grant.allowed_domains())?;
    }
    let newly_named = attributes.external_id != before.external_id;
    count(
        grant,
        Change {
            users: 0,
            active: (row.active, derived.active),
        },
    )
    .await?;

    let after = user::Model {
        version: row.version + 1,
        update_time: grant.now,
        ..derived.row(row.clone(), attributes)
    };
    save(grant, &row, &after).await?;
    let (before, row) = (row, after);
    grant.events().user_changed(&before, &row).await?;

    if emails != emails_before {
        remove_emails(grant, row.id).await?;
        insert_emails(grant, row.id, emails);
    }
    let is_joined = newly_named
        && parked::resolve(grant, row.id.to_string(), row.external_id.as_deref()).await?;
    Ok(Updated { row, is_joined })
}

/// Writes what differs, so that no index is touched for nothing.
pub(super) async fn save(
    grant: &Writing<'_>,
    before: &user::Model,
    after: &user::Model,
) -> Result<()> {
    let folded = FoldedDocument::of(&after.attributes.0);
    let changed = user::ActiveModel {
        user_name_key: if_changed(&before.user_name_key, &after.user_name_key),
        external_id: if_changed(&before.external_id, &after.external_id),
        display_name: if_changed(&before.display_name, &after.display_name),
        active: if_changed(&before.active, &after.active),
        folded_attributes: Set(folded),
        attributes: Set(after.attributes.clone()),
        version: Set(after.version),
        update_time: Set(after.update_time),
        delete_time: if_changed(&before.delete_time, &after.delete_time),
        ..user::ActiveModel::default()
    };
    user::Entity::update_many()
        .set(changed)
        .filter(user::Column::Id.eq(after.id))
        .exec(grant.connection)
        .await
        .map_err(taken)?;
    Ok(())
}

fn if_changed<V: Clone + PartialEq + Into<Value>>(before: &V, after: &V) -> ActiveValue<V> {
    if before == after {
        ActiveValue::NotSet
    } else {
        Set(after.clone())
    }
}

/// What an update did to a user.
pub(super) fn effect_of_update(before: &user::Model, after: &user::Model) -> Effect {
    if before.version == after.version {
        return Effect::Unchanged { of: Resource::User };
    }
    Effect::of_user(&before.attributes.0, &after.attributes.0)
}

/// Of a user who has none.
pub(super) fn insert_emails(grant: &Writing<'_>, user_id: UserId, keys: BTreeSet<String>) {
    let directory_id = grant.directory_id();
    let emails = Emails { directory_id, keys };
    grant.connection.set_emails(user_id, emails);
}

pub(super) async fn remove_emails(grant: &Writing<'_>, user_id: UserId) -> Result<()> {
    grant.connection.forget_emails(user_id);
    user_email::Entity::delete_many()
        .filter(user_email::Column::DirectoryId.eq(grant.directory_id()))
        .filter(user_email::Column::UserId.eq(user_id))
        .exec(grant.connection)
        .await?;
    Ok(())
}

/// The one unique index of users that a client can violate is the userName's.
pub(super) fn taken(error: DbErr) -> Error {
    if is_taken(&error) {
        return Error::UserNameTaken;
    }
    error.into()
}
