//! One credential of each kind, made as its owner has it made.

use bytes::Bytes;
use http_body_util::Full;
use hyper::Request as HttpRequest;
use rollcall::scim_client::send;
use rollcall_control::authz::Purpose;
use rollcall_control::clock::IdSource;
use rollcall_control::id::OperatorKeyId;
use rollcall_control::server::Control;
use rollcall_control::store::entity::operator_key;
use rollcall_proto::auth::v1::IssueAccessTokenRequest;
use rollcall_proto::auth::v1::auth_service_client::AuthServiceClient;
use rollcall_proto::console::v1::RedeemSignInLinkRequest;
use rollcall_proto::console::v1::sign_in_service_client::SignInServiceClient;
use rollcall_proto::credential::{Credential, Kind};
use rollcall_proto::management::v1::setup_link_service_client::SetupLinkServiceClient;
use rollcall_proto::management::v1::webhook_endpoint_service_client::WebhookEndpointServiceClient;
use rollcall_proto::management::v1::{
    CreateSetupLinkRequest, CreateWebhookEndpointRequest, SetupLink, WebhookEndpoint,
};
use sea_orm::{EntityTrait as _, IntoActiveModel as _};
use tonic::Request;
use tonic::transport::{Channel, Endpoint};

use crate::oauth::granted;
use crate::support::{Rollcall, id_of_directory};

pub(crate) struct Canary {
    /// None where it is an access token, or the secret of a webhook endpoint.
    pub(crate) kind: Option<Kind>,
    pub(crate) text: String,
}

impl Canary {
    fn new(kind: Kind, text: &str) -> Self {
        Self {
            kind: Some(kind),
            text: text.to_owned(),
        }
    }

    /// The part that nobody must know.
    pub(crate) fn secret(&self) -> &str {
        match self.kind {
            Some(_) => super::secret_of(&self.text),
            None => match self.text.strip_prefix("whsec_") {
                Some(secret) => secret,
                None => self.text.rsplit_once('.').expect("a JSON Web Token").1,
            },
        }
    }
}

/// All that can be made.
pub(crate) async fn canaries(rollcall: &Rollcall) -> Vec<Canary> {
    let [client_secret, scim_access_token] = granted(rollcall).await;
    let mut canaries = vec![
        Canary::new(Kind::Scim, &rollcall.bearer_token),
        Canary::new(Kind::ApiKey, &rollcall.api_key),
        Canary::new(Kind::ClientSecret, &client_secret),
        Canary::new(Kind::OperatorKey, &operator_key(rollcall).await),
        Canary {
            kind: None,
            text: scim_access_token,
        },
    ];
    canaries.push(Canary {
        kind: None,
        text: api_access_token(rollcall).await,
    });
    canaries.push(Canary {
        kind: None,
        text: webhook_secret(rollcall).await,
    });
    let path = setup_path(rollcall).await;
    let (_, secret) = path.rsplit_once('/').expect("a path");
    canaries.push(Canary::new(Kind::SetupLink, secret));
    let session = session(rollcall, &path).await;
    canaries.push(Canary::new(Kind::SetupSession, &session));
    let (_, secret) = rollcall.sign_in_link.rsplit_once('/').expect("a path");
    canaries.push(Canary::new(Kind::SignInLink, secret));
    let session = operator_session(rollcall, secret).await;
    canaries.push(Canary::new(Kind::OperatorSession, &session));
    canaries
}

