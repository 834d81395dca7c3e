//! `rollcall completion`.

use clap::{Args, CommandFactory, ValueEnum};

use super::failure::Outcome;
use super::screen::write;
use crate::config::Config;

#[derive(Debug, Args)]
pub struct Completion {
    /// The shell.
    shell: Shell,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

impl Completion {
    pub(super) fn run(&self) -> Outcome {
        let shell = match self.shell {
            Shell::Bash => clap_complete::Shell::Bash,
            Shell::Zsh => clap_complete::Shell::Zsh,
            Shell::Fish => clap_complete::Shell::Fish,
        };
        let mut text = Vec::new();
        clap_complete::generate(
            shell,
            &mut <Config as CommandFactory>::command(),
            "rollcall",
            &mut text,
        );
        write(&String::from_utf8_lossy(&text))
    }
}
