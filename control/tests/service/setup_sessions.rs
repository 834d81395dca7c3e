//! What a setup session shows and changes of its one directory.

use prost_types::Duration;
use rollcall_control::authz::Guard;
use rollcall_control::clock::Moment;
use rollcall_control::operator::NewDirectory;
use rollcall_proto::management::v1::setup_link_service_client::SetupLinkServiceClient;
use rollcall_proto::management::v1::{CreateSetupLinkRequest, SetupLink, Token};
use rollcall_proto::provisioning::v1::{ListUsersRequest, RequestContext};
use rollcall_proto::setup::v1::setup_service_client::SetupServiceClient;
use rollcall_proto::setup::v1::{
    CreateSetupTokenRequest, CreateSetupTokenResponse, GetSetupProgressRequest,
    ListSetupRequestsRequest, ListSetupRequestsResponse, ListSetupTokensRequest,
    RedeemSetupLinkRequest, RevokeSetupTokenRequest, RotateSetupTokenRequest, SetupProgress,
};
use tonic::Status;
use tonic::service::Routes;

use crate::support::{START, Service, reason};

const MINUTE_MICROS: i64 = 60 * 1_000_000;

struct Session<'s> {
    service: &'s Service,
    setup: SetupServiceClient<Guard<Routes>>,
    secret: String,
}

impl<'s> Session<'s> {
    /// Of a link that makes a directory, or of one for the directory of this id.
    async fn open(service: &'s Service, directory_id: &str) -> Self {
        let mut links = SetupLinkServiceClient::new(service.control.in_process());
        let request = service.authorized(CreateSetupLinkRequest {
            setup_link: Some(SetupLink {
                directory_id: directory_id.to_owned(),
                ..SetupLink::default()
            }),
            request_id: String::new(),
        });
        let made = links.create_setup_link(request).await.expect("made");
        let path = made.into_inner().path;
        let secret = path.strip_prefix("/setup/").expect("a path").to_owned();
        let mut setup = SetupServiceClient::new(service.control.in_process());
        let redeemed = setup.redeem_setup_link(RedeemSetupLinkRequest { secret });
        Self {
            service,
            secret: redeemed.await.expect("used").into_inner().session,
            setup,
        }
    }

    async fn of_own(service: &'s Service) -> Self {
        Self::open(service, &service.directory_id.to_string()).await
    }

    async fn progress(&self) -> SetupProgress {
        self.service.control.flush_request_log().await;
        let request = GetSetupProgressRequest {
            session: self.secret.clone(),
        };
        let answer = self.setup.clone().get_setup_progress(request).await;
        answer
            .expect("answers")
            .into_inner()
            .progress
            .expect("there")
    }

    async fn tokens(&self) -> Vec<Token> {
        let request = ListSetupTokensRequest {
            session: self.secret.clone(),
        };
        let listed = self.setup.clone().list_setup_tokens(request).await;
        listed.expect("answers").into_inner().tokens
    }

    async fn create_token(&self) -> CreateSetupTokenResponse {
        let request = CreateSetupTokenRequest {
            session: self.secret.clone(),
            oauth_client: false,
        };
        let made = self.setup.clone().create_setup_token(request).await;
        made.expect("made").into_inner()
    }

    /// Returns the new token's id and secret.
    async fn rotate(&self, token_id: &str, seconds: i64) -> Result<(String, String), Status> {
        let request = RotateSetupTokenRequest {
            session: self.secret.clone(),
            token_id: token_id.to_owned(),
            overlap: Some(Duration { seconds, nanos: 0 }),
        };
        let rotated = self.setup.clone().rotate_setup_token(request).await?;
        let rotated = rotated.into_inner();
        Ok((rotated.token.expect("a token").id, rotated.secret))
    }

    async fn revoke(&self, token_id: &str) -> Result<Token, Status> {
        let request = RevokeSetupTokenRequest {
            session: self.secret.clone(),
            token_id: token_id.to_owned(),
        };
        let revoked = self.setup.clone().revoke_setup_token(request).await?;
        Ok(revoked.into_inner().token.expect("a token"))
    }

    async fn page(&self, page_token: &str) -> Result<ListSetupRequestsResponse, Status> {
        let request = ListSetupRequestsRequest {
            session: self.secret.clone(),
            page_size: 2,
            page_token: page_token.to_owned(),
            failed: false,
        };
        let listed = self.setup.clone().list_setup_requests(request).await?;
        Ok(listed.into_inner())
    }
}

/// Whether a token opens the directory.
async fn opens(service: &Service, token: &str) -> bool {
    let request = ListUsersRequest {
        context: Some(RequestContext {
            token: token.to_owned(),
            ..service.context()
        }),
        start_index: 1,
        ..ListUsersRequest::default()
    };
    service
        .provisioning
        .clone()
        .list_users(request)
        .await
        .is_ok()
}

/// Another directory of the same organization.
async fn beside(service: &Service) -> String {
    let made = service.installation.create_directory(NewDirectory {
        organization_external_id: "acme".to_owned(),
        ..NewDirectory::default()
    });
    made.await.expect("made").directory_id.to_string()
}

