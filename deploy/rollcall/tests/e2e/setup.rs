//! A setup link as a customer's IT admin uses it, through several doors.

mod stream;

use futures_util::future::join_all;
use http_body_util::Full;
use hyper::Request;
use rollcall::scim_client::{Reply, send};
use rollcall_client::transport;
use rollcall_control::server::Control;
use rollcall_edge::{Door, server};
use rollcall_proto::management::v1::organization_service_client::OrganizationServiceClient;
use rollcall_proto::management::v1::setup_link_service_client::SetupLinkServiceClient;
use rollcall_proto::management::v1::{
    CreateOrganizationRequest, CreateSetupLinkRequest, Organization, SetupLink,
};
use tokio::net::TcpListener;

pub(crate) use self::stream::{Stream, listen};
use crate::support::Rollcall;

const ORGANIZATION: &str = "Acme <script>alert('\"1\" & 2')</script>";
const SHOWN: &str = "Acme &#60;script&#62;";
const SAME_SITE: (&str, &str) = ("sec-fetch-site", "same-origin");

/// The origin of a door.
pub(crate) fn origin(rollcall: &Rollcall) -> String {
    let (origin, _) = rollcall.base_url.split_once("/scim/").expect("a base URL");
    origin.to_owned()
}

/// One more door, with a control of its own on the same database.
async fn open_door(rollcall: &Rollcall) -> String {
    let control = Control::new(rollcall.installation().await);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let door = Door::new(transport::boxed(control.in_process()), &origin);
    tokio::spawn(server::serve(listener, door, std::future::pending()));
    origin
}

pub(crate) fn authorized<Q>(rollcall: &Rollcall, message: Q) -> tonic::Request<Q> {
    let mut request = tonic::Request::new(message);
    let value = format!("Bearer {}", rollcall.api_key);
    let metadata = request.metadata_mut();
    metadata.insert("authorization", value.parse().expect("ASCII"));
    request
}

/// Makes an organization, and a link that makes a directory of it. Returns the
/// link's path.
pub(crate) async fn make_link(rollcall: &Rollcall) -> String {
    let organization = Organization {
        display_name: ORGANIZATION.to_owned(),
        ..Organization::default()
    };
    make_link_of(rollcall, organization).await
}

/// The same of this organization.
pub(crate) async fn make_link_of(rollcall: &Rollcall, organization: Organization) -> String {
    let service = transport::connect_lazy(&format!("http://{}", rollcall.grpc)).expect("valid");
    let request = CreateOrganizationRequest {
        organization: Some(organization),
        ..CreateOrganizationRequest::default()
    };
    let mut organizations = OrganizationServiceClient::new(service.clone());
    let made = organizations
        .create_organization(authorized(rollcall, request))
        .await;
    let organization = made
        .expect("made")
        .into_inner()
        .organization
        .expect("there");
    let request = CreateSetupLinkRequest {
        setup_link: Some(SetupLink {
            organization_id: organization.id,
            ..SetupLink::default()
        }),
        ..CreateSetupLinkRequest::default()
    };
    let mut links = SetupLinkServiceClient::new(service);
    let made = links.create_setup_link(authorized(rollcall, request)).await;
    made.expect("made").into_inner().path
}

pub(crate) async fn ask(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &'static str,
) -> Reply {
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    if !body.is_empty() {
        request = request.header("content-type", "application/x-www-form-urlencoded");
    }
    let request = request.body(Full::from(body)).expect("a request");
    send(request).await.expect("answers")
}

pub(crate) async fn redeem(url: &str) -> Reply {
    ask("POST", url, &[SAME_SITE], "").await
}

fn page(reply: &Reply) -> String {
    String::from_utf8(reply.body.to_vec()).expect("text")
}

/// The session that a redemption gave, as a browser sends it back.
pub(crate) fn cookie(reply: &Reply) -> String {
    let set = reply.header("set-cookie").expect("a cookie");
    set.split(';').next().unwrap_or_default().to_owned()
}

/// What every page says to browsers.
#[track_caller]
fn assert_page(reply: &Reply, status: u16) {
    assert_eq!(reply.status, status, "{}", page(reply));
    for (name, value) in [
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(reply.header(name), Some(value), "{name}");
    }
    let policy = reply.header("content-security-policy").expect("a policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"));
    assert!(!policy.contains("unsafe"), "{policy}");
    // Each script and style is one of ours, by its place.
    let page = page(reply);
    let loaded = page.matches("<script src=\"/setup/setup.js\"").count();
    assert_eq!(page.matches("<script").count(), loaded);
    assert!(!page.contains("<style") && !page.contains(" style="));
}

