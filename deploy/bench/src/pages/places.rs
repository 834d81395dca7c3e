//! Every page that there is, as the doors' own lists have them: one for which nothing
//! stands in the place of a name ends the run.

use hyper::Method;
use rollcall_edge::{CONSOLE_ROUTES, SETUP_ROUTES};

use super::visitor::Visitor;
use crate::Failure;
use crate::load::Target;
use crate::world::World;

/// A page.
#[derive(Debug)]
pub(crate) struct Place {
    /// As the list has it, and what it is asked for beside.
    pub name: String,
    pub path: String,
    /// Or of the console.
    pub is_of_setup: bool,
}

/// What is no page, by how it ends: what goes on, files, what pages look like, and the
/// way to an issuer that is not there.
const NO_PAGES: [&str; 8] = [
    "/live",
    "/progress",
    "/export",
    "/oidc",
    "/oidc/callback",
    ".css",
    ".js",
    "/{color}",
];

/// What pages are asked for beside.
const QUERIES: [&str; 9] = [
    "/organizations?q=org",
    "/directories/{directory}?span=month",
    "/directories/{directory}/users?q=person5",
    "/directories/{directory}/users?q=nobody",
    "/directories/{directory}/users?access=no",
    "/directories/{directory}/groups?q=every",
    "/directories/{directory}/requests?failed=1",
    "/directories/{directory}/requests?resource={user}",
    "/directories/{directory}/requests?from=2020-01-01",
];

/// All of them, and an IT admin who sees those of the setup portal.
pub(crate) async fn all(
    operator: &mut Visitor,
    target: &Target,
    world: &World,
) -> Result<(Vec<Place>, Visitor), Failure> {
    let begun = operator.get("/console").await?.location()?;
    let base = begun.trim_end_matches("/organizations");
    let environment = base.trim_start_matches("/console/environments/");
    let suffix = target.base_path.rsplit('/').next().unwrap_or_default();
    let directory = format!("dir_{suffix}");
    let at = format!("{base}/directories/{directory}");
    let endpoint = [
        ("display_name", "Hooks"),
        ("url", "https%3A%2F%2Fexample.com"),
    ];
    let endpoints = format!("{base}/webhook-endpoints");
    operator.post(&endpoints, &endpoint).await?;
    let listed = operator.get(&endpoints).await?;
    let endpoint = listed.between(&format!("{endpoints}/"), "\"")?;
    let listed = operator.get(&format!("{at}/requests")).await?;
    let request = listed.between(&format!("{at}/requests/req_"), "\"")?;
    let listed = operator.get(&begun).await?;
    let organization = listed.between(&format!("{begun}/"), "\"")?;
    let operators = operator.get("/console/operators").await?;
    let id = operators.between("/console/operators/", "/")?;
    let linked = operator
        .post(&format!("/console/operators/{id}/link"), &[])
        .await?;
    let setup_link = format!("{at}/setup-link");
    let mut setup_secrets = Vec::new();
    for _ in 0..2 {
        let made = operator.post(&setup_link, &[]).await?;
        setup_secrets.push(made.between("/setup/", "<")?);
    }
    let console = [
        ("{environment}", environment.to_owned()),
        ("{organization}", organization),
        ("{directory}", directory),
        ("{user}", world.users[0].id().to_owned()),
        ("{group}", world.group.id.clone()),
        ("{request}", format!("req_{request}")),
        ("{endpoint}", endpoint),
        ("{secret}", linked.between("/console/sign-in/", "<")?),
    ];
    let setup = [
        ("{provider}", "okta".to_owned()),
        ("{secret}", setup_secrets[0].clone()),
    ];
    let mut places = Vec::new();
    let of_console = CONSOLE_ROUTES.iter();
    let of_console = of_console.map(|route| (&route.method, route.path.to_owned()));
    let queries = QUERIES.map(|query| format!("/console/environments/{{environment}}{query}"));
    let queries = queries.into_iter().map(|path| (&Method::GET, path));
    for (method, path) in of_console.chain(queries) {
        places.extend(place(method, path, &console, false)?);
    }
    for (method, path) in &SETUP_ROUTES {
        places.extend(place(method, (*path).to_owned(), &setup, true)?);
    }
    let link = format!("/setup/{}", setup_secrets[1]);
    let admin = Visitor::set_up(&target.authority, &link).await?;
    Ok((places, admin))
}

/// None of what is no page.
fn place(
    method: &Method,
    name: String,
    names: &[(&str, String)],
    is_of_setup: bool,
) -> Result<Option<Place>, Failure> {
    if method != Method::GET || NO_PAGES.iter().any(|end| name.ends_with(end)) {
        return Ok(None);
    }
    let mut path = name.clone();
    for (name, value) in names {
        path = path.replace(name, value);
    }
    if path.contains('{') {
        return Err(format!("nothing is known to stand in {path}").into());
    }
    Ok(Some(Place {
        name,
        path,
        is_of_setup,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_not_forgotten() {
        let names = [("{user}", "user_1".to_owned())];
        let find = |path: &str| place(&Method::GET, path.to_owned(), &names, false);
        let found = find("/users/{user}?x=1").expect("known").expect("a page");
        assert_eq!(found.path, "/users/user_1?x=1");
        assert!(find("/requests/live").expect("known").is_none());
        assert!(find("/users/{other}").is_err());
        let posted = place(&Method::POST, "/{other}".to_owned(), &names, false);
        assert!(posted.expect("known").is_none());
    }
}
