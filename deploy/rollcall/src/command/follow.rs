//! `rollcall events follow`.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use rollcall_client::proto::event::v1::EventFilter;

use super::connection::not_read;
use super::events::{COLUMNS, Which};
use super::failure::{Failure, Outcome};
use super::screen;
use super::session::Session;

#[derive(Debug, Args)]
pub struct Follow {
    #[command(flatten)]
    which: Which,
    /// Where to begin, as a list or an event says it [default: before the first
    /// event].
    #[arg(long, value_name = "CURSOR", conflicts_with_all = ["cursor_file", "from_now"])]
    cursor: Option<String>,
    /// The file that has the cursor: it goes on where this says, and keeps the cursor
    /// there after each event that it has printed.
    #[arg(long, value_name = "FILE")]
    cursor_file: Option<PathBuf>,
    /// Begin with what comes from now on; where the file has a cursor already, there.
    #[arg(long)]
    from_now: bool,
}

impl Follow {
    pub(super) async fn run(self, session: &Session) -> Outcome {
        let filter = self.which.filter();
        let kept = match &self.cursor_file {
            Some(path) => read(path)?,
            None => self.cursor,
        };
        let cursor = match kept {
            Some(cursor) => cursor,
            None if self.from_now => now(session, &filter).await?,
            None => String::new(),
        };
        if let Some(path) = &self.cursor_file {
            // What cannot be kept is found out before anything is printed.
            keep(path, &cursor)?;
        }
        let mut table = screen::table(COLUMNS);
        let mut follow = session.client.follow(&cursor, filter);
        while let Some(event) = follow.next().await? {
            session.screen.items(&mut table, COLUMNS, &[event])?;
            if let Some(path) = &self.cursor_file {
                keep(path, follow.cursor())?;
            }
        }
        Ok(())
    }
}

/// The end of the feed.
async fn now(session: &Session, filter: &EventFilter) -> Outcome<String> {
    let snapshot = session.client.snapshot(filter.clone()).await?;
    Ok(snapshot.cursor().to_owned())
}

/// The cursor that was kept; none where there is no file, or an empty one.
fn read(path: &Path) -> Outcome<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text.trim().to_owned()).filter(|cursor| !cursor.is_empty())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(not_read(path, &error)),
    }
}

/// Whoever reads the file meanwhile finds the cursor before, or this one.
fn keep(path: &Path, cursor: &str) -> Outcome {
    let fresh = path.with_added_extension("fresh");
    let written = fs::File::create(&fresh).and_then(|mut file| {
        writeln!(file, "{cursor}")?;
        fs::rename(&fresh, path)
    });
    written
        .map_err(|error| Failure::Local(format!("{} cannot be written: {error}", path.display())))
}
