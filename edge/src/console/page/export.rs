//! All that is kept of an organization, as a file. It is handed over bit by bit, no
//! faster than the browser takes it.

use bytes::Bytes;
use rollcall_proto::management::v1::{ExportOrganizationRequest, ExportOrganizationResponse};
use tokio::sync::mpsc::Sender;
use tonic::Streaming;

use crate::body::{CutOff, Live, Piece};
use crate::console::fault::Fault;
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;

/// Pieces that the browser has not taken yet.
const WAITING_MAX: usize = 1;

pub(in crate::console) async fn export(visit: &Visit) -> Result<Page, Fault> {
    let organization = visit.organization(visit.name("organization")).await?;
    let asked = visit.ask(ExportOrganizationRequest {
        id: organization.id.clone(),
    });
    let lines = call(visit.organizations().export_organization(asked)).await?;
    let (pieces, live) = Live::channel(WAITING_MAX, visit.console.enter()?);
    tokio::spawn(hand_over(lines, pieces));
    Ok(Page::json_lines(&organization.id, live))
}

async fn hand_over(mut lines: Streaming<ExportOrganizationResponse>, pieces: Sender<Piece>) {
    loop {
        let piece = match lines.message().await {
            Ok(Some(answer)) => Ok(Bytes::from(answer.lines)),
            Ok(None) => return,
            Err(error) => {
                tracing::error!(%error, "an export was cut off");
                Err(CutOff)
            }
        };
        let is_last = piece.is_err();
        if pieces.send(piece).await.is_err() || is_last {
            return;
        }
    }
}
