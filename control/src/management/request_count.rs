//! How many requests came to a directory, over time.

use rollcall_proto::management::v1::{
    CountInterval, GetRequestCountsRequest, GetRequestCountsResponse, RequestCount,
};

use super::span::Span;
use super::text::id;
use crate::authz::Viewing;
use crate::clock::Moment;
use crate::count::requests::{Counts, of_directory};
use crate::count::{DAY_MICROS, HOUR_MICROS, floor};
use crate::error::{Error, Result};
use crate::id::DirectoryId;

/// Hours and days that are told of where no start is named.
const HOURS: i64 = 24;
const DAYS: i64 = 30;

pub async fn get(
    grant: &Viewing<'_>,
    request: &GetRequestCountsRequest,
) -> Result<GetRequestCountsResponse> {
    let (step_micros, steps) = match CountInterval::try_from(request.interval) {
        Ok(CountInterval::Unspecified | CountInterval::Hour) => (HOUR_MICROS, HOURS),
        Ok(CountInterval::Day) => (DAY_MICROS, DAYS),
        Err(_) => {
            return Err(Error::InvalidValue {
                why: "`interval` is none that there is".to_owned(),
            });
        }
    };
    let (start, end) = (request.start_time, request.end_time);
    let span = Span::parse(start, end, step_micros, steps, grant.now)?;
    let id: DirectoryId = id("directory_id", &request.directory_id)?;
    grant.directory(id).await?;
    let last = span.steps().last().unwrap_or(span.start);
    let end = Moment(last.0 + step_micros);
    let hours = of_directory(grant.connection, grant.now, id, span.start, end).await?;
    let mut counts: Vec<_> = span.steps().map(|at| (at, Counts::default())).collect();
    for (hour, counted) in hours {
        let at = floor(hour, step_micros);
        if let Ok(place) = counts.binary_search_by_key(&at, |(at, _)| *at) {
            counts[place].1.requests += counted.requests;
            counts[place].1.failed += counted.failed;
        }
    }
    let counts = counts.into_iter().map(|(at, counts)| RequestCount {
        start_time: Some(at.to_proto()),
        request_count: counts.requests,
        failed_count: counts.failed,
    });
    Ok(GetRequestCountsResponse {
        counts: counts.collect(),
    })
}
