//! What requests cost as the directory grows: one installation, which is filled
//! up to each size in turn.

use std::sync::Arc;
use std::time::Instant;

use crate::Failure;
use crate::answer::{Page, check, read};
use crate::baseline;
use crate::config::Measure;
use crate::fill::Template;
use crate::goal::{LAST_PAGE_COST_MAX, MEMBERS_COST_MAX, USERS_COST_MAX};
use crate::load::{Connection, Load, Target};
use crate::measured::Summary;
use crate::page::{Last, PageOf};
use crate::progress;
use crate::record::{Growth, Of, Record, What};
use crate::rounds::Rounds;
use crate::setup::{Installation, Running, Setup};
use crate::throughput::memory;
use crate::workload::{CLIENTS_MAX, Workload, get, look_up};
use crate::world::{Group, USERS_A_REQUEST, User, World, create_users, user_name};

const USERS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const MEMBERS: [usize; 4] = [100, 1_000, 10_000, 100_000];
/// Users at which memory is looked at.
const USERS_OF_MEMORY: usize = 100_000;
/// Members of the group that is there while memory is looked at.
const MEMBERS_OF_MEMORY: usize = 1_000;

const LOOKED_UP: [Workload; 3] = [Workload::LookUp, Workload::Get, Workload::PatchActive];

pub(crate) async fn measure(config: &Measure, records: &mut Vec<Record>) -> Result<(), Failure> {
    for setup in config.setups() {
        measure_one(config, *setup, records).await?;
    }
    Ok(())
}

async fn measure_one(
    config: &Measure,
    setup: Setup,
    records: &mut Vec<Record>,
) -> Result<(), Failure> {
    let installation = Installation::create(setup)?;
    let mut running = installation.start()?;
    let mut world = World::fill(
        &running.target,
        USERS[0],
        MEMBERS_OF_MEMORY,
        USERS_A_REQUEST,
    )
    .await?;
    let sizes: Vec<_> = USERS
        .into_iter()
        .filter(|size| *size <= config.users_max.max(USERS[0]))
        .collect();
    let largest = sizes.last().copied().unwrap_or(USERS[0]);
    let mut costs = Costs::new(config, setup, Of::Users);
    for size in sizes {
        if size > world.users.len() {
            running = grow(&installation, running, &mut world, size).await?;
        }
        let target = &running.target;
        let last = Last::find(target).await?;
        let mut rounds = Rounds::new();
        for _ in 0..config.rounds {
            progress(format!("{}: {size} users", setup.title()));
            let load = config.load();
            rounds.push(What::Hyper, &baseline::hyper(&load).await?);
            for workload in LOOKED_UP {
                let measured = load.run(target, &world, workload).await?;
                rounds.push(What::Workload(workload), &measured);
            }
            for page in PageOf::ALL {
                let measured = last.measure(load, target, page).await?;
                rounds.push(What::Page(page), &measured);
            }
        }
        records.extend(costs.at(size, rounds));
        if size == USERS_OF_MEMORY.min(largest) {
            progress(format!(
                "{}: memory with {CLIENTS_MAX} clients",
                setup.title()
            ));
            let load = Load {
                clients: CLIENTS_MAX,
                ..config.load()
            };
            for workload in Workload::ALL {
                load.run(target, &world, workload).await?;
            }
            let memory = memory(setup, &running, size, CLIENTS_MAX)?;
            records.extend(memory.into_iter().map(Record::Memory));
        }
    }
    // Last, so that the memberships are in no other figure.
    grow_group(config, setup, &running.target, &mut world, records).await?;
    running.stop()
}

