//! Keeps the users of an environment in its own table, and with `--prove` brings it
//! up to date once and compares it with what the service lists:
//! `mirror_users http://127.0.0.1:7071 rckey_... users.sqlite [--prove]`

mod prove;

use rollcall_client::proto::directory::v1::User;
use rollcall_client::proto::event::v1::{EventFilter, event::Change};
use rollcall_client::{Batch, Client, Mirror, Snapshot};
use sea_orm::sqlx::sqlite::{Sqlite, SqliteConnectOptions, SqlitePool};
use sea_orm::sqlx::{Transaction, query, query_scalar, raw_sql};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS users (id TEXT PRIMARY KEY, email TEXT NOT NULL, active BOOL NOT NULL);
CREATE TABLE IF NOT EXISTS feed (id INTEGER PRIMARY KEY, cursor TEXT NOT NULL)";

struct Users(SqlitePool);

impl Mirror for Users {
    type Error = Failure;

    async fn cursor(&mut self) -> Result<Option<String>, Failure> {
        let cursor = query_scalar("SELECT cursor FROM feed");
        Ok(cursor.fetch_optional(&self.0).await?)
    }

    async fn replace(&mut self, snapshot: &mut Snapshot) -> Result<(), Failure> {
        let mut changes = self.0.begin().await?;
        query("DELETE FROM users").execute(&mut *changes).await?;
        while let Some(part) = snapshot.next().await? {
            for user in part.users {
                put(&mut changes, &user.id, Some(&user)).await?;
            }
        }
        keep(changes, snapshot.cursor()).await
    }

    async fn apply(&mut self, batch: Batch) -> Result<(), Failure> {
        let mut changes = self.0.begin().await?;
        for event in batch.events {
            if let Some(Change::User(change)) = event.change {
                put(&mut changes, &change.user_id, change.after.as_ref()).await?;
            }
        }
        keep(changes, &batch.cursor).await
    }
}

type Changes = Transaction<'static, Sqlite>;

async fn put(changes: &mut Changes, id: &str, user: Option<&User>) -> Result<(), Failure> {
    let put = match user {
        Some(User { email, active, .. }) => query("REPLACE INTO users VALUES (?, ?, ?)")
            .bind(id)
            .bind(email)
            .bind(active),
        None => query("DELETE FROM users WHERE id = ?").bind(id),
    };
    put.execute(&mut **changes).await?;
    Ok(())
}

/// The cursor goes with the rows: after a crash there are both or neither.
#[expect(clippy::print_stdout, reason = "an example talks to its reader")]
async fn keep(mut changes: Changes, cursor: &str) -> Result<(), Failure> {
    let keep = query("REPLACE INTO feed VALUES (1, ?)").bind(cursor);
    keep.execute(&mut *changes).await?;
    changes.commit().await?;
    println!("kept up to {cursor}");
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, endpoint, api_key, file, options @ ..] = arguments.as_slice() else {
        return Err("usage: mirror_users ENDPOINT API_KEY FILE [--prove]".into());
    };
    let file = SqliteConnectOptions::new().filename(file);
    let mut users = Users(SqlitePool::connect_with(file.create_if_missing(true)).await?);
    raw_sql(TABLES).execute(&users.0).await?;
    let client = Client::connect(endpoint, api_key)?;
    if options == ["--prove"] {
        client.catch_up(EventFilter::default(), &mut users).await?;
        return prove::compare(&client, &users.0).await;
    }
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    let all = EventFilter::default();
    client.mirror(all, &mut users, interrupt).await
}
