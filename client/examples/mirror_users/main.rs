//! Keeps the users of an environment in its own table, and with `--prove` brings it
//! up to date once and compares it with what the service lists:
//! `mirror_users http://127.0.0.1:7071 rckey_... users.sqlite [--prove]`

mod prove;

use rollcall_client::proto::directory::v1::User;
use rollcall_client::proto::event::v1::{EventFilter, event::Change};
use rollcall_client::{Batch, Client, Mirror, Snapshot};
use rusqlite::{Connection, OptionalExtension as _, Transaction};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS users (id TEXT PRIMARY KEY, email TEXT NOT NULL, active BOOL NOT NULL);
CREATE TABLE IF NOT EXISTS arriving AS SELECT * FROM users WHERE false;
CREATE TABLE IF NOT EXISTS feed (id INTEGER PRIMARY KEY, cursor TEXT NOT NULL)";

struct Users(Connection);

impl Mirror for Users {
    type Error = Failure;

    async fn cursor(&mut self) -> Result<Option<String>, Failure> {
        let cursor = self
            .0
            .query_row("SELECT cursor FROM feed", [], |row| row.get(0));
        Ok(cursor.optional()?)
    }

    async fn replace(&mut self, snapshot: &mut Snapshot) -> Result<(), Failure> {
        self.0.execute_batch("DELETE FROM arriving")?;
        while let Some(part) = snapshot.next().await? {
            let changes = self.0.transaction()?;
            for user in part.users {
                put(&changes, "arriving", &user.id, Some(&user))?;
            }
            changes.commit()?;
        }
        let changes = self.0.transaction()?;
        changes.execute_batch(
            "DELETE FROM users; INSERT INTO users SELECT * FROM arriving; DELETE FROM arriving",
        )?;
        keep(changes, snapshot.cursor())
    }

    async fn apply(&mut self, batch: Batch) -> Result<(), Failure> {
        let changes = self.0.transaction()?;
        for event in batch.events {
            if let Some(Change::User(change)) = event.change {
                put(&changes, "users", &change.user_id, change.after.as_ref())?;
            }
        }
        keep(changes, &batch.cursor)
    }
}

fn put(
    changes: &Transaction<'_>,
    table: &str,
    id: &str,
    user: Option<&User>,
) -> Result<(), Failure> {
    match user {
        Some(User { email, active, .. }) => changes
            .prepare_cached(&format!("REPLACE INTO {table} VALUES (?, ?, ?)"))?
            .execute((id, email, active))?,
        None => changes
            .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?"))?
            .execute([id])?,
    };
    Ok(())
}

/// The cursor goes with the rows: after a crash there are both or neither.
#[expect(clippy::print_stdout, reason = "an example talks to its reader")]
fn keep(changes: Transaction<'_>, cursor: &str) -> Result<(), Failure> {
    changes.execute("REPLACE INTO feed VALUES (1, ?)", [cursor])?;
    changes.commit()?;
    println!("kept up to {cursor}");
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, endpoint, api_key, file, options @ ..] = arguments.as_slice() else {
        return Err("usage: mirror_users ENDPOINT API_KEY FILE [--prove]".into());
    };
    let mut users = Users(Connection::open(file)?);
    users.0.execute_batch(TABLES)?;
    let client = Client::connect(endpoint, api_key)?;
    if options == ["--prove"] {
        client.catch_up(EventFilter::default(), &mut users).await?;
        return prove::compare(&client, &mut users.0).await;
    }
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    let all = EventFilter::default();
    client.mirror(all, &mut users, interrupt).await
}
