//! An identity provider that pushes people from many clients at once, and goes on
//! whatever happens.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use hyper::{Method, StatusCode};
use rollcall::Failure;
use rollcall::scim_client::{Reply, ScimClient};
use rollcall_client::proto::event::v1::EventFilter;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::caller::{Caller, id_of, patch, person};
use crate::cluster::{Cluster, Tenant};
use crate::ledger::{Ledger, Standing};
use crate::tier::within_patience;
use crate::whole::assert_whole;

/// How long a client that was turned away stays away.
const PAUSE: Duration = Duration::from_millis(100);

pub(crate) struct Provider {
    clients: Vec<JoinHandle<Pushed>>,
    shared: Arc<Shared>,
}

struct Shared {
    /// Of each client, until one of them meets a fault.
    progress: watch::Sender<Result<Vec<Progress>, String>>,
    is_over: AtomicBool,
}

/// When a client sent the latest write that was acknowledged, and the latest request
/// that was refused.
#[derive(Debug, Clone, Copy, Default)]
struct Progress {
    acknowledged: Option<Instant>,
    refused: Option<Instant>,
    writes: usize,
}

/// What a client did.
#[derive(Debug, Default)]
pub(crate) struct Pushed {
    pub(crate) ledger: Ledger,
    pub(crate) answers: Vec<Answer>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer {
    pub(crate) began: Instant,
    pub(crate) ended: Instant,
    pub(crate) outcome: Outcome,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// 503 with Retry-After.
    Refused,
    Unanswered,
}

impl Provider {
    /// One client at each of these; `round` tells their people from those of
    /// others.
    pub(crate) fn start(clients: impl IntoIterator<Item = ScimClient>, round: &str) -> Self {
        Self::start_with(clients.into_iter().map(Caller::new), round)
    }

    pub(crate) fn start_with(clients: impl IntoIterator<Item = Caller>, round: &str) -> Self {
        let clients: Vec<_> = clients.into_iter().collect();
        let progress = vec![Progress::default(); clients.len()];
        let shared = Arc::new(Shared {
            progress: watch::Sender::new(Ok(progress)),
            is_over: AtomicBool::new(false),
        });
        let pushing = clients.into_iter().enumerate().map(|(number, caller)| {
            let client = Client {
                number,
                caller,
                shared: Arc::clone(&shared),
                pushed: Pushed::default(),
            };
            tokio::spawn(client.push(format!("{round}-{number}")))
        });
        Self {
            clients: pushing.collect(),
            shared,
        }
    }

    /// Waits until each client has had a write acknowledged that it sent after
    /// `since`.
    pub(crate) async fn all_acknowledged(&self, since: Instant) {
        self.wait("every client acknowledged", |progress| {
            progress.iter().all(|one| one.acknowledged > Some(since))
        })
        .await;
    }

    /// The same for any client.
    pub(crate) async fn any_acknowledged(&self, since: Instant) {
        self.wait("a client acknowledged", |progress| {
            progress.iter().any(|one| one.acknowledged > Some(since))
        })
        .await;
    }

    /// Waits until each client has been turned away that came after `since`.
    pub(crate) async fn all_refused(&self, since: Instant) {
        self.wait("every client refused", |progress| {
            progress.iter().all(|one| one.refused > Some(since))
        })
        .await;
    }

    /// Waits for so many more acknowledged writes.
    pub(crate) async fn further(&self, writes: usize) {
        let count = |progress: &[Progress]| progress.iter().map(|one| one.writes).sum::<usize>();
        let so_far = self.shared.progress.borrow().as_deref().map_or(0, count);
        self.wait("further writes", |progress| {
            count(progress) >= so_far + writes
        })
        .await;
    }

    async fn wait(&self, what: &str, is_so: impl Fn(&[Progress]) -> bool) {
        let mut progress = self.shared.progress.subscribe();
        let reached = progress.wait_for(|progress| progress.as_deref().map_or(true, &is_so));
        let reached = within_patience(what, reached).await;
        if let Err(fault) = &*reached.expect("clients go on") {
            panic!("{what}: {fault}");
        }
    }

