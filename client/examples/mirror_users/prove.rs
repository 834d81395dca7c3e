//! Whether the table is what the service lists.

use rollcall_client::proto::event::v1::EventFilter;
use rollcall_client::{Client, Selection};
use rusqlite::Connection;

use super::Failure;

pub(crate) async fn compare(client: &Client, table: &mut Connection) -> Result<(), Failure> {
    let mut snapshot = client.snapshot(EventFilter::default()).await?;
    let mut directories = Vec::new();
    while let Some(part) = snapshot.next().await? {
        directories.extend(part.directories);
    }
    let mut listed = Vec::new();
    for directory in directories {
        let users = client.users(Selection::DirectoryId(directory.id)).all();
        let rows = users.await?.into_iter();
        listed.extend(rows.map(|user| (user.id, user.email, user.active)));
    }
    listed.sort();
    let mut kept = table.prepare("SELECT id, email, active FROM users ORDER BY id")?;
    let kept = kept.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let kept: Vec<(String, String, bool)> = kept.collect::<Result<_, _>>()?;
    if kept != listed {
        return Err("the table is not what the service lists".into());
    }
    Ok(())
}
