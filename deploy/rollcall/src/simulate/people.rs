//! What becomes of one person.

use hyper::Method;

use super::chance::Dice;
use super::check::{self, Faults};
use super::person::{Attribute, Person};
use super::session::Session;
use super::step::Step;
use super::there::There;
use super::write::{Place, write};
use crate::scim_client::Reply;

/// Somebody, and whom the server must know them as.
#[derive(Debug, Clone)]
pub(crate) struct User {
    pub(crate) person: Person,
    /// That of the server, while the person is there.
    pub(crate) id: Option<String>,
    /// The same of somebody who was there before the first push.
    pub(crate) id_before: Option<String>,
}

impl User {
    pub(crate) fn new(person: Person, there: &There) -> Self {
        Self {
            id: None,
            id_before: there.user(&person.email).map(str::to_owned),
            person,
        }
    }

    /// While the person is there.
    fn path(&self) -> String {
        format!("/Users/{}", self.id.as_deref().unwrap_or_default())
    }
}

/// Whoever is not found is made; who is found is brought up to date.
pub(crate) async fn provision(session: &Session<'_>, user: &mut User) {
    let id_before = user.id_before.take();
    user.person.active = true;
    find(session, user, id_before.as_deref()).await;
    if id_before.is_none() {
        create(session, user).await;
        return;
    }
    user.id = id_before;
    let write = Changed {
        step: Step::UpdateUser,
        attributes: &Attribute::PROFILE,
        before: None,
    };
    change(session, user, write).await;
}

/// One of the things that happen to people.
pub(crate) async fn live(session: &Session<'_>, user: &mut User, there: &There, dice: &mut Dice) {
    if user.id.is_none() {
        return provision(session, user).await;
    }
    if !user.person.active {
        if session.provider.deletes_users() && dice.below(2) == 0 {
            return delete(session, user).await;
        }
        return activate(session, user, true).await;
    }
    match dice.below(10) {
        0..4 => {
            let title = |person: &mut Person| person.take_another_title(dice);
            update(session, user, &[Attribute::Title], title).await;
        }
        4 if user.person.title.is_some() && session.provider.pushes_empty_values() => {
            let empty = |person: &mut Person| person.title = Some(String::new());
            update(session, user, &[Attribute::Title], empty).await;
        }
        4..6 => {
            let name = |person: &mut Person| {
                person.take_another_name(dice);
                while there.user(&person.email).is_some() {
                    person.take_another_name(dice);
                }
            };
            update(session, user, &Attribute::NAME, name).await;
        }
        6 => refuse_duplicate(session, user).await,
        _ => activate(session, user, false).await,
    }
}

/// Off, and gone: the connection test of some makes somebody for it.
pub(crate) async fn come_and_go(session: &Session<'_>, user: &mut User, dice: &mut Dice) {
    provision(session, user).await;
    if user.id.is_some() {
        let title = |person: &mut Person| person.take_another_title(dice);
        update(session, user, &[Attribute::Title], title).await;
        delete(session, user).await;
    }
}

async fn find(session: &Session<'_>, user: &User, id: Option<&str>) {
    let user_name = &user.person.email;
    let asked = (Method::GET, session.provider.find_user(user_name), None);
    let found = session.exchange(Step::FindUser, asked, |reply, faults| {
        check::found(reply, ("userName", user_name), id, faults)
    });
    found.await;
}

async fn create(session: &Session<'_>, user: &mut User) {
    let body = session.provider.new_user(&user.person);
    let asked = (Method::POST, "/Users".to_owned(), Some(body));
    let created = session.exchange(Step::CreateUser, asked, |reply, faults| {
        let is_there = check::status(reply, &[201], faults) || reply.status.is_success();
        if !is_there {
            return None;
        }
        let made = reply.json();
        let id = check::user(&made, &user.person, None, session.base_url(), faults)?;
        check::location(reply, &made, faults);
        Some(id)
    });
    user.id = created.await.flatten();
}

async fn refuse_duplicate(session: &Session<'_>, user: &User) {
    let body = session.provider.new_user(&user.person);
    let asked = (Method::POST, "/Users".to_owned(), Some(body));
    let refused = session.exchange(Step::RefuseDuplicate, asked, |reply, faults| {
        check::error(reply, 409, Some("uniqueness"), faults);
    });
    refused.await;
}

async fn activate(session: &Session<'_>, user: &mut User, active: bool) {
    let step = if active {
        if session.provider.looks_before_return() {
            find(session, user, user.id.as_deref()).await;
        }
        Step::ReactivateUser
    } else {
        Step::DeactivateUser
    };
    let before = user.person.clone();
    user.person.active = active;
    let write = Changed {
        step,
        attributes: &[Attribute::Active],
        before: Some(&before),
    };
    change(session, user, write).await;
}

async fn update(
    session: &Session<'_>,
    user: &mut User,
    attributes: &[Attribute],
    update: impl FnOnce(&mut Person),
) {
    let before = user.person.clone();
    update(&mut user.person);
    let write = Changed {
        step: Step::UpdateUser,
        attributes,
        before: Some(&before),
    };
    change(session, user, write).await;
}

struct Changed<'c> {
    step: Step,
    attributes: &'c [Attribute],
    /// Unless that is not known.
    before: Option<&'c Person>,
}

/// What the answer does not tell is read.
async fn change(session: &Session<'_>, user: &User, changed: Changed<'_>) {
    let Changed {
        step,
        attributes,
        before,
    } = changed;
    let path = user.path();
    let place = Place {
        path: &path,
        read: Step::ReadUser,
    };
    let change = session.provider.update_user(&user.person, attributes);
    let is_as = |person: &Person, reply: &Reply, faults: &mut Faults| {
        let id = user.id.as_deref();
        check::user(&reply.json(), person, id, session.base_url(), faults);
    };
    let told = write(
        session,
        step,
        place,
        change,
        |reply, faults| {
            if check::status(reply, &[200], faults)
                && let Some(before) = before
            {
                is_as(before, reply, faults);
            }
        },
        |reply, faults| {
            if check::status(reply, &[200, 204], faults) && reply.status == 200 {
                is_as(&user.person, reply, faults);
            }
            reply.status != 204
        },
    );
    if told.await == Some(false) {
        let asked = (Method::GET, path.clone(), None);
        let read = session.exchange(Step::ReadUser, asked, |reply, faults| {
            if check::status(reply, &[200], faults) {
                is_as(&user.person, reply, faults);
            }
        });
        read.await;
    }
}

/// Who is deleted is found no more, and cannot be deleted again.
async fn delete(session: &Session<'_>, user: &mut User) {
    let path = user.path();
    let asked = (Method::DELETE, path.clone(), None);
    let deleted = session.exchange(Step::DeleteUser, asked, |reply, faults| {
        check::status(reply, &[204], faults);
    });
    deleted.await;
    for method in [Method::GET, Method::DELETE] {
        let asked = (method, path.clone(), None);
        let missed = session.exchange(Step::MissDeletedUser, asked, |reply, faults| {
            check::error(reply, 404, None, faults);
        });
        missed.await;
    }
    user.id = None;
    find(session, user, None).await;
}