/// Groups of so many of the users that are there.
async fn grow_group(
    config: &Measure,
    setup: Setup,
    target: &Target,
    world: &mut Arc<World>,
    records: &mut Vec<Record>,
) -> Result<(), Failure> {
    let mut costs = Costs::new(config, setup, Of::Members);
    let largest = config.members_max.min(world.users.len());
    for size in MEMBERS.into_iter().filter(|size| *size <= largest) {
        progress(format!("{}: {size} members", setup.title()));
        let mut connection = Connection::open(target.clone()).await?;
        let name = format!("{size} members");
        let group = Group::create(&mut connection, &name, &world.users[..size]).await?;
        alone(world)?.group = group;
        let mut rounds = Rounds::new();
        for _ in 0..config.rounds {
            let measured = config.load().run(target, world, Workload::Member).await?;
            rounds.push(What::Workload(Workload::Member), &measured);
        }
        world.group.verify(target, &world.users).await?;
        records.extend(costs.at(size, rounds));
    }
    Ok(())
}

/// Fills the directory up to so many users, while no process runs on it.
pub(crate) async fn grow(
    installation: &Installation,
    running: Running,
    world: &mut Arc<World>,
    size: usize,
) -> Result<Running, Failure> {
    let began = Instant::now();
    let first = world.users.len();
    let mut connection = Connection::open(running.target.clone()).await?;
    let before = total(&mut connection).await?;
    let template = create_users(&mut connection, [user_name(first)].into_iter()).await?;
    drop(connection);
    running.stop()?;
    let id = template.first().ok_or("no user was made")?;
    let template = Template { id, number: first };
    let copies = template
        .copy(&installation.database_url(), first + 1..size)
        .await?;
    let users = &mut alone(world)?.users;
    users.push(User::new(id.clone()));
    users.extend(copies.into_iter().map(User::new));

    let running = installation.start()?;
    let mut connection = Connection::open(running.target.clone()).await?;
    let found = total(&mut connection).await?;
    if found != before + size - first {
        return Err(format!("filled up to {size}, but {found} are there").into());
    }
    for number in [first, first + 1, usize::midpoint(first, size), size - 1] {
        look_up(&mut connection, &user_name(number), 1).await?;
        get(&mut connection, world.users[number].id()).await?;
    }
    progress(format!("filled in {:.1} s", began.elapsed().as_secs_f64()));
    Ok(running)
}

/// How many users the directory says that it has.
async fn total(connection: &mut Connection) -> Result<usize, Failure> {
    let answer = connection.get("/Users?count=0").await?;
    let page: Page<'_> = read(&answer)?;
    check(page.users.is_empty(), "users in a page of none", &answer)?;
    Ok(page.total_results)
}

/// While no client works on it.
fn alone(world: &mut Arc<World>) -> Result<&mut World, Failure> {
    Arc::get_mut(world).ok_or_else(|| "a client is not done".into())
}

/// What each costs beside what it cost at the least size.
struct Costs {
    setup: Setup,
    of: Of,
    clients: usize,
    least: Vec<(What, Summary)>,
}

impl Costs {
    fn new(config: &Measure, setup: Setup, of: Of) -> Self {
        Self {
            setup,
            of,
            clients: config.load().clients,
            least: vec![],
        }
    }

    fn at(&mut self, size: usize, rounds: Rounds<What>) -> Vec<Record> {
        let medians = rounds.medians();
        if self.least.is_empty() {
            self.least.clone_from(&medians);
        }
        let growth = medians.iter().filter_map(|(what, summary)| {
            let beside = match what {
                // The last page beside the first one of the same directory.
                What::Page(page) if page.first() != *page => {
                    find(&medians, What::Page(page.first()))
                }
                _ => find(&self.least, *what),
            };
            Some(Record::Growth(Growth {
                setup: self.setup,
                what: *what,
                of: self.of,
                size,
                clients: self.clients,
                summary: *summary,
                cost: beside?.per_second / summary.per_second,
                cost_max: cost_max(*what),
            }))
        });
        growth.collect()
    }
}

fn find(medians: &[(What, Summary)], what: What) -> Option<Summary> {
    let found = medians.iter().find(|(found, _)| *found == what);
    found.map(|(_, summary)| *summary)
}

fn cost_max(what: What) -> Option<f64> {
    match what {
        What::Workload(Workload::Member) => Some(MEMBERS_COST_MAX),
        What::Workload(_) => Some(USERS_COST_MAX),
        What::Page(PageOf::CursorLast) => Some(LAST_PAGE_COST_MAX),
        _ => None,
    }
}
