//! Events in NATS JetStream, with the real server. Whatever comes and goes, each
//! is there once, in the order of its feed.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use prost::Message as _;
use rollcall_control::id::DirectoryId;
use rollcall_control::server::Control;
use rollcall_control::sink::Sinks;
use rollcall_control::sink::nats::{Nats, NatsUrl, Settings};
use rollcall_control::store::entity::{event, sink};
use rollcall_proto::event::v1::event_service_client::EventServiceClient;
use rollcall_proto::event::v1::{Event, ListEventsRequest, WatchEventsRequest};
use rollcall_proto::management::v1::{ApiKey, CreateApiKeyRequest, CreateApiKeyResponse, Scope};
use rollcall_proto::provisioning::v1::{CreateUserRequest, RequestContext};
use rollcall_proto::scim::v1::UserAttributes;
use rollcall_test_servers::nats::{Message, Server};
use sea_orm::{EntityTrait as _, PaginatorTrait as _, QueryOrder as _};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::management::world::{World, create_directory, create_organization};
use crate::support::{START, Service, bearing};

const STREAM: &str = "ROLLCALL";
const DAY_MICROS: i64 = 86_400 * 1_000_000;

/// A control that serves and publishes.
struct Serving {
    end: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

async fn serve(control: &Control, server: &Server) -> Serving {
    let settings = Settings {
        url: NatsUrl::from(server.url().as_str()),
        stream: STREAM.parse().expect("a name"),
        login: None,
    };
    assert!(!format!("{settings:?}").contains("canary"));
    let nats = Nats::open(settings).await.expect("opens");
    let control = control.clone().with_sinks(Sinks { nats: Some(nats) });
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let (end, ended) = oneshot::channel();
    let ended = async move {
        let _ = ended.await;
    };
    let task = tokio::spawn(async move {
        control.serve(listener, ended).await.expect("served");
    });
    Serving { end, task }
}

impl Serving {
    async fn end(self) {
        drop(self.end);
        self.task.await.expect("no panic");
    }
}

/// Who provisions one directory.
#[derive(Clone, Copy)]
struct Provider<'p> {
    service: &'p Service,
    token: &'p str,
    directory_id: DirectoryId,
}

impl<'p> Provider<'p> {
    fn of(service: &'p Service) -> Self {
        Self {
            service,
            token: &service.token,
            directory_id: service.directory_id,
        }
    }

    async fn create_user(&self, user_name: String) {
        let request = CreateUserRequest {
            context: Some(RequestContext {
                token: self.token.to_owned(),
                directory_id: self.directory_id.to_string(),
                ..self.service.context()
            }),
            attributes: Some(UserAttributes {
                user_name,
                ..UserAttributes::default()
            }),
        };
        let mut client = self.service.provisioning.clone();
        client.create_user(request).await.expect("made");
    }

    /// Some at a time.
    async fn create_users(&self, prefix: &str, users: usize) {
        const AT_ONCE: usize = 10;
        for chunk in 0..users / AT_ONCE {
            let name = |number| format!("{prefix}-{chunk}-{number}");
            join_all((0..AT_ONCE).map(|number| self.create_user(name(number)))).await;
        }
    }
}

/// Everything that the feed has, as `ListEvents` returns it, once so many are
/// numbered.
async fn listed(service: &Service, key: &str, events: usize) -> Vec<Event> {
    let client = EventServiceClient::new(service.control.in_process());
    let mut client = client.max_decoding_message_size(16 * 1024 * 1024);
    let watch = bearing(key, WatchEventsRequest::default());
    let mut answers = client
        .watch_events(watch)
        .await
        .expect("watched")
        .into_inner();
    let mut seen = 0;
    while seen < events {
        let answer = answers.message().await.expect("an answer");
        seen += answer.expect("goes on").events.len();
    }
    let mut listed = Vec::new();
    let mut cursor = String::new();
    loop {
        let request = ListEventsRequest {
            cursor,
            page_size: 1_000,
            ..ListEventsRequest::default()
        };
        let page = client.list_events(bearing(key, request)).await;
        let page = page.expect("listed").into_inner();
        listed.extend(page.events);
        cursor = page.next_cursor;
        if !page.has_more {
            return listed;
        }
    }
}

