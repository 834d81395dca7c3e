//! `rollcall simulate`: plays an identity provider against any SCIM base URL, and
//! checks each answer against what the server must know by then.

pub mod chance;
mod check;
mod churn;
pub mod config;
pub mod group;
mod groups;
mod list;
mod people;
pub mod person;
mod progress;
pub mod provider;
mod report;
mod session;
mod step;
mod there;
mod world;
mod write;

use std::io::Write as _;
use std::time::Instant;

use hyper::Method;

use self::chance::Dice;
use self::check::Faults;
use self::config::Simulate;
use self::people::User;
use self::person::Person;
use self::progress::Progress;
use self::provider::entra::NOBODY;
use self::report::Report;
use self::session::Session;
use self::step::Step;
use self::there::There;
use self::world::World;
use crate::Failure;
use crate::scim_client::Reply;

pub async fn simulate(settings: Simulate) -> Result<(), Failure> {
    let Simulate {
        people,
        groups,
        churn,
        seed,
        ..
    } = settings;
    let provider = settings.provider.provider();
    // Groups are pushed, and read at the end.
    let progress = Progress::new(people + 2 * groups + churn);
    let session = Session::new(
        provider,
        &settings.base_url,
        settings.token.expose(),
        settings.rate,
        progress,
    );
    let began = Instant::now();
    test_connection(&session, &settings).await;
    let mut world = World {
        there: There::import(&session).await,
        users: vec![],
        groups: vec![],
        domain: settings.domain.clone(),
        concurrency: settings.concurrency,
    };
    world.populate(&session, (people, groups), seed);
    world.push(&session, seed).await;
    churn::churn(&session, &mut world, churn, seed).await;
    world.compare(&session).await;
    session.progress.clear();

    let report = Report::new(provider.name(), session.into_record(), began.elapsed());
    let text = if settings.json {
        format!("{}\n", report.json())
    } else {
        report.text(settings.report)
    };
    let mut stdout = std::io::stdout();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()?;
    report
        .failure()
        .map_or(Ok(()), |failure| Err(failure.into()))
}

/// What the admin's click does, first with a token that was pasted wrongly.
async fn test_connection(session: &Session<'_>, settings: &Simulate) {
    let lists = session.provider.connection_test();
    for path in lists.iter().take(1) {
        let asked = (Method::GET, path.clone(), None);
        let refused = session.exchange_as_stranger(Step::RefuseToken, asked, |reply, faults| {
            check::error(reply, 401, None, faults);
        });
        refused.await;
    }
    for path in lists {
        let is_search = path.contains("filter=");
        let check = |reply: &Reply, faults: &mut Faults| {
            let page = check::page(reply, 1, usize::MAX, faults);
            if page.is_some_and(|page| is_search && page.total > 0) {
                faults.add("somebody is found whom nobody knows");
            }
        };
        let asked = (Method::GET, path, None);
        session.exchange(Step::TestConnection, asked, check).await;
    }
    if session.provider.tests_by_a_person() {
        let mut dice = Dice::new(settings.seed, 0);
        let mut person = Person::any(0, NOBODY.to_owned(), &settings.domain, &mut dice);
        person.email = format!("connection-test@{}", settings.domain);
        let mut user = User::new(person, &There::default());
        people::come_and_go(session, &mut user, &mut dice).await;
    }
}
