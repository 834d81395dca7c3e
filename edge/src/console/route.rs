//! The places of the console, and what is done at each.

use std::future::ready;

use futures_util::future::BoxFuture;
use hyper::Method;

use super::ROOT;
use super::fault::Fault;
use super::page::{
    account, api_keys, audit_log, deleted_users, directory, directory_settings, environments,
    events, export, group, groups, oidc, operators, organization, organizations, requests,
    settings, sign_in, tokens, trusted_issuers, user, users, webhook_deliveries, webhook_endpoint,
    webhook_endpoints,
};
use super::visit::Visit;
use crate::page::Page;

/// What stands in a URL in the places that vary, by the names that these have.
pub(super) type Names = Vec<(&'static str, String)>;
pub(super) type Handle = for<'v> fn(&'v Visit) -> BoxFuture<'v, Result<Page, Fault>>;

/// A place, with names in braces for what varies, and how it is asked. What can be
/// got also answers HEAD.
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    /// Whether it is for whoever comes, and not for those alone who are signed in.
    pub is_open: bool,
    pub(super) handle: Handle,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

const fn get(path: &'static str, handle: Handle) -> Route {
    Route {
        method: Method::GET,
        path,
        is_open: false,
        handle,
    }
}

const fn post(path: &'static str, handle: Handle) -> Route {
    Route {
        method: Method::POST,
        path,
        is_open: false,
        handle,
    }
}

const fn open(method: Method, path: &'static str, handle: Handle) -> Route {
    Route {
        method,
        path,
        is_open: true,
        handle,
    }
}

