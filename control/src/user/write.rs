//! What every write of a user shares: the checks on its attributes, and the
//! rows that follow from them.

use std::collections::BTreeSet;

use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, DbErr, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, Set, SqlErr,
};

use super::address::{check_domains, email_keys};
use super::count::{Change, count};
use crate::authz::Writing;
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::group::parked;
use crate::id::UserId;
use crate::request_log::{Effect, Resource};
use crate::store::document::{FoldedDocument, UserDocument, check_document, check_key};
use crate::store::entity::{user, user_email};

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

/// Gives a stored user new attributes: the one way in which a user changes.
/// Nothing is written when nothing changes.
pub(super) async fn update(
    grant: &Writing<'_>,
    row: user::Model,
    attributes: UserAttributes,
) -> Result<user::Model> {
    check(&attributes)?;
    let before = &row.attributes.0;
    if *before == attributes {
        return Ok(row);
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

    let before = row.clone();
    let mut change = row.into_active_model();
    change.user_name_key = Set(derived.user_name_key);
    change.external_id = Set(attributes.external_id.clone());
    change.display_name = Set(derived.display_name);
    change.active = Set(derived.active);
    change.folded_attributes = Set(FoldedDocument::of(&attributes));
    change.attributes = Set(UserDocument(attributes));
    change.version = Set(before.version + 1);
    change.update_time = Set(grant.now);
    let row = change.update(grant.connection).await.map_err(taken)?;
    grant.events().user_changed(&before, &row).await?;

    if emails != emails_before {
        remove_emails(grant, row.id).await?;
        insert_emails(grant, row.id, emails).await?;
    }
    if newly_named {
        parked::resolve(grant, row.id.to_string(), row.external_id.as_deref()).await?;
    }
    Ok(row)
}

/// What an update did to a user.
pub(super) fn effect_of_update(before: &user::Model, after: &user::Model) -> Effect {
    if before.version == after.version {
        return Effect::Unchanged { of: Resource::User };
    }
    Effect::of_user(&before.attributes.0, &after.attributes.0)
}

pub(super) async fn insert_emails(
    grant: &Writing<'_>,
    user_id: UserId,
    keys: BTreeSet<String>,
) -> Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    let rows = keys.into_iter().map(|value_key| user_email::ActiveModel {
        user_id: Set(user_id),
        value_key: Set(value_key),
        directory_id: Set(grant.directory_id()),
    });
    user_email::Entity::insert_many(rows)
        .exec_without_returning(grant.connection)
        .await?;
    Ok(())
}

pub(super) async fn remove_emails(grant: &Writing<'_>, user_id: UserId) -> Result<()> {
    user_email::Entity::delete_many()
        .filter(user_email::Column::DirectoryId.eq(grant.directory_id()))
        .filter(user_email::Column::UserId.eq(user_id))
        .exec(grant.connection)
        .await?;
    Ok(())
}

/// The one unique index of users that a client can violate is the userName's.
pub(super) fn taken(error: DbErr) -> Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Error::UserNameTaken,
        _ => error.into(),
    }
}
