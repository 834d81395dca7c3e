//! A copy of everything that a database holds for products, fed by nothing but
//! the feed.

use std::collections::{BTreeMap, BTreeSet};

use prost::Message as _;
use rollcall_control::event::Member;
use rollcall_control::group::describe as describe_group;
use rollcall_control::place::Place;
use rollcall_control::store::entity::{
    directory, event as event_row, feed, group, membership, organization, user,
};
use rollcall_control::user::describe as describe_user;
use rollcall_proto::directory::v1::{Group, User};
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::membership::Member as WireMember;
use rollcall_proto::event::v1::{
    AccessChange, Directory, DirectoryChange, Event, EventKind, GroupChange, Membership,
    SnapshotResponse, UserChange,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _,
};

#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Replica {
    pub(crate) directories: BTreeMap<String, Directory>,
    pub(crate) users: BTreeMap<String, User>,
    pub(crate) groups: BTreeMap<String, Group>,
    /// Group and member.
    pub(crate) memberships: BTreeSet<(String, String)>,
    /// Who was erased or purged, of whom the feed tells nothing any more.
    forgotten: BTreeSet<String>,
}

impl Replica {
    pub(crate) fn apply(&mut self, event: &Event) {
        let kind = event.kind();
        match event.change.clone().expect("a change") {
            Change::User(change) => self.user(kind, *change),
            Change::Group(change) => self.group(*change),
            Change::Membership(membership) => self.membership(event, &membership),
            Change::Directory(change) => self.directory(*change),
            Change::Token(_) | Change::WebhookEndpoint(_) => {}
        }
    }

    fn user(&mut self, kind: EventKind, change: UserChange) {
        let UserChange {
            user_id,
            before,
            after,
            access,
        } = change;
        let is_deletion = kind == EventKind::UserDeleted;
        if before.is_none() && after.is_none() {
            // Nothing is told of who was forgotten, but that they were there.
            if is_deletion {
                self.users.remove(&user_id);
                self.forgotten.remove(&user_id);
            } else {
                self.forgotten.insert(user_id);
            }
            return;
        }
        let had = before.as_ref().is_some_and(|user| user.active);
        let has = after.as_ref().is_some_and(|user| user.active);
        let expect = match (had, has) {
            (true, false) => AccessChange::Lost,
            (false, true) => AccessChange::Gained,
            _ => AccessChange::None,
        };
        assert_eq!(AccessChange::try_from(access), Ok(expect), "{kind:?}");
        assert_eq!(is_deletion, after.is_none(), "{kind:?}");
        let was = self.users.remove(&user_id);
        if !self.forgotten.remove(&user_id) {
            let [was, before] = [was, before].map(|user| user.map(without_name));
            assert_eq!(was, before, "{kind:?} goes on from what was told");
        }
        if let Some(after) = after {
            self.users.insert(user_id, after);
        }
    }

    fn group(&mut self, change: GroupChange) {
        let GroupChange {
            group_id,
            before,
            after,
        } = change;
        assert_eq!(self.groups.contains_key(&group_id), before.is_some());
        let Some(mut after) = after else {
            let is_of_it = |(group, _): &&(String, String)| *group == group_id;
            let left = self.memberships.iter().find(is_of_it);
            assert_eq!(left, None, "memberships end before their group");
            self.groups.remove(&group_id);
            return;
        };
        if let Some(known) = self.groups.get(&group_id) {
            after.member_count = known.member_count;
            after.member_group_count = known.member_group_count;
            after.parked_members.clone_from(&known.parked_members);
        }
        self.groups.insert(group_id, after);
    }

    fn membership(&mut self, event: &Event, membership: &Membership) {
        let Membership { group_id, member } = membership;
        let member = member.clone().expect("a member");
        let name = name_of(&member);
        let place = (group_id.clone(), name.clone());
        let is_new = matches!(
            event.kind(),
            EventKind::MembershipAdded | EventKind::MembershipParked
        );
        if !name.is_empty() {
            let is_change = if is_new {
                self.memberships.insert(place)
            } else {
                self.memberships.remove(&place)
            };
            assert!(is_change, "each membership begins and ends once: {event:?}");
        }
        let group = self
            .groups
            .get_mut(group_id)
            .expect("of a group that was told");
        let one = if is_new { 1 } else { -1 };
        match member {
            WireMember::UserId(_) => group.member_count += one,
            WireMember::MemberGroupId(_) => group.member_group_count += one,
            WireMember::ParkedName(_) if name.is_empty() => {}
            WireMember::ParkedName(name) => {
                group.parked_members.retain(|parked| *parked != name);
                if is_new {
                    group.parked_members.push(name);
                    group.parked_members.sort();
                }
            }
        }
        group.update_time = event.create_time;
    }

