//! The settings of an environment, and what they may be.

use std::ops::RangeInclusive;

use rollcall_proto::management::v1::{Branding, Breaker, Environment};

use super::branding::{accent_color, logo_url, product_name};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::EnvironmentId;
use crate::management::mask::Mask;
use crate::management::text::{name, required};
use crate::store::entity::environment;

/// What an update may name.
pub(super) const PATHS: &[&str] = &[
    "display_name",
    "request_retention_days",
    "user_retention_days",
    "deletion_grace_days",
    "event_retention_days",
    "breaker",
    "breaker.share_percent",
    "breaker.window_minutes",
    "breaker.people_min",
    "breaker.hold",
    "branding",
    "branding.product_name",
    "branding.logo_url",
    "branding.accent_color",
];

/// A whole number, what it is unless it is set, and from where to where it goes.
struct Number {
    path: &'static str,
    usual: i32,
    range: RangeInclusive<i32>,
}

const REQUEST_RETENTION_DAYS: Number = Number {
    path: "request_retention_days",
    usual: 30,
    range: 1..=365,
};
const USER_RETENTION_DAYS: Number = Number {
    path: "user_retention_days",
    usual: 90,
    range: 1..=3_650,
};
const DELETION_GRACE_DAYS: Number = Number {
    path: "deletion_grace_days",
    usual: 30,
    range: 1..=90,
};
const EVENT_RETENTION_DAYS: Number = Number {
    path: "event_retention_days",
    usual: 30,
    range: 1..=365,
};
const BREAKER_SHARE_PERCENT: Number = Number {
    path: "breaker.share_percent",
    usual: 20,
    range: 0..=100,
};
const BREAKER_WINDOW_MINUTES: Number = Number {
    path: "breaker.window_minutes",
    usual: 10,
    range: 1..=1_440,
};
const BREAKER_PEOPLE_MIN: Number = Number {
    path: "breaker.people_min",
    usual: 10,
    range: 1..=i32::MAX,
};

impl Number {
    fn check(&self, value: i32) -> Result<i32> {
        if self.range.contains(&value) {
            return Ok(value);
        }
        let (least, most) = (self.range.start(), self.range.end());
        Err(Error::InvalidValue {
            why: format!("`{}` goes from {least} to {most}", self.path),
        })
    }

    fn or_usual(&self, value: i32) -> Result<i32> {
        self.check(if value == 0 { self.usual } else { value })
    }
}

/// A new environment.
pub(super) fn of_new(
    id: EnvironmentId,
    now: Moment,
    given: Environment,
) -> Result<environment::Model> {
    let breaker = given.breaker.unwrap_or_default();
    let branding = given.branding.unwrap_or_default();
    Ok(environment::Model {
        id,
        display_name: name("display_name", given.display_name)?,
        create_time: now,
        update_time: now,
        request_retention_days: REQUEST_RETENTION_DAYS.or_usual(given.request_retention_days)?,
        user_retention_days: USER_RETENTION_DAYS.or_usual(given.user_retention_days)?,
        deletion_grace_days: DELETION_GRACE_DAYS.or_usual(given.deletion_grace_days)?,
        event_retention_days: EVENT_RETENTION_DAYS.or_usual(given.event_retention_days)?,
        breaker_share_percent: BREAKER_SHARE_PERCENT.or_usual(breaker.share_percent)?,
        breaker_window_minutes: BREAKER_WINDOW_MINUTES.or_usual(breaker.window_minutes)?,
        breaker_people_min: BREAKER_PEOPLE_MIN.or_usual(breaker.people_min)?,
        breaker_hold: breaker.hold,
        product_name: product_name(branding.product_name)?,
        logo_url: logo_url(branding.logo_url)?,
        accent_color: accent_color(&branding.accent_color)?,
    })
}

/// Changes what the mask names.
pub(super) fn change(row: &mut environment::Model, mask: &Mask, given: Environment) -> Result<()> {
    if mask.has("display_name") {
        row.display_name = name("display_name", given.display_name)?;
    }
    for (number, value, column) in [
        (
            REQUEST_RETENTION_DAYS,
            given.request_retention_days,
            &mut row.request_retention_days,
        ),
        (
            USER_RETENTION_DAYS,
            given.user_retention_days,
            &mut row.user_retention_days,
        ),
        (
            DELETION_GRACE_DAYS,
            given.deletion_grace_days,
            &mut row.deletion_grace_days,
        ),
        (
            EVENT_RETENTION_DAYS,
            given.event_retention_days,
            &mut row.event_retention_days,
        ),
    ] {
        if mask.has(number.path) {
            *column = number.check(value)?;
        }
    }
    if names_any(mask, "breaker") {
        change_breaker(row, mask, required("breaker", given.breaker)?)?;
    }
    if names_any(mask, "branding") {
        change_branding(row, mask, required("branding", given.branding)?)?;
    }
    Ok(())
}

/// Whether the mask names a message or a field of it.
fn names_any(mask: &Mask, message: &str) -> bool {
    let of_message = |path: &&&str| path.split('.').next() == Some(message);
    PATHS.iter().filter(of_message).any(|path| mask.has(path))
}

fn change_breaker(row: &mut environment::Model, mask: &Mask, breaker: Breaker) -> Result<()> {
    for (number, value, column) in [
        (
            BREAKER_SHARE_PERCENT,
            breaker.share_percent,
            &mut row.breaker_share_percent,
        ),
        (
            BREAKER_WINDOW_MINUTES,
            breaker.window_minutes,
            &mut row.breaker_window_minutes,
        ),
        (
            BREAKER_PEOPLE_MIN,
            breaker.people_min,
            &mut row.breaker_people_min,
        ),
    ] {
        if mask.has(number.path) {
            *column = number.check(value)?;
        }
    }
    if mask.has("breaker.hold") {
        row.breaker_hold = breaker.hold;
    }
    Ok(())
}

fn change_branding(row: &mut environment::Model, mask: &Mask, branding: Branding) -> Result<()> {
    if mask.has("branding.product_name") {
        row.product_name = product_name(branding.product_name)?;
    }
    if mask.has("branding.logo_url") {
        row.logo_url = logo_url(branding.logo_url)?;
    }
    if mask.has("branding.accent_color") {
        row.accent_color = accent_color(&branding.accent_color)?;
    }
    Ok(())
}
