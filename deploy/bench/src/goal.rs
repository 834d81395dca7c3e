//! What is to be reached. The goals were set on another machine: what that one
//! allowed, beside what this one allows, scales them.

use serde::Serialize;

use crate::setup::Setup;
use crate::workload::Workload;

/// What the goals' machine allowed.
const HYPER_PER_SECOND: f64 = 45_000.0;
const SQLITE_COMMITS_PER_SECOND: f64 = 3_200.0;
const POSTGRES_COMMITS_PER_SECOND: f64 = 6_750.0;

/// How much more users may cost at most at any number of them than at the least.
pub(crate) const USERS_COST_MAX: f64 = 1.5;
/// The same of members.
pub(crate) const MEMBERS_COST_MAX: f64 = 1.3;
/// The last page by cursor beside the first.
pub(crate) const LAST_PAGE_COST_MAX: f64 = 1.2;
/// Memory with 64 clients at 100,000 users.
pub(crate) const EDGE_MIB_MAX: u64 = 32;
pub(crate) const CONTROL_MIB_MAX: u64 = 128;
/// Milliseconds that the server may take for a page at 100,000 users.
pub(crate) const PAGE_MILLIS_MAX: f64 = 50.0;

/// Requests a second of the goals' machine with 16 clients: W6 with 1,000 members.
fn goal(setup: Setup, workload: Workload) -> Option<f64> {
    let (sqlite, postgres) = match workload {
        Workload::Create => (8_000.0, 2_500.0),
        Workload::LookUp => (15_000.0, 4_000.0),
        Workload::Get => (17_000.0, 4_000.0),
        Workload::PatchActive => (7_000.0, 2_000.0),
        Workload::Page => (3_000.0, 900.0),
        Workload::Member => (6_000.0, 1_500.0),
        Workload::Mix => (10_000.0, 2_500.0),
    };
    match setup {
        Setup::Sqlite => Some(sqlite),
        Setup::Postgres => Some(postgres),
        Setup::SqlitePair | Setup::PostgresAllInOne => None,
    }
}

/// What this machine allows, in requests and commits a second.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowed {
    pub hyper: f64,
    pub commits: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Goal {
    /// On the goals' machine.
    #[serde(rename = "goal")]
    pub there: f64,
    /// Scaled by what hyper reaches here.
    #[serde(rename = "scaled_goal")]
    pub here: f64,
    /// What was measured, in parts of the scaled goal.
    pub ratio: f64,
    /// Where the workload waits for commits, and this machine falls further behind
    /// the other in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_commits: Option<ByCommits>,
}

/// The same, scaled by durable commits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct ByCommits {
    pub scaled_goal: f64,
    pub ratio: f64,
}

impl Goal {
    pub(crate) fn of(
        setup: Setup,
        workload: Workload,
        allowed: Allowed,
        per_second: f64,
    ) -> Option<Self> {
        let goal = goal(setup, workload)?;
        let there = if setup.is_sqlite() {
            SQLITE_COMMITS_PER_SECOND
        } else {
            POSTGRES_COMMITS_PER_SECOND
        };
        let by_hyper = allowed.hyper / HYPER_PER_SECOND;
        let by_commits = allowed.commits / there;
        let limited = workload.writes() && by_commits < by_hyper;
        Some(Self {
            there: goal,
            here: goal * by_hyper,
            ratio: per_second / (goal * by_hyper),
            by_commits: limited.then(|| ByCommits {
                scaled_goal: goal * by_commits,
                ratio: per_second / (goal * by_commits),
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_scaled_by_what_the_machine_allows() {
        let check = |workload, commits, expect: (f64, f64, Option<f64>)| {
            let hyper = 22_500.0;
            let allowed = Allowed { hyper, commits };
            let goal = Goal::of(Setup::Sqlite, workload, allowed, 4_000.0).expect("a goal");
            let by_commits = goal.by_commits.map(|by_commits| by_commits.scaled_goal);
            assert_eq!((goal.here, goal.ratio, by_commits), expect);
        };
        check(Workload::Create, 3_200.0, (4_000.0, 1.0, None));
        check(Workload::Create, 800.0, (4_000.0, 1.0, Some(2_000.0)));
        check(Workload::Page, 800.0, (1_500.0, 4_000.0 / 1_500.0, None));
    }

    #[test]
    fn the_other_arrangements_have_none() {
        for setup in [Setup::SqlitePair, Setup::PostgresAllInOne] {
            assert_eq!(goal(setup, Workload::Get), None);
        }
    }
}