    fn directory(&mut self, change: DirectoryChange) {
        let of_one = change.before.as_ref().or(change.after.as_ref());
        let id = of_one.expect("a directory").id.clone();
        if let Some(after) = change.after {
            self.directories.insert(id, after);
        } else {
            let user = self.users.values().find(|user| user.directory_id == id);
            assert_eq!(user, None, "people go before their directory");
            self.directories.remove(&id);
        }
    }

    pub(crate) fn add(&mut self, part: SnapshotResponse) {
        for directory in part.directories {
            self.directories.insert(directory.id.clone(), directory);
        }
        for user in part.users {
            self.users.insert(user.id.clone(), user);
        }
        for group in part.groups {
            self.groups.insert(group.id.clone(), group);
        }
        for Membership { group_id, member } in part.memberships {
            let member = member.expect("a member");
            let name = name_of(&member);
            if let WireMember::ParkedName(name) = member {
                let group = self.groups.get_mut(&group_id).expect("a group");
                group.parked_members.push(name);
                group.parked_members.sort();
            }
            assert!(self.memberships.insert((group_id, name)));
        }
    }

    /// What the events of a database tell, numbered or not.
    pub(crate) async fn of_events<C: ConnectionTrait>(connection: &C) -> Self {
        let rows = event_row::Entity::find()
            .order_by_asc(event_row::Column::Ordinal)
            .all(connection)
            .await
            .expect("rows");
        let mut replica = Self::default();
        for row in rows {
            let event = Event::decode(row.payload.as_slice()).expect("an event");
            replica.apply(&Event {
                id: row.id.to_string(),
                kind: row.kind,
                create_time: Some(row.create_time.to_proto()),
                ..event
            });
        }
        replica
    }

    /// What there is.
    pub(crate) async fn of_rows<C: ConnectionTrait>(connection: &C) -> Self {
        let mut replica = Self::default();
        let directories = directory::Entity::find()
            .filter(directory::Column::DeleteTime.is_null())
            .all(connection)
            .await
            .expect("rows");
        for row in directories {
            let organization = organization::Entity::find_by_id(row.organization_id)
                .one(connection)
                .await
                .expect("a row")
                .expect("there");
            let place = Place::of(&row, &organization);
            let id = row.id;
            replica
                .directories
                .insert(id.to_string(), place.describe(&row));
            let users = user::Entity::find()
                .filter(user::Column::DirectoryId.eq(id))
                .filter(user::Column::DeleteTime.is_null())
                .all(connection)
                .await
                .expect("rows");
            for row in users {
                let id = row.id.to_string();
                replica.users.insert(id, describe_user(row, &place));
            }
            let groups = group::Entity::find()
                .filter(group::Column::DirectoryId.eq(id))
                .all(connection)
                .await
                .expect("rows");
            for row in groups {
                let id = row.id.to_string();
                replica
                    .groups
                    .insert(id, describe_group(row, vec![], &place));
            }
            let memberships = membership::Entity::find()
                .filter(membership::Column::DirectoryId.eq(id))
                .all(connection)
                .await
                .expect("rows");
            for row in memberships {
                let part = SnapshotResponse {
                    memberships: vec![Member::of(&row).describe(row.group_id)],
                    ..SnapshotResponse::default()
                };
                replica.add(part);
            }
        }
        replica
    }

    /// Without what is told as it was, and is as it is: the product's own id of the
    /// organization.
    pub(crate) fn comparable(mut self) -> Self {
        self.users = self
            .users
            .into_iter()
            .map(|(id, user)| (id, without_name(user)))
            .collect();
        for group in self.groups.values_mut() {
            group.organization_external_id.clear();
        }
        for directory in self.directories.values_mut() {
            directory.organization_external_id.clear();
        }
        self.forgotten.clear();
        self
    }
}

fn without_name(user: User) -> User {
    User {
        organization_external_id: String::new(),
        ..user
    }
}

fn name_of(member: &WireMember) -> String {
    match member {
        WireMember::UserId(name)
        | WireMember::MemberGroupId(name)
        | WireMember::ParkedName(name) => name.clone(),
    }
}

/// Whatever happened to a database, its feed told the whole truth. Of a feed whose
/// beginning is not kept any more, this cannot be said.
pub(crate) async fn check<C: ConnectionTrait>(connection: &C) {
    let first = event_row::Entity::find()
        .filter(event_row::Column::Position.eq(1))
        .count(connection);
    let feeds = feed::Entity::find().count(connection);
    if first.await.expect("rows") < feeds.await.expect("rows") {
        return;
    }
    let told = Replica::of_events(connection).await.comparable();
    let is = Replica::of_rows(connection).await.comparable();
    assert_eq!(told.directories, is.directories);
    assert_eq!(told.users, is.users);
    assert_eq!(told.memberships, is.memberships);
    assert_eq!(told.groups, is.groups);
}
