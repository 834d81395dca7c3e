//! `rollcall man`.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};

use super::failure::{Failure, Outcome};
use super::screen::write;
use crate::config::Config;

#[derive(Debug, Args)]
pub struct Man {
    /// The words of the command, such as `tokens rotate`; none for rollcall itself.
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Write the pages of all commands into this folder, which must be there.
    #[arg(long, value_name = "DIR", conflicts_with = "words")]
    dir: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(&self) -> Outcome {
        let mut command = <Config as CommandFactory>::command();
        command.build();
        if let Some(folder) = &self.dir {
            return Ok(clap_mangen::generate_to(command, folder)?);
        }
        let mut shown = &command;
        for word in &self.words {
            shown = shown
                .find_subcommand(word)
                .ok_or_else(|| no_command(word))?;
        }
        write(&page(shown)?)
    }
}

fn page(command: &Command) -> Outcome<String> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn no_command(word: &str) -> Failure {
    Failure::Usage(format!("There is no command {word}"))
}
