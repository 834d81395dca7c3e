//! The stream, to which messages are added as the links of a chain: each names
//! the one before it, and is refused where the stream does not end with that.

use std::time::Duration;

use async_nats::header::NATS_MESSAGE_ID;
use async_nats::jetstream::Context;
use async_nats::jetstream::context::{CreateStreamError, PublishAckFuture, PublishError};
use async_nats::jetstream::message::PublishMessage;
use async_nats::jetstream::stream::{
    Config, LastRawMessageError, LastRawMessageErrorKind, StorageType, Stream,
};
use prost::Message as _;
use rollcall_proto::event::v1::Event;

use super::StreamName;
use crate::event::Standing;
use crate::id::EnvironmentId;

/// Of every subject.
const ROOT: &str = "rollcall.events";
/// Within which the server itself knows a message that comes again.
const DUPLICATE_WINDOW: Duration = Duration::from_mins(2);
/// How long the server may take to acknowledge.
const ACKNOWLEDGE_TIME_MAX: Duration = Duration::from_secs(5);
const POSITION_HEADER: &str = "Rollcall-Position";
const CONTENT_TYPE_HEADER: &str = "Content-Type";
const CONTENT_TYPE: &str = "application/protobuf";

#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("the stream: {0}")]
    Open(#[from] CreateStreamError),
    #[error("{0}")]
    Publish(#[from] PublishError),
    #[error("the stream's last message: {0}")]
    Read(#[from] LastRawMessageError),
}

pub(super) struct Chain {
    context: Context,
    stream: Stream,
    name: StreamName,
    /// The number of its last link, and its id where it is a link of this chain.
    last_sequence: u64,
    last_id: Option<String>,
}

impl Chain {
    /// Goes on behind what the stream has; makes it where it is missing.
    pub(super) async fn open(
        client: &async_nats::Client,
        name: &StreamName,
    ) -> Result<Self, Failure> {
        let mut context = async_nats::jetstream::new(client.clone());
        context.set_timeout(ACKNOWLEDGE_TIME_MAX);
        let config = Config {
            name: name.as_str().to_owned(),
            subjects: vec![format!("{ROOT}.>")],
            duplicate_window: DUPLICATE_WINDOW,
            storage: StorageType::File,
            ..Config::default()
        };
        let stream = context.get_or_create_stream(config).await?;
        Ok(Self {
            last_sequence: stream.cached_info().state.last_sequence,
            last_id: None,
            context,
            stream,
            name: name.clone(),
        })
    }

    /// Sends an event. It is in the stream once the server says so.
    pub(super) async fn publish(
        &mut self,
        environment_id: EnvironmentId,
        event: &Event,
    ) -> Result<PublishAckFuture, Failure> {
        let mut message = PublishMessage::build()
            .payload(event.encode_to_vec().into())
            .message_id(&event.id)
            .expected_stream(self.name.as_str())
            .expected_last_sequence(self.last_sequence)
            .header(CONTENT_TYPE_HEADER, CONTENT_TYPE)
            .header(POSITION_HEADER, event.position.to_string());
        if let Some(id) = &self.last_id {
            message = message.expected_last_message_id(id);
        }
        let sent = self
            .context
            .send_publish(subject(environment_id, event), message)
            .await?;
        self.last_sequence += 1;
        self.last_id = Some(event.id.clone());
        Ok(sent)
    }

    /// The last event of an environment that the stream has.
    pub(super) async fn last_of(&self, id: EnvironmentId) -> Result<Option<Standing>, Failure> {
        let subjects = format!("{ROOT}.{id}.>");
        let last = match self.stream.get_last_raw_message_by_subject(&subjects).await {
            Ok(last) => last,
            Err(error) if error.kind() == LastRawMessageErrorKind::NoMessageFound => {
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        };
        let header = |name: &str| Some(last.headers.get(name)?.as_str());
        Ok(header(POSITION_HEADER)
            .and_then(|position| position.parse().ok())
            .map(|position| Standing {
                position,
                event_id: header(NATS_MESSAGE_ID.as_ref()).and_then(|id| id.parse().ok()),
            }))
    }
}

/// `rollcall.events.<environment>.<organization>.<kind>`, with a hyphen where the
/// event is of no organization.
fn subject(environment_id: EnvironmentId, event: &Event) -> String {
    let organization = match event.organization_id.as_str() {
        "" => "-",
        id => id,
    };
    let kind = event.kind().as_str_name();
    let kind = kind.trim_start_matches("EVENT_KIND_").to_ascii_lowercase();
    format!("{ROOT}.{environment_id}.{organization}.{kind}")
}
