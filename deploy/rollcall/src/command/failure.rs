//! How a command ends.

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;

use rollcall_client::Error;
use rollcall_client::proto::error::v1::ErrorReason;
use serde_json::json;

use super::escape::escape;

/// In the help of every command.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  not done: the service refused, or a file could not be read or written
  2  the command is not one that can be done
  3  not authenticated, or not permitted
  4  the service was not reached, or did not answer in time
  5  interrupted, not confirmed, or nobody read the output any more";

pub(super) type Outcome<T = ()> = Result<T, Failure>;

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("{}", told(.0))]
    Refused(Error),
    #[error("{0}")]
    Usage(String),
    #[error("{0}")]
    Local(String),
    #[error("interrupted")]
    Interrupted,
    #[error("nothing was done")]
    Declined,
    /// Whoever read the output has gone.
    #[error("nobody reads the output any more")]
    Closed,
}

impl Failure {
    fn exit_code(&self) -> u8 {
        match self {
            Self::Refused(error) => match error.code {
                tonic::Code::Unauthenticated | tonic::Code::PermissionDenied => 3,
                tonic::Code::Unavailable | tonic::Code::DeadlineExceeded => 4,
                _ if error.is_broken_connection() => 4,
                _ => 1,
            },
            Self::Local(_) => 1,
            Self::Usage(_) => 2,
            Self::Interrupted | Self::Declined | Self::Closed => 5,
        }
    }

    /// The code and the reason, as the contract spells them.
    fn names(&self) -> (String, &'static str) {
        match self {
            Self::Refused(error) => (code_name(error), reason_name(error)),
            Self::Usage(_) => ("USAGE".to_owned(), ""),
            Self::Local(_) => ("LOCAL".to_owned(), ""),
            Self::Interrupted | Self::Declined | Self::Closed => ("CANCELLED".to_owned(), ""),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Local(error.to_string()),
        }
    }
}

fn told(error: &Error) -> String {
    let reason = match reason_name(error) {
        "" => code_name(error),
        reason => reason.to_owned(),
    };
    let message = error.message.trim_end_matches('.');
    if message.is_empty() {
        reason
    } else {
        format!("{message} ({reason})")
    }
}

fn reason_name(error: &Error) -> &'static str {
    match error.reason {
        ErrorReason::Unspecified => "",
        reason => reason.as_str_name().trim_start_matches("ERROR_REASON_"),
    }
}

/// `NotFound` is `NOT_FOUND`.
fn code_name(error: &Error) -> String {
    let mut name = String::new();
    for letter in format!("{:?}", error.code).chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}

/// Says on standard error what went wrong, if anything did.
pub(super) fn end(outcome: Outcome, json: bool) -> ExitCode {
    let Err(failure) = outcome else {
        return ExitCode::SUCCESS;
    };
    let (code, reason) = failure.names();
    tell(
        json,
        failure.exit_code(),
        &code,
        reason,
        &failure.to_string(),
    )
}

/// What clap did not take, as whoever asked wants to read it.
pub fn usage(error: &clap::Error) -> ExitCode {
    if !is_for_a_program() || !error.use_stderr() {
        // There is nobody left to tell.
        let _ = error.print();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    }
    let text = error.render().to_string();
    let lines: Vec<_> = text.lines().take_while(|line| !line.is_empty()).collect();
    let lines: Vec<_> = lines.iter().map(|line| line.trim()).collect();
    let sentence = lines.join(" ");
    tell(true, 2, "USAGE", "", sentence.trim_start_matches("error: "))
}

/// Whether a command on the API was asked for JSON, which of `serve` means another
/// thing.
fn is_for_a_program() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    let first = arguments.next().unwrap_or_default();
    let first = first.to_string_lossy();
    let is_noun =
        !first.starts_with('-') && !matches!(first.as_ref(), "" | "serve" | "demo" | "simulate");
    is_noun && arguments.any(|argument| argument == "--json")
}

fn tell(json: bool, exit_code: u8, code: &str, reason: &str, message: &str) -> ExitCode {
    let mut stderr = std::io::stderr().lock();
    let line = if json {
        let error = json!({
            "code": code, "reason": reason, "message": message, "exitCode": exit_code,
        });
        json!({ "error": error }).to_string()
    } else if stderr.is_terminal() {
        format!("\x1b[1;31merror:\x1b[0m {}", escape(message))
    } else {
        format!("error: {}", escape(message))
    };
    // There is nobody left to tell.
    let _ = writeln!(stderr, "{line}");
    ExitCode::from(exit_code)
}
