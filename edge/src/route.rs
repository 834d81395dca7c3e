//! Where a request goes: the URL below `/scim/v2/{directory}`, and the methods
//! that each place answers.

use hyper::Method;
use percent_encoding::percent_decode_str;
use rollcall_proto::id::parse_suffix;

const PREFIX: &str = "/scim/";
const VERSION: &str = "v2";
const SEARCH: &str = ".search";

/// Every route: the method, and the path below a directory's base URL, with `{id}`
/// in the place of what varies.
pub const ROUTES: [(Method, &str); 24] = [
    (Method::GET, ""),
    (Method::POST, "/.search"),
    (Method::POST, "/Bulk"),
    (Method::GET, "/Users"),
    (Method::POST, "/Users"),
    (Method::POST, "/Users/.search"),
    (Method::GET, "/Users/{id}"),
    (Method::PUT, "/Users/{id}"),
    (Method::PATCH, "/Users/{id}"),
    (Method::DELETE, "/Users/{id}"),
    (Method::GET, "/Groups"),
    (Method::POST, "/Groups"),
    (Method::POST, "/Groups/.search"),
    (Method::GET, "/Groups/{id}"),
    (Method::PUT, "/Groups/{id}"),
    (Method::PATCH, "/Groups/{id}"),
    (Method::DELETE, "/Groups/{id}"),
    (Method::GET, "/ServiceProviderConfig"),
    (Method::GET, "/ResourceTypes"),
    (Method::GET, "/ResourceTypes/{id}"),
    (Method::GET, "/Schemas"),
    (Method::GET, "/Schemas/{id}"),
    (Method::GET, "/Me"),
    (Method::POST, "/oauth/token"),
];

/// A place below the base URL of one directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Route {
    /// The id without its prefix, as it stands in the URL.
    pub directory: String,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The base URL itself: resources of every type.
    Root,
    Bulk,
    Search,
    Users,
    UserSearch,
    User(String),
    Groups,
    GroupSearch,
    Group(String),
    ServiceProviderConfig,
    ResourceTypes,
    ResourceType(String),
    Schemas,
    Schema(String),
    Me,
    OAuthToken,
    /// Whatever stands behind the number of another version of SCIM.
    OtherVersion,
    Unknown,
}

impl Route {
    /// `None` where no directory's base URL can be meant.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let rest = path.strip_prefix(PREFIX)?;
        let (version, rest) = rest.split_once('/')?;
        if !is_version(version) {
            return None;
        }
        let (directory, rest) = rest.split_once('/').unwrap_or((rest, ""));
        parse_suffix(directory)?;
        let place = if version == VERSION {
            Place::parse(rest)
        } else {
            Place::OtherVersion
        };
        Some(Self {
            directory: directory.to_owned(),
            place,
        })
    }
}

impl Place {
    /// The place at a path below the base URL, without a slash before it. RFC
    /// 7644 section 3.13 has a version right before the endpoint.
    pub(crate) fn parse(path: &str) -> Self {
        let path = path.strip_suffix('/').unwrap_or(path);
        let (first, _) = path.split_once('/').unwrap_or((path, ""));
        match path.split_once('/') {
            _ if is_version(first) && first != VERSION => Self::OtherVersion,
            None => Self::collection(path),
            Some((collection, id)) => Self::member(collection, id),
        }
    }

    fn collection(name: &str) -> Self {
        match name {
            "" => Self::Root,
            SEARCH => Self::Search,
            "Bulk" => Self::Bulk,
            "Users" => Self::Users,
            "Groups" => Self::Groups,
            "ServiceProviderConfig" => Self::ServiceProviderConfig,
            "ResourceTypes" => Self::ResourceTypes,
            "Schemas" => Self::Schemas,
            "Me" => Self::Me,
            _ => Self::Unknown,
        }
    }

    fn member(collection: &str, id: &str) -> Self {
        let Ok(id) = percent_decode_str(id).decode_utf8() else {
            return Self::Unknown;
        };
        let id = id.into_owned();
        match collection {
            _ if id.is_empty() || id.contains('/') => Self::Unknown,
            // A base URL that ends with a collection already.
            "Users" | "Groups" if matches!(id.as_str(), "Users" | "Groups") => Self::Unknown,
            "Users" if id == SEARCH => Self::UserSearch,
            "Groups" if id == SEARCH => Self::GroupSearch,
            "Users" => Self::User(id),
            "Groups" => Self::Group(id),
            "ResourceTypes" => Self::ResourceType(id),
            "Schemas" => Self::Schema(id),
            "oauth" if id == "token" => Self::OAuthToken,
            _ => Self::Unknown,
        }
    }

    /// What stands where the id of a user or group is due.
    pub(crate) fn resource_id(&self) -> Option<&str> {
        match self {
            Self::User(id) | Self::Group(id) => Some(id),
            _ => None,
        }
    }

