//! How operators come in, and leave.

use askama::Template;
use hyper::header::SET_COOKIE;
use rollcall_proto::console::v1::{
    DescribeSignInLinkRequest, DescribeSignInRequest, RedeemSignInLinkRequest, SignInRequest,
    SignOutRequest,
};
use rollcall_proto::credential::{Kind, key_id};

use crate::console::cookie;
use crate::console::fault::Fault;
use crate::console::frame::{Frame, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;
use crate::words::time;

#[derive(Template)]
#[template(path = "console/sign_in.html")]
struct SignInPage {
    frame: Frame,
    has_oidc: bool,
}

#[derive(Template)]
#[template(path = "console/sign_in_link.html")]
struct LinkPage {
    frame: Frame,
    email: String,
    /// Empty of an operator who comes the first time.
    display_name: String,
    until: String,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let asked = DescribeSignInRequest {};
    let described = call(visit.sign_in().describe_sign_in(asked)).await?;
    show_page(&SignInPage {
        frame: visit.open_frame(),
        has_oidc: described.has_oidc,
    })
}

pub(in crate::console) async fn sign_in(visit: &Visit) -> Result<Page, Fault> {
    let request = SignInRequest {
        email: visit.form.text("email"),
        password: visit.form.exact("password"),
        user_agent: visit.user_agent.clone(),
    };
    let opened = call(visit.sign_in().sign_in(request)).await?;
    Ok(begin(visit, &opened.session))
}

/// A link that is looked at is not used.
pub(in crate::console) async fn show_link(visit: &Visit) -> Result<Page, Fault> {
    let secret = secret(visit)?;
    let asked = DescribeSignInLinkRequest { secret };
    let link = call(visit.sign_in().describe_sign_in_link(asked)).await?;
    show_page(&LinkPage {
        frame: visit.open_frame(),
        email: link.email,
        display_name: link.display_name,
        until: time(link.expire_time),
    })
}

pub(in crate::console) async fn redeem(visit: &Visit) -> Result<Page, Fault> {
    let request = RedeemSignInLinkRequest {
        secret: secret(visit)?,
        email: visit.form.text("email"),
        display_name: visit.form.text("display_name"),
        password: visit.form.exact("password"),
        user_agent: visit.user_agent.clone(),
    };
    let opened = call(visit.sign_in().redeem_sign_in_link(request)).await?;
    Ok(begin(visit, &opened.session))
}

pub(in crate::console) async fn sign_out(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(SignOutRequest {});
    call(visit.sessions().sign_out(asked)).await?;
    let cookie = cookie::clear(&visit.console.origin);
    Ok(visit.see("/sign-in").with(SET_COOKIE, cookie))
}

pub(super) fn begin(visit: &Visit, session: &str) -> Page {
    let cookie = cookie::set(session, &visit.console.origin);
    visit.see("").with(SET_COOKIE, cookie)
}

/// What cannot be genuine is refused here, in the same words as by control.
fn secret(visit: &Visit) -> Result<String, Fault> {
    let secret = visit.id("secret");
    let is_one = key_id(Kind::SignInLink, &secret).is_some();
    is_one.then_some(secret).ok_or(Fault::LinkInvalid)
}
