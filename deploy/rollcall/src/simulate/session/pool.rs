//! Connections that are kept for the next request.

use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http_body_util::Full;
use hyper::Request;

use crate::Failure;
use crate::scim_client::{Connection, Reply};

#[derive(Debug, Default)]
pub(crate) struct Pool(Mutex<Vec<Connection>>);

impl Pool {
    pub(crate) async fn send(&self, request: Request<Full<Bytes>>) -> Result<Reply, Failure> {
        while let Some(mut connection) = self.idle() {
            match connection.send(request.clone()).await {
                Ok(reply) => {
                    self.keep(connection);
                    return Ok(reply);
                }
                // The server had ended it before anything was sent.
                Err(error) if is_unsent(&error) => {}
                Err(error) => return Err(error),
            }
        }
        let mut connection = Connection::open(request.uri()).await?;
        let reply = connection.send(request).await?;
        self.keep(connection);
        Ok(reply)
    }

    fn idle(&self) -> Option<Connection> {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::iter::from_fn(|| idle.pop()).find(Connection::is_open)
    }

    fn keep(&self, connection: Connection) {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(connection);
    }
}

fn is_unsent(error: &Failure) -> bool {
    let error = error.downcast_ref::<hyper::Error>();
    error.is_some_and(|error| error.is_canceled() || error.is_closed())
}
