//! Keeps a copy of an environment: from a snapshot, and by what changes since.

use std::future::Future;
use std::pin::{Pin, pin};

use rollcall_proto::event::v1::EventFilter;
use tonic::Code;

use super::{Batch, Follow, Snapshot};
use crate::Client;
use crate::backoff::Backoff;
use crate::error::Error;

/// A copy, such as tables of the product's own, and the cursor that it stands at.
///
/// Where rows and cursor are kept in one transaction, each event takes effect
/// once. Where they are not, the cursor goes last, and the latest events come
/// once more after a crash.
pub trait Mirror: Send {
    type Error: From<Error> + Send;

    /// The cursor that was kept last; `None` before the first snapshot.
    fn cursor(&mut self) -> impl Future<Output = Result<Option<String>, Self::Error>> + Send;

    /// Puts the whole of a snapshot in the place of what there is, and keeps its
    /// cursor. Where the snapshot fails, so must this, with everything as it was.
    fn replace(
        &mut self,
        snapshot: &mut Snapshot,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Does what events tell, in their order, and keeps the batch's cursor, for
    /// which alone it is where no event came.
    fn apply(&mut self, batch: Batch) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

impl Client {
    /// Brings `mirror` up to the present and keeps it there, until `shutdown` is
    /// ready. It takes a snapshot where there is no cursor yet, or none from which
    /// the feed goes on without a gap. A snapshot that breaks off is taken again.
    /// What `mirror` fails with ends it, and so does what [`Client::follow`] would
    /// fail with otherwise. A method of `mirror` is never dropped halfway.
    pub async fn mirror<M: Mirror>(
        &self,
        filter: EventFilter,
        mirror: &mut M,
        shutdown: impl Future<Output = ()> + Send,
    ) -> Result<(), M::Error> {
        let mut shutdown = pin!(shutdown);
        let mut kept = mirror.cursor().await?;
        let mut snapshots = Backoff::default();
        loop {
            if let Some(cursor) = kept.take() {
                let follow = self.follow(&cursor, filter.clone());
                if keep_up(follow, mirror, shutdown.as_mut()).await? == KeptUp::ToTheEnd {
                    return Ok(());
                }
            }
            let opened = tokio::select! {
                biased;
                () = &mut shutdown => return Ok(()),
                opened = open_snapshot(self, &filter, &mut snapshots) => opened?,
            };
            match replace(mirror, opened).await? {
                Ok(cursor) => {
                    snapshots.succeeded();
                    kept = Some(cursor);
                }
                Err(error) => {
                    let pause = snapshots.failed();
                    tracing::warn!(%error, ?pause, "a snapshot broke off and is taken again");
                }
            }
        }
    }

    /// Brings `mirror` up to the present, once; otherwise as [`Client::mirror`].
    pub async fn catch_up<M: Mirror>(
        &self,
        filter: EventFilter,
        mirror: &mut M,
    ) -> Result<(), M::Error> {
        let mut kept = mirror.cursor().await?;
        loop {
            let cursor = match kept.take() {
                Some(cursor) => cursor,
                None => replace(mirror, self.snapshot(filter.clone()).await?).await??,
            };
            let mut events = self.events(&cursor, filter.clone());
            loop {
                match events.next_batch().await {
                    Ok(Some(batch)) => mirror.apply(batch).await?,
                    Ok(None) => return Ok(()),
                    Err(error) if error.needs_snapshot() => break,
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeptUp {
    ToTheEnd,
    /// The feed does not go on from where the mirror stands.
    ToAGap,
}

async fn keep_up<M: Mirror>(
    mut follow: Follow,
    mirror: &mut M,
    mut shutdown: Pin<&mut impl Future<Output = ()>>,
) -> Result<KeptUp, M::Error> {
    loop {
        let batch = tokio::select! {
            biased;
            () = &mut shutdown => return Ok(KeptUp::ToTheEnd),
            batch = follow.next_batch() => batch,
        };
        match batch {
            Ok(Some(batch)) => mirror.apply(batch).await?,
            Ok(None) => return Ok(KeptUp::ToTheEnd),
            Err(error) if error.needs_snapshot() => {
                tracing::warn!(%error, "a snapshot has to be taken");
                return Ok(KeptUp::ToAGap);
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// Waits for a snapshot as long as it takes.
async fn open_snapshot(
    client: &Client,
    filter: &EventFilter,
    backoff: &mut Backoff,
) -> Result<Snapshot, Error> {
    loop {
        backoff.wait().await;
        match client.snapshot(filter.clone()).await {
            Err(error) if error.is_transient() => {
                let pause = backoff.failed();
                tracing::warn!(%error, ?pause, "no snapshot was to be had");
            }
            outcome => return outcome,
        }
    }
}

/// The cursor of the snapshot, or why it broke off, if another may be taken.
async fn replace<M: Mirror>(
    mirror: &mut M,
    mut snapshot: Snapshot,
) -> Result<Result<String, Error>, M::Error> {
    let replaced = mirror.replace(&mut snapshot).await;
    match (snapshot.end(), replaced) {
        (Some(Ok(())), Ok(())) => Ok(Ok(snapshot.cursor().to_owned())),
        (Some(Err(error)), _) if error.is_transient() => Ok(Err(error.clone())),
        (_, Err(error)) => Err(error),
        (Some(Err(error)), Ok(())) => Err(error.clone().into()),
        (None, Ok(())) => {
            let message = "The snapshot was not taken to its end";
            Err(Error::own(Code::FailedPrecondition, message).into())
        }
    }
}