/// Every route of this door.
#[rustfmt::skip]
pub static ROUTES: [Route; 79] = [
    open(Method::GET, "/console/style.css", |_| Box::pin(ready(Ok(Page::common_stylesheet())))),
    open(Method::GET, "/console/pages.js", |_| Box::pin(ready(Ok(Page::script())))),
    open(Method::GET, "/console/sign-in", |visit| Box::pin(sign_in::show(visit))),
    open(Method::POST, "/console/sign-in", |visit| Box::pin(sign_in::sign_in(visit))),
    open(Method::GET, "/console/sign-in/oidc", |visit| Box::pin(oidc::begin(visit))),
    open(Method::GET, "/console/sign-in/oidc/callback", |visit| Box::pin(oidc::finish(visit))),
    open(Method::GET, "/console/sign-in/{secret}", |visit| Box::pin(sign_in::show_link(visit))),
    open(Method::POST, "/console/sign-in/{secret}", |visit| Box::pin(sign_in::redeem(visit))),
    post("/console/sign-out", |visit| Box::pin(sign_in::sign_out(visit))),
    get("/console/account", |visit| Box::pin(account::show(visit))),
    post("/console/account/password", |visit| Box::pin(account::change_password(visit))),
    post("/console/account/sessions/{session}/revoke", |visit| Box::pin(account::revoke_session(visit))),
    get("/console/operators", |visit| Box::pin(operators::show(visit))),
    post("/console/operators", |visit| Box::pin(operators::invite(visit))),
    post("/console/operators/{operator}/link", |visit| Box::pin(operators::make_link(visit))),
    post("/console/operators/{operator}/disable", |visit| Box::pin(operators::disable(visit))),
    post("/console/operators/{operator}/enable", |visit| Box::pin(operators::enable(visit))),
    post("/console/operators/{operator}/delete", |visit| Box::pin(operators::delete(visit))),
    get("/console/audit-log", |visit| Box::pin(audit_log::show_of_installation(visit))),

    get("/console", |visit| Box::pin(environments::begin(visit))),
    get("/console/environments", |visit| Box::pin(environments::show(visit))),
    post("/console/environments", |visit| Box::pin(environments::create(visit))),
    get("/console/environments/{environment}", |visit| Box::pin(environments::enter(visit))),
    get("/console/environments/{environment}/settings", |visit| Box::pin(settings::show(visit))),
    post("/console/environments/{environment}/settings", |visit| Box::pin(settings::update(visit))),
    post("/console/environments/{environment}/settings/breaker", |visit| Box::pin(settings::update_breaker(visit))),
    post("/console/environments/{environment}/settings/branding", |visit| Box::pin(settings::update_branding(visit))),
    post("/console/environments/{environment}/settings/delete", |visit| Box::pin(settings::delete(visit))),
    get("/console/environments/{environment}/audit-log", |visit| Box::pin(audit_log::show(visit))),

    get("/console/environments/{environment}/organizations", |visit| Box::pin(organizations::show(visit))),
    post("/console/environments/{environment}/organizations", |visit| Box::pin(organizations::create(visit))),
    get("/console/environments/{environment}/organizations/{organization}", |visit| Box::pin(organization::show(visit))),
    post("/console/environments/{environment}/organizations/{organization}", |visit| Box::pin(organization::update(visit))),
    get("/console/environments/{environment}/organizations/{organization}/export", |visit| Box::pin(export::export(visit))),
    post("/console/environments/{environment}/organizations/{organization}/directories", |visit| Box::pin(organization::create_directory(visit))),
    post("/console/environments/{environment}/organizations/{organization}/setup-links", |visit| Box::pin(organization::create_setup_link(visit))),
    post("/console/environments/{environment}/organizations/{organization}/setup-links/{link}/revoke", |visit| Box::pin(organization::revoke_setup_link(visit))),
    post("/console/environments/{environment}/organizations/{organization}/delete", |visit| Box::pin(organization::delete(visit))),
    post("/console/environments/{environment}/organizations/{organization}/restore", |visit| Box::pin(organization::restore(visit))),

    get("/console/environments/{environment}/directories/{directory}", |visit| Box::pin(directory::show(visit))),
    post("/console/environments/{environment}/directories/{directory}/setup-link", |visit| Box::pin(directory::create_setup_link(visit))),
    post("/console/environments/{environment}/directories/{directory}/release", |visit| Box::pin(directory::release(visit))),
    get("/console/environments/{environment}/directories/{directory}/settings", |visit| Box::pin(directory_settings::show(visit))),
    post("/console/environments/{environment}/directories/{directory}/settings", |visit| Box::pin(directory_settings::update(visit))),
    post("/console/environments/{environment}/directories/{directory}/settings/disable", |visit| Box::pin(directory_settings::disable(visit))),
    post("/console/environments/{environment}/directories/{directory}/settings/enable", |visit| Box::pin(directory_settings::enable(visit))),
    post("/console/environments/{environment}/directories/{directory}/settings/delete", |visit| Box::pin(directory_settings::delete(visit))),
    post("/console/environments/{environment}/directories/{directory}/settings/restore", |visit| Box::pin(directory_settings::restore(visit))),
    get("/console/environments/{environment}/directories/{directory}/tokens", |visit| Box::pin(tokens::show(visit))),
    post("/console/environments/{environment}/directories/{directory}/tokens", |visit| Box::pin(tokens::create(visit))),
    post("/console/environments/{environment}/directories/{directory}/tokens/revoke-all", |visit| Box::pin(tokens::revoke_all(visit))),
    post("/console/environments/{environment}/directories/{directory}/tokens/{token}/rotate", |visit| Box::pin(tokens::rotate(visit))),
    post("/console/environments/{environment}/directories/{directory}/tokens/{token}/revoke", |visit| Box::pin(tokens::revoke(visit))),
    get("/console/environments/{environment}/directories/{directory}/users", |visit| Box::pin(users::show(visit))),
    get("/console/environments/{environment}/directories/{directory}/users/{user}", |visit| Box::pin(user::show(visit))),
    post("/console/environments/{environment}/directories/{directory}/users/{user}/erase", |visit| Box::pin(user::erase(visit))),
    get("/console/environments/{environment}/directories/{directory}/deleted-users", |visit| Box::pin(deleted_users::show(visit))),
    get("/console/environments/{environment}/directories/{directory}/groups", |visit| Box::pin(groups::show(visit))),
    get("/console/environments/{environment}/directories/{directory}/groups/{group}", |visit| Box::pin(group::show(visit))),
    get("/console/environments/{environment}/directories/{directory}/requests", |visit| Box::pin(requests::show(visit))),
    get("/console/environments/{environment}/directories/{directory}/requests/live", |visit| Box::pin(requests::follow(visit))),
    get("/console/environments/{environment}/directories/{directory}/requests/{request}", |visit| Box::pin(requests::show_one(visit))),
    get("/console/environments/{environment}/directories/{directory}/events", |visit| Box::pin(events::show(visit))),

    get("/console/environments/{environment}/api-keys", |visit| Box::pin(api_keys::show(visit))),
    post("/console/environments/{environment}/api-keys", |visit| Box::pin(api_keys::create(visit))),
    post("/console/environments/{environment}/api-keys/{key}/revoke", |visit| Box::pin(api_keys::revoke(visit))),
    get("/console/environments/{environment}/webhook-endpoints", |visit| Box::pin(webhook_endpoints::show(visit))),
    post("/console/environments/{environment}/webhook-endpoints", |visit| Box::pin(webhook_endpoints::create(visit))),
    get("/console/environments/{environment}/webhook-endpoints/{endpoint}", |visit| Box::pin(webhook_endpoint::show(visit))),
    get("/console/environments/{environment}/webhook-endpoints/{endpoint}/deliveries/live", |visit| Box::pin(webhook_deliveries::follow(visit))),
    post("/console/environments/{environment}/webhook-endpoints/{endpoint}", |visit| Box::pin(webhook_endpoint::update(visit))),
    post("/console/environments/{environment}/webhook-endpoints/{endpoint}/rotate", |visit| Box::pin(webhook_endpoint::rotate(visit))),
    post("/console/environments/{environment}/webhook-endpoints/{endpoint}/redeliver", |visit| Box::pin(webhook_endpoint::redeliver(visit))),
    post("/console/environments/{environment}/webhook-endpoints/{endpoint}/disable", |visit| Box::pin(webhook_endpoint::disable(visit))),
    post("/console/environments/{environment}/webhook-endpoints/{endpoint}/enable", |visit| Box::pin(webhook_endpoint::enable(visit))),
    post("/console/environments/{environment}/webhook-endpoints/{endpoint}/delete", |visit| Box::pin(webhook_endpoint::delete(visit))),
    get("/console/environments/{environment}/trusted-issuers", |visit| Box::pin(trusted_issuers::show(visit))),
    post("/console/environments/{environment}/trusted-issuers", |visit| Box::pin(trusted_issuers::create(visit))),
    post("/console/environments/{environment}/trusted-issuers/{issuer}/delete", |visit| Box::pin(trusted_issuers::delete(visit))),
];

