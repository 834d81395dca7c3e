//! What a process tells of itself on its listener for metrics.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use http_body_util::Full;
use hyper::Request;
use rollcall::scim_client::{Reply, send};

pub(crate) struct Scrape {
    pub(crate) text: String,
    samples: Vec<Sample>,
}

struct Sample {
    name: String,
    labels: BTreeMap<String, String>,
    value: f64,
}

pub(crate) async fn get(address: &str, path: &str) -> Reply {
    let request = Request::get(format!("http://{address}{path}"));
    let request = request.body(Full::new(Bytes::new())).expect("a request");
    send(request).await.expect("an answer")
}

pub(crate) async fn scrape(address: &str) -> Scrape {
    let reply = get(address, "/metrics").await;
    assert_eq!(reply.status, 200);
    let media_type = reply.header("content-type").expect("a media type");
    assert!(media_type.starts_with("application/openmetrics-text; version=1.0.0"));
    let text = String::from_utf8(reply.body.to_vec()).expect("text");
    let samples = text.lines().filter(|line| !line.starts_with('#'));
    let samples = samples.map(Sample::parse).collect();
    Scrape { text, samples }
}

impl Sample {
    /// No label of ours has a comma or a quotation mark in its value.
    fn parse(line: &str) -> Self {
        let (series, value) = line.rsplit_once(' ').expect("a value");
        let (name, labels) = series.split_once('{').unwrap_or((series, "}"));
        let labels = labels.strip_suffix('}').expect("the end of the labels");
        let labels = labels.split(',').filter(|label| !label.is_empty());
        let labels = labels.map(|label| {
            let (name, value) = label.split_once('=').expect("a label");
            (name.to_owned(), value.trim_matches('"').to_owned())
        });
        Self {
            name: name.to_owned(),
            labels: labels.collect(),
            value: value.parse().expect("a number"),
        }
    }
}

impl Scrape {
    /// The sum of all samples of this name that have these labels; zero of none.
    pub(crate) fn sum(&self, name: &str, labels: &[(&str, &str)]) -> f64 {
        let samples = self.samples.iter().filter(|sample| {
            let has = |(label, value): &(&str, &str)| {
                sample.labels.get(*label).map(String::as_str) == Some(*value)
            };
            sample.name == name && labels.iter().all(has)
        });
        samples.map(|sample| sample.value).sum()
    }

    #[track_caller]
    pub(crate) fn assert(&self, name: &str, labels: &[(&str, &str)], expect: f64) {
        let found = self.sum(name, labels);
        let is = (found - expect).abs() < f64::EPSILON;
        assert!(is, "{name} {labels:?}: {found}\n{}", self.text);
    }

    /// Every series, without its value.
    pub(crate) fn series(&self) -> BTreeSet<String> {
        let samples = self.samples.iter();
        samples
            .map(|sample| format!("{} {:?}", sample.name, sample.labels))
            .collect()
    }
}