    /// The value of the Allow header.
    pub(crate) fn allow(&self) -> &'static str {
        match self {
            Self::Users | Self::Groups => "GET, POST",
            Self::Bulk | Self::Search | Self::UserSearch | Self::GroupSearch | Self::OAuthToken => {
                "POST"
            }
            Self::User(_) | Self::Group(_) => "GET, PUT, PATCH, DELETE",
            Self::OtherVersion | Self::Unknown => "",
            _ => "GET",
        }
    }

    /// The method of the provisioning API that answers here; empty for none.
    pub(crate) fn operation(&self, method: &Method) -> &'static str {
        match (self, method) {
            (Self::Bulk, &Method::POST) => "ApplyBulk",
            (Self::Root, &Method::GET) | (Self::Search, &Method::POST) => "ListResources",
            (Self::Users, &Method::POST) => "CreateUser",
            (Self::Users, &Method::GET) | (Self::UserSearch, &Method::POST) => "ListUsers",
            (Self::User(_), &Method::GET) => "GetUser",
            (Self::User(_), &Method::PUT) => "ReplaceUser",
            (Self::User(_), &Method::PATCH) => "PatchUser",
            (Self::User(_), &Method::DELETE) => "DeleteUser",
            (Self::Groups, &Method::POST) => "CreateGroup",
            (Self::Groups, &Method::GET) | (Self::GroupSearch, &Method::POST) => "ListGroups",
            (Self::Group(_), &Method::GET) => "GetGroup",
            (Self::Group(_), &Method::PUT) => "ReplaceGroup",
            (Self::Group(_), &Method::PATCH) => "PatchGroup",
            (Self::Group(_), &Method::DELETE) => "DeleteGroup",
            _ => "",
        }
    }
}

/// `v2`, `v1`, `v2.1`.
fn is_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|number| {
        number.starts_with(|first: char| first.is_ascii_digit())
            && number
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIRECTORY: &str = "01h455vb4pex5vsknk084sn02q";

    #[test]
    fn paths_lead_to_places() {
        let check = |rest: &str, expect: Place| {
            let route = Route::parse(&format!("/scim/v2/{DIRECTORY}{rest}")).expect("a route");
            assert_eq!(
                (route.directory.as_str(), route.place),
                (DIRECTORY, expect),
                "{rest}"
            );
        };
        check("/Users", Place::Users);
        check("/Users/", Place::Users);
        check("/Users/user_1", Place::User("user_1".to_owned()));
        check("/Users/a%20b", Place::User("a b".to_owned()));
        check("/Bulk", Place::Bulk);
        check("/.search", Place::Search);
        check("/Users/.search", Place::UserSearch);
        check("/Groups/.search", Place::GroupSearch);
        check("/oauth/token", Place::OAuthToken);
        check("/oauth/tokens", Place::Unknown);
        check("/Groups/g", Place::Group("g".to_owned()));
        check("/Users/a/b", Place::Unknown);
        check("/Users/a%2Fb", Place::Unknown);
        check("/Users/%ff", Place::Unknown);
        check("/Users/Users", Place::Unknown);
        check("/Users//", Place::Unknown);
        check("/users", Place::Unknown);
        check("/Bulk/x", Place::Unknown);
        check("", Place::Root);
        check("/", Place::Root);
        check("/v1/Users", Place::OtherVersion);
        check("/v2.1/Users/x", Place::OtherVersion);
        // The base URL has the version already.
        check("/v2/Users", Place::Unknown);
        check("/version/Users", Place::Unknown);
    }

    /// The path of [`ROUTES`] for a place; of one that answers nothing, none.
    fn path(place: &Place) -> Option<&'static str> {
        Some(match place {
            Place::Root => "",
            Place::Bulk => "/Bulk",
            Place::Search => "/.search",
            Place::Users => "/Users",
            Place::UserSearch => "/Users/.search",
            Place::User(_) => "/Users/{id}",
            Place::Groups => "/Groups",
            Place::GroupSearch => "/Groups/.search",
            Place::Group(_) => "/Groups/{id}",
            Place::ServiceProviderConfig => "/ServiceProviderConfig",
            Place::ResourceTypes => "/ResourceTypes",
            Place::ResourceType(_) => "/ResourceTypes/{id}",
            Place::Schemas => "/Schemas",
            Place::Schema(_) => "/Schemas/{id}",
            Place::Me => "/Me",
            Place::OAuthToken => "/oauth/token",
            Place::OtherVersion | Place::Unknown => return None,
        })
    }

    #[test]
    fn routes_are_what_places_answer() {
        let mut methods = std::collections::BTreeMap::new();
        for (method, path) in &ROUTES {
            let names: &mut Vec<_> = methods.entry(*path).or_default();
            names.push(method.as_str());
        }
        for (listed, methods) in methods {
            let filled = format!("/scim/v2/{DIRECTORY}{}", listed.replace("{id}", "x"));
            let route = Route::parse(&filled).expect("a route");
            assert_eq!(path(&route.place), Some(listed));
            assert_eq!(methods.join(", "), route.place.allow(), "{listed}");
        }
    }

    #[test]
    fn only_a_base_url_has_places() {
        for path in [
            "/",
            "/scim/v2",
            "/scim/v2/",
            "/scim/v2/x/Users",
            "/scim/v1/x/Users",
            "/scim/v/01h455vb4pex5vsknk084sn02q/Users",
            "/scim/01h455vb4pex5vsknk084sn02q/Users",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
        for version in ["v1", "v3", "v2.0"] {
            let path = format!("/scim/{version}/{DIRECTORY}/Users");
            let route = Route::parse(&path).expect("a route");
            assert_eq!(route.place, Place::OtherVersion, "{path}");
        }
    }
}
