//! What is hard to use for some.

use serde_json::Value;

use super::text;

/// What axe-core says against a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: String,
    pub impact: String,
    /// Where, and what is wrong there.
    pub places: Vec<String>,
}

impl From<&Value> for Finding {
    fn from(one: &Value) -> Self {
        let nodes = one["nodes"].as_array().into_iter().flatten();
        let places = nodes.map(|node| {
            let target = &node["target"];
            format!("{target} {}", text(&node["failureSummary"]))
        });
        Self {
            rule: text(&one["id"]),
            impact: text(&one["impact"]),
            places: places.collect(),
        }
    }
}
