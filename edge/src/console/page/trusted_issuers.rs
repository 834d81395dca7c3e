//! The issuers whose workloads an environment trusts.

use askama::Template;
use rollcall_proto::management::v1::{
    CreateTrustedIssuerRequest, DeleteTrustedIssuerRequest, GetTrustedIssuerRequest,
    ListTrustedIssuersRequest, TrustedIssuer,
};

use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Section, show as show_page};
use crate::console::visit::Visit;
use crate::console::words::{scope_list, scopes};
use crate::door::call;
use crate::page::Page;
use crate::words::time;

const ROWS_MAX: i32 = 50;
const PATH: &str = "/trusted-issuers";

#[derive(Template)]
#[template(path = "console/trusted_issuers.html")]
struct TrustedIssuersPage {
    frame: Frame,
    issuers: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    issuer: String,
    audience: String,
    subject: String,
    scopes: String,
    keys: &'static str,
    made: String,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let listed = async {
        let asked = visit.ask(ListTrustedIssuersRequest {
            environment_id: visit.id("environment"),
            page_size: ROWS_MAX,
            page_token: visit.page_token(),
        });
        Ok(call(visit.trusted_issuers().list_trusted_issuers(asked)).await?)
    };
    let (frame, listed) = tokio::try_join!(visit.frame(Section::TrustedIssuers), listed)?;
    show_page(&TrustedIssuersPage {
        frame,
        issuers: listed.trusted_issuers.into_iter().map(row).collect(),
        pager: visit.pager(&[], &listed.next_page_token),
    })
}

pub(in crate::console) async fn create(visit: &Visit) -> Result<Page, Fault> {
    let form = &visit.form;
    let issuer = TrustedIssuer {
        environment_id: visit.id("environment"),
        issuer: form.text("issuer"),
        audience: form.text("audience"),
        subject: form.text("subject"),
        scopes: scopes(form.all("scope")),
        organization_id: form.text("organization_id"),
        jwks: form.text("jwks"),
        ..TrustedIssuer::default()
    };
    let asked = visit.ask(CreateTrustedIssuerRequest {
        trusted_issuer: Some(issuer),
        request_id: visit.request_id(),
    });
    call(visit.trusted_issuers().create_trusted_issuer(asked)).await?;
    Ok(visit.see_in_environment(PATH))
}

pub(in crate::console) async fn delete(visit: &Visit) -> Result<Page, Fault> {
    let id = visit.id("issuer");
    let asked = visit.ask(GetTrustedIssuerRequest { id: id.clone() });
    let got = call(visit.trusted_issuers().get_trusted_issuer(asked)).await?;
    let issuer = got.trusted_issuer.unwrap_or_default();
    visit.check_environment(&issuer.environment_id)?;
    visit.check_name(&issuer.subject)?;
    let asked = visit.ask(DeleteTrustedIssuerRequest {
        id,
        request_id: visit.request_id(),
    });
    call(visit.trusted_issuers().delete_trusted_issuer(asked)).await?;
    Ok(visit.see_in_environment(PATH))
}

fn row(issuer: TrustedIssuer) -> Row {
    Row {
        id: issuer.id,
        issuer: issuer.issuer,
        audience: issuer.audience,
        subject: issuer.subject,
        scopes: scope_list(&issuer.scopes),
        keys: if issuer.jwks.is_empty() {
            "read from the issuer"
        } else {
            "kept here"
        },
        made: time(issuer.create_time),
    }
}
