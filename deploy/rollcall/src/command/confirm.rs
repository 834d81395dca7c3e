//! Asks before what cannot be undone, or shuts somebody out.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use clap::Args;
use tokio::sync::oneshot;

use super::escape::escape;
use super::failure::{Failure, Outcome};

#[derive(Debug, Args)]
pub struct Consent {
    /// Do it without asking; for scripts, whom nobody can ask.
    #[arg(long)]
    yes: bool,
}

impl Consent {
    /// Goes on when whoever is at the terminal says so. `what` is a question.
    pub(super) async fn ask(&self, what: &str) -> Outcome {
        if self.yes {
            return Ok(());
        }
        if !std::io::stdin().is_terminal() {
            let why = "This cannot be undone, or shuts somebody out: say --yes";
            return Err(Failure::Usage(why.to_owned()));
        }
        let mut stderr = std::io::stderr();
        write!(stderr, "{} [y/N] ", escape(what))?;
        stderr.flush()?;
        // A thread, so that the question can be interrupted.
        let (answer, answered) = oneshot::channel();
        std::thread::spawn(move || {
            let mut line = String::new();
            let read = std::io::stdin().lock().read_line(&mut line);
            // Whoever asked may have been interrupted.
            let _ = answer.send(read.map(|_| line));
        });
        let line = answered.await.map_err(|_| Failure::Declined)??;
        match line.trim().to_ascii_lowercase().as_str() {
            "y" | "yes" => Ok(()),
            _ => Err(Failure::Declined),
        }
    }
}
