//! How many requests a second are sent.

use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Requests a second: `25` or `25/s`.
#[derive(Debug, Clone, Copy)]
pub struct Rate(f64);

impl FromStr for Rate {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.strip_suffix("/s").unwrap_or(text);
        let number: f64 = number
            .parse()
            .map_err(|_| "not a number of requests a second")?;
        if (0.01..=1_000_000.0).contains(&number) {
            Ok(Self(number))
        } else {
            Err("from 0.01 to 1,000,000 requests a second")
        }
    }
}

/// Each request has its turn.
#[derive(Debug)]
pub(crate) struct Pace {
    /// Between one turn and the next.
    interval: Option<Duration>,
    next: Mutex<Instant>,
}

impl Pace {
    pub(crate) fn new(rate: Option<Rate>) -> Self {
        Self {
            interval: rate.map(|Rate(rate)| Duration::from_secs_f64(1.0 / rate)),
            next: Mutex::new(Instant::now()),
        }
    }

    pub(crate) async fn turn(&self) {
        let Some(interval) = self.interval else {
            return;
        };
        let turn = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            let turn = (*next).max(Instant::now());
            *next = turn + interval;
            turn
        };
        tokio::time::sleep_until(turn.into()).await;
    }
}
