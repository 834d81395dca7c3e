//! Time and ids, handed in so that a test can hold them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use sea_orm::DeriveValueType;
use uuid::{ContextV7, Uuid};

use crate::id::{Id, Kind};

const MICROS_PER_SECOND: i64 = 1_000_000;

/// A moment, in microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, DeriveValueType)]
pub struct Moment(pub i64);

impl Moment {
    pub fn to_proto(self) -> prost_types::Timestamp {
        let nanos = self.0.rem_euclid(MICROS_PER_SECOND) * 1_000;
        prost_types::Timestamp {
            seconds: self.0.div_euclid(MICROS_PER_SECOND),
            nanos: i32::try_from(nanos).unwrap_or_default(),
        }
    }
}

/// Where the time comes from.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    Held(Arc<AtomicI64>),
}

impl Clock {
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until it is set.
    pub fn held(at: Moment) -> Self {
        Self(Source::Held(Arc::new(AtomicI64::new(at.0))))
    }

    /// Sets a held clock and all its clones; the system's cannot be set.
    pub fn set(&self, at: Moment) {
        if let Source::Held(micros) = &self.0 {
            micros.store(at.0, Ordering::Relaxed);
        }
    }

    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::System => system_now(),
            Source::Held(micros) => Moment(micros.load(Ordering::Relaxed)),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the system's time"
)]
fn system_now() -> Moment {
    let since_epoch = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    Moment(i64::try_from(since_epoch.as_micros()).unwrap_or(i64::MAX))
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}

/// Makes ids that sort in the order in which one source made them.
#[derive(Debug)]
pub struct IdSource {
    clock: Clock,
    context: std::sync::Mutex<ContextV7>,
}

impl IdSource {
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            context: std::sync::Mutex::new(ContextV7::new()),
        }
    }

    pub fn next<K: Kind>(&self) -> Id<K> {
        let micros = self.clock.now().0.max(0);
        let seconds = micros.div_euclid(MICROS_PER_SECOND).unsigned_abs();
        let nanos = micros.rem_euclid(MICROS_PER_SECOND) * 1_000;
        let context = self
            .context
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let nanos = u32::try_from(nanos).unwrap_or_default();
        Id::new(Uuid::new_v7(uuid::Timestamp::from_unix(
            &*context, seconds, nanos,
        )))
    }
}
