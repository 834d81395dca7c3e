//! What a list is asked to be, whether in a query or in the body of a
//! `.search`: RFC 7644 sections 3.4.2 and 3.4.3, RFC 9865.

use serde_json::{Map, Value};

use crate::error::{ScimError, ScimType};
use crate::filter::{self, Filter};
use crate::list::Page;
use crate::path::{self, AttributeName};
use crate::projection::{self, Projection};
use crate::resource;
use crate::schema::{Attribute, Kind, ResourceType};

pub const SEARCH_REQUEST_URN: &str = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

/// The parameters as they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    pub filter: Option<String>,
    pub sort_by: Option<String>,
    pub sort_order: Option<String>,
    pub start_index: Option<String>,
    pub count: Option<String>,
    /// Empty for the first page.
    pub cursor: Option<String>,
    /// Names, separated by commas.
    pub attributes: Option<String>,
    /// Names, separated by commas.
    pub excluded_attributes: Option<String>,
}

impl Search {
    /// The field of a parameter; None for one that SCIM does not know.
    pub fn field(&mut self, parameter: &str) -> Option<&mut Option<String>> {
        Some(match parameter.to_ascii_lowercase().as_str() {
            "filter" => &mut self.filter,
            "sortby" => &mut self.sort_by,
            "sortorder" => &mut self.sort_order,
            "startindex" => &mut self.start_index,
            "count" => &mut self.count,
            "cursor" => &mut self.cursor,
            "attributes" => &mut self.attributes,
            "excludedattributes" => &mut self.excluded_attributes,
            _ => return None,
        })
    }

    pub fn filter(
        &self,
        resource_type: &'static ResourceType,
    ) -> Result<Option<Filter>, ScimError> {
        self.filter
            .as_deref()
            .map(|text| filter::parse(resource_type, text))
            .transpose()
    }

    pub fn page(&self) -> Result<Page, ScimError> {
        Page::new(self.start_index.as_deref(), self.count.as_deref())
    }

    pub fn projection(
        &self,
        resource_type: &'static ResourceType,
    ) -> Result<Projection, ScimError> {
        Projection::new(
            resource_type,
            self.attributes.as_deref(),
            self.excluded_attributes.as_deref(),
        )
    }
}

/// Reads the body of a `.search`.
pub fn read_search(body: Map<String, Value>) -> Result<Search, ScimError> {
    resource::check_urns(SEARCH_REQUEST_URN, &body)?;
    let mut search = Search::default();
    for (name, value) in body {
        let Some(field) = search.field(&name) else {
            continue;
        };
        if field.is_some() {
            return Err(ScimError::invalid(
                ScimType::InvalidSyntax,
                "The same member is there in two spellings.",
            ));
        }
        *field = text(&name, value)?;
    }
    Ok(search)
}

/// A parameter as a query would have it; null is absent.
fn text(name: &str, value: Value) -> Result<Option<String>, ScimError> {
    let wrong = || {
        ScimError::invalid(
            ScimType::InvalidValue,
            format!("The member {name} has a value of a wrong type."),
        )
    };
    let is_number = matches!(name.to_ascii_lowercase().as_str(), "startindex" | "count");
    match value {
        Value::Null => Ok(None),
        Value::Number(number) if is_number => Ok(Some(number.to_string())),
        Value::String(text) if !is_number => Ok(Some(text)),
        Value::Array(names) if name.to_ascii_lowercase().ends_with("attributes") => {
            projection::check_count(name, names.len())?;
            let names: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
            names.map(|names| Some(names.join(","))).ok_or_else(wrong)
        }
        _ => Err(wrong()),
    }
}

/// By what a list is sorted: RFC 7644 section 3.4.2.3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    pub attribute: AttributeName,
    pub descending: bool,
    /// Whether text is compared with regard to case.
    pub case_exact: bool,
}

