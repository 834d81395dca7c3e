//! `rollcall requests`.

use clap::{Args, Subcommand, ValueEnum};
use rollcall_client::proto::management::v1::{
    CountInterval, GetRequestCountsRequest, GetRequestRequest, ListRequestsRequest, RequestView,
};

use super::Run;
use super::failure::Outcome;
use super::session::{Limit, Session};
use super::table::Columns;
use super::tail::tail;
use super::time::When;

pub(super) const COLUMNS: Columns = &[
    ("ID", "id"),
    ("TIME", "create_time"),
    ("METHOD", "http_method"),
    ("STATUS", "http_status"),
    ("WHAT HAPPENED", "sentence"),
    ("PATH", "path"),
];

const COUNT_COLUMNS: Columns = &[
    ("FROM", "start_time"),
    ("REQUESTS", "request_count"),
    ("FAILED", "failed_count"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the requests of a directory, the latest first.
    List(List),
    /// Show a request, what was sent and what was answered.
    Get {
        /// The request, by its id.
        id: String,
        #[command(flatten)]
        view: View,
    },
    /// Print the latest requests of a directory and those to come, until interrupted.
    Tail(Tail),
    /// Show how many requests came, hour by hour or day by day.
    Counts(Counts),
}

#[derive(Debug, Args)]
pub struct View {
    /// Without names, addresses and bodies of people.
    #[arg(long)]
    without_personal_data: bool,
}

/// Which requests.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// The directory, by its id.
    #[arg(long, value_name = "ID")]
    directory: String,
    /// Only those that were refused.
    #[arg(long)]
    failed: bool,
    /// Only about this user or group, by its id.
    #[arg(long, value_name = "ID")]
    resource: Option<String>,
    #[command(flatten)]
    view: View,
}

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    which: Which,
    /// Only from this time on: a time of RFC 3339, or until now such as 2h.
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    since: Option<When>,
    /// Only before this time: a time of RFC 3339, or until now such as 2h.
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    until: Option<When>,
    #[command(flatten)]
    limit: Limit,
}

#[derive(Debug, Args)]
pub struct Tail {
    #[command(flatten)]
    which: Which,
    /// How many that were there already are printed first: at most 100.
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 10,
        value_parser = clap::value_parser!(u8).range(..=100)
    )]
    lines: u8,
}

#[derive(Debug, Args)]
pub struct Counts {
    /// The directory, by its id.
    #[arg(long, value_name = "ID")]
    directory: String,
    /// How long each count is for.
    #[arg(long, value_enum, default_value_t = Interval::Hour)]
    interval: Interval,
    /// From when on: a time of RFC 3339, or until now such as 24h [default: 24h, or
    /// 30d of days].
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    since: Option<When>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Interval {
    /// An hour.
    Hour,
    /// A day, from midnight to midnight in UTC.
    Day,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::List(list) => {
                let request = ListRequestsRequest {
                    start_time: list.since.map(When::ago),
                    end_time: list.until.map(When::ago),
                    ..list.which.request()
                };
                session.list(request, COLUMNS, &list.limit).await
            }
            Self::Get { id, view } => {
                let view = view.number();
                session.show(GetRequestRequest { id, view }).await
            }
            Self::Tail(asked) => tail(session, asked.which.request(), asked.lines.into()).await,
            Self::Counts(counts) => {
                let interval = match counts.interval {
                    Interval::Hour => CountInterval::Hour,
                    Interval::Day => CountInterval::Day,
                };
                let request = GetRequestCountsRequest {
                    directory_id: counts.directory,
                    interval: interval.into(),
                    start_time: counts.since.map(When::ago),
                    end_time: None,
                };
                let answer = session.client.call(request).await?;
                session.print(COUNT_COLUMNS, &answer.counts)
            }
        }
    }
}

impl Which {
    fn request(self) -> ListRequestsRequest {
        ListRequestsRequest {
            directory_id: self.directory,
            failed: self.failed,
            resource_id: self.resource.unwrap_or_default(),
            view: self.view.number(),
            ..ListRequestsRequest::default()
        }
    }
}

impl View {
    fn number(&self) -> i32 {
        let view = if self.without_personal_data {
            RequestView::WithoutPersonalData
        } else {
            RequestView::Full
        };
        view.into()
    }
}