/// One of many who come at once uses the link; whoever only looks at it, before,
/// meanwhile or afterwards, does not.
#[tokio::test]
async fn a_setup_link_is_used_once() {
    let rollcall = Rollcall::start();
    let doors = [
        origin(&rollcall),
        open_door(&rollcall).await,
        open_door(&rollcall).await,
    ];
    let path = make_link(&rollcall).await;
    let url = |number: usize| format!("{}{path}", doors[number % doors.len()]);
    let look = async |number: usize| {
        let method = if number.is_multiple_of(2) {
            "GET"
        } else {
            "HEAD"
        };
        ask(method, &url(number), &[], "").await
    };
    for seen in join_all((0..50).map(look)).await {
        assert_page(&seen, 200);
        assert_eq!(seen.header("set-cookie"), None);
    }
    let redemptions = join_all((0..64).map(async |number| redeem(&url(number)).await));
    let (redeemed, looks) = tokio::join!(redemptions, join_all((0..50).map(look)));
    for seen in looks {
        assert!([200, 404].contains(&seen.status.as_u16()));
        assert_eq!(seen.header("set-cookie"), None);
    }
    let (won, lost): (Vec<_>, Vec<_>) = redeemed.into_iter().partition(|one| one.status == 303);
    assert_eq!((won.len(), lost.len()), (1, 63));
    for reply in lost {
        assert_page(&reply, 404);
        assert_eq!(reply.header("set-cookie"), None);
    }
    assert_page(&look(0).await, 404);

    // What was won is open at every door.
    let cookie = cookie(&won[0]);
    for door in &doors {
        let url = format!("{door}/setup/providers/okta");
        let shown = ask("GET", &url, &[("cookie", &cookie)], "").await;
        assert_page(&shown, 200);
        assert!(page(&shown).contains(&format!("{door}/scim/v2/")));
    }
}

/// From the link to a token that the identity provider can use.
#[tokio::test]
async fn an_admin_sets_a_directory_up() {
    let rollcall = Rollcall::start();
    let door = origin(&rollcall);
    let url = format!("{door}{}", make_link(&rollcall).await);
    let link = ask("GET", &url, &[], "").await;
    assert_page(&link, 200);
    assert!(page(&link).contains(SHOWN), "{}", page(&link));
    assert!(page(&link).contains("<form method=\"post\">"));
    let head = ask("HEAD", &url, &[], "").await;
    assert_page(&head, 200);
    assert!(head.body.is_empty());

    let redeemed = redeem(&url).await;
    assert_page(&redeemed, 303);
    assert_eq!(redeemed.header("location"), Some("/setup"));
    let set = redeemed.header("set-cookie").expect("a cookie");
    assert!(set.ends_with("; HttpOnly; SameSite=Strict; Path=/setup; Max-Age=86400"));
    let cookie = cookie(&redeemed);
    let session = [("cookie", cookie.as_str()), SAME_SITE];
    let setup_url = format!("{door}/setup");
    let setup = ask("GET", &setup_url, &session, "").await;
    assert_page(&setup, 200);
    assert!(page(&setup).contains(SHOWN) && page(&setup).contains("No request yet"));

    let token_url = format!("{door}/setup/tokens");
    let steps = format!("{door}/setup/providers/other");
    let steps = ask("GET", &steps, &session, "").await;
    assert_page(&steps, 200);
    let base_url = between(&page(&steps), &format!("<code>{door}/scim"), "</code>");
    let base_url = format!("{door}/scim{base_url}");
    let made = ask("POST", &token_url, &session, "kind=bearer").await;
    assert_page(&made, 200);
    let token = between(&page(&made), "<code>rcscim_", "</code>");
    let bearer = format!("Bearer rcscim_{token}");
    let users = format!("{base_url}/Users");
    let listed = ask("GET", &users, &[("authorization", &bearer)], "").await;
    assert_eq!(
        (listed.status.as_u16(), &listed.json()["totalResults"]),
        (200, &0.into())
    );
    let made = ask("POST", &token_url, &session, "kind=oauth_client").await;
    assert_page(&made, 200);
    assert!(page(&made).contains("<code>rcclient_"));
    assert!(page(&made).contains(&format!("<code>{base_url}/oauth/token</code>")));
    let again = ask("GET", &setup_url, &session, "").await;
    assert!(!page(&again).contains("rcscim_") && !page(&again).contains("rcclient_"));
}

