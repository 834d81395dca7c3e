//! Looks whether the server is there.

use std::time::Duration;

use sea_orm::{DatabaseConnection, DbErr};

use super::{Session, connect_within};
use crate::store::presence::Witness;
use crate::store::{Feed, PostgresUrl};

const INTERVAL: Duration = Duration::from_millis(100);
/// For how long a connection that broke is made again before the server is said to
/// be away: it may have ended this one alone. While it is away, that is how often
/// is looked.
const AGAIN_WITHIN: Duration = Duration::from_millis(300);
/// A server that is there answers, however busy it is.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// Tells of it until the store closes.
pub(super) async fn tell(
    url: PostgresUrl,
    connection: DatabaseConnection,
    witness: Witness,
    feed: Feed,
) {
    let mut connection = Some(connection);
    loop {
        tokio::select! {
            () = feed.stopped() => break,
            () = tokio::time::sleep(INTERVAL) => {}
        }
        let answered = match &connection {
            Some(connection) => answers(connection).await,
            None => false,
        };
        if !answered {
            if let Some(broken) = connection.take() {
                close(broken).await;
            }
            match connect_within(&url, 1, Session::Read, AGAIN_WITHIN).await {
                Ok(made) => connection = Some(made),
                Err(error) => tracing::debug!(%error, "the database does not answer"),
            }
        }
        witness.tell(connection.is_some());
    }
    if let Some(connection) = connection {
        close(connection).await;
    }
}

async fn answers(connection: &DatabaseConnection) -> bool {
    let answer: Result<Result<(), DbErr>, _> =
        tokio::time::timeout(ANSWER_WITHIN, connection.ping()).await;
    matches!(answer, Ok(Ok(())))
}

async fn close(connection: DatabaseConnection) {
    if let Err(error) = connection.close().await {
        tracing::debug!(%error, "the connection that looks for the database did not close");
    }
}