impl Sort {
    /// None where nothing is asked for: an order alone sorts by nothing.
    pub fn new(
        resource_type: &'static ResourceType,
        search: &Search,
    ) -> Result<Option<Self>, ScimError> {
        let descending = match search.sort_order.as_deref() {
            None | Some("") => false,
            Some(order) if order.eq_ignore_ascii_case("ascending") => false,
            Some(order) if order.eq_ignore_ascii_case("descending") => true,
            Some(_) => {
                return Err(ScimError::invalid(
                    ScimType::InvalidValue,
                    "The parameter sortOrder must be ascending or descending.",
                ));
            }
        };
        let Some(name) = search.sort_by.as_deref().filter(|name| !name.is_empty()) else {
            return Ok(None);
        };
        let resolved = path::resolve(resource_type, name).ok_or_else(unsortable)?;
        let mut attribute = resolved.name.clone();
        if attribute.attribute.is_empty() || attribute.is_secret() || is_derived(&attribute) {
            return Err(unsortable());
        }
        let mut known = resolved.target();
        // A complex attribute is sorted by its value.
        if let Some(complex) = known.filter(|known| known.kind == Kind::Complex) {
            known = complex.sub_attribute("value");
            "value".clone_into(&mut attribute.sub_attribute);
            if known.is_none() {
                return Err(unsortable());
            }
        }
        Ok(Some(Self {
            attribute,
            descending,
            case_exact: known.is_some_and(is_exact),
        }))
    }
}

/// What follows from other resources, or from the request.
fn is_derived(name: &AttributeName) -> bool {
    let is_moment = matches!(name.sub_attribute.as_str(), "created" | "lastModified");
    ["groups", "members", "schemas"]
        .iter()
        .any(|derived| name.is(derived))
        || (name.is("meta") && !is_moment)
}

fn is_exact(attribute: &Attribute) -> bool {
    attribute.case_exact || !matches!(attribute.kind, Kind::String)
}

fn unsortable() -> ScimError {
    ScimError::invalid(
        ScimType::InvalidPath,
        "The parameter sortBy must name an attribute that has one value to sort by.",
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::USER;

    fn body(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn searches() {
        let search = read_search(body(&json!({
            "schemas": [SEARCH_REQUEST_URN],
            "filter": "active eq true", "sortBy": "userName", "SORTORDER": "descending",
            "startIndex": 2, "count": 3, "attributes": ["userName", "name.givenName"],
            "cursor": null, "other": {},
        })));
        let expect = Search {
            filter: Some("active eq true".to_owned()),
            sort_by: Some("userName".to_owned()),
            sort_order: Some("descending".to_owned()),
            start_index: Some("2".to_owned()),
            count: Some("3".to_owned()),
            cursor: None,
            attributes: Some("userName,name.givenName".to_owned()),
            excluded_attributes: None,
        };
        assert_eq!(search.expect("valid"), expect);
        for wrong in [
            json!({"schemas": []}),
            json!({"count": "3"}),
            json!({"filter": 1}),
            json!({"attributes": [1]}),
            json!({"attributes": vec!["a"; projection::NAMES_MAX + 1]}),
            json!({"filter": "a pr", "Filter": "b pr"}),
        ] {
            assert!(read_search(body(&wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn sorts() {
        let sort = |by: &str, order: Option<&str>| {
            let search = Search {
                sort_by: Some(by.to_owned()),
                sort_order: order.map(str::to_owned),
                ..Search::default()
            };
            Sort::new(&USER, &search)
        };
        let check = |by: &str, order: Option<&str>, expect: (&str, bool, bool)| {
            let sort = sort(by, order).expect("valid").expect("sorts");
            let found = (sort.attribute.to_string(), sort.descending, sort.case_exact);
            assert_eq!(found, (expect.0.to_owned(), expect.1, expect.2), "{by}");
        };
        check("USERNAME", None, ("userName", false, false));
        check(
            "name.familyname",
            Some("Descending"),
            ("name.familyName", true, false),
        );
        check("emails", Some("ascending"), ("emails.value", false, false));
        check("id", None, ("id", false, true));
        check("meta.created", None, ("meta.created", false, true));
        check("urn:a:2.0:User:x", None, ("urn:a:2.0:User:x", false, false));
        assert_eq!(sort("", None).expect("valid"), None);
        for (by, order) in [
            ("name", None),
            ("addresses", None),
            ("groups", None),
            ("schemas", None),
            ("meta.version", None),
            ("password", None),
            ("a b", None),
            ("urn:ietf:params:scim:schemas:core:2.0:User", None),
            ("userName", Some("up")),
        ] {
            assert!(sort(by, order).is_err(), "{by} {order:?}");
        }
    }
}