#[tokio::test]
async fn progress_is_what_has_come() {
    let service = Service::start().await;
    let session = Session::of_own(&service).await;
    assert_eq!(session.progress().await, SetupProgress::default());

    // What no token let in is over when one lets something in.
    assert!(!opens(&service, &format!("{}x", service.token)).await);
    let progress = session.progress().await;
    assert_eq!(progress.first_request_time, None);
    let refused = progress.refused_request.expect("told");
    assert_eq!(refused.http_status, 401);
    assert!(!refused.advice.is_empty());
    assert!(opens(&service, &service.token).await);
    let progress = session.progress().await;
    assert_eq!(progress.refused_request, None);
    assert!(progress.first_request_time.is_some());

    // What was let in and refused is told of for ten minutes.
    service.create_user("Ada").await.expect("made");
    service.create_user("Grace").await.expect("made");
    assert_eq!(reason(service.create_user("ADA").await), "USER_NAME_TAKEN");
    service.create_group("Engineering").await;
    let progress = session.progress().await;
    assert_eq!(progress.first_user_display_name, "Ada");
    assert_eq!(progress.first_group_display_name, "Engineering");
    assert_eq!((progress.user_count, progress.group_count), (2, 1));
    let refused = progress.refused_request.expect("told");
    assert_eq!(refused.http_status, 409);
    let told = format!("{refused:?}").to_lowercase();
    assert!(
        !told.contains("ada") && refused.request_body.is_empty(),
        "{told}"
    );
    service.clock.set(Moment(START.0 + 10 * MINUTE_MICROS - 1));
    assert!(session.progress().await.refused_request.is_some());
    service.clock.set(Moment(START.0 + 10 * MINUTE_MICROS));
    assert_eq!(session.progress().await.refused_request, None);

    // Another directory of the organization has its own.
    let other = beside(&service).await;
    let other = Session::open(&service, &other).await;
    assert_eq!(other.progress().await, SetupProgress::default());
}

#[tokio::test]
async fn tokens_are_those_of_the_directory() {
    let service = Service::start().await;
    let session = Session::of_own(&service).await;
    let first = session.tokens().await;
    assert_eq!(first.len(), 1, "the one that was there");
    let made = session.create_token().await;
    assert!(opens(&service, &made.secret).await);
    assert_eq!(session.tokens().await.len(), 2);

    let (last, with_overlap) = session.rotate(&made.id, 60).await.expect("rotated");
    assert!(opens(&service, &made.secret).await && opens(&service, &with_overlap).await);
    let tokens = session.tokens().await;
    assert_eq!(tokens.len(), 3);
    let old = tokens.iter().find(|token| token.id == made.id);
    assert!(old.expect("there").expire_time.is_some());
    let (newest, at_once) = session.rotate(&last, 0).await.expect("rotated");
    assert!(!opens(&service, &with_overlap).await && opens(&service, &at_once).await);
    assert_eq!(reason(session.rotate(&last, 0).await), "TOKEN_ENDED");
    let revoked = session.revoke(&newest).await.expect("revoked");
    assert!(revoked.revoke_time.is_some());
    assert!(!opens(&service, &at_once).await);

    // One of another directory of the same organization is not there.
    let other = beside(&service).await;
    let other = Session::open(&service, &other).await;
    let foreign = &other.tokens().await[0].id;
    for id in [foreign.as_str(), "tok_01h455vb4pex5vsknk084sn02q"] {
        assert_eq!(reason(session.rotate(id, 0).await), "TOKEN_NOT_FOUND");
        assert_eq!(reason(session.revoke(id).await), "TOKEN_NOT_FOUND");
    }
    for id in ["x", "dir_01h455vb4pex5vsknk084sn02q"] {
        assert_eq!(reason(session.revoke(id).await), "INVALID_ID");
    }
    assert_eq!(
        reason(session.rotate(&made.id, 31 * 86_400).await),
        "INVALID_VALUE"
    );
    assert_eq!(other.tokens().await.len(), 1);
}

#[tokio::test]
async fn the_log_is_read_page_by_page() {
    let service = Service::start().await;
    let session = Session::of_own(&service).await;
    for name in ["Ada", "Grace", "Alan"] {
        service.create_user(name).await.expect("made");
    }
    service.control.flush_request_log().await;
    let first = session.page("").await.expect("a page");
    assert_eq!(first.requests.len(), 2);
    let rest = session.page(&first.next_page_token).await.expect("a page");
    assert_eq!(
        (rest.requests.len(), rest.next_page_token.as_str()),
        (1, "")
    );
    assert!(
        first.requests[0].id > rest.requests[0].id,
        "the latest first"
    );
    let told = format!("{first:?} {rest:?}");
    assert!(!told.contains("Ada") && !told.contains("Alan"), "{told}");

    // A page goes on for whoever began it alone.
    let again = Session::of_own(&service).await;
    let other = beside(&service).await;
    let other = Session::open(&service, &other).await;
    for session in [again, other] {
        let refused = session.page(&first.next_page_token).await;
        assert_eq!(reason(refused), "PAGE_TOKEN_INVALID");
    }
    assert_eq!(reason(session.page("x").await), "PAGE_TOKEN_INVALID");
}
