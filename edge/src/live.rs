//! Tells pages of what happens, as it happens: events of the HTML standard
//! (server-sent events), each the part of the page that is to be shown.
//!
//! What is shown is looked for again and again, at a pace that costs little; what
//! is known of a stream is in the task that serves it, and ends with it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc::Sender;
use tokio::sync::{Semaphore, watch};
use tokio::time::MissedTickBehavior;

use crate::body::{Live, Piece};

/// Pages that are told at the same time by one door.
const STREAMS_MAX: usize = 256;
const PACE: Duration = Duration::from_secs(2);
/// Turns after which the browser has to come again.
const TURNS_MAX: u32 = 300;
/// Turns without news after which the connection is shown to be there.
const SILENT_TURNS_MAX: u32 = 7;
/// Events that the browser has not taken yet.
const WAITING_MAX: usize = 2;
/// The name of the events that hold a part of the page.
const PART: &str = "part";

/// The streams of one door, which ends them when it closes.
#[derive(Clone)]
pub(crate) struct Streams {
    free: Arc<Semaphore>,
    is_over: Arc<watch::Sender<bool>>,
}

/// What there is to tell.
#[derive(Debug)]
pub(crate) enum Turn {
    /// The part of the page, whether it is another one or not.
    Part(String),
    Nothing,
    /// Nothing more will come.
    Over,
}

impl Streams {
    pub(crate) fn new() -> Self {
        Self {
            free: Arc::new(Semaphore::new(STREAMS_MAX)),
            is_over: Arc::new(watch::Sender::new(false)),
        }
    }

    pub(crate) fn end(&self) {
        self.is_over.send_replace(true);
    }

    /// Tells of `first`, and of what `look` finds from then on. None where too many
    /// are told already.
    pub(crate) fn open<L, F>(&self, first: Turn, look: L) -> Option<Live>
    where
        L: Fn() -> F + Send + Sync + 'static,
        F: Future<Output = Turn> + Send + 'static,
    {
        let permit = self.free.clone().try_acquire_owned().ok()?;
        let (pieces, live) = Live::channel(WAITING_MAX, permit);
        let is_over = self.is_over.subscribe();
        tokio::spawn(tell(first, look, pieces, is_over));
        Some(live)
    }
}

async fn tell<L, F>(first: Turn, look: L, pieces: Sender<Piece>, mut is_over: watch::Receiver<bool>)
where
    L: Fn() -> F,
    F: Future<Output = Turn>,
{
    let mut pace = tokio::time::interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    pace.reset();
    let send = |piece| pieces.try_send(Ok(piece)).is_ok();
    let mut shown = String::new();
    let mut silent_turns = 0;
    let mut turn = first;
    for _ in 0..TURNS_MAX {
        silent_turns += 1;
        match turn {
            Turn::Part(part) if part != shown => {
                // One that does not read is told the next time.
                if send(event(PART, &part)) {
                    shown = part;
                    silent_turns = 0;
                }
            }
            Turn::Over => {
                send(event("over", ""));
                return;
            }
            Turn::Part(_) | Turn::Nothing if silent_turns >= SILENT_TURNS_MAX => {
                send(Bytes::from_static(b":\n\n"));
                silent_turns = 0;
            }
            Turn::Part(_) | Turn::Nothing => {}
        }
        tokio::select! {
            _ = pace.tick() => {}
            () = pieces.closed() => return,
            _ = is_over.wait_for(|is_over| *is_over) => return,
        }
        turn = look().await;
    }
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
        let check = |data, expect: &str| assert_eq!(event(PART, data), expect);
        check("a", "event: part\ndata: a\n\n");
        check("a\nb", "event: part\ndata: a\ndata: b\n\n");
        check("a\r\n", "event: part\ndata: a\ndata: \ndata: \n\n");
    }
}