/// Whether the path is one of this door.
pub(crate) fn is_here(path: &str) -> bool {
    path.strip_prefix(ROOT)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What is done where a request goes to.
pub(super) fn find(method: &Method, path: &str) -> Result<(&'static Route, Names), Fault> {
    let wanted = if method == Method::HEAD {
        &Method::GET
    } else {
        method
    };
    let here: Vec<_> = places(path).collect();
    // What is spelled out comes before what varies.
    let fewest = here.iter().map(|(_, names)| names.len()).min();
    let mut allowed = Vec::new();
    for (route, names) in here {
        if Some(names.len()) != fewest {
            continue;
        }
        if route.method == wanted {
            return Ok((route, names));
        }
        allowed.push(route.method.as_str());
    }
    if allowed.is_empty() {
        return Err(Fault::NoSuchPage);
    }
    let allowed = allowed.join(", ").replace("GET", "GET, HEAD");
    Err(Fault::WrongMethod(allowed))
}

/// The page on which the form stands that was sent to this path, and its own path.
pub(super) fn page_of(path: &str) -> Result<(&'static Route, Names, &str), Fault> {
    let mut path = path;
    loop {
        if let Ok((route, names)) = find(&Method::GET, path) {
            return Ok((route, names, path));
        }
        let (above, _) = path.rsplit_once('/').ok_or(Fault::NoSuchPage)?;
        path = above;
    }
}

fn places(path: &str) -> impl Iterator<Item = (&'static Route, Names)> {
    ROUTES
        .iter()
        .filter_map(move |route| Some((route, names_in(route.path, path)?)))
}

fn names_in(pattern: &'static str, path: &str) -> Option<Names> {
    let mut names = Names::new();
    let mut segments = path.split('/');
    for expected in pattern.split('/') {
        let segment = segments.next()?;
        match expected
            .strip_prefix('{')
            .and_then(|it| it.strip_suffix('}'))
        {
            Some(_) if segment.is_empty() => return None,
            Some(name) => names.push((name, segment.to_owned())),
            None if expected == segment => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_route_is_found_where_it_is() {
        for route in &ROUTES {
            let path = route.path.replace(['{', '}'], "");
            let (found, names) = find(&route.method, &path).expect("a place");
            assert_eq!(found.path, route.path);
            assert_eq!(names.len(), route.path.matches('{').count());
            // A refused form is told somewhere.
            assert!(page_of(&path).is_ok(), "{path}");
        }
    }

    #[test]
    fn paths_lead_to_places() {
        let check = |path: &str, expect: Option<&str>| {
            let found = find(&Method::GET, path).ok().map(|(route, _)| route.path);
            assert_eq!(found, expect, "{path}");
        };
        check("/console", Some("/console"));
        check("/console/", None);
        check("/console/nothing", None);
        check("/console/environments//settings", None);
        check("/console/sign-in/x", Some("/console/sign-in/{secret}"));
        let directory = "/console/environments/env_1/directories/dir_1";
        let pattern = "/console/environments/{environment}/directories/{directory}";
        let requests = format!("{pattern}/requests");
        let live = format!("{requests}/live");
        check(&format!("{directory}/requests/live"), Some(&live));
        let one = format!("{requests}/{{request}}");
        check(&format!("{directory}/requests/req_1"), Some(&one));
        let post = find(&Method::POST, &format!("{directory}/requests"));
        assert_eq!(post.err(), Some(Fault::WrongMethod("GET, HEAD".to_owned())));
        let form = format!("{directory}/tokens/tok_1/rotate");
        let (page, _, _) = page_of(&form).expect("a page");
        assert_eq!(page.path, format!("{pattern}/tokens"));
        assert!(is_here("/console/x") && !is_here("/consoles") && !is_here("/"));
    }
}
