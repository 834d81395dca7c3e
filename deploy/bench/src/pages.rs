//! How long the server takes for each page of the console and of the setup portal,
//! of a directory of 100,000 users with a log of requests and a feed of events.

mod places;
mod visitor;

use std::time::Instant;

use hyper::{Method, StatusCode};
use tokio::task::JoinSet;

use crate::Failure;
use crate::config::Measure;
use crate::growth::grow;
use crate::load::{Connection, Target};
use crate::measured::Measured;
use crate::progress;
use crate::record::{Pages, Record};
use crate::setup::{Installation, Setup};
use crate::workload::Workload;
use crate::world::{USERS_A_REQUEST, World};

use places::Place;
use visitor::Visitor;

const USERS: usize = 100_000;
/// Of the group that has many.
const MEMBERS: usize = 1_000;
/// Requests that change something, each with its entry in the log and its event.
const CHANGES: usize = 10_000;
/// Requests that are refused.
const REFUSED: usize = 200;
const CLIENTS: usize = 16;
/// How often each page is asked for.
const TIMES: usize = 50;

pub(crate) async fn measure(config: &Measure, records: &mut Vec<Record>) -> Result<(), Failure> {
    for setup in config.setups() {
        measure_one(*setup, records).await?;
    }
    Ok(())
}

async fn measure_one(setup: Setup, records: &mut Vec<Record>) -> Result<(), Failure> {
    let installation = Installation::create(setup)?;
    let running = installation.start()?;
    let mut world = World::fill(&running.target, MEMBERS, MEMBERS, USERS_A_REQUEST).await?;
    let running = grow(&installation, running, &mut world, USERS).await?;
    progress(format!("{}: {CHANGES} changes", setup.title()));
    let mut clients = JoinSet::new();
    for client in 0..CLIENTS {
        let (target, world) = (running.target.clone(), world.clone());
        clients.spawn(async move {
            let mut connection = Connection::open(target).await?;
            for turn in 0..CHANGES / CLIENTS {
                let change = Workload::PatchActive;
                change.turn(&mut connection, &world, client, turn).await?;
            }
            Ok::<_, Failure>(())
        });
    }
    while let Some(client) = clients.join_next().await {
        client??;
    }
    refuse(&running.target).await?;

    let link = installation.create_sign_in_link()?;
    let mut operator = Visitor::sign_in(&running.target.authority, &link).await?;
    let (places, mut admin) = places::all(&mut operator, &running.target, &world).await?;
    progress(format!("{}: {} pages", setup.title(), places.len()));
    for place in places {
        let visitor = if place.is_of_setup {
            &mut admin
        } else {
            &mut operator
        };
        records.push(Record::Pages(look(setup, visitor, place).await?));
    }
    running.stop()
}

/// Requests for what is not there.
async fn refuse(target: &Target) -> Result<(), Failure> {
    let mut connection = Connection::open(target.clone()).await?;
    for number in 0..REFUSED {
        let path = format!("/Users/user_{number:026}");
        connection
            .send(Method::GET, &path, None, StatusCode::NOT_FOUND)
            .await?;
    }
    Ok(())
}

async fn look(setup: Setup, visitor: &mut Visitor, place: Place) -> Result<Pages, Failure> {
    // The door closes one that nothing came on for a while.
    visitor.connect().await?;
    let began = Instant::now();
    let mut latencies = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let asked = Instant::now();
        let answer = visitor.get(&place.path).await?;
        latencies.push(asked.elapsed());
        answer.check_shown(&place.path)?;
    }
    Ok(Pages {
        setup,
        page: place.name,
        users: USERS,
        summary: Measured::new(latencies, began.elapsed()).summary(),
    })
}
