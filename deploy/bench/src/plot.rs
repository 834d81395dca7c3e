//! Plots of what was measured, one file for each kind.

mod axis;
mod bars;
mod curves;
mod latencies;
mod svg;

use crate::record::Record;

/// The name and the text of each.
pub(crate) fn plots(records: &[Record]) -> Vec<(&'static str, String)> {
    let plots = [
        ("throughput.svg", bars::plot(records)),
        ("latency.svg", latencies::plot(records)),
        ("growth.svg", curves::plot(records)),
    ];
    let drawn = plots.into_iter();
    drawn
        .filter_map(|(name, plot)| Some((name, plot?)))
        .collect()
}
