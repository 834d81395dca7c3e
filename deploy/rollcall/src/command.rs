//! The commands on the public API: one noun, then a verb.

mod api_keys;
mod audit;
mod completion;
mod confirm;
mod connection;
mod directories;
mod environments;
mod escape;
mod events;
mod export;
mod failure;
mod follow;
mod groups;
mod man;
mod mask;
mod organizations;
mod profile_file;
mod profiles;
mod progress;
mod requests;
mod screen;
mod selection;
mod session;
mod setup_links;
mod table;
mod tail;
mod time;
mod tokens;
mod trusted_issuers;
mod users;
mod webhooks;
mod words;

use std::process::ExitCode;

use clap::{Args, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

use connection::Connection;
pub use failure::{EXIT_CODES, usage};
use failure::{Failure, Outcome};
use session::Session;

/// What is asked of a service, or of this machine for it.
#[derive(Debug, Subcommand)]
pub enum Api {
    /// Environments, such as production and staging.
    #[command(visible_alias = "env", after_help = EXIT_CODES)]
    Environments(Noun<environments::Verb>),
    /// Organizations: the customers of the product.
    #[command(visible_alias = "org", after_help = EXIT_CODES)]
    Organizations(Noun<organizations::Verb>),
    /// Directories: one connection of a customer to an identity provider each.
    #[command(after_help = EXIT_CODES)]
    Directories(Noun<directories::Verb>),
    /// Tokens: what a directory's identity provider presents.
    #[command(after_help = EXIT_CODES)]
    Tokens(Noun<tokens::Verb>),
    /// Users: the people of a directory.
    #[command(after_help = EXIT_CODES)]
    Users(Noun<users::Verb>),
    /// Groups of a directory, and who is in them.
    #[command(after_help = EXIT_CODES)]
    Groups(Noun<groups::Verb>),
    /// Requests: what identity providers sent, and what came of it.
    #[command(after_help = EXIT_CODES)]
    Requests(Noun<requests::Verb>),
    /// Events: every change, in its order.
    #[command(after_help = EXIT_CODES)]
    Events(Noun<events::Verb>),
    /// Webhook endpoints: where events are sent to.
    #[command(after_help = EXIT_CODES)]
    Webhooks(Noun<webhooks::Verb>),
    /// Setup links, by which a customer's IT admin configures a directory.
    #[command(after_help = EXIT_CODES)]
    SetupLinks(Noun<setup_links::Verb>),
    /// API keys of the product's backends.
    #[command(after_help = EXIT_CODES)]
    Keys(Noun<api_keys::Verb>),
    /// Trusted issuers, whose workloads need no API key.
    #[command(after_help = EXIT_CODES)]
    TrustedIssuers(Noun<trusted_issuers::Verb>),
    /// The audit log: each change of what is managed.
    #[command(after_help = EXIT_CODES)]
    Audit(Noun<audit::Verb>),
    /// Write all that is kept of an organization, as JSON lines.
    #[command(after_help = EXIT_CODES)]
    Export(Single<export::Export>),
    /// Profiles: addresses and keys that this machine keeps, each under a name.
    #[command(after_help = EXIT_CODES)]
    Profiles(profiles::Profiles),
    /// Print what completes commands in a shell.
    Completion(completion::Completion),
    /// Print a page of the manual, or write all of them into a folder.
    Man(man::Man),
}

/// Commands that share a noun.
#[derive(Debug, Args)]
pub struct Noun<V: Subcommand> {
    #[command(flatten)]
    connection: Connection,
    #[command(flatten)]
    printing: Printing,
    #[command(subcommand)]
    verb: V,
}

/// A command of one word.
#[derive(Debug, Args)]
pub struct Single<V: Args> {
    #[command(flatten)]
    connection: Connection,
    #[command(flatten)]
    printing: Printing,
    #[command(flatten)]
    verb: V,
}

#[derive(Debug, Args)]
struct Printing {
    /// Print for programs: one JSON object a line, with the names that the contract
    /// has in JSON. Errors are JSON too, on standard error.
    #[arg(long, global = true, help_heading = "Output")]
    json: bool,
}

/// What a command does, over a connection to the service.
trait Run {
    async fn run(self, session: &Session) -> Outcome;
}

impl Api {
    pub async fn run(self) -> ExitCode {
        match self {
            Self::Environments(noun) => of_noun(noun).await,
            Self::Organizations(noun) => of_noun(noun).await,
            Self::Directories(noun) => of_noun(noun).await,
            Self::Tokens(noun) => of_noun(noun).await,
            Self::Users(noun) => of_noun(noun).await,
            Self::Groups(noun) => of_noun(noun).await,
            Self::Requests(noun) => of_noun(noun).await,
            Self::Events(noun) => of_noun(noun).await,
            Self::Webhooks(noun) => of_noun(noun).await,
            Self::SetupLinks(noun) => of_noun(noun).await,
            Self::Keys(noun) => of_noun(noun).await,
            Self::TrustedIssuers(noun) => of_noun(noun).await,
            Self::Audit(noun) => of_noun(noun).await,
            Self::Export(single) => {
                connected(single.connection, &single.printing, single.verb).await
            }
            Self::Profiles(profiles) => {
                let json = profiles.printing.json;
                failure::end(unless_interrupted(profiles.run()).await, json)
            }
            Self::Completion(completion) => failure::end(completion.run(), false),
            Self::Man(man) => failure::end(man.run(), false),
        }
    }
}

async fn of_noun<V: Subcommand + Run>(noun: Noun<V>) -> ExitCode {
    // What all of its verbs need is much.
    Box::pin(connected(noun.connection, &noun.printing, noun.verb)).await
}

async fn connected(connection: Connection, printing: &Printing, verb: impl Run) -> ExitCode {
    let json = printing.json;
    let outcome = async {
        let session = Session::open(connection, json)?;
        verb.run(&session).await
    };
    failure::end(unless_interrupted(outcome).await, json)
}

async fn unless_interrupted(outcome: impl Future<Output = Outcome>) -> Outcome {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        biased;
        _ = terminate.recv() => Err(Failure::Interrupted),
        _ = interrupt.recv() => Err(Failure::Interrupted),
        outcome = outcome => outcome,
    }
}
