//! The account of whoever is signed in.

use askama::Template;
use rollcall_proto::console::v1::{
    ChangePasswordRequest, ListSessionsRequest, RevokeSessionRequest, Session,
};

use crate::console::fault::Fault;
use crate::console::frame::{Frame, Section, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::{time, time_or_never};

const SESSIONS_MAX: i32 = 100;

#[derive(Template)]
#[template(path = "console/account.html")]
struct AccountPage {
    frame: Frame,
    email: String,
    sessions: Vec<Row>,
}

struct Row {
    id: String,
    browser: String,
    made: String,
    used: String,
    is_this: bool,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let frame = visit.frame(Section::Account).await?;
    let sessions = sessions(visit, frame.operator_id()).await?;
    let rows = sessions.into_iter().map(|session| row(session, &frame));
    show_page(&AccountPage {
        email: frame
            .operator
            .as_ref()
            .map(|it| it.email.clone())
            .unwrap_or_default(),
        sessions: rows.collect(),
        frame,
    })
}

pub(in crate::console) async fn change_password(visit: &Visit) -> Result<Page, Fault> {
    let [current_password, new_password] =
        ["current_password", "new_password"].map(|field| visit.form.exact(field));
    let asked = visit.ask(ChangePasswordRequest {
        current_password,
        new_password,
    });
    call(visit.operators().change_password(asked)).await?;
    Ok(visit.see("/account"))
}

/// One of the operator's own.
pub(in crate::console) async fn revoke_session(visit: &Visit) -> Result<Page, Fault> {
    let frame = visit.frame(Section::Account).await?;
    let id = visit.id("session");
    let own = sessions(visit, frame.operator_id()).await?;
    if !own.iter().any(|session| session.id == id) {
        return Err(Fault::refused("This session has ended already."));
    }
    let asked = visit.ask(RevokeSessionRequest {
        id,
        request_id: visit.request_id(),
    });
    call(visit.sessions().revoke_session(asked)).await?;
    Ok(visit.see("/account"))
}

async fn sessions(visit: &Visit, operator_id: &str) -> Result<Vec<Session>, Fault> {
    let asked = visit.ask(ListSessionsRequest {
        operator_id: operator_id.to_owned(),
        page_size: SESSIONS_MAX,
        page_token: String::new(),
    });
    Ok(call(visit.sessions().list_sessions(asked)).await?.sessions)
}

fn row(session: Session, frame: &Frame) -> Row {
    let Session {
        id,
        operator_id: _,
        create_time,
        last_use_time,
        expire_time: _,
        revoke_time: _,
        user_agent,
    } = session;
    Row {
        is_this: id == frame.session_id,
        browser: if user_agent.is_empty() {
            "Unknown browser".to_owned()
        } else {
            user_agent
        },
        made: time(create_time),
        used: time_or_never(last_use_time),
        id,
    }
}
