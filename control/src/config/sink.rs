//! The settings of what events are published to.

use clap::Args;

use crate::sink::Sinks;
#[cfg(feature = "nats")]
use crate::sink::nats::{self, Login, Nats, NatsUrl, Password, Settings, StreamName};

#[derive(Debug, Clone, Args)]
pub struct SinkFlags {
    #[cfg(feature = "nats")]
    #[command(flatten)]
    nats: NatsFlags,
}

#[derive(Debug, thiserror::Error)]
pub enum SinkError {
    #[cfg(feature = "nats")]
    #[error(transparent)]
    Nats(#[from] nats::OpenError),
}

impl SinkFlags {
    /// Begins to look for what the flags name.
    #[cfg(feature = "nats")]
    pub async fn open(&self) -> Result<Sinks, SinkError> {
        let nats = match self.nats.settings() {
            Some(settings) => Some(Nats::open(settings).await?),
            None => None,
        };
        Ok(Sinks { nats })
    }

    /// There are none in this build.
    #[cfg(not(feature = "nats"))]
    pub fn open(&self) -> std::future::Ready<Result<Sinks, SinkError>> {
        std::future::ready(Ok(Sinks {}))
    }
}

#[cfg(feature = "nats")]
#[derive(Debug, Clone, Args)]
#[expect(
    clippy::struct_field_names,
    reason = "the flags have the names of the fields"
)]
struct NatsFlags {
    /// Publish every event to NATS JetStream, such as `nats://host:4222`, or
    /// `tls://host:4222` for TLS; several servers of a cluster with commas between.
    #[arg(
        long,
        env = "ROLLCALL_NATS_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    nats_url: Option<NatsUrl>,
    /// The stream in which the events are. It is made if it is missing.
    #[arg(
        long,
        env = "ROLLCALL_NATS_STREAM",
        value_name = "NAME",
        default_value = "ROLLCALL"
    )]
    nats_stream: StreamName,
    /// Who control is at NATS, unless the URL says so.
    #[arg(
        long,
        env = "ROLLCALL_NATS_USER",
        value_name = "USER",
        requires = "nats_password"
    )]
    nats_user: Option<String>,
    /// The password of the user. Others of this machine see flags, and not the
    /// environment.
    #[arg(
        long,
        env = "ROLLCALL_NATS_PASSWORD",
        hide_env_values = true,
        value_name = "PASSWORD",
        requires = "nats_user"
    )]
    nats_password: Option<Password>,
    /// A file of credentials (JWT and seed), in the place of user and password.
    #[arg(
        long,
        env = "ROLLCALL_NATS_CREDENTIALS",
        value_name = "FILE",
        conflicts_with = "nats_user"
    )]
    nats_credentials: Option<std::path::PathBuf>,
}

#[cfg(feature = "nats")]
impl NatsFlags {
    fn settings(&self) -> Option<Settings> {
        let Self {
            nats_url,
            nats_stream,
            nats_user,
            nats_password,
            nats_credentials,
        } = self.clone();
        let user = nats_user.zip(nats_password);
        let user = user.map(|(user, password)| Login::User(user, password));
        Some(Settings {
            url: nats_url?,
            stream: nats_stream,
            login: user.or(nats_credentials.map(Login::Credentials)),
        })
    }
}
