//! Each page of the console, of a large directory.

use hyper::Method;
use rollcall_edge::CONSOLE_ROUTES;

use super::fill::{GROUP, group_id, user_id};
use crate::console::operator::{Operator, id_on, page};
use crate::setup::listen;
use crate::support::{Rollcall, id_of_directory};

/// What else pages are asked for, below the directory's.
const QUERIES: [&str; 10] = [
    "?span=month",
    "/users?q=u500",
    "/users?q=nobody",
    "/users?access=yes",
    "/users?access=no",
    "/groups?q=g5",
    "/requests?failed=1",
    "/requests?resource=user_00000000000000000000000007",
    "/requests?from=2026-01-01&to=2099-01-01",
    "/deleted-users",
];

pub(super) async fn visit(rollcall: &Rollcall) {
    let operator = Operator::first(rollcall).await;
    let base = Operator::led_to(&operator.get("").await);
    let base = base.trim_end_matches("/organizations").to_owned();
    let endpoint = [
        ("display_name", "Hooks"),
        ("url", "https://hooks.example.com/x"),
    ];
    let endpoints = format!("{base}/webhook-endpoints");
    operator.post(&endpoints, &endpoint).await;
    let organizations = operator.get(&format!("{base}/organizations")).await;
    let names = [
        ("{environment}", id_in(&base)),
        ("{organization}", id_on(&organizations, "org_")),
        ("{directory}", id_of_directory(rollcall)),
        ("{user}", user_id(1)),
        ("{group}", group_id(GROUP)),
        ("{request}", format!("req_{:026}", 50_000)),
        ("{endpoint}", id_on(&operator.get(&endpoints).await, "whe_")),
    ];
    for route in &CONSOLE_ROUTES {
        // An export is of everything, and nobody comes in again who is in already.
        let is_left_out =
            route.path.ends_with("/export") || route.path.starts_with("/console/sign-in/");
        if route.method != Method::GET || is_left_out {
            continue;
        }
        let filled = names
            .iter()
            .fold(route.path.to_owned(), |path, (name, id)| {
                path.replace(name, id)
            });
        assert!(!filled.contains('{'), "{filled}");
        look(&operator, &filled).await;
    }
    let directory = format!("/console{base}/directories/{}", id_of_directory(rollcall));
    for query in QUERIES {
        look(&operator, &format!("{directory}{query}")).await;
    }
    look(&operator, &format!("/console{base}/organizations?q=ac")).await;
    for list in ["/users", "/groups", "/requests", "/events"] {
        next_page(&operator, &format!("{directory}{list}")).await;
    }
    let members = format!("{directory}/groups/{}", group_id(GROUP));
    next_page(&operator, &members).await;
}

async fn look(operator: &Operator, path: &str) {
    let shown = if path.ends_with("/live") {
        let cookie = [("cookie", operator.cookie.as_str())];
        listen(&format!("{}{path}", operator.origin), &cookie).await
    } else {
        operator.ask("GET", path).await
    };
    let is_shown = shown.status == 200 || shown.status == 303;
    assert!(is_shown, "{path}: {}", page(&shown));
}

/// The one to which a page leads.
async fn next_page(operator: &Operator, path: &str) {
    let shown = page(&operator.ask("GET", path).await);
    let (before, _) = shown.split_once("\">Next page</a>").expect(path);
    let (_, next) = before.rsplit_once("href=\"").expect("a link");
    look(operator, &next.replace("&#38;", "&")).await;
}

fn id_in(base: &str) -> String {
    base.trim_start_matches("/environments/").to_owned()
}
