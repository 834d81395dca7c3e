//! The operators of the installation.

use askama::Template;
use rollcall_proto::console::v1::{
    CreateSignInLinkRequest, DeleteOperatorRequest, DisableOperatorRequest, EnableOperatorRequest,
    GetOperatorRequest, InviteOperatorRequest, ListOperatorsRequest, Operator,
};

use super::secret::{SecretPage, Value};
use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Section, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::{time, time_or_never};

const ROWS_MAX: i32 = 50;
const PATH: &str = "/operators";

#[derive(Template)]
#[template(path = "console/operators.html")]
struct OperatorsPage {
    frame: Frame,
    operators: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    email: String,
    class: &'static str,
    state: &'static str,
    last_sign_in: String,
    is_disabled: bool,
    is_you: bool,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let listed = async {
        let asked = visit.ask(ListOperatorsRequest {
            page_size: ROWS_MAX,
            page_token: visit.page_token(),
        });
        Ok(call(visit.operators().list_operators(asked)).await?)
    };
    let (frame, listed) = tokio::try_join!(visit.frame(Section::Operators), listed)?;
    let rows = listed.operators.into_iter();
    show_page(&OperatorsPage {
        operators: rows.map(|one| row(one, frame.operator_id())).collect(),
        pager: visit.pager(&[], &listed.next_page_token),
        frame,
    })
}

pub(in crate::console) async fn invite(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(InviteOperatorRequest {
        email: visit.form.text("email"),
        request_id: visit.request_id(),
    });
    let invited = call(visit.operators().invite_operator(asked)).await?;
    show_link(visit, &invited.path, &time(invited.expire_time)).await
}

pub(in crate::console) async fn make_link(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(CreateSignInLinkRequest {
        id: visit.id("operator"),
        request_id: visit.request_id(),
    });
    let made = call(visit.operators().create_sign_in_link(asked)).await?;
    show_link(visit, &made.path, &time(made.expire_time)).await
}

pub(in crate::console) async fn disable(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(DisableOperatorRequest {
        id: visit.id("operator"),
        request_id: visit.request_id(),
    });
    call(visit.operators().disable_operator(asked)).await?;
    Ok(visit.see(PATH))
}

pub(in crate::console) async fn enable(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(EnableOperatorRequest {
        id: visit.id("operator"),
        request_id: visit.request_id(),
    });
    call(visit.operators().enable_operator(asked)).await?;
    Ok(visit.see(PATH))
}

pub(in crate::console) async fn delete(visit: &Visit) -> Result<Page, Fault> {
    let id = visit.id("operator");
    let asked = visit.ask(GetOperatorRequest { id: id.clone() });
    let got = call(visit.operators().get_operator(asked)).await?;
    let email = got.operator.ok_or(Fault::Failed)?.email;
    if visit.form.text("operator_email") != email {
        let sentence = format!("Type the email address as it is written: {email}");
        return Err(Fault::refused(sentence));
    }
    let asked = visit.ask(DeleteOperatorRequest {
        id,
        request_id: visit.request_id(),
    });
    call(visit.operators().delete_operator(asked)).await?;
    Ok(visit.see(PATH))
}

async fn show_link(visit: &Visit, path: &str, until: &str) -> Result<Page, Fault> {
    let link = format!("{}{path}", visit.console.origin);
    let next = format!(
        "Send it to the operator by a way that others do not read. It can be used once, until {until}."
    );
    SecretPage {
        frame: visit.frame(Section::Operators).await?,
        title: "A sign-in link",
        values: vec![Value::new("Sign-in link", link)],
        next: &next,
        back: visit.url(PATH),
    }
    .show()
}

fn row(operator: Operator, you: &str) -> Row {
    let Operator {
        id,
        email,
        display_name,
        create_time: _,
        join_time,
        last_sign_in_time,
        disable_time,
    } = operator;
    let (class, state) = match (disable_time, join_time) {
        (Some(_), _) => ("bad", "Disabled"),
        (None, Some(_)) => ("good", "Active"),
        (None, None) => ("wait", "Invited"),
    };
    Row {
        is_you: id == you,
        name: if display_name.is_empty() {
            email.clone()
        } else {
            display_name
        },
        id,
        email,
        class,
        state,
        last_sign_in: time_or_never(last_sign_in_time),
        is_disabled: disable_time.is_some(),
    }
}
