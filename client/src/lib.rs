//! The Rust client of Rollcall.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use rollcall_client::{Client, Selection};
//!
//! let client = Client::connect("http://127.0.0.1:7071", "rckey_...")?;
//! let mut users = client.users(Selection::OrganizationExternalId("acme".to_owned()));
//! while let Some(user) = users.next().await? {
//!     println!("{} {}", user.email, user.active);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Every call has a deadline, and is tried again while the service is
//! unavailable. [`Client::follow`] tells what changes, as it changes, and
//! [`Client::mirror`] keeps a copy of all that there is. [`transport`] is what
//! other callers of the gRPC API share.

mod backoff;
pub mod error;
mod feed;
mod pages;
mod retry;
pub mod transport;

use std::future::Future;
use std::time::Duration;

use rollcall_proto::directory::v1::directory_service_client::DirectoryServiceClient;
use rollcall_proto::directory::v1::{
    GetGroupRequest, GetUserRequest, Group, ListGroupsRequest, ListUsersRequest, User,
};
use rollcall_proto::event::v1::event_service_client::EventServiceClient;
use tonic::metadata::AsciiMetadataValue;
use tonic::{Request, Response, Status, Streaming};

pub use error::{ConnectError, Error};
pub use feed::{Batch, Events, Follow, Mirror, SILENCE_MAX_DEFAULT, Snapshot};
pub use pages::{Groups, Users};
pub use rollcall_proto as proto;
use transport::GrpcService;

/// How long one attempt of a call may take.
pub const DEADLINE_DEFAULT: Duration = Duration::from_secs(10);
/// How much longer than the client the channel and the server wait, so that a
/// deadline that passes is told as that.
const CHANNEL_GRACE: Duration = Duration::from_secs(1);

/// A page of the service is below 16 MiB of attributes.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Which directory a list is of; an organization stands for its primary one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    DirectoryId(String),
    OrganizationId(String),
    /// The product's own id of the organization.
    OrganizationExternalId(String),
}

/// Reads and follows the users and groups of one environment. Clones share a
/// connection.
#[derive(Clone)]
pub struct Client {
    directory: DirectoryServiceClient<GrpcService>,
    feed: EventServiceClient<GrpcService>,
    authorization: AsciiMetadataValue,
    deadline: Duration,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client")
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Connects at the first call, and again whenever the connection is lost.
    /// `endpoint` is a URL such as `http://127.0.0.1:7071`.
    pub fn connect(endpoint: &str, api_key: &str) -> Result<Self, ConnectError> {
        let mut authorization = AsciiMetadataValue::try_from(format!("Bearer {api_key}"))
            .map_err(|_| ConnectError::ApiKey)?;
        authorization.set_sensitive(true);
        let service = transport::connect_lazy(endpoint)?;
        Ok(Self {
            directory: DirectoryServiceClient::new(service.clone())
                .max_decoding_message_size(ANSWER_BYTES_MAX),
            feed: EventServiceClient::new(service).max_decoding_message_size(ANSWER_BYTES_MAX),
            authorization,
            deadline: DEADLINE_DEFAULT,
        })
    }

    /// The same client, with another deadline for each attempt of a call.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The users of one directory, in the order of their creation.
    pub fn users(&self, selection: Selection) -> Users {
        self.list_users(ListUsersRequest {
            selection: Some(selection.into()),
            ..ListUsersRequest::default()
        })
    }

    /// The users that `request` selects; its page token is where they begin.
    pub fn list_users(&self, request: ListUsersRequest) -> Users {
        Users::new(self.clone(), request)
    }

    pub async fn user(&self, id: &str) -> Result<User, Error> {
        let request = GetUserRequest { id: id.to_owned() };
        let answer = self
            .call(
                &self.directory,
                request,
                |mut service, request| async move { service.get_user(request).await },
            )
            .await?;
        answer.user.ok_or_else(Error::empty_answer)
    }

    /// The groups of one directory, in the order of their creation.
    pub fn groups(&self, selection: Selection) -> Groups {
        self.list_groups(ListGroupsRequest {
            selection: Some(selection.into()),
            ..ListGroupsRequest::default()
        })
    }

    /// The groups that `request` selects; its page token is where they begin.
    pub fn list_groups(&self, request: ListGroupsRequest) -> Groups {
        Groups::new(self.clone(), request)
    }

    pub async fn group(&self, id: &str) -> Result<Group, Error> {
        let request = GetGroupRequest { id: id.to_owned() };
        let answer = self
            .call(
                &self.directory,
                request,
                |mut service, request| async move { service.get_group(request).await },
            )
            .await?;
        answer.group.ok_or_else(Error::empty_answer)
    }

    /// One call, with deadline and retries: every method here only reads.
    async fn call<S: Clone, Q: Clone, A, F>(
        &self,
        service: &S,
        message: Q,
        method: impl Fn(S, Request<Q>) -> F,
    ) -> Result<A, Error>
    where
        F: Future<Output = Result<Response<A>, Status>>,
    {
        let answer = retry::while_unavailable(|| {
            let mut request = self.authorized(message.clone());
            // The channel ends a call at this time as one that was cancelled.
            request.set_timeout(self.deadline + CHANNEL_GRACE);
            transport::within(self.deadline, method(service.clone(), request))
        });
        answer.await.map(Response::into_inner)
    }

    /// One attempt of a call whose answers come one after the other, for however
    /// long: only the first word has a deadline.
    async fn open<S: Clone, Q, A, F>(
        &self,
        service: &S,
        message: Q,
        method: impl FnOnce(S, Request<Q>) -> F,
    ) -> Result<Streaming<A>, Error>
    where
        F: Future<Output = Result<Response<Streaming<A>>, Status>>,
    {
        let attempt = method(service.clone(), self.authorized(message));
        let answer = transport::within(self.deadline, attempt).await;
        answer.map(Response::into_inner)
    }

    fn authorized<Q>(&self, message: Q) -> Request<Q> {
        let mut request = Request::new(message);
        request
            .metadata_mut()
            .insert("authorization", self.authorization.clone());
        request
    }
}
