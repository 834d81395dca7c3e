//! Operators: how they come into the console, and what they may do from there.

#[path = "console/links.rs"]
mod links;
#[path = "console/oidc.rs"]
mod oidc;
#[path = "console/operators.rs"]
mod operators;
#[path = "console/passwords.rs"]
mod passwords;
#[path = "console/reach.rs"]
mod reach;
#[path = "console/refusals.rs"]
mod refusals;
#[path = "console/sessions.rs"]
mod sessions;

use rollcall_control::authz::Guard;
use rollcall_control::console::Email;
use rollcall_control::server::Control;
use rollcall_control::store::entity::audit_entry;
use rollcall_proto::console::v1::operator_service_client::OperatorServiceClient;
use rollcall_proto::console::v1::session_service_client::SessionServiceClient;
use rollcall_proto::console::v1::sign_in_service_client::SignInServiceClient;
use rollcall_proto::console::v1::{
    GetCurrentSessionRequest, GetCurrentSessionResponse, InviteOperatorRequest, Operator,
    RedeemSignInLinkRequest, SignInRequest,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use tonic::Status;
use tonic::service::Routes;

use crate::support::{Service, bearing};

const HOUR_MICROS: i64 = 3_600 * 1_000_000;
const PASSWORD: &str = "correct horse battery";

/// What the console calls.
struct Console {
    sign_in: SignInServiceClient<Guard<Routes>>,
    operators: OperatorServiceClient<Guard<Routes>>,
    sessions: SessionServiceClient<Guard<Routes>>,
}

impl Console {
    fn of(control: &Control) -> Self {
        Self {
            sign_in: SignInServiceClient::new(control.in_process()),
            operators: OperatorServiceClient::new(control.in_process()),
            sessions: SessionServiceClient::new(control.in_process()),
        }
    }

    async fn redeem(&self, request: RedeemSignInLinkRequest) -> Result<String, Status> {
        let answer = self.sign_in.clone().redeem_sign_in_link(request).await?;
        Ok(answer.into_inner().session)
    }

    async fn sign_in(&self, email: &str, password: &str) -> Result<String, Status> {
        let request = SignInRequest {
            email: email.to_owned(),
            password: password.to_owned(),
            user_agent: "Firefox".to_owned(),
        };
        let answer = self.sign_in.clone().sign_in(request).await?;
        Ok(answer.into_inner().session)
    }

    /// Whose session it is, and what is known of it.
    async fn current(&self, session: &str) -> Result<GetCurrentSessionResponse, Status> {
        let request = bearing(session, GetCurrentSessionRequest {});
        let answer = self.sessions.clone().get_current_session(request).await?;
        Ok(answer.into_inner())
    }

    /// An operator who came in by the link of the command line, and their session.
    async fn operator(&self, service: &Service, email: &str) -> (Operator, String) {
        let secret = first_link(service, None).await;
        let session = self.redeem(newcomer(&secret, email)).await;
        let session = session.expect("redeemed");
        let answer = self.current(&session).await.expect("open");
        (answer.operator.expect("an operator"), session)
    }

    /// An operator who is invited by another one, and the secret of their link.
    async fn invite(&self, session: &str, email: &str) -> Result<(Operator, String), Status> {
        let request = InviteOperatorRequest {
            email: email.to_owned(),
            request_id: String::new(),
        };
        let request = bearing(session, request);
        let answer = self.operators.clone().invite_operator(request).await?;
        let answer = answer.into_inner();
        let secret = secret_of(&answer.path);
        Ok((answer.operator.expect("an operator"), secret))
    }
}

/// The secret of a link of the command line.
async fn first_link(service: &Service, email: Option<&str>) -> String {
    let email = email.map(|email| Email::parse("email", email.to_owned()).expect("an address"));
    let made = service.installation.create_sign_in_link(email).await;
    secret_of(made.expect("made").path.expose())
}

fn secret_of(path: &str) -> String {
    let secret = path.strip_prefix("/console/sign-in/").expect("a path");
    secret.to_owned()
}

/// What somebody says of themselves, with the password of everybody here.
fn newcomer(secret: &str, email: &str) -> RedeemSignInLinkRequest {
    RedeemSignInLinkRequest {
        secret: secret.to_owned(),
        email: email.to_owned(),
        display_name: "Ada".to_owned(),
        password: PASSWORD.to_owned(),
        user_agent: "Firefox\u{7}".to_owned(),
    }
}

/// What operators did to the installation, as the audit log has it: methods, and by
/// whom.
async fn audited(service: &Service) -> Vec<(String, Option<String>)> {
    let rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::EnvironmentId.is_null())
        .filter(audit_entry::Column::ActorId.is_not_null())
        .order_by_asc(audit_entry::Column::Id)
        .all(&service.installation.store.readers)
        .await
        .expect("rows");
    rows.into_iter()
        .map(|row| (row.method, row.actor_id))
        .collect()
}

/// Who was not let in, by the id of who was meant, and why.
async fn refused_sign_ins(service: &Service) -> Vec<(String, String)> {
    let rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::Method.eq("RefuseSignIn"))
        .order_by_asc(audit_entry::Column::Id)
        .all(&service.installation.store.readers)
        .await
        .expect("rows");
    rows.into_iter()
        .map(|row| {
            let after = row.after.expect("a reason").0;
            let reason = after["reason"].as_str().expect("a text").to_owned();
            (row.resource_id, reason)
        })
        .collect()
}
