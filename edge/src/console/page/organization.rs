//! An organization, with its directories.

use askama::Template;
use rollcall_proto::management::v1::{
    CreateDirectoryRequest, CreateSetupLinkRequest, DeleteOrganizationRequest, Directory,
    GetSetupLinkRequest, ListDirectoriesRequest, ListSetupLinksRequest, Organization,
    RestoreOrganizationRequest, RevokeSetupLinkRequest, SetupLink, UpdateOrganizationRequest,
};

use super::organizations::filled_in;
use super::secret::{SecretPage, Value};
use crate::console::fault::Fault;
use crate::console::form::mask;
use crate::console::frame::{Frame, Section, show as show_page};
use crate::console::visit::Visit;
use crate::console::words::{State, state};
use crate::door::call;
use crate::page::Page;
use crate::words::{time, time_or_never};

const DIRECTORIES_MAX: i32 = 100;
const LINKS_MAX: i32 = 100;

#[derive(Template)]
#[template(path = "console/organization.html")]
struct OrganizationPage {
    frame: Frame,
    organization: Organization,
    domains: String,
    /// When it was deleted; empty while it is not.
    deleted: String,
    directories: Vec<Row>,
    links: Vec<LinkRow>,
}

struct Row {
    id: String,
    name: String,
    is_primary: bool,
    state: State,
    active_user_count: i64,
    group_count: i64,
    last_success: String,
}

struct LinkRow {
    id: String,
    made: String,
    ends: String,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let id = visit.id("organization");
    let directories = async {
        let asked = visit.ask(ListDirectoriesRequest {
            organization_id: id.clone(),
            page_size: DIRECTORIES_MAX,
            show_deleted: true,
            ..ListDirectoriesRequest::default()
        });
        let listed = call(visit.directories().list_directories(asked)).await?;
        Ok(listed.directories)
    };
    let links = async {
        let asked = visit.ask(ListSetupLinksRequest {
            environment_id: visit.id("environment"),
            organization_id: id.clone(),
            page_size: LINKS_MAX,
            page_token: String::new(),
        });
        let listed = call(visit.setup_links().list_setup_links(asked)).await?;
        Ok(listed.setup_links)
    };
    let frame = visit.frame(Section::Organizations);
    let organization = visit.organization(&id);
    let (frame, organization, directories, links) =
        tokio::try_join!(frame, organization, directories, links)?;
    show_page(&OrganizationPage {
        frame: frame.crumb("Organizations", &visit.in_environment("/organizations")),
        domains: organization.domains.join("\n"),
        deleted: organization
            .delete_time
            .map(|at| time(Some(at)))
            .unwrap_or_default(),
        organization,
        directories: directories.into_iter().map(row).collect(),
        links: links.into_iter().filter_map(link_row).collect(),
    })
}

pub(in crate::console) async fn update(visit: &Visit) -> Result<Page, Fault> {
    let organization = Organization {
        id: own(visit).await?.id,
        ..filled_in(&visit.form)
    };
    let asked = visit.ask(UpdateOrganizationRequest {
        organization: Some(organization),
        update_mask: Some(mask(&[
            "display_name",
            "external_id",
            "domains",
            "allow_any_domain",
        ])),
        request_id: visit.request_id(),
    });
    call(visit.organizations().update_organization(asked)).await?;
    Ok(here(visit))
}

pub(in crate::console) async fn create_directory(visit: &Visit) -> Result<Page, Fault> {
    let directory = Directory {
        display_name: visit.form.text("directory_name"),
        ..Directory::default()
    };
    let asked = visit.ask(CreateDirectoryRequest {
        organization_id: own(visit).await?.id,
        directory: Some(directory),
        request_id: visit.request_id(),
    });
    let made = call(visit.directories().create_directory(asked)).await?;
    let made = made.directory.ok_or(Fault::Failed)?;
    Ok(visit.see_in_environment(&format!("/directories/{}", made.id)))
}

pub(in crate::console) async fn create_setup_link(visit: &Visit) -> Result<Page, Fault> {
    let organization = own(visit).await?;
    let link = SetupLink {
        organization_id: organization.id,
        ..SetupLink::default()
    };
    let back = format!("/organizations/{}", visit.name("organization"));
    make_setup_link(
        visit,
        link,
        &organization.display_name,
        &visit.in_environment(&back),
    )
    .await
}

/// A link by which the customer's IT admin sets the directory up, shown this once.
pub(super) async fn make_setup_link(
    visit: &Visit,
    link: SetupLink,
    organization: &str,
    back: &str,
) -> Result<Page, Fault> {
    let asked = visit.ask(CreateSetupLinkRequest {
        setup_link: Some(link),
        request_id: visit.request_id(),
    });
    let made = call(visit.setup_links().create_setup_link(asked)).await?;
    let until = time(made.setup_link.and_then(|link| link.expire_time));
    let next = format!(
        "Send it to the IT admin of {organization}. It opens the setup of the directory, without \
         an account; it can be used once, until {until}."
    );
    SecretPage {
        frame: visit.frame(Section::Organizations).await?,
        title: "A setup link",
        values: vec![Value::new(
            "Setup link",
            format!("{}{}", visit.console.origin, made.path),
        )],
        next: &next,
        back: visit.url(back),
    }
    .show()
}

pub(in crate::console) async fn revoke_setup_link(visit: &Visit) -> Result<Page, Fault> {
    let organization = own(visit).await?;
    let id = visit.id("link");
    let asked = visit.ask(GetSetupLinkRequest { id: id.clone() });
    let link = call(visit.setup_links().get_setup_link(asked)).await?;
    let link = link.setup_link.ok_or(Fault::Failed)?;
    if link.organization_id != organization.id {
        return Err(Fault::NoSuchPage);
    }
    let asked = visit.ask(RevokeSetupLinkRequest {
        id,
        request_id: visit.request_id(),
    });
    call(visit.setup_links().revoke_setup_link(asked)).await?;
    Ok(here(visit))
}

pub(in crate::console) async fn delete(visit: &Visit) -> Result<Page, Fault> {
    let organization = own(visit).await?;
    visit.check_name(&organization.display_name)?;
    let asked = visit.ask(DeleteOrganizationRequest {
        id: organization.id,
        request_id: visit.request_id(),
    });
    call(visit.organizations().delete_organization(asked)).await?;
    Ok(here(visit))
}

pub(in crate::console) async fn restore(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(RestoreOrganizationRequest {
        id: own(visit).await?.id,
        request_id: visit.request_id(),
    });
    call(visit.organizations().restore_organization(asked)).await?;
    Ok(here(visit))
}

/// The organization in the URL.
async fn own(visit: &Visit) -> Result<Organization, Fault> {
    visit.organization(visit.name("organization")).await
}

fn here(visit: &Visit) -> Page {
    visit.see_in_environment(&format!("/organizations/{}", visit.name("organization")))
}

fn row(directory: Directory) -> Row {
    let health = directory.health.unwrap_or_default();
    Row {
        id: directory.id,
        name: directory.display_name,
        is_primary: directory.is_primary,
        state: state(health.state),
        active_user_count: health.active_user_count,
        group_count: health.group_count,
        last_success: time_or_never(health.last_success_time),
    }
}

/// Those that can still be used.
fn link_row(link: SetupLink) -> Option<LinkRow> {
    let is_open = link.redeem_time.is_none() && link.revoke_time.is_none();
    is_open.then(|| LinkRow {
        id: link.id,
        made: time(link.create_time),
        ends: time(link.expire_time),
    })
}
