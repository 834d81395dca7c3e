//! Each page of the setup portal, of a large directory to which somebody is not let
//! in, and what it is told of as it arrives.

use rollcall_client::transport::connect_lazy;
use rollcall_proto::management::v1::setup_link_service_client::SetupLinkServiceClient;
use rollcall_proto::management::v1::{CreateSetupLinkRequest, SetupLink};

use crate::setup::{Stream, ask, authorized, cookie, origin, redeem};
use crate::support::{Rollcall, id_of_directory, request};

const PAGES: [&str; 6] = [
    "",
    "/providers",
    "/providers/okta",
    "/tokens",
    "/requests",
    "/requests?failed=1",
];
/// What is said to whoever has a token that is not whole.
const ADVICE: &str = "Paste the token again";

pub(super) async fn visit(rollcall: &Rollcall) {
    let service = connect_lazy(&format!("http://{}", rollcall.grpc)).expect("valid");
    let asked = CreateSetupLinkRequest {
        setup_link: Some(SetupLink {
            directory_id: id_of_directory(rollcall),
            ..SetupLink::default()
        }),
        ..CreateSetupLinkRequest::default()
    };
    let mut links = SetupLinkServiceClient::new(service);
    let made = links.create_setup_link(authorized(rollcall, asked)).await;
    let path = made.expect("made").into_inner().path;
    let origin = origin(rollcall);
    let cookie = cookie(&redeem(&format!("{origin}{path}")).await);
    let session = [("cookie", cookie.as_str())];
    let mut seen = Stream::open(&format!("{origin}/setup/progress"), &session).await;
    let token = &rollcall.bearer_token;
    let cut_off = format!("Bearer {}", &token[..token.len() - 5]);
    let wrong = [("authorization", cut_off.as_str())];
    let refused = request(rollcall, "GET", "/Users", &wrong, "").await;
    assert_eq!(refused.status, 401);
    // From then on it is looked for who came later.
    while !seen.next().await.expect("told").contains(ADVICE) {}
    for path in PAGES {
        let shown = ask("GET", &format!("{origin}/setup{path}"), &session, "").await;
        assert_eq!(shown.status, 200, "{path}");
    }
}
