//! PostgreSQL. Tests that run at the same time share one server, each with a
//! database of its own; the last one stops it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

mod server;

pub use server::{Certificate, Server, Shutdown, url};

static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());
static DATABASES: AtomicU64 = AtomicU64::new(1);

/// An empty database, and the server that it is in.
#[derive(Debug)]
pub struct Database {
    server: Arc<Server>,
    name: String,
}

impl Database {
    /// Makes a database in the shared server, which is started when it does not
    /// run.
    pub fn create() -> Self {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        let server = shared.upgrade().unwrap_or_else(|| {
            let server = Arc::new(Server::start());
            *shared = Arc::downgrade(&server);
            server
        });
        drop(shared);
        let number = DATABASES.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{number}");
        server.create_database(&name);
        Self { server, name }
    }

    pub fn url(&self) -> String {
        self.server.url(&self.name)
    }

    /// Everything in it, as SQL.
    pub fn dump(&self) -> String {
        self.server.dump(&self.name)
    }
}