#[tokio::test]
async fn what_is_not_of_the_setup_is_refused() {
    let rollcall = Rollcall::start();
    let door = origin(&rollcall);
    let url = format!("{door}{}", make_link(&rollcall).await);
    // Forms of other sites, and those of which nothing says from where they are.
    for headers in [
        &[("sec-fetch-site", "cross-site"), ("origin", door.as_str())][..],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[],
    ] {
        assert_page(&ask("POST", &url, headers, "").await, 403);
    }
    let other_session = ("cookie", "rollcall_setup=rcsession_x");
    let setup = format!("{door}/setup");
    assert_page(&ask("GET", &setup, &[], "").await, 403);
    assert_page(&ask("GET", &setup, &[other_session], "").await, 403);
    let token = format!("{door}/setup/tokens");
    let made = ask("POST", &token, &[other_session, SAME_SITE], "kind=bearer").await;
    assert_page(&made, 403);

    for (method, url, allow) in [
        ("PUT", url.as_str(), "GET, HEAD, POST"),
        ("OPTIONS", &url, "GET, HEAD, POST"),
        ("DELETE", &setup, "GET, HEAD"),
        ("DELETE", &token, "GET, HEAD, POST"),
        ("GET", &format!("{token}/tok_x/rotate"), "POST"),
        ("POST", &format!("{door}/setup/requests"), "GET, HEAD"),
        ("HEAD", &format!("{door}/setup/progress"), "GET"),
    ] {
        let reply = ask(method, url, &[SAME_SITE], "").await;
        assert_page(&reply, 405);
        assert_eq!(reply.header("allow"), Some(allow));
    }
    for path in [
        "/setup/x/y",
        "/setup/x",
        "/setup/rcsetup_x",
        "/setup/%00",
        "/setup/providers/nobody",
        "/setup/accent/3056d3",
        "/setup/accent/3056dg.css",
    ] {
        assert_page(&ask("GET", &format!("{door}{path}"), &[], "").await, 404);
    }
    let long = format!("{door}/setup/{}", "x".repeat(9_000));
    assert_page(&ask("GET", &long, &[], "").await, 414);
    let style = ask("GET", &format!("{door}/setup/style.css"), &[], "").await;
    assert_page(&style, 200);
    assert_eq!(
        style.header("content-type"),
        Some("text/css; charset=utf-8")
    );

    // The link is as good as it was; an Origin of ours is enough.
    let redeemed = ask("POST", &url, &[("origin", &door)], "").await;
    assert_page(&redeemed, 303);
    let cookie = cookie(&redeemed);
    let session = [("cookie", cookie.as_str()), SAME_SITE];
    for path in ["/setup/requests?page_token=x", "/setup/requests?failed=%ff"] {
        let asked = ask("GET", &format!("{door}{path}"), &session, "").await;
        assert_page(&asked, 404);
    }
    for (id, form, status) in [
        ("tok_01h455vb4pex5vsknk084sn02q", "overlap=none", 404),
        ("x", "overlap=none", 404),
        ("tok_01h455vb4pex5vsknk084sn02q", "overlap=year", 400),
        ("tok_01h455vb4pex5vsknk084sn02q", "", 400),
    ] {
        let rotate = format!("{token}/{id}/rotate");
        assert_page(&ask("POST", &rotate, &session, form).await, status);
    }
    for form in ["", "kind=other", "kind=bearer&kind=bearer", "x=bearer"] {
        assert_page(&ask("POST", &token, &session, form).await, 400);
    }
    let cross = [
        ("cookie", cookie.as_str()),
        ("origin", "https://evil.example"),
    ];
    assert_page(&ask("POST", &token, &cross, "kind=bearer").await, 403);
}

/// At the most talkative, the log has none of what opens a setup, nor is it kept.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn no_secret_of_a_setup_is_kept_or_logged() {
    let mut rollcall = Rollcall::start_with(&[], &[("RUST_LOG", "trace")]);
    let door = origin(&rollcall);
    let path = make_link(&rollcall).await;
    let url = format!("{door}{path}");
    ask("GET", &url, &[], "").await;
    let redeemed = redeem(&url).await;
    let again = redeem(&url).await;
    assert_eq!(
        (redeemed.status.as_u16(), again.status.as_u16()),
        (303, 404)
    );
    let cookie = cookie(&redeemed);
    let session = [("cookie", cookie.as_str()), SAME_SITE];
    ask("GET", &format!("{door}/setup"), &session, "").await;
    let made = ask(
        "POST",
        &format!("{door}/setup/tokens"),
        &session,
        "kind=bearer",
    )
    .await;
    let token = between(&page(&made), "<code>rcscim_", "</code>");
    let part = |credential: &str, place: usize| {
        credential.split('_').nth(place).expect("a part").to_owned()
    };
    // Behind `/setup/rcsetup`, `rollcall_setup=rcsession` and nothing.
    let secrets = [part(&path, 2), part(&cookie, 3), part(&token, 1)];
    assert!(
        secrets.iter().all(|secret| secret.len() == 52),
        "{secrets:?}"
    );
    let running = rollcall.kept();
    assert!(rollcall.process.terminate().success());
    let log = rollcall.process.log();
    assert!(log.contains("TRACE"));
    let kept = running.into_iter().chain(rollcall.kept());
    for (name, content) in kept.chain([("the log".to_owned(), log.into_bytes())]) {
        for secret in &secrets {
            let found = content
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!found, "{} is in {name}", &secret[..6]);
        }
    }
}

/// The text between two others.
fn between(text: &str, before: &str, after: &str) -> String {
    let (_, rest) = text.split_once(before).expect("there");
    let (found, _) = rest.split_once(after).expect("there");
    found.to_owned()
}
