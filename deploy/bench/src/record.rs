//! What was measured: a line of `results.jsonl` each.

use serde::Serialize;

use crate::goal::{CONTROL_MIB_MAX, EDGE_MIB_MAX, Goal, PAGE_MILLIS_MAX};
use crate::machine::Machine;
use crate::measured::Summary;
use crate::page::PageOf;
use crate::setup::Setup;
use crate::workload::Workload;

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Record {
    Machine(Machine),
    Throughput(Throughput),
    Growth(Growth),
    Memory(Memory),
    Pages(Pages),
}

#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Throughput {
    pub setup: Setup,
    pub what: What,
    pub users: usize,
    pub members: usize,
    pub clients: usize,
    #[serde(flatten)]
    pub summary: Summary,
    #[serde(flatten)]
    pub goal: Option<Goal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum What {
    /// A plain server that answers a small JSON.
    Hyper,
    /// The database by itself, one row each.
    Commits,
    /// From a change to whoever follows.
    Freshness,
    #[serde(untagged)]
    Workload(Workload),
    #[serde(untagged)]
    Page(PageOf),
}

/// What something costs beside what it costs at the least size, or in the place
/// of the last page beside the first.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Growth {
    pub setup: Setup,
    pub what: What,
    pub of: Of,
    pub size: usize,
    pub clients: usize,
    #[serde(flatten)]
    pub summary: Summary,
    pub cost: f64,
    pub cost_max: Option<f64>,
}

/// What grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Of {
    Users,
    Members,
}

#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Memory {
    pub setup: Setup,
    pub process: &'static str,
    pub users: usize,
    pub clients: usize,
    pub resident_kib: u64,
    pub peak_kib: u64,
}

/// How long a page of the console or of the setup portal takes.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Pages {
    pub setup: Setup,
    /// With names in braces in the place of ids.
    pub page: String,
    pub users: usize,
    #[serde(flatten)]
    pub summary: Summary,
}

impl Pages {
    pub(crate) fn is_slow(&self) -> bool {
        self.summary.p99_millis > PAGE_MILLIS_MAX
    }
}

impl What {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Hyper => "hyper, a small JSON",
            Self::Commits => "durable commits of one row",
            Self::Freshness => "from a change to who follows",
            Self::Workload(workload) => workload.title(),
            Self::Page(page) => page.title(),
        }
    }
}

impl Memory {
    pub(crate) fn mib_max(&self) -> Option<u64> {
        match self.process {
            "rollcall-edge" => Some(EDGE_MIB_MAX),
            "rollcall-control" => Some(CONTROL_MIB_MAX),
            _ => None,
        }
    }
}
