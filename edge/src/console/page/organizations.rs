//! The organizations of an environment.

use askama::Template;
use rollcall_proto::management::v1::{
    CreateOrganizationRequest, ListOrganizationsRequest, Organization,
};

use crate::console::fault::Fault;
use crate::console::form::Form;
use crate::console::frame::{Frame, Pager, Section, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 50;
const PREFIX: &str = "org_";

#[derive(Template)]
#[template(path = "console/organizations.html")]
struct OrganizationsPage {
    frame: Frame,
    organizations: Vec<Row>,
    search: String,
    shows_deleted: bool,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    external_id: String,
    domains: String,
    made: String,
    is_deleted: bool,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let search = visit.query.text("q");
    if search.starts_with(PREFIX) {
        return Ok(visit.see_in_environment(&format!("/organizations/{search}")));
    }
    let show_deleted = visit.query.is_set("deleted");
    let is_domain = search.contains('.');
    let of = |wanted| {
        if is_domain == wanted {
            search.clone()
        } else {
            String::new()
        }
    };
    let listed = async {
        let asked = visit.ask(ListOrganizationsRequest {
            environment_id: visit.id("environment"),
            page_size: ROWS_MAX,
            page_token: visit.page_token(),
            external_id: of(false),
            domain: of(true).to_lowercase(),
            show_deleted,
        });
        Ok(call(visit.organizations().list_organizations(asked)).await?)
    };
    let (frame, listed) = tokio::join!(visit.frame(Section::Organizations), listed);
    let mut frame = frame?;
    let listed = frame.or_told(listed)?;
    let deleted = if show_deleted { "1" } else { "" };
    let asked = [("q", search.as_str()), ("deleted", deleted)];
    show_page(&OrganizationsPage {
        organizations: listed.organizations.into_iter().map(row).collect(),
        pager: visit.pager(&asked, &listed.next_page_token),
        frame,
        search,
        shows_deleted: show_deleted,
    })
}

pub(in crate::console) async fn create(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(CreateOrganizationRequest {
        environment_id: visit.id("environment"),
        organization: Some(filled_in(&visit.form)),
        request_id: visit.request_id(),
    });
    let made = call(visit.organizations().create_organization(asked)).await?;
    let made = made.organization.ok_or(Fault::Failed)?;
    Ok(visit.see_in_environment(&format!("/organizations/{}", made.id)))
}

/// What the form of an organization holds.
pub(super) fn filled_in(form: &Form) -> Organization {
    Organization {
        display_name: form.text("display_name"),
        external_id: form.text("external_id"),
        domains: form
            .words("domains")
            .iter()
            .map(|it| it.to_lowercase())
            .collect(),
        allow_any_domain: form.is_set("allow_any_domain"),
        ..Organization::default()
    }
}

fn row(organization: Organization) -> Row {
    let Organization {
        id,
        environment_id: _,
        external_id,
        display_name,
        domains,
        allow_any_domain,
        create_time,
        update_time: _,
        delete_time,
    } = organization;
    Row {
        id,
        name: display_name,
        external_id,
        domains: match domains.as_slice() {
            _ if allow_any_domain => "any".to_owned(),
            [] => "any".to_owned(),
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        },
        made: time(create_time),
        is_deleted: delete_time.is_some(),
    }
}
