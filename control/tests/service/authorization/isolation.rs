//! What belongs to others is as what is not there. Each method is asked for it at
//! every position where a text can stand, and once more for something of the same
//! kind that nobody has: both answers are the same.
//!
//! Each request comes to a tenant of which nothing was changed, and these are all
//! alike, so an answer that is not the same tells of what is another's.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::StreamExt as _;
use prost_reflect::DynamicMessage;
use rollcall_test_servers::tables;
use serde_json::Map;

use super::contract::Rpc;
use super::credential::OfInstallation;
use super::position::Position;
use super::probe::{Credential, Other, Probe, What, beside, fits, kinds, one_a_page, pairs};
use super::request::Filler;
use super::server::{Headers, Server};
use super::tenant::Tenant;
use super::tenants::Tenants;
use super::told::told;

const PROBES_MIN: u64 = 2_000;
const AT_ONCE: usize = 8;

struct World<'s> {
    server: &'s Server,
    installation: OfInstallation,
    foreign: Tenant,
    tenants: Tenants<'s>,
    /// Those to which SCIM requests come, of which their health tells.
    provisioned: Tenants<'s>,
    number: AtomicU64,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_of_others_is_not_there() {
    let server = Server::start().await;
    let foreign = Tenants::new(&server, "foreign").take().await;
    let world = World {
        installation: OfInstallation::make(&server.service.installation).await,
        foreign,
        tenants: Tenants::new(&server, "own"),
        provisioned: Tenants::new(&server, "own"),
        server: &server,
        number: AtomicU64::new(0),
    };
    let rpcs = Rpc::all();
    let positions: BTreeMap<_, _> = rpcs
        .iter()
        .map(|rpc| (rpc.path, Position::all(&rpc.descriptor.input())))
        .collect();
    let mut probes = Vec::new();
    for rpc in &rpcs {
        let of_this = world.probes(rpc, &positions[rpc.path]).await;
        let can_name = !positions[rpc.path].is_empty();
        assert_eq!(!of_this.is_empty(), can_name, "{} has no probe", rpc.path);
        probes.extend(of_this);
    }
    // The other has asked for its own pages until here.
    server.service.control.flush_request_log().await;
    let before = world.state().await;
    let differences: Vec<_> = futures_util::stream::iter(&probes)
        .map(|probe| world.difference(probe))
        .buffer_unordered(AT_ONCE)
        .filter_map(std::future::ready)
        .collect()
        .await;
    let methods = probes.iter().map(|probe| probe.rpc.path);
    println!(
        "{} probes of {} methods, {} answers that differ",
        probes.len(),
        methods.collect::<BTreeSet<_>>().len(),
        differences.len()
    );
    for difference in differences.iter().take(20) {
        println!("{difference}");
    }
    assert!(differences.is_empty());
    assert!(probes.len() as u64 >= PROBES_MIN);
    server.service.control.flush_request_log().await;
    let after = world.state().await;
    assert_eq!(after.len(), before.len(), "rows of the other");
    for (after, before) in after.iter().zip(&before) {
        assert_eq!(after, before, "a row of the other");
    }
}

