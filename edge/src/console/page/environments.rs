//! The environments of the installation.

use askama::Template;
use rollcall_proto::management::v1::{
    CreateEnvironmentRequest, Environment, ListEnvironmentsRequest, ListEnvironmentsResponse,
};

use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Section, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 50;

#[derive(Template)]
#[template(path = "console/environments.html")]
struct EnvironmentsPage {
    frame: Frame,
    environments: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    made: String,
}

/// The only environment, or the list of them.
pub(in crate::console) async fn begin(visit: &Visit) -> Result<Page, Fault> {
    let listed = list(visit, 2).await?;
    Ok(match listed.environments.as_slice() {
        [only] => visit.see(&format!("/environments/{}/organizations", only.id)),
        _ => visit.see("/environments"),
    })
}

pub(in crate::console) async fn enter(visit: &Visit) -> Result<Page, Fault> {
    visit.environment().await?;
    Ok(visit.see_in_environment("/organizations"))
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let frame = visit.frame(Section::Environments);
    let (frame, listed) = tokio::try_join!(frame, list(visit, ROWS_MAX))?;
    show_page(&EnvironmentsPage {
        environments: listed.environments.into_iter().map(row).collect(),
        pager: visit.pager(&[], &listed.next_page_token),
        frame,
    })
}

pub(in crate::console) async fn create(visit: &Visit) -> Result<Page, Fault> {
    let environment = Environment {
        display_name: visit.form.text("display_name"),
        ..Environment::default()
    };
    let asked = visit.ask(CreateEnvironmentRequest {
        environment: Some(environment),
        request_id: visit.request_id(),
    });
    let made = call(visit.environments().create_environment(asked)).await?;
    let made = made.environment.ok_or(Fault::Failed)?;
    Ok(visit.see(&format!("/environments/{}/organizations", made.id)))
}

async fn list(visit: &Visit, page_size: i32) -> Result<ListEnvironmentsResponse, Fault> {
    let asked = visit.ask(ListEnvironmentsRequest {
        page_size,
        page_token: visit.page_token(),
    });
    Ok(call(visit.environments().list_environments(asked)).await?)
}

fn row(environment: Environment) -> Row {
    Row {
        id: environment.id,
        name: environment.display_name,
        made: time(environment.create_time),
    }
}
