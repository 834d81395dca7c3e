//! What is in another directory is as what is not there: at each route and each
//! position of a request, both are answered the same, and nothing of the other
//! directory changes.
//!
//! Each request comes to a directory of which nothing was changed, and these are
//! all alike.

use hyper::{Method, StatusCode};
use rollcall::scim_client::Reply;
use rollcall_control::operator::Installation;
use rollcall_edge::ROUTES;
use rollcall_proto::event::v1::EventKind;
use rollcall_test_servers::tables;
use serde_json::{Map, Value};

use super::ask::Ask;
use super::directory::Directory;
use super::line::Line;
use super::position::Position;
use super::unknown::{told, unknown};
use crate::support::Rollcall;

const PROBES_MIN: usize = 2_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_of_another_directory_is_not_there() {
    let rollcall = Rollcall::start();
    let installation = rollcall.installation().await;
    let mut line = Line::new(&rollcall.base_url);
    let mut foreign = Directory::foreign(&installation, &mut line, "foreign").await;
    foreign.age(&mut line).await;
    let mut world = World {
        installation: &installation,
        line,
        foreign,
        organization: String::new(),
        own: None,
        probes: 0,
        differences: vec![],
    };
    for (method, route) in &ROUTES {
        world.try_route(method, route).await;
    }
    println!(
        "{} probes of {} routes, {} answers that differ",
        world.probes,
        ROUTES.len(),
        world.differences.len()
    );
    for difference in world.differences.iter().take(20) {
        println!("{difference}");
    }
    assert!(world.differences.is_empty());
    assert!(world.probes >= PROBES_MIN);
}

struct World<'i> {
    installation: &'i Installation,
    line: Line,
    /// Of another environment.
    foreign: Directory,
    /// Of the callers; each route has another one.
    organization: String,
    /// One in which nothing was changed, where there is one still.
    own: Option<Directory>,
    probes: usize,
    differences: Vec<String>,
}

impl World<'_> {
    async fn try_route(&mut self, method: &Method, route: &str) {
        self.organization = format!("{method} {route}");
        self.own = None;
        let mut sibling = self.new_directory("sibling").await;
        sibling.age(&mut self.line).await;
        let others = [sibling, self.foreign.clone()];
        let before = rows(self.installation, &others).await;
        self.is_done(method, route).await;
        for (position, kinds) in Position::all(method, route) {
            for kind in kinds {
                for other in &others {
                    self.probe((method, route), position, kind, other).await;
                }
            }
        }
        let after = rows(self.installation, &others).await;
        assert_eq!(after.len(), before.len(), "{method} {route}");
        for (after, before) in after.iter().zip(&before) {
            assert_eq!(after, before, "{method} {route}");
        }
    }

    /// In the organization of the callers.
    async fn new_directory(&mut self, word: &str) -> Directory {
        Directory::new(self.installation, &mut self.line, &self.organization, word).await
    }

    async fn take(&mut self) -> Directory {
        match self.own.take() {
            Some(own) => own,
            None => self.new_directory("own").await,
        }
    }

    /// A request of what the caller has is done: probes would find nothing if they
    /// were refused for another reason.
    async fn is_done(&mut self, method: &Method, route: &str) {
        let own = self.take().await;
        let reply = self.line.send(&Ask::new(method, route, &own)).await;
        let is_done = reply.status.is_success() || reply.status == StatusCode::NOT_IMPLEMENTED;
        assert!(is_done, "{method} {route}: {reply:?}");
    }

    async fn probe(
        &mut self,
        (method, route): (&Method, &str),
        position: Position,
        kind: &str,
        other: &Directory,
    ) {
        self.probes += 1;
        let value = other.value(kind).to_owned();
        let nobody = unknown(kind, &value, self.probes as u128);
        let mut answers = Vec::new();
        for value in [&value, &nobody] {
            let own = self.take().await;
            let ask = position.put(Ask::new(method, route, &own), value, &own);
            let reply = self.line.send(&ask).await;
            let body = String::from_utf8_lossy(&reply.body).into_owned();
            let revealed = other
                .values()
                .find(|other| !value.contains(*other) && body.contains(*other));
            if let Some(revealed) = revealed {
                self.differences.push(format!(
                    "{method} {route} {position:?}: {revealed} in {body}"
                ));
            }
            answers.push(told(&reply, value));
            if !has_changed(method, route, &reply) {
                self.own = Some(own);
            }
        }
        if answers[0] != answers[1] {
            self.differences.push(format!(
                "{method} {route} {position:?} {kind}:\n  {}\n  {}",
                answers[0], answers[1]
            ));
        }
    }
}

fn has_changed(method: &Method, route: &str, reply: &Reply) -> bool {
    let only_reads =
        *method == Method::GET || route.ends_with("/.search") || route == "/oauth/token";
    !only_reads && reply.status.is_success()
}

/// All that is kept of these directories, but for their request logs and what is
/// read off those.
async fn rows(installation: &Installation, of: &[Directory]) -> Vec<Map<String, Value>> {
    let ids: Vec<_> = of
        .iter()
        .map(|directory| directory.id.to_string())
        .collect();
    let is_of_one = |row: &Map<String, Value>| {
        let texts = ["id", "directory_id"]
            .iter()
            .filter_map(|column| row.get(*column)?.as_str());
        texts
            .into_iter()
            .any(|text| ids.iter().any(|id| id == text.trim_matches('\'')))
    };
    // Events of how a directory does are read off its log.
    let health = [
        EventKind::DirectoryConnected,
        EventKind::DirectoryHealthy,
        EventKind::DirectoryFailing,
    ];
    let is_of_health = |row: &Map<String, Value>| {
        let kind = row
            .get("kind")
            .map(|kind| kind.to_string().replace('"', ""));
        kind.is_some_and(|kind| health.iter().any(|of| i32::from(*of).to_string() == kind))
    };
    let tables = tables::all(&installation.store.readers).await;
    let rows = tables
        .into_iter()
        .filter(|(name, _)| name != "requests")
        .flat_map(|(name, mut rows)| {
            rows.retain(|row| name != "events" || !is_of_health(row));
            rows
        })
        .filter(is_of_one);
    rows.map(|mut row| {
        row.retain(|column, _| {
            [
                "first_request_",
                "last_success_",
                "last_error_",
                "last_use_",
            ]
            .iter()
            .all(|prefix| !column.starts_with(prefix))
        });
        row
    })
    .collect()
}
