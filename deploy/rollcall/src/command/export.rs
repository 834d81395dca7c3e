//! `rollcall export`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use rollcall_client::proto::management::v1::{
    ExportOrganizationRequest, ExportOrganizationResponse, ListDirectoriesRequest,
};
use serde_json::json;
use tonic::{Code, Streaming};

use super::Run;
use super::failure::{Failure, Outcome};
use super::progress::Progress;
use super::session::Session;

/// A part that takes longer to come does not come any more.
const PART_TIME_MAX: Duration = Duration::from_mins(1);

#[derive(Debug, Args)]
pub struct Export {
    /// The organization, by its id; a deleted one too, while anything of it is kept.
    organization: String,
    /// The file to write, which is there only when it is whole [default: standard
    /// output].
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Run for Export {
    async fn run(self, session: &Session) -> Outcome {
        let expected = expected_lines(session, &self.organization).await?;
        let request = ExportOrganizationRequest {
            id: self.organization.clone(),
        };
        let mut parts = session.client.open(request).await?;
        let mut progress = Progress::new(expected);
        let Some(path) = &self.output else {
            return copy(&mut parts, &mut std::io::stdout(), &mut progress).await;
        };
        let fresh = path.with_added_extension("part");
        let written = write(&mut parts, &fresh, path, &mut progress).await;
        if written.is_err() {
            // The first failure is the one to tell of.
            let _ = std::fs::remove_file(&fresh);
        }
        written?;
        let (lines, shown) = (progress.lines(), path.display().to_string());
        let told = json!({ "file": shown, "lines": lines });
        session
            .screen
            .done(&format!("Wrote {lines} lines to {shown}."), &told)
    }
}

async fn write(
    parts: &mut Streaming<ExportOrganizationResponse>,
    fresh: &Path,
    path: &Path,
    progress: &mut Progress,
) -> Outcome {
    let mut file = BufWriter::new(File::create(fresh)?);
    copy(parts, &mut file, progress).await?;
    let file = file
        .into_inner()
        .map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(std::fs::rename(fresh, path)?)
}

async fn copy(
    parts: &mut Streaming<ExportOrganizationResponse>,
    to: &mut impl Write,
    progress: &mut Progress,
) -> Outcome {
    loop {
        let part = tokio::time::timeout(PART_TIME_MAX, parts.message()).await;
        let part = part.map_err(|_| late())?;
        let part = part.map_err(|status| rollcall_client::Error::from(&status))?;
        let Some(ExportOrganizationResponse { lines }) = part else {
            break;
        };
        to.write_all(&lines)?;
        progress.add(lines.split(|byte| *byte == b'\n').count() - 1);
    }
    progress.end();
    Ok(to.flush()?)
}

fn late() -> Failure {
    let status = tonic::Status::new(Code::DeadlineExceeded, "The export did not go on in time");
    Failure::Refused(rollcall_client::Error::from(&status))
}

/// The lines that are known of beforehand: memberships and deleted users are not.
async fn expected_lines(session: &Session, organization: &str) -> Outcome<usize> {
    if !Progress::is_shown() {
        return Ok(0);
    }
    let mut expected = 1;
    let mut directories = session.client.items(ListDirectoriesRequest {
        organization_id: organization.to_owned(),
        ..ListDirectoriesRequest::default()
    });
    // A deleted organization has none that are listed.
    while let Ok(Some(directory)) = directories.next().await {
        let health = directory.health.unwrap_or_default();
        let lines = 1 + health.user_count + health.group_count;
        expected += usize::try_from(lines).unwrap_or_default();
    }
    Ok(expected)
}
