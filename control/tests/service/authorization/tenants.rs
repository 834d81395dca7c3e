//! Tenants that are all alike, made when they are needed.

use tokio::sync::Mutex;

use super::rows::Rows;
use super::server::Server;
use super::tenant::Tenant;

/// Tenants that are written together.
const WRITTEN_TOGETHER: usize = 32;

pub(crate) struct Tenants<'s> {
    server: &'s Server,
    word: &'static str,
    ready: Mutex<Vec<Tenant>>,
}

impl<'s> Tenants<'s> {
    pub(crate) fn new(server: &'s Server, word: &'static str) -> Self {
        Self {
            server,
            word,
            ready: Mutex::new(Vec::new()),
        }
    }

    /// One in which nothing was changed.
    pub(crate) async fn take(&self) -> Tenant {
        let mut ready = self.ready.lock().await;
        if ready.is_empty() {
            self.server.service.make_up();
            let installation = &self.server.service.installation;
            let mut rows = Rows::default();
            ready.extend(
                (0..WRITTEN_TOGETHER).map(|_| Tenant::new(installation, self.word, &mut rows)),
            );
            rows.write(installation).await;
        }
        ready.pop().expect("a tenant")
    }

    /// Takes one back in which nothing was changed: of what is refused, nothing is
    /// done.
    pub(crate) async fn give_back(&self, tenant: Tenant) {
        self.ready.lock().await.push(tenant);
    }
}
