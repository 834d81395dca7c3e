//! The organizations of an environment.

use askama::Template;
use rollcall_proto::management::v1::{
    CreateOrganizationRequest, ListOrganizationsRequest, Organization, SearchOrganizationsRequest,
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
/// What a further page goes on with, in its query.
const BY: &str = "by";
const NAME: &str = "name";

#[derive(Template)]
#[template(path = "console/organizations.html")]
struct OrganizationsPage {
    frame: Frame,
    organizations: Vec<Row>,
    search: String,
    shows_deleted: bool,
    pager: Pager,
}

/// A page of what was asked for.
#[derive(Default)]
struct Found {
    organizations: Vec<Organization>,
    next_page_token: String,
    /// Of those whose names begin so.
    is_by_name: bool,
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
    let found = async {
        if search.is_empty() {
            list(visit, ListOrganizationsRequest::default()).await
        } else {
            search_for(visit, &search).await
        }
    };
    let (frame, found) = tokio::join!(visit.frame(Section::Organizations), found);
    let mut frame = frame?;
    let found = frame.or_told(found)?;
    let deleted = if show_deleted { "1" } else { "" };
    let asked = [("q", search.as_str()), ("deleted", deleted)];
    let mut pager = visit.pager(&asked, &found.next_page_token);
    if found.is_by_name {
        pager.next = pager.next.map(|next| format!("{next}&{BY}={NAME}"));
    }
    show_page(&OrganizationsPage {
        pager,
        organizations: found.organizations.into_iter().map(row).collect(),
        frame,
        search,
        shows_deleted: show_deleted,
    })
}

/// Those of this domain or external id, and those whose names begin so. Where there
/// are some of a domain, the domain was meant.
async fn search_for(visit: &Visit, search: &str) -> Result<Found, Fault> {
    if visit.query.get(BY) == Some(NAME) {
        return by_name(visit, search).await;
    }
    if search.contains('.') {
        let asked = ListOrganizationsRequest {
            domain: search.to_lowercase(),
            ..ListOrganizationsRequest::default()
        };
        return match list(visit, asked).await {
            Ok(found) if found.organizations.is_empty() => by_name(visit, search).await,
            // It is not a domain.
            Err(Fault::Refused(..)) => by_name(visit, search).await,
            found => found,
        };
    }
    let asked = ListOrganizationsRequest {
        external_id: search.to_owned(),
        ..ListOrganizationsRequest::default()
    };
    let (one, mut found) = tokio::try_join!(list(visit, asked), by_name(visit, search))?;
    let is_other = |other: &Organization| one.organizations.iter().all(|it| it.id != other.id);
    found.organizations.retain(is_other);
    found.organizations.splice(..0, one.organizations);
    Ok(found)
}

async fn list(visit: &Visit, filter: ListOrganizationsRequest) -> Result<Found, Fault> {
    let asked = visit.ask(ListOrganizationsRequest {
        environment_id: visit.id("environment"),
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
        show_deleted: visit.query.is_set("deleted"),
        ..filter
    });
    let listed = call(visit.organizations().list_organizations(asked)).await?;
    Ok(Found {
        organizations: listed.organizations,
        next_page_token: listed.next_page_token,
        is_by_name: false,
    })
}

async fn by_name(visit: &Visit, prefix: &str) -> Result<Found, Fault> {
    let asked = visit.ask(SearchOrganizationsRequest {
        environment_id: visit.id("environment"),
        prefix: prefix.to_owned(),
        page_size: ROWS_MAX,
        page_token: visit.page_token(),
        show_deleted: visit.query.is_set("deleted"),
    });
    let found = call(visit.organizations().search_organizations(asked)).await?;
    Ok(Found {
        organizations: found.organizations,
        next_page_token: found.next_page_token,
        is_by_name: true,
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