async fn operator_key(rollcall: &Rollcall) -> String {
    let installation = rollcall.installation().await;
    let id: OperatorKeyId = IdSource::new(installation.clock.clone()).next();
    let suffix = id.suffix();
    let bytes = suffix.as_bytes();
    let randomness = std::array::from_fn(|place| bytes[place % bytes.len()]);
    let key = Credential::compose(Kind::OperatorKey, &suffix, &randomness);
    let row = operator_key::Model {
        id,
        display_name: "Operator".to_owned(),
        mac: installation
            .secret
            .mac(Purpose::Credential, key.expose().as_bytes()),
        create_time: installation.clock.now(),
        expire_time: None,
        revoke_time: None,
        last_use_time: None,
    };
    let writer = &installation.store.writer;
    let written = writer
        .write_alone(
            None,
            Box::new(|transaction| {
                Box::pin(async move {
                    operator_key::Entity::insert(row.into_active_model())
                        .exec_without_returning(transaction)
                        .await?;
                    Ok(())
                })
            }),
        )
        .await;
    written.expect("written");
    key.expose().to_owned()
}

/// What an operator gets for the link, and for the password that nobody must find.
async fn operator_session(rollcall: &Rollcall, secret: &str) -> String {
    let control = Control::new(rollcall.installation().await);
    let request = RedeemSignInLinkRequest {
        secret: secret.to_owned(),
        email: "ada@example.com".to_owned(),
        display_name: "Ada".to_owned(),
        password: super::PASSWORD.to_owned(),
        user_agent: "test".to_owned(),
    };
    let mut console = SignInServiceClient::new(control.in_process());
    let redeemed = console.redeem_sign_in_link(request).await;
    let session = redeemed.expect("redeemed").into_inner().session;
    control.close().await;
    session
}

/// An access token for the API key.
async fn api_access_token(rollcall: &Rollcall) -> String {
    let request = authorized(rollcall, IssueAccessTokenRequest {});
    let issued = AuthServiceClient::new(channel(rollcall))
        .issue_access_token(request)
        .await;
    issued.expect("issued").into_inner().access_token
}

/// The secret of a webhook endpoint to which nothing can be delivered.
async fn webhook_secret(rollcall: &Rollcall) -> String {
    let request = CreateWebhookEndpointRequest {
        webhook_endpoint: Some(WebhookEndpoint {
            display_name: "Product".to_owned(),
            url: "https://localhost/".to_owned(),
            ..WebhookEndpoint::default()
        }),
        request_id: String::new(),
    };
    let request = authorized(rollcall, request);
    let made = WebhookEndpointServiceClient::new(channel(rollcall))
        .create_webhook_endpoint(request)
        .await;
    made.expect("made").into_inner().secret
}

/// The path of a setup link.
async fn setup_path(rollcall: &Rollcall) -> String {
    let request = CreateSetupLinkRequest {
        setup_link: Some(SetupLink {
            directory_id: id_of_directory(rollcall),
            ..SetupLink::default()
        }),
        request_id: String::new(),
    };
    let request = authorized(rollcall, request);
    let made = SetupLinkServiceClient::new(channel(rollcall))
        .create_setup_link(request)
        .await;
    made.expect("made").into_inner().path
}

/// What a browser gets for the link.
async fn session(rollcall: &Rollcall, path: &str) -> String {
    let (origin, _) = rollcall.base_url.split_once("/scim").expect("a URL");
    let request = HttpRequest::post(format!("{origin}{path}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", origin)
        .body(Full::new(Bytes::new()))
        .expect("a request");
    let reply = send(request).await.expect("answers");
    let cookie = reply.header("set-cookie").expect("a cookie");
    let (_, session) = cookie.split_once('=').expect("a cookie");
    let (session, _) = session.split_once(';').expect("attributes");
    session.to_owned()
}

pub(crate) fn channel(rollcall: &Rollcall) -> Channel {
    let endpoint = Endpoint::from_shared(format!("http://{}", rollcall.grpc));
    endpoint.expect("a URL").connect_lazy()
}

/// With the API key.
pub(crate) fn authorized<Q>(rollcall: &Rollcall, message: Q) -> Request<Q> {
    let mut request = Request::new(message);
    let value = format!("Bearer {}", rollcall.api_key)
        .parse()
        .expect("ASCII");
    request.metadata_mut().insert("authorization", value);
    request
}
