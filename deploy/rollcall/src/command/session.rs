//! A connection, and what it says on the screen.

use prost::{Message, Name};
use rollcall_client::Client;
use rollcall_client::proto::call::{List, Unary};
use serde_json::json;

use clap::Args;

use super::connection::Connection;
use super::failure::Outcome;
use super::screen::{self, Screen};
use super::table::Columns;

#[derive(Debug)]
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) screen: Screen,
    /// Which one is meant; empty for the caller's own.
    pub(super) environment: String,
}

/// How much of a list is printed.
#[derive(Debug, Args)]
pub struct Limit {
    /// Print at most so many [default: all].
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
}

impl Session {
    pub(super) fn open(connection: Connection, json: bool) -> Outcome<Self> {
        let (client, environment) = connection.open()?;
        Ok(Self {
            client,
            screen: Screen::new(json)?,
            environment,
        })
    }

    /// Prints a list, page by page.
    pub(super) async fn list<Q: List>(
        &self,
        request: Q,
        columns: Columns,
        limit: &Limit,
    ) -> Outcome {
        let mut left = limit.limit.map_or(usize::MAX, |limit| limit as usize);
        let mut table = screen::table(columns);
        let mut items = self.client.items(request);
        while left > 0
            && let Some(mut page) = items.next_page().await?
        {
            page.truncate(left);
            left -= page.len();
            self.screen.items(&mut table, columns, &page)?;
        }
        Ok(())
    }

    /// Prints a list that came at once.
    pub(super) fn print<M: Message + Name>(&self, columns: Columns, items: &[M]) -> Outcome {
        let mut table = screen::table(columns);
        self.screen.items(&mut table, columns, items)
    }

    /// Prints what the answer is about.
    pub(super) async fn show<Q: Unary>(&self, request: Q) -> Outcome {
        let answer = self.client.call(request).await?;
        self.screen.answer(&answer)
    }

    /// The same of an answer that holds a secret.
    pub(super) async fn show_once<Q: Unary>(&self, request: Q) -> Outcome {
        self.show(request).await?;
        self.screen.note("The secret is not shown again.");
        Ok(())
    }

    /// Does what has nothing to tell.
    pub(super) async fn do_to<Q: Unary>(&self, id: &str, done: &str, request: Q) -> Outcome {
        self.client.call(request).await?;
        self.screen
            .done(&format!("{done} {id}."), &json!({ "id": id }))
    }
}
