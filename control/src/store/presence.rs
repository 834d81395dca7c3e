//! Whether the database is there. One connection that does nothing else tells, so
//! that a request need not wait to learn it.

use std::time::Instant;

use tokio::sync::watch;

#[derive(Debug, Clone, Copy)]
struct State {
    is_there: bool,
    since: Instant,
}

/// Clones tell the same.
#[derive(Debug, Clone)]
pub struct Presence(watch::Receiver<State>);

/// Whoever finds out.
#[derive(Debug)]
pub(super) struct Witness(watch::Sender<State>);

impl Presence {
    pub(super) fn witnessed() -> (Self, Witness) {
        let there = State {
            is_there: true,
            since: Instant::now(),
        };
        let (witness, presence) = watch::channel(there);
        (Self(presence), Witness(witness))
    }

    /// Of a database in this process.
    pub(super) fn for_ever() -> Self {
        Self::witnessed().0
    }

    /// Since when it is there; none where it is away.
    pub(super) fn since(&self) -> Option<Instant> {
        let state = *self.0.borrow();
        state.is_there.then_some(state.since)
    }

    /// Resolves once it is away: at once where it is.
    pub async fn left(&self) {
        let mut state = self.0.clone();
        if state.wait_for(|state| !state.is_there).await.is_err() {
            // Nobody finds out any more.
            std::future::pending::<()>().await;
        }
    }
}

impl Witness {
    pub(super) fn tell(&self, is_there: bool) {
        let state = State {
            is_there,
            since: Instant::now(),
        };
        self.0.send_if_modified(|told| {
            let is_news = told.is_there != is_there;
            if is_news {
                *told = state;
            }
            is_news
        });
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[test]
    fn who_waits_is_told() {
        let (presence, witness) = Presence::witnessed();
        let first = presence.since().expect("there");
        assert_eq!(presence.left().now_or_never(), None);
        witness.tell(false);
        witness.tell(false);
        assert_eq!(presence.left().now_or_never(), Some(()));
        assert_eq!(presence.since(), None);
        witness.tell(true);
        assert_eq!(presence.left().now_or_never(), None);
        assert!(presence.since().expect("there") >= first);
        drop(witness);
        assert_eq!(presence.left().now_or_never(), None);
        assert_eq!(Presence::for_ever().left().now_or_never(), None);
    }
}
