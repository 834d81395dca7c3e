//! A control service of the test's own.

use std::sync::atomic::{AtomicBool, Ordering};

use rollcall_control::authz::Guard;
use rollcall_control::clock::{Clock, Moment};
use rollcall_control::id::DirectoryId;
use rollcall_control::operator::{Installation, NewDirectory};
use rollcall_control::server::Control;
use rollcall_control::store::entity::{directory, user};
use rollcall_control::store::{Database, PostgresUrl, Store};
use rollcall_proto::directory::v1::directory_service_client::DirectoryServiceClient;
use rollcall_proto::management::v1::Scope;
use rollcall_proto::provisioning::v1::provisioning_service_client::ProvisioningServiceClient;
use rollcall_proto::provisioning::v1::{
    CreateGroupRequest, CreateUserRequest, Group, RequestContext, User,
};
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use rollcall_test_servers::postgres;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use tempfile::TempDir;
use tonic::service::Routes;
use tonic::{Request, Status};
use tonic_types::StatusExt as _;

use crate::replica;

pub(crate) const START: Moment = Moment(1_800_000_000_000_000);

pub(crate) struct Service {
    pub(crate) control: Control,
    pub(crate) installation: Installation,
    pub(crate) clock: Clock,
    pub(crate) provisioning: ProvisioningServiceClient<Guard<Routes>>,
    pub(crate) directory: DirectoryServiceClient<Guard<Routes>>,
    pub(crate) directory_id: DirectoryId,
    pub(crate) token: String,
    pub(crate) api_key: String,
    database: Database,
    postgres: Option<postgres::Database>,
    folder: TempDir,
    /// Whether something was written past the services.
    is_made_up: AtomicBool,
}

/// Whatever a test did, the feed told the whole truth of it.
impl Drop for Service {
    fn drop(&mut self) {
        if std::thread::panicking() || self.is_made_up.load(Ordering::Relaxed) {
            return;
        }
        let database = self.database.clone();
        // The runtime of the test waits here.
        let checked = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.expect("a runtime").block_on(async {
                let moment = Store::look(&database).await.expect("begins");
                replica::check(&moment).await;
            });
        });
        if let Err(why) = checked.join() {
            std::panic::resume_unwind(why);
        }
    }
}

/// Whether this is the run on PostgreSQL.
pub(crate) const ON_POSTGRES: bool =
    matches!(env!("CARGO_CRATE_NAME").as_bytes(), b"service_postgres");

impl Service {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::held(START);
        let postgres = ON_POSTGRES.then(postgres::Database::create);
        let url = postgres
            .as_ref()
            .map(|postgres| PostgresUrl::from(postgres.url().as_str()));
        let database = Database::new(folder.path(), url);
        let installation = Installation::open(folder.path(), &database, clock.clone())
            .await
            .expect("opens");
        let made = installation
            .create_directory(NewDirectory {
                organization_external_id: "acme".to_owned(),
                ..NewDirectory::default()
            })
            .await
            .expect("made");
        let api_key = installation
            .create_api_key("test".to_owned(), vec![Scope::ReadUsers, Scope::Manage])
            .await
            .expect("made");
        let control = Control::new(installation.clone());
        Self {
            provisioning: ProvisioningServiceClient::new(control.in_process()),
            directory: DirectoryServiceClient::new(control.in_process()),
            control,
            installation,
            clock,
            directory_id: made.directory_id,
            token: made.bearer_token.expose().to_owned(),
            api_key: api_key.expose().to_owned(),
            postgres,
            folder,
            database,
            is_made_up: AtomicBool::new(false),
        }
    }

    /// Says that rows are written past the services, of which the feed tells
    /// nothing.
    pub(crate) fn make_up(&self) {
        self.is_made_up.store(true, Ordering::Relaxed);
    }

    /// The URL of the database where that is PostgreSQL.
    pub(crate) fn postgres_url(&self) -> Option<String> {
        self.postgres.as_ref().map(postgres::Database::url)
    }

    /// Another control of the same database, with its own writers.
    pub(crate) async fn replica(&self) -> Control {
        Control::new(self.opened().await)
    }

    /// The same database, opened once more.
    pub(crate) async fn opened(&self) -> Installation {
        let folder = self.folder.path();
        let opened = Installation::open(folder, &self.database, self.clock.clone()).await;
        opened.expect("opens")
    }

    /// What the edge would say of a request.
    pub(crate) fn context(&self) -> RequestContext {
        let id = rollcall_control::clock::IdSource::new(Clock::system())
            .next::<rollcall_control::id::Request>();
        RequestContext {
            token: self.token.clone(),
            directory_id: self.directory_id.to_string(),
            request_id: id.to_string(),
            user_agent: "test".to_owned(),
            ..RequestContext::default()
        }
    }

    pub(crate) async fn create_user(&self, user_name: &str) -> Result<User, Status> {
        let request = CreateUserRequest {
            context: Some(self.context()),
            attributes: Some(UserAttributes {
                user_name: user_name.to_owned(),
                ..UserAttributes::default()
            }),
        };
        let answer = self.provisioning.clone().create_user(request).await?;
        Ok(answer.into_inner().user.expect("a user"))
    }

    pub(crate) async fn create_group(&self, display_name: &str) -> Group {
        let request = CreateGroupRequest {
            context: Some(self.context()),
            attributes: Some(GroupAttributes {
                display_name: display_name.to_owned(),
                ..GroupAttributes::default()
            }),
            ..CreateGroupRequest::default()
        };
        let answer = self
            .provisioning
            .clone()
            .create_group(request)
            .await
            .expect("made");
        answer.into_inner().group.expect("a group")
    }

    /// A new API key that follows events.
    pub(crate) async fn follower_key(&self) -> String {
        let scopes = vec![Scope::FollowEvents];
        let key = self
            .installation
            .create_api_key("follower".to_owned(), scopes);
        key.await.expect("made").expose().to_owned()
    }

    /// A message with the API key.
    pub(crate) fn authorized<Q>(&self, message: Q) -> Request<Q> {
        bearing(&self.api_key, message)
    }
}

/// A message with this credential.
pub(crate) fn bearing<Q>(credential: &str, message: Q) -> Request<Q> {
    let mut request = Request::new(message);
    let value = format!("Bearer {credential}").parse().expect("ASCII");
    request.metadata_mut().insert("authorization", value);
    request
}

/// The maintained count, and the rows themselves.
pub(crate) async fn counts(service: &Service) -> (i64, u64) {
    let readers = &service.installation.store.readers;
    let directory = directory::Entity::find_by_id(service.directory_id)
        .one(readers)
        .await
        .expect("a row")
        .expect("there");
    let rows = user::Entity::find()
        .filter(user::Column::DeleteTime.is_null())
        .count(readers)
        .await
        .expect("rows");
    (directory.user_count, rows)
}

/// The `reason` of a refusal.
#[track_caller]
pub(crate) fn reason<T: std::fmt::Debug>(outcome: Result<T, Status>) -> String {
    let status = outcome.expect_err("refused");
    status.get_details_error_info().expect("ErrorInfo").reason
}
