//! How operators come in whom an OpenID Connect issuer knows. The way there is a link:
//! where a form is sent, the Content Security Policy lets nobody be led elsewhere.

use hyper::StatusCode;
use hyper::header::{LOCATION, SET_COOKIE};
use rollcall_proto::console::v1::{BeginOidcSignInRequest, FinishOidcSignInRequest};

use super::sign_in;
use crate::console::fault::Fault;
use crate::console::visit::Visit;
use crate::console::{ROOT, cookie};
use crate::door::call;
use crate::page::Page;

const SIGN_IN: &str = "/sign-in";
const CALLBACK: &str = "/sign-in/oidc/callback";

/// Leads the browser to the issuer.
pub(in crate::console) async fn begin(visit: &Visit) -> Result<Page, Fault> {
    let redirect_url = redirect_url(visit);
    let asked = BeginOidcSignInRequest { redirect_url };
    match call(visit.sign_in().begin_oidc_sign_in(asked)).await {
        Ok(begun) => {
            let binding = cookie::set_binding(&begun.binding, &visit.console.origin);
            let page = Page::empty(StatusCode::SEE_OTHER);
            Ok(page
                .with(LOCATION, begun.authorization_url)
                .with(SET_COOKIE, binding))
        }
        Err(failure) => refused(visit, failure.into()).await,
    }
}

/// Takes the browser that comes back from the issuer, which may say `error`.
pub(in crate::console) async fn finish(visit: &Visit) -> Result<Page, Fault> {
    let forgotten = cookie::clear_binding(&visit.console.origin);
    let page = if visit.query.get("error").is_some() {
        refused(visit, not_signed_in()).await?
    } else {
        let asked = FinishOidcSignInRequest {
            state: visit.query.exact("state"),
            code: visit.query.exact("code"),
            binding: visit.binding.clone().unwrap_or_default(),
            redirect_url: redirect_url(visit),
            user_agent: visit.user_agent.clone(),
        };
        match call(visit.sign_in().finish_oidc_sign_in(asked)).await {
            Ok(opened) => sign_in::begin(visit, &opened.session),
            Err(failure) => refused(visit, failure.into()).await?,
        }
    };
    Ok(page.with(SET_COOKIE, forgotten))
}

/// What the issuer says beside is from whoever made the URL.
fn not_signed_in() -> Fault {
    let sentence = "The identity provider did not sign you in. Try again, or ask whoever runs it \
                    whether you may use this console.";
    Fault::Refused(StatusCode::FORBIDDEN, sentence.to_owned())
}

/// Tells it where one signs in.
async fn refused(visit: &Visit, fault: Fault) -> Result<Page, Fault> {
    let Fault::Refused(status, sentence) = fault else {
        return Err(fault);
    };
    let path = format!("{ROOT}{SIGN_IN}");
    let visit = visit.clone().refused(&path, vec![], sentence);
    Ok(sign_in::show(&visit).await?.of_status(status))
}

fn redirect_url(visit: &Visit) -> String {
    format!("{}{ROOT}{CALLBACK}", visit.console.origin)
}