/// What is in the stream, environment by environment.
fn by_environment(messages: &[Message]) -> BTreeMap<String, Vec<Event>> {
    let mut environments: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for message in messages {
        let event = Event::decode(message.payload.as_slice()).expect("an event");
        let position = event.position.to_string();
        for (name, expect) in [
            ("Nats-Msg-Id", event.id.as_str()),
            ("Content-Type", "application/protobuf"),
            ("Rollcall-Position", &position),
        ] {
            assert_eq!(message.header(name), Some(expect), "{name}");
        }
        let parts: Vec<_> = message.subject.split('.').collect();
        let ["rollcall", "events", environment, organization, kind] = parts[..] else {
            panic!("{}", message.subject);
        };
        assert_eq!(organization, event.organization_id);
        let expect = event.kind().as_str_name().to_ascii_lowercase();
        assert_eq!(format!("event_kind_{kind}"), expect);
        environments
            .entry(environment.to_owned())
            .or_default()
            .push(event);
    }
    environments
}

/// The events that there are; the first request's is written a little later than
/// the request.
async fn rows(service: &Service) -> usize {
    service.control.flush_request_log().await;
    let readers = &service.installation.store.readers;
    let rows = event::Entity::find().count(readers).await.expect("rows");
    rows.try_into().expect("few")
}

async fn messages_in(server: &Server) -> usize {
    let info = server.stream(STREAM).await.cached_info().clone();
    info.state.messages.try_into().expect("few")
}

fn positions(messages: &[Message]) -> Vec<i64> {
    let position = |message: &Message| message.header("Rollcall-Position")?.parse().ok();
    messages.iter().filter_map(position).collect()
}

/// 2,000 people of two environments; the server is not there at first, and is
/// killed in the midst of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_event_arrives_once_and_in_order_though_the_server_goes() {
    let world = World::start().await;
    let service = &world.service;
    let organization = create_organization(&world.stranger, "Globex").await;
    let directory = create_directory(&world.stranger, &organization.id).await;
    let other_directory: DirectoryId = directory.id.parse().expect("an id");
    let token = service.installation.create_token(other_directory).await;
    let token = token.expect("made");
    let one = Provider::of(service);
    let other = Provider {
        service,
        token: token.secret.expose(),
        directory_id: other_directory,
    };
    let both = async |prefix: &str, users| {
        tokio::join!(
            one.create_users(prefix, users),
            other.create_users(prefix, users)
        );
    };

    let mut server = Server::new();
    let serving = serve(&service.control, &server).await;
    both("before", 250).await;
    server.start_again();
    let restarted = async {
        server.read(STREAM, 1_000).await;
        server.kill();
        server.start_again();
        server.read(STREAM, 1_400).await;
        server.kill();
        server
    };
    let (mut server, ()) = tokio::join!(restarted, both("while", 600));
    both("after", 150).await;
    server.start_again();
    let events = rows(service).await;
    assert!(events >= 2_000, "{events}");
    let messages = server.read(STREAM, events).await;
    let found = by_environment(&messages);

    let other_key: CreateApiKeyResponse = world
        .operator
        .call(CreateApiKeyRequest {
            api_key: Some(ApiKey {
                environment_id: world.other_environment_id.clone(),
                display_name: "follower".to_owned(),
                scopes: vec![Scope::FollowEvents.into()],
                ..ApiKey::default()
            }),
            ..CreateApiKeyRequest::default()
        })
        .await
        .expect("made");
    let mut total = 0;
    for (environment, key) in [
        (&world.environment_id, service.follower_key().await),
        (&world.other_environment_id, other_key.secret),
    ] {
        let found = &found[environment];
        let listed = listed(service, &key, found.len()).await;
        assert_eq!(found.len(), listed.len());
        assert!(*found == listed, "as ListEvents has them, in order");
        let dense = (1..)
            .zip(found)
            .all(|(place, event)| event.position == place);
        assert!(dense);
        total += found.len();
    }
    assert_eq!(total, events);
    serving.end().await;
    assert_eq!(
        messages_in(&server).await,
        events,
        "and nothing comes twice"
    );
}

