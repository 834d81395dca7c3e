//! Whether clients should be sent to this edge.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rollcall_client::transport::{GrpcService, within};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;

/// How long control may take to answer.
const CONTROL_TIME_MAX: Duration = Duration::from_secs(2);

/// Clones are of one edge.
#[derive(Clone)]
pub struct Ready {
    control: HealthClient<GrpcService>,
    is_ending: Arc<AtomicBool>,
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ready")
            .field("is_ending", &self.is_ending)
            .finish_non_exhaustive()
    }
}

impl Ready {
    pub fn new(control: GrpcService) -> Self {
        Self {
            control: HealthClient::new(control),
            is_ending: Arc::default(),
        }
    }

    /// Says from now on that clients should go elsewhere.
    pub fn end(&self) {
        self.is_ending.store(true, Ordering::Relaxed);
    }

    /// Control must answer. That its database is away is no reason: nobody else
    /// has another, and clients are told to come again.
    pub(super) async fn check(&self) -> Result<(), &'static str> {
        if self.is_ending.load(Ordering::Relaxed) {
            return Err("the edge ends\n");
        }
        let mut control = self.control.clone();
        let asked = control.check(HealthCheckRequest::default());
        match within(CONTROL_TIME_MAX, asked).await {
            Ok(_) => Ok(()),
            Err(_) => Err("control does not answer\n"),
        }
    }
}
