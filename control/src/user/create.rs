//! Creates a user, or brings a deleted one back.

use rollcall_proto::provisioning::v1::User;
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, JoinType, Query, UnionType};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, EntityTrait as _, FromQueryResult as _,
    IdenStatic as _, IntoActiveModel as _,
};

use super::address::{check_domains, email_keys};
use super::count::{Change, count};
use super::read::{groups_of, to_proto};
use super::write::{Derived, check, insert_emails, save, taken};
use crate::authz::Writing;
use crate::error::{Error, Result};
use crate::group::parked;
use crate::id::UserId;
use crate::request_log::Effect;
use crate::store::document::{FoldedDocument, UserDocument};
use crate::store::entity::{membership, user};

/// Whether somebody is awaited, in the statement that looks for the person.
const AWAITED: &str = "is_awaited";

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
    let earlier = earlier(grant, id, &attributes, &derived.user_name_key).await?;
    let (row, effect) = if let Some(deleted) = earlier.deleted {
        let row = restore(grant, deleted, attributes, derived).await?;
        grant.events().user_restored(&row).await?;
        (row, Effect::UserReturned { active })
    } else {
        let row = insert(grant, id, attributes, derived).await?;
        grant.events().user_created(&row).await?;
        (row, Effect::UserCreated { active })
    };
    insert_emails(grant, row.id, emails);
    count(
        grant,
        Change {
            users: 1,
            active: (false, row.active),
        },
    )
    .await?;
    let names_may_be_awaited = earlier.is_awaited || effect != Effect::UserCreated { active };
    let is_joined = names_may_be_awaited
        && parked::resolve(grant, row.id.to_string(), row.external_id.as_deref()).await?;
    let groups = if is_joined {
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
    let restored = user::Model {
        version: deleted.version + 1,
        update_time: grant.now,
        delete_time: None,
        ..derived.row(deleted.clone(), attributes)
    };
    save(grant, &deleted, &restored).await?;
    Ok(restored)
}

/// What there was before of who is created.
struct Earlier {
    /// The deleted user who is the same person.
    deleted: Option<user::Model>,
    /// Whether a group awaits somebody by the externalId, or the promised id.
    is_awaited: bool,
}

/// The same person is the deleted user with the same externalId, else the one
/// with the same userName. Two externalIds tell two people apart, who had one
/// userName after another. Whoever has the userName now is in the way.
async fn earlier(
    grant: &Writing<'_>,
    id: UserId,
    attributes: &UserAttributes,
    user_name_key: &str,
) -> Result<Earlier> {
    let directory_id = grant.directory_id();
    let external_id = attributes.external_id.as_deref();
    let of_directory = || {
        Query::select()
            .columns(user::columns())
            .from(user::Entity)
            .and_where(user::Column::DirectoryId.eq(directory_id))
            .to_owned()
    };
    // One part for each index: SQLite finds none for an OR of them in a join.
    let mut people = of_directory();
    people
        .and_where(user::Column::UserNameKey.eq(user_name_key))
        .and_where(user::Column::DeleteTime.is_null());
    let mut named = of_directory();
    named
        .and_where(user::Column::UserNameKey.eq(user_name_key))
        .and_where(user::Column::DeleteTime.is_not_null());
    people.union(UnionType::All, named);
    if let Some(external_id) = external_id {
        let mut known = of_directory();
        known
            .and_where(user::Column::ExternalId.eq(external_id))
            .and_where(user::Column::DeleteTime.is_not_null());
        people.union(UnionType::All, known);
    }
    let own_id = id.to_string();
    let called = external_id.into_iter().chain([own_id.as_str()]);
    let awaited = Query::select()
        .expr(Expr::val(1))
        .from(membership::Entity)
        .and_where(membership::Column::DirectoryId.eq(directory_id))
        .and_where(membership::Column::MemberId.is_in(called))
        .and_where(membership::Column::UserId.is_null())
        .and_where(membership::Column::MemberGroupId.is_null())
        .to_owned();
    let is_awaited = CaseStatement::new()
        .case(Expr::exists(awaited), 1_i64)
        .finally(0_i64);
    let one = Query::select().expr_as(Expr::val(1), "one").to_owned();
    let mut select = Query::select();
    select
        .columns(user::columns().map(|column| ("people", column)))
        .expr_as(is_awaited, AWAITED)
        .from_subquery(one, "one")
        .join_subquery(
            JoinType::LeftJoin,
            people,
            "people",
            Condition::all().add(Expr::val(1).eq(1)),
        );
    let rows = grant.connection.query_all(&select).await?;
    let mut is_awaited = false;
    let mut deleted: Vec<user::Model> = Vec::new();
    for row in &rows {
        is_awaited = row.try_get::<i64>("", AWAITED)? > 0;
        let id: Option<UserId> = row.try_get("", user::Column::Id.as_str())?;
        if id.is_none() {
            continue;
        }
        let row = user::Model::from_query_result(row, "")?;
        if row.delete_time.is_none() {
            return Err(Error::UserNameTaken);
        }
        deleted.push(row);
    }
    // The one who left last.
    deleted.sort_by_key(|row| std::cmp::Reverse(row.delete_time));
    let is_same = |row: &&user::Model| row.external_id.as_deref() == external_id;
    let has_name = |row: &&user::Model| {
        row.user_name_key == user_name_key && (external_id.is_none() || row.external_id.is_none())
    };
    let by_external_id = deleted
        .iter()
        .find(|row| external_id.is_some() && is_same(row));
    let found = by_external_id.or_else(|| deleted.iter().find(has_name));
    Ok(Earlier {
        deleted: found.cloned(),
        is_awaited,
    })
}