/// One control publishes at a time. When it goes, the other goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn controls_take_turns() {
    let service = Service::start().await;
    let provider = Provider::of(&service);
    let server = Server::start();
    let [first, second] = [service.replica().await, service.replica().await];
    let serving = serve(&first, &server).await;
    provider.create_users("one", 50).await;
    server.read(STREAM, rows(&service).await).await;
    let waiting = serve(&second, &server).await;
    provider.create_users("two", 50).await;
    serving.end().await;
    first.close().await;
    provider.create_users("three", 50).await;
    let events = rows(&service).await;
    let messages = server.read(STREAM, events).await;
    let dense: Vec<i64> = (1..).take(events).collect();
    assert_eq!(positions(&messages), dense);
    waiting.end().await;
    second.close().await;
    assert_eq!(messages_in(&server).await, events);
}

/// The stream itself tells where to go on, long after the server has forgotten
/// which messages came, and whatever somebody else put there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_stream_has_is_not_published_again() {
    let service = Service::start().await;
    let provider = Provider::of(&service);
    let mut server = Server::start();
    let control = service.replica().await;
    let serving = serve(&control, &server).await;
    provider.create_users("before", 30).await;
    let before = rows(&service).await;
    server.read(STREAM, before).await;
    serving.end().await;
    control.close().await;
    // What was acknowledged as it ended may not be noted.
    let noted = noted(&service).await;
    assert!(
        noted
            .iter()
            .all(|position| *position <= i64::try_from(before).expect("few"))
    );

    forget_notes(&service).await;
    let purged = server.stream(STREAM).await.purge().keep(1).await;
    assert!(purged.expect("purged").success);
    server.kill();
    server.start_again();
    let control = service.replica().await;
    let serving = serve(&control, &server).await;
    provider.create_users("after", 30).await;
    server.read(STREAM, 31).await;
    server.publish("rollcall.events.somebody.else").await;
    provider.create_users("at last", 30).await;
    let events = rows(&service).await;
    let messages = server.read(STREAM, 62 + (events - before - 60)).await;
    let expect = (before..=events).map(|place| i64::try_from(place).expect("few"));
    assert_eq!(positions(&messages), expect.collect::<Vec<_>>());
    serving.end().await;
    control.close().await;
    assert_eq!(messages_in(&server).await, messages.len());
}

/// What was deleted before it could be published is passed over.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_kept_any_more_is_passed_over() {
    let service = Service::start().await;
    service.make_up();
    let provider = Provider::of(&service);
    provider.create_users("old", 20).await;
    let old = rows(&service).await;
    let key = service.follower_key().await;
    listed(&service, &key, old).await;
    let later = rollcall_control::clock::Moment(START.0 + 31 * DAY_MICROS);
    service.clock.set(later);
    service.control.sweep(later).await.expect("swept");
    assert_eq!(rows(&service).await, 0);

    let server = Server::start();
    let serving = serve(&service.control, &server).await;
    provider.create_users("new", 20).await;
    let new = rows(&service).await;
    let messages = server.read(STREAM, new).await;
    let expect = (old + 1..=old + new).map(|place| i64::try_from(place).expect("few"));
    assert_eq!(positions(&messages), expect.collect::<Vec<_>>());
    serving.end().await;
    assert_eq!(messages_in(&server).await, new);
}

async fn noted(service: &Service) -> Vec<i64> {
    let rows = sink::Entity::find().order_by_asc(sink::Column::EnvironmentId);
    let rows = rows.all(&service.installation.store.readers).await;
    rows.expect("rows").iter().map(|row| row.position).collect()
}

async fn forget_notes(service: &Service) {
    let written = service.installation.store.writer.write_alone(
        None,
        Box::new(|transaction| {
            Box::pin(async move {
                sink::Entity::delete_many().exec(transaction).await?;
                Ok(())
            })
        }),
    );
    written.await.expect("written");
}
