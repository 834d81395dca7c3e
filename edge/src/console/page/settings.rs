//! The settings of an environment.

use askama::Template;
use rollcall_proto::management::v1::{
    Branding, Breaker, DeleteEnvironmentRequest, Environment, UpdateEnvironmentRequest,
};

use crate::console::fault::Fault;
use crate::console::form::mask;
use crate::console::frame::{Frame, Section, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;

const PATH: &str = "/settings";

#[derive(Template)]
#[template(path = "console/settings.html")]
struct SettingsPage {
    frame: Frame,
    environment: Environment,
    breaker: Breaker,
    branding: Branding,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let frame = visit.frame(Section::Settings).await?;
    let environment = frame.environment.clone().unwrap_or_default();
    show_page(&SettingsPage {
        breaker: environment.breaker.unwrap_or_default(),
        branding: environment.branding.clone().unwrap_or_default(),
        environment,
        frame,
    })
}

pub(in crate::console) async fn update(visit: &Visit) -> Result<Page, Fault> {
    let form = &visit.form;
    let environment = Environment {
        display_name: form.text("display_name"),
        request_retention_days: form.number("request_retention_days", "The request log’s time")?,
        event_retention_days: form.number("event_retention_days", "The events’ time")?,
        user_retention_days: form.number("user_retention_days", "The deleted users’ time")?,
        deletion_grace_days: form.number("deletion_grace_days", "The time of restoring")?,
        ..Environment::default()
    };
    let paths = [
        "display_name",
        "request_retention_days",
        "event_retention_days",
        "user_retention_days",
        "deletion_grace_days",
    ];
    change(visit, environment, &paths).await
}

pub(in crate::console) async fn update_breaker(visit: &Visit) -> Result<Page, Fault> {
    let form = &visit.form;
    let breaker = Breaker {
        share_percent: form.number("share_percent", "The share")?,
        window_minutes: form.number("window_minutes", "The time")?,
        people_min: form.number("people_min", "The number of people")?,
        hold: form.is_set("hold"),
    };
    let environment = Environment {
        breaker: Some(breaker),
        ..Environment::default()
    };
    change(visit, environment, &["breaker"]).await
}

pub(in crate::console) async fn update_branding(visit: &Visit) -> Result<Page, Fault> {
    let branding = Branding {
        product_name: visit.form.text("product_name"),
        logo_url: visit.form.text("logo_url"),
        accent_color: visit.form.text("accent_color"),
    };
    let environment = Environment {
        branding: Some(branding),
        ..Environment::default()
    };
    change(visit, environment, &["branding"]).await
}

pub(in crate::console) async fn delete(visit: &Visit) -> Result<Page, Fault> {
    visit.check_name(&visit.environment().await?.display_name)?;
    let asked = visit.ask(DeleteEnvironmentRequest {
        id: visit.id("environment"),
        request_id: visit.request_id(),
    });
    call(visit.environments().delete_environment(asked)).await?;
    Ok(visit.see("/environments"))
}

async fn change(visit: &Visit, to: Environment, paths: &[&str]) -> Result<Page, Fault> {
    let environment = Environment {
        id: visit.id("environment"),
        ..to
    };
    let asked = visit.ask(UpdateEnvironmentRequest {
        environment: Some(environment),
        update_mask: Some(mask(paths)),
        request_id: visit.request_id(),
    });
    call(visit.environments().update_environment(asked)).await?;
    Ok(visit.see_in_environment(PATH))
}
