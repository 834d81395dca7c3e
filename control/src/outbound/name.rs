//! What the addresses of a name are, handed in so that a test can say it.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

/// Where names are looked up.
#[derive(Clone)]
pub struct Names(Source);

type Answers = dyn Fn(&str) -> Vec<IpAddr> + Send + Sync;

#[derive(Clone)]
enum Source {
    System,
    Held(Arc<Answers>),
}

impl Names {
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// Asked at each look-up of anything that is not an address.
    pub fn held(answers: impl Fn(&str) -> Vec<IpAddr> + Send + Sync + 'static) -> Self {
        Self(Source::Held(Arc::new(answers)))
    }

    pub(super) async fn addresses(&self, host: &str, port: u16) -> std::io::Result<Vec<IpAddr>> {
        match &self.0 {
            Source::Held(answers) if host.parse::<IpAddr>().is_err() => Ok(answers(host)),
            _ => {
                let found = tokio::net::lookup_host((host, port)).await?;
                Ok(found.map(|address| address.ip()).collect())
            }
        }
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Names")
    }
}
