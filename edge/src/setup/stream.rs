//! Tells a page of what arrives, as it arrives: events of the HTML standard
//! (server-sent events), each the part of the page that is to be shown.
//!
//! Control is asked again and again, at a pace that costs little; what is known
//! of a stream is in the task that serves it, and ends with it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rollcall_proto::setup::v1::{GetSetupProgressRequest, SetupProgress};
use tokio::sync::mpsc::Sender;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::MissedTickBehavior;

use super::Setup;
use super::page::{Fault, Page, ProgressPart};
use super::provider::Provider;
use crate::body::Live;
use crate::door::call;

/// Pages that are told at the same time.
const STREAMS_MAX: usize = 256;
const PACE: Duration = Duration::from_secs(2);
/// Turns after which the browser has to come again.
const TURNS_MAX: u32 = 300;
/// Turns without news after which the connection is shown to be there.
const SILENT_TURNS_MAX: u32 = 7;
/// Events that the browser has not taken yet.
const WAITING_MAX: usize = 2;

/// The streams of one door, which ends them when it closes.
#[derive(Clone)]
pub(super) struct Streams {
    free: Arc<Semaphore>,
    is_over: Arc<watch::Sender<bool>>,
}

impl Streams {
    pub(super) fn new() -> Self {
        Self {
            free: Arc::new(Semaphore::new(STREAMS_MAX)),
            is_over: Arc::new(watch::Sender::new(false)),
        }
    }

    pub(super) fn end(&self) {
        self.is_over.send_replace(true);
    }
}

struct Stream {
    setup: Setup,
    session: String,
    provider: Option<&'static Provider>,
    pieces: Sender<Bytes>,
    _permit: OwnedSemaphorePermit,
}

impl Setup {
    pub(super) async fn open_stream(
        &self,
        session: String,
        provider: Option<&'static Provider>,
    ) -> Result<Page, Fault> {
        let permit = self.streams.free.clone().try_acquire_owned();
        let permit = permit.map_err(|_| Fault::Unavailable)?;
        let first = self.progress(&session).await?;
        let (pieces, live) = Live::channel(WAITING_MAX);
        let stream = Stream {
            setup: self.clone(),
            session,
            provider,
            pieces,
            _permit: permit,
        };
        tokio::spawn(stream.tell(first));
        Ok(Page::live(live))
    }

    async fn progress(&self, session: &str) -> Result<SetupProgress, Fault> {
        let _permit = self.enter()?;
        let mut service = self.service.clone();
        let session = session.to_owned();
        let answer = call(service.get_setup_progress(GetSetupProgressRequest { session })).await?;
        Ok(answer.progress.unwrap_or_default())
    }
}

impl Stream {
    async fn tell(self, first: SetupProgress) {
        let mut pace = tokio::time::interval(PACE);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        pace.reset();
        let mut is_over = self.setup.streams.is_over.subscribe();
        let mut shown = String::new();
        let mut silent_turns = 0;
        let mut progress = Ok(first);
        for _ in 0..TURNS_MAX {
            silent_turns += 1;
            match self.event(progress) {
                Turn::News(part) if part != shown => {
                    // One that does not read is told the next time.
                    if self.send(event("progress", &part)) {
                        shown = part;
                        silent_turns = 0;
                    }
                }
                Turn::Over => {
                    self.send(event("over", ""));
                    return;
                }
                Turn::News(_) | Turn::Nothing if silent_turns >= SILENT_TURNS_MAX => {
                    self.send(Bytes::from_static(b":\n\n"));
                    silent_turns = 0;
                }
                Turn::News(_) | Turn::Nothing => {}
            }
            tokio::select! {
                _ = pace.tick() => {}
                () = self.pieces.closed() => return,
                _ = is_over.wait_for(|is_over| *is_over) => return,
            }
            progress = self.setup.progress(&self.session).await;
        }
    }

    fn event(&self, progress: Result<SetupProgress, Fault>) -> Turn {
        let part = progress.and_then(|it| ProgressPart::new(it, self.provider).render());
        match part {
            Ok(part) => Turn::News(part),
            Err(Fault::SessionOver) => Turn::Over,
            Err(_) => Turn::Nothing,
        }
    }

    fn send(&self, piece: Bytes) -> bool {
        self.pieces.try_send(piece).is_ok()
    }
}

/// What there is to tell.
enum Turn {
    News(String),
    Nothing,
    Over,
}

fn event(name: &str, data: &str) -> Bytes {
    let mut text = format!("event: {name}\n");
    for line in data.split(['\r', '\n']) {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
    Bytes::from(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_a_line_for_each_of_its_data() {
        let check = |data, expect: &str| assert_eq!(event("progress", data), expect);
        check("a", "event: progress\ndata: a\n\n");
        check("a\nb", "event: progress\ndata: a\ndata: b\n\n");
        check("a\r\n", "event: progress\ndata: a\ndata: \ndata: \n\n");
    }
}