    /// Lets each client finish what it is at.
    pub(crate) async fn end(self) -> Pushed {
        self.shared.is_over.store(true, Ordering::Relaxed);
        let mut all = Pushed::default();
        let clients = within_patience("every client's end", join_all(self.clients)).await;
        for client in clients {
            let pushed = client.expect("no fault");
            all.ledger.extend(pushed.ledger);
            all.answers.extend(pushed.answers);
        }
        all
    }
}

impl Pushed {
    /// Each request was answered, nothing that was acknowledged is lost, and nothing
    /// is there in part: the figures.
    pub(crate) async fn assert_kept(&self, cluster: &Cluster, tenant: &Tenant) -> String {
        let unanswered = self.with(Outcome::Unanswered).count();
        assert_eq!(unanswered, 0, "an edge answers whoever dies");
        let product = cluster.product();
        self.ledger.compare(&product, tenant.selection()).await;
        // What it sees is numbered then.
        let snapshot = product.snapshot(EventFilter::default()).await;
        drop(snapshot.expect("begins"));
        assert_whole(&cluster.look().await).await;
        format!(
            "{} writes acknowledged, {} refused, {} in doubt; none lost, none in part",
            self.ledger.acknowledged,
            self.with(Outcome::Refused).count(),
            self.ledger.in_doubt()
        )
    }

    pub(crate) fn with(&self, outcome: Outcome) -> impl Iterator<Item = &Answer> {
        let answers = self.answers.iter();
        answers.filter(move |answer| answer.outcome == outcome)
    }
}

/// A request.
type Asked = (Method, String, Option<Value>);

struct Client {
    number: usize,
    caller: Caller,
    shared: Arc<Shared>,
    pushed: Pushed,
}

impl Client {
    async fn push(mut self, name: String) -> Pushed {
        for number in 0.. {
            if self.shared.is_over.load(Ordering::Relaxed) {
                break;
            }
            let user_name = format!("{name}-{number}@acme.example");
            if !self.push_person(&user_name, number).await {
                tokio::time::sleep(PAUSE).await;
            }
        }
        self.pushed
    }

    /// Each person is looked for and comes; every second is changed, and every fourth
    /// goes again. Of one about whom a request was not answered no more is said.
    async fn push_person(&mut self, user_name: &str, number: usize) -> bool {
        let filter = format!("userName%20eq%20%22{}%22", user_name.replace('@', "%40"));
        let looked_for = (Method::GET, format!("/Users?filter={filter}"), None);
        let Some(found) = self.send(looked_for).await else {
            return false;
        };
        assert_eq!(found.json()["totalResults"], 0);
        let standing = Some(String::new());
        let created = (Method::POST, "/Users".to_owned(), Some(person(user_name)));
        let Some(created) = self.write(user_name, standing, created).await else {
            return false;
        };
        let path = format!("/Users/{}", id_of(&created.json()));
        if number % 2 == 1 {
            let title = format!("Engineer {number}");
            let change = patch(&json!({"op": "replace", "value": {"title": title}}));
            let changed = (Method::PATCH, path.clone(), Some(change));
            if self.write(user_name, Some(title), changed).await.is_none() {
                return false;
            }
        }
        if number % 4 == 3 {
            let deleted = (Method::DELETE, path, None);
            return self.write(user_name, None, deleted).await.is_some();
        }
        true
    }

    async fn write(
        &mut self,
        user_name: &str,
        standing: Standing,
        request: Asked,
    ) -> Option<Reply> {
        self.pushed.ledger.begin(user_name, standing);
        let began = Instant::now();
        let reply = self.send(request).await?;
        self.pushed.ledger.settle(user_name);
        self.note(|mine| {
            mine.acknowledged = Some(began);
            mine.writes += 1;
        });
        Some(reply)
    }

    /// The answer, if it is one of success.
    async fn send(&mut self, (method, path, body): Asked) -> Option<Reply> {
        let began = Instant::now();
        let reply = self.caller.try_send(method, &path, body.as_ref()).await;
        let outcome = outcome_of(&reply).unwrap_or_else(|fault| {
            let told = Err(fault.clone());
            self.shared
                .progress
                .send_modify(|progress| *progress = told);
            panic!("{fault}")
        });
        self.pushed.answers.push(Answer {
            began,
            ended: Instant::now(),
            outcome,
        });
        if outcome == Outcome::Refused {
            self.note(|mine| mine.refused = Some(began));
        }
        reply.ok().filter(|_| outcome == Outcome::Done)
    }

    fn note(&self, change: impl FnOnce(&mut Progress)) {
        self.shared.progress.send_modify(|progress| {
            if let Ok(progress) = progress {
                change(&mut progress[self.number]);
            }
        });
    }
}

/// Anything but these is a fault.
fn outcome_of(reply: &Result<Reply, Failure>) -> Result<Outcome, String> {
    match reply {
        Ok(reply) if reply.status.is_success() => Ok(Outcome::Done),
        Ok(reply)
            if reply.status == StatusCode::SERVICE_UNAVAILABLE
                && reply.header("retry-after").is_some() =>
        {
            Ok(Outcome::Refused)
        }
        Ok(reply) => Err(format!("{} {}", reply.status, reply.json())),
        Err(_) => Ok(Outcome::Unanswered),
    }
}
