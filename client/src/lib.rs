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
//! [`Client::mirror`] keeps a copy of all that there is. [`Client::call`] takes any
//! request of the API, those that manage too:
//!
//! ```no_run
//! # async fn example(client: rollcall_client::Client) -> Result<(), rollcall_client::Error> {
//! use rollcall_client::proto::management::v1::{RevokeTokenRequest, ListTokensRequest};
//!
//! let mut tokens = client.items(ListTokensRequest {
//!     directory_id: "dir_...".to_owned(),
//!     ..Default::default()
//! });
//! while let Some(token) = tokens.next().await? {
//!     client.call(RevokeTokenRequest { id: token.id, ..Default::default() }).await?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`transport`] is what other callers of the gRPC API share.

mod address;
mod backoff;
pub mod error;
mod feed;
mod items;
mod retry;
pub mod transport;

use std::time::Duration;

use http::uri::PathAndQuery;
use rollcall_proto::call::{Call, List, Streaming, Unary};
use rollcall_proto::directory::v1::{
    GetGroupRequest, GetUserRequest, Group, ListGroupsRequest, ListUsersRequest, User,
};
use tonic::client::Grpc;
use tonic::metadata::{AsciiMetadataValue, MetadataMap};
use tonic::{Request, Response, Status};
use tonic_prost::ProstCodec;

use address::Security;
pub use error::{ConnectError, Error};
pub use feed::{Batch, Events, Follow, Mirror, SILENCE_MAX_DEFAULT, Snapshot};
pub use items::{Groups, Items, Users};
pub use rollcall_proto as proto;
use transport::GrpcService;

/// How long one attempt of a call may take.
pub const DEADLINE_DEFAULT: Duration = Duration::from_secs(10);
/// How much longer than the client the channel and the server wait, so that a
/// deadline that passes is told as that.
const CHANNEL_GRACE: Duration = Duration::from_secs(1);

/// A page of the service is below 16 MiB of attributes.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// In which an operator names the environment that they read.
const ENVIRONMENT_METADATA: &str = "rollcall-environment";

/// Which directory a list is of; an organization stands for its primary one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    DirectoryId(String),
    OrganizationId(String),
    /// The product's own id of the organization.
    OrganizationExternalId(String),
}

/// Reads, follows and manages one environment, or as an operator all of them.
/// Clones share a connection.
#[derive(Clone)]
pub struct Client {
    service: Grpc<GrpcService>,
    metadata: MetadataMap,
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
    /// `endpoint` is a URL such as `https://rollcall.example.com`, or a host and a
    /// port, which is spoken to over TLS unless it is on this machine. Whom the
    /// system's certificates vouch for is trusted, or those of `SSL_CERT_FILE`.
    pub fn connect(endpoint: &str, api_key: &str) -> Result<Self, ConnectError> {
        Self::connect_with(endpoint, api_key, Security::Encrypted)
    }

    /// The same, and whoever is on the way to `http://` of another machine may read
    /// along.
    pub fn connect_unencrypted(endpoint: &str, api_key: &str) -> Result<Self, ConnectError> {
        Self::connect_with(endpoint, api_key, Security::Any)
    }

    fn connect_with(
        endpoint: &str,
        api_key: &str,
        security: Security,
    ) -> Result<Self, ConnectError> {
        let mut authorization = AsciiMetadataValue::try_from(format!("Bearer {api_key}"))
            .map_err(|_| ConnectError::ApiKey)?;
        authorization.set_sensitive(true);
        let mut metadata = MetadataMap::new();
        metadata.insert("authorization", authorization);
        let service = address::connect(endpoint, security)?;
        Ok(Self {
            service: Grpc::new(service).max_decoding_message_size(ANSWER_BYTES_MAX),
            metadata,
            deadline: DEADLINE_DEFAULT,
        })
    }

    /// The same client, with another deadline for each attempt of a call.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The same client, which reads and follows this environment: for an operator,
    /// who has no own.
    pub fn with_environment(mut self, id: &str) -> Result<Self, ConnectError> {
        let id = AsciiMetadataValue::try_from(id).map_err(|_| ConnectError::Environment)?;
        self.metadata.insert(ENVIRONMENT_METADATA, id);
        Ok(self)
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
        self.items(request)
    }

    pub async fn user(&self, id: &str) -> Result<User, Error> {
        let answer = self.call(GetUserRequest { id: id.to_owned() }).await?;
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
        self.items(request)
    }

    pub async fn group(&self, id: &str) -> Result<Group, Error> {
        let answer = self.call(GetGroupRequest { id: id.to_owned() }).await?;
        answer.group.ok_or_else(Error::empty_answer)
    }

    /// What any list has; its page token is where it begins.
    pub fn items<Q: List>(&self, request: Q) -> Items<Q> {
        Items::new(self.clone(), request)
    }

    /// One call, with deadline and retries. A change without a `request_id` is sent
    /// under a random one, so that it has its effect once however often it is tried.
    /// Where the answer that was lost held a secret, the retry fails with
    /// `REQUEST_ID_REUSED`.
    pub async fn call<Q: Unary>(&self, mut request: Q) -> Result<Q::Answer, Error> {
        if let Some(id) = request.request_id_mut()
            && id.is_empty()
        {
            *id = random_id()?;
        }
        let answer = retry::while_unavailable(|| {
            let mut asked = self.authorized(request.clone());
            // The channel ends a call at this time as one that was cancelled.
            asked.set_timeout(self.deadline + CHANNEL_GRACE);
            let mut service = self.service.clone();
            transport::within(self.deadline, async move {
                service.ready().await.map_err(not_ready)?;
                service
                    .unary(asked, path::<Q>(), ProstCodec::default())
                    .await
            })
        });
        answer.await.map(Response::into_inner)
    }

    /// One attempt of a call whose answers come one after the other, for however
    /// long: only the first word has a deadline.
    pub async fn open<Q: Streaming>(
        &self,
        request: Q,
    ) -> Result<tonic::Streaming<Q::Answer>, Error> {
        let asked = self.authorized(request);
        let mut service = self.service.clone();
        let answer = transport::within(self.deadline, async move {
            service.ready().await.map_err(not_ready)?;
            service
                .server_streaming(asked, path::<Q>(), ProstCodec::default())
                .await
        });
        answer.await.map(Response::into_inner)
    }

    fn authorized<Q>(&self, message: Q) -> Request<Q> {
        let mut request = Request::new(message);
        *request.metadata_mut() = self.metadata.clone();
        request
    }
}

fn path<Q: Call>() -> PathAndQuery {
    PathAndQuery::from_static(Q::PATH)
}

fn not_ready(error: transport::TransportError) -> Status {
    Status::from_error(Box::new(error))
}

fn random_id() -> Result<String, Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|_| Error::own(tonic::Code::Internal, "There is no randomness"))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}
