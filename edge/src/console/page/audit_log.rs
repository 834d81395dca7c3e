//! Who changed what.

use askama::Template;
use rollcall_proto::management::v1::{
    AuditEntry, ListAuditEntriesRequest, ListAuditEntriesResponse,
};
use rollcall_proto::scim::v1::ObjectValue;

use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Section, show as show_page};
use crate::console::visit::Visit;
use crate::console::words::actor;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 50;

#[derive(Template)]
#[template(path = "console/audit_log.html")]
struct AuditLogPage {
    frame: Frame,
    entries: Vec<Row>,
    resource: String,
    is_of_installation: bool,
    pager: Pager,
}

struct Row {
    time: String,
    method: String,
    resource_id: String,
    actor: &'static str,
    actor_id: String,
    before: String,
    after: String,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    show_of(visit, Section::AuditLog).await
}

/// The entries that are about no environment.
pub(in crate::console) async fn show_of_installation(visit: &Visit) -> Result<Page, Fault> {
    show_of(visit, Section::InstallationAuditLog).await
}

async fn show_of(visit: &Visit, section: Section) -> Result<Page, Fault> {
    let resource = visit.query.text("resource");
    let (frame, listed) = tokio::join!(visit.frame(section), list(visit, &resource));
    let mut frame = frame?;
    let listed = frame.or_told(listed)?;
    show_page(&AuditLogPage {
        frame,
        entries: listed.entries.into_iter().map(row).collect(),
        is_of_installation: section == Section::InstallationAuditLog,
        pager: visit.pager(&[("resource", &resource)], &listed.next_page_token),
        resource,
    })
}

async fn list(visit: &Visit, resource: &str) -> Result<ListAuditEntriesResponse, Fault> {
    let asked = visit.ask(ListAuditEntriesRequest {
        environment_id: visit.id("environment"),
        organization_id: String::new(),
        resource_id: resource.to_owned(),
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
    });
    Ok(call(visit.audit_log().list_audit_entries(asked)).await?)
}

fn row(entry: AuditEntry) -> Row {
    let AuditEntry {
        id: _,
        environment_id: _,
        organization_id: _,
        create_time,
        actor_kind,
        actor_id,
        method,
        resource_id,
        before,
        after,
    } = entry;
    Row {
        time: time(create_time),
        method: spaced(&method),
        resource_id,
        actor: actor(actor_kind),
        actor_id,
        before: written(before),
        after: written(after),
    }
}

fn written(value: Option<ObjectValue>) -> String {
    let Some(value) = value else {
        return String::new();
    };
    let value = serde_json::to_value(value).unwrap_or_default();
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

/// `UpdateOrganization` as people read it.
fn spaced(method: &str) -> String {
    let mut spaced = String::new();
    for letter in method.chars() {
        if letter.is_uppercase() && !spaced.is_empty() {
            spaced.push(' ');
            spaced.extend(letter.to_lowercase());
        } else {
            spaced.push(letter);
        }
    }
    spaced.replace(" api ", " API ").replace(" oidc ", " OIDC ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn methods_are_words() {
        assert_eq!(super::spaced("UpdateOrganization"), "Update organization");
        assert_eq!(super::spaced("CreateApiKey"), "Create API key");
        assert_eq!(super::spaced("FinishOidcSignIn"), "Finish OIDC sign in");
        assert_eq!(super::spaced(""), "");
    }
}