impl World<'_> {
    async fn probes<'r>(&self, rpc: &'r Rpc, positions: &'r [Position]) -> Vec<Probe<'r>> {
        let mut probes = Vec::new();
        for (credential, other) in pairs(rpc) {
            let probe = |what| Probe {
                rpc,
                credential,
                other,
                what,
            };
            let kinds = kinds(&self.foreign, other);
            for position in positions {
                let kinds = kinds.iter().filter(|kind| fits(position, kind));
                probes.extend(kinds.map(|kind| probe(What::Value(position, kind))));
                if position.is_page()
                    && other == Other::Environment
                    && let Some(token) = self.page_of_other(rpc, position, credential).await
                {
                    probes.push(probe(What::Page(position, token)));
                }
            }
            if !positions.is_empty() {
                probes.push(probe(What::Request));
            }
        }
        probes
    }

    /// Where the second page of the other's list begins.
    async fn page_of_other(
        &self,
        rpc: &Rpc,
        position: &Position,
        credential: Credential,
    ) -> Option<String> {
        let place = &self.foreign.places[0];
        let filler = Filler::new(rpc, place);
        let mut request = filler.request();
        position.set(&mut request, "", &filler);
        one_a_page(&mut request);
        let headers = self.headers(&self.foreign, credential);
        let answer = self.server.call(rpc, &request, &headers).await;
        let output = rpc.descriptor.output();
        let answer = DynamicMessage::decode(output, answer.body.as_slice()).expect("an answer");
        let next = ["next_page_token", "next_cursor"]
            .iter()
            .find_map(|name| answer.get_field_by_name(name))?;
        next.as_str()
            .filter(|token| !token.is_empty())
            .map(str::to_owned)
    }

    /// What differs between the answers, where something does.
    async fn difference(&self, probe: &Probe<'_>) -> Option<String> {
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        let of_other = self.told(probe, None).await;
        let of_nobody = self.told(probe, Some(number)).await;
        let (of_other, of_nobody) = match (of_other, of_nobody) {
            (Ok(of_other), Ok(of_nobody)) => (of_other, of_nobody),
            (Err(revealed), _) | (_, Err(revealed)) => return Some(format!("{probe}: {revealed}")),
        };
        (of_other != of_nobody).then(|| format!("{probe}:\n  {of_other:?}\n  {of_nobody:?}"))
    }

    /// What is told when the other's values are asked for, or, with a number, those
    /// of nobody.
    async fn told(&self, probe: &Probe<'_>, nobody: Option<u64>) -> Result<String, String> {
        let tenants = match probe.credential {
            Credential::Directory => &self.provisioned,
            Credential::Environment | Credential::Organization => &self.tenants,
        };
        let tenant = tenants.take().await;
        let own = &tenant.places[0];
        let other = match probe.other {
            Other::Environment => &self.foreign.places[0],
            Other::Directory | Other::Organization => beside(&tenant, probe.other),
        };
        let (request, values) = probe.request(own, other, nobody);
        let headers = self.headers(&tenant, probe.credential);
        let answer = self.server.call(probe.rpc, &request, &headers).await;
        let told = told(&answer, &values);
        let raw = format!(
            "{} {}",
            answer.message,
            String::from_utf8_lossy(&answer.body)
        );
        let own_values: BTreeSet<_> = own.values().map(|(_, value)| value).collect();
        let revealed = other
            .values()
            .filter(|(_, value)| !own_values.contains(value))
            .filter(|(_, value)| !values.iter().any(|asked_for| asked_for.contains(*value)))
            .find(|(_, value)| raw.contains(value.as_str()));
        if let Some((kind, value)) = revealed {
            return Err(format!("the {kind} {value} is in {raw:?}"));
        }
        // Of who tries to sign in the attempts are counted.
        let is_as_before = answer.is_refusal() && probe.rpc.name() != "SignIn";
        if is_as_before || probe.rpc.only_reads() {
            tenants.give_back(tenant).await;
        }
        Ok(told)
    }

    fn headers(&self, tenant: &Tenant, credential: Credential) -> Headers {
        let key = match credential {
            Credential::Directory => {
                return vec![("rollcall-edge", self.installation.edge.clone())];
            }
            Credential::Environment => tenant.keys.get("all").expect("a key"),
            Credential::Organization => tenant.places[0].secret("key of an organization"),
        };
        vec![("authorization", format!("Bearer {key}"))]
    }

    /// Each row of the other environment, but those of its request log and what is
    /// read off that.
    async fn state(&self) -> Vec<Map<String, serde_json::Value>> {
        let places = &self.foreign.places;
        let ids: BTreeSet<_> = ["environment", "organization", "directory"]
            .iter()
            .flat_map(|kind| places.iter().map(move |place| place.id(kind)))
            .collect();
        let columns = ["id", "environment_id", "organization_id", "directory_id"];
        let readers = &self.server.service.installation.store.readers;
        let tables = tables::all(readers).await;
        let of_other = tables
            .into_iter()
            .filter(|(name, _)| name != "requests")
            .flat_map(|(_, rows)| rows)
            .filter(|row| {
                let texts = columns
                    .iter()
                    .filter_map(|column| row.get(*column)?.as_str());
                texts
                    .into_iter()
                    .any(|text| ids.contains(text.trim_matches('\'')))
            });
        of_other
            .map(|mut row| {
                row.retain(|column, _| !is_written_by_itself(column));
                row
            })
            .collect()
    }
}

/// What is read off the log, and how far the feed and those who are sent it are.
fn is_written_by_itself(column: &str) -> bool {
    ["first_request_", "last_success_", "last_error_", "position"]
        .iter()
        .any(|prefix| column.starts_with(prefix))
}
