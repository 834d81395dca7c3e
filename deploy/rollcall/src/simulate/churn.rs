//! People come, change and go, and groups with them.

use std::collections::BTreeSet;

use futures_util::StreamExt as _;
use futures_util::stream;

use super::chance::Dice;
use super::person::Person;
use super::session::Session;
use super::world::World;
use super::{groups, people};

/// Changes of a round: what happens within one is side by side, and to each person
/// and each group once.
const ROUND: usize = 20;

pub(crate) async fn churn(session: &Session<'_>, world: &mut World, changes: usize, seed: u64) {
    let mut dice = Dice::new(seed, usize::MAX / 2);
    let mut rest = changes;
    while rest > 0 {
        let round = rest.min(ROUND);
        let (chosen_people, chosen_groups) = choose(session, world, round, &mut dice);
        live_people(session, world, &chosen_people, dice.below(u64::MAX)).await;
        live_groups(session, world, &chosen_groups, dice.below(u64::MAX)).await;
        session.progress.advance(round);
        rest -= round;
    }
}

/// By their places. Some of the people are new.
fn choose(
    session: &Session<'_>,
    world: &mut World,
    round: usize,
    dice: &mut Dice,
) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let mut people = BTreeSet::new();
    let mut groups = BTreeSet::new();
    for _ in 0..round {
        if !world.groups.is_empty() && dice.below(5) < 2 {
            groups.insert(dice.index(world.groups.len()));
        } else if world.users.is_empty() || dice.below(5) == 0 {
            let number = world.users.len();
            let external_id = session.provider.external_id(number);
            let person = Person::any(number, external_id, &world.domain, dice);
            people.insert(number);
            world.users.push(people::User::new(person, &world.there));
        } else {
            people.insert(any_user(world, dice));
        }
    }
    (people, groups)
}

/// Whoever was deactivated is not forgotten among many.
fn any_user(world: &World, dice: &mut Dice) -> usize {
    if dice.below(3) == 0 {
        let users = world.users.iter().enumerate();
        let inactive = users.filter(|(_, user)| user.id.is_some() && !user.person.active);
        let inactive: Vec<_> = inactive.map(|(place, _)| place).collect();
        if !inactive.is_empty() {
            return inactive[dice.index(inactive.len())];
        }
    }
    dice.index(world.users.len())
}

async fn live_people(
    session: &Session<'_>,
    world: &mut World,
    chosen: &BTreeSet<usize>,
    seed: u64,
) {
    let ids_before = world.user_ids();
    let there = &world.there;
    let users = world.users.iter_mut().enumerate();
    let users = users.filter(|(place, _)| chosen.contains(place));
    stream::iter(users)
        .for_each_concurrent(world.concurrency, |(place, user)| async move {
            people::live(session, user, there, &mut Dice::new(seed, place)).await;
        })
        .await;
    // Who is gone is a member of nothing.
    let ids: BTreeSet<_> = world.user_ids().into_iter().collect();
    for gone in ids_before.iter().filter(|id| !ids.contains(*id)) {
        for group in &mut world.groups {
            group.members.remove(gone);
        }
    }
}

async fn live_groups(
    session: &Session<'_>,
    world: &mut World,
    chosen: &BTreeSet<usize>,
    seed: u64,
) {
    let people = &world.user_ids();
    let there = &world.there;
    let groups = world.groups.iter_mut().enumerate();
    let groups = groups.filter(|(place, _)| chosen.contains(place));
    stream::iter(groups)
        .for_each_concurrent(world.concurrency, |(place, group)| async move {
            let mut dice = Dice::new(seed, place);
            groups::live(session, group, there, people, &mut dice).await;
        })
        .await;
}
