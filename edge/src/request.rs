//! What a request says before its meaning is looked at: credential, headers,
//! query and body, each within its limit.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use hyper::HeaderMap;
use hyper::body::{Body as _, Incoming};
use hyper::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, IF_MATCH, IF_NONE_MATCH, USER_AGENT,
};
use percent_encoding::percent_decode_str;
use rollcall_proto::credential::{Kind, hide, is_scim_bearer, kind_begun};
use rollcall_proto::management::v1::RequestReason;
use rollcall_proto::provisioning::v1::VersionCondition;
use rollcall_scim::etag::{Condition, Tag, parse_condition};
use rollcall_scim::json::BODY_BYTES_MAX;
use rollcall_scim::search::Search;
use rollcall_scim::{ScimError, ScimType};

/// Bytes of a body beyond the most that a request may have that are still read.
const DRAINED_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How long a body may take to arrive.
const BODY_TIME_MAX: Duration = Duration::from_secs(30);
/// Bytes of a request's URI.
pub const URI_BYTES_MAX: usize = 8 * 1024;
/// Bytes of all headers, names and values.
pub const HEADERS_BYTES_MAX: usize = 16 * 1024;
pub const HEADERS_MAX: usize = 64;
/// Bytes of the User-Agent that the request log keeps.
const USER_AGENT_BYTES_MAX: usize = 256;
/// Bytes of the path that it keeps.
const PATH_BYTES_MAX: usize = 1_024;

/// What a PUT, PATCH or DELETE is for.
#[derive(Debug)]
pub(crate) struct Target {
    pub id: String,
    pub condition: Option<VersionCondition>,
}

/// Refuses a request whose head is too large.
pub fn check_head(uri: &hyper::Uri, headers: &HeaderMap) -> Result<(), ScimError> {
    let uri_bytes = uri.path_and_query().map_or(0, |part| part.as_str().len());
    if uri_bytes > URI_BYTES_MAX {
        return Err(ScimError::new(
            414,
            format!("The URL has more than {URI_BYTES_MAX} bytes"),
        ));
    }
    let headers_bytes: usize = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    if headers.len() > HEADERS_MAX || headers_bytes > HEADERS_BYTES_MAX {
        return Err(ScimError::new(
            431,
            format!(
                "There are more than {HEADERS_MAX} headers, or {HEADERS_BYTES_MAX} bytes of them"
            ),
        ));
    }
    Ok(())
}

/// The SCIM token, when the request has one that can be genuine: behind
/// `Bearer`, or alone, as Okta's catalogue apps send it in *Header* mode. Else
/// what is wrong with it.
pub fn token(headers: &HeaderMap) -> Result<String, RequestReason> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values.next().ok_or(RequestReason::TokenMissing)?;
    if values.next().is_some() {
        return Err(RequestReason::TokenTwice);
    }
    let value = value.to_str().map_err(|_| RequestReason::TokenMalformed)?;
    let token = match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim_start(),
        Some(_) => return Err(RequestReason::TokenScheme),
        None => value,
    };
    if is_scim_bearer(token) {
        return Ok(token.to_owned());
    }
    Err(match kind_begun(token) {
        Some(Kind::Scim) => RequestReason::TokenMalformed,
        Some(_) => RequestReason::TokenOfAnotherKind,
        None if token.is_empty() || token.eq_ignore_ascii_case("bearer") => {
            RequestReason::TokenMissing
        }
        None => RequestReason::TokenMalformed,
    })
}

pub fn user_agent(headers: &HeaderMap) -> String {
    let value = headers
        .get(USER_AGENT)
        .map(hyper::header::HeaderValue::as_bytes);
    logged(
        &String::from_utf8_lossy(value.unwrap_or_default()),
        USER_AGENT_BYTES_MAX,
    )
}

/// The path below the base URL, as the request log has it.
pub(crate) fn path(uri: &hyper::Uri) -> String {
    // Behind the slashes before `scim`, the version and the directory.
    let below = uri.path().splitn(5, '/').nth(4).unwrap_or_default();
    let decoded = percent_decode_str(below).decode_utf8_lossy();
    logged(&format!("/{decoded}"), PATH_BYTES_MAX)
}

/// A text of the client's as a log may have it.
fn logged(text: &str, bytes_max: usize) -> String {
    let mut text = hide(text).into_owned();
    text.truncate(text.floor_char_boundary(bytes_max));
    text
}

/// The versions of which the resource must have one, by If-Match. A write with
/// `If-None-Match: *` asks that there be no resource, so none fits.
pub fn write_condition(headers: &HeaderMap) -> Result<Option<Vec<i64>>, ScimError> {
    match only(headers, &IF_NONE_MATCH)?
        .map(parse_condition)
        .transpose()?
    {
        None => {}
        Some(Condition::Any) => return Ok(Some(vec![])),
        Some(Condition::Tags(_)) => {
            return Err(ScimError::new(
                400,
                "On a write, If-None-Match can only be *",
            ));
        }
    }
    match only(headers, &IF_MATCH)?.map(parse_condition).transpose()? {
        // `*` asks for a resource that exists; the operation does so anyway.
        None | Some(Condition::Any) => Ok(None),
        Some(Condition::Tags(tags)) => Ok(Some(tags.iter().map(|tag| tag.version).collect())),
    }
}

/// If-Match on a read: whether the client wants another representation alone.
pub(crate) fn wants_another(headers: &HeaderMap, tag: Tag) -> Result<bool, ScimError> {
    let wanted = only(headers, &IF_MATCH)?.map(parse_condition).transpose()?;
    Ok(matches!(wanted, Some(Condition::Tags(tags)) if !tags.contains(&tag)))
}

/// If-None-Match: whether the client already has this representation.
pub fn client_has(headers: &HeaderMap, tag: Tag) -> Result<bool, ScimError> {
    Ok(
        match only(headers, &IF_NONE_MATCH)?
            .map(parse_condition)
            .transpose()?
        {
            None => false,
            Some(Condition::Any) => true,
            Some(Condition::Tags(tags)) => tags.contains(&tag),
        },
    )
}

pub(crate) fn only<'h>(
    headers: &'h HeaderMap,
    name: &HeaderName,
) -> Result<Option<&'h str>, ScimError> {
    let wrong = || ScimError::new(400, format!("The header {name} is not one line of text"));
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(wrong());
    }
    value.to_str().map(Some).map_err(|_| wrong())
}

/// The whole body, of a type that can be read.
pub async fn read_body(headers: &HeaderMap, body: Incoming) -> Result<Bytes, ScimError> {
    check_media_type(headers)?;
    collect_in_time(body).await
}

/// The pairs of a form, or `None` where the body is of another type.
pub(crate) async fn read_form(
    headers: &HeaderMap,
    body: Incoming,
) -> Result<Option<Vec<(String, String)>>, ScimError> {
    let media_type = only(headers, &CONTENT_TYPE)?.unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Ok(None);
    }
    let bytes = collect_in_time(body).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| not_utf8())?;
    pairs(text).collect::<Result<_, _>>().map(Some)
}

async fn collect_in_time(body: Incoming) -> Result<Bytes, ScimError> {
    let announced = body.size_hint().lower();
    // Of which not all would be taken anyway.
    if announced > (BODY_BYTES_MAX + DRAINED_BYTES_MAX) as u64 {
        return Err(too_large());
    }
    let collected = tokio::time::timeout(BODY_TIME_MAX, collect(body)).await;
    collected.map_err(|_| {
        if announced > BODY_BYTES_MAX as u64 {
            too_large()
        } else {
            ScimError::new(408, "The body took too long to arrive")
        }
    })?
}

fn too_large() -> ScimError {
    ScimError::new(
        413,
        format!("The body has more than {BODY_BYTES_MAX} bytes"),
    )
}

/// JSON by either name, in UTF-8, without compression. A request that names no
/// type means JSON.
pub fn check_media_type(headers: &HeaderMap) -> Result<(), ScimError> {
    let unsupported = || {
        ScimError::new(
            415,
            "The body must be application/scim+json or application/json, in UTF-8 and not compressed",
        )
    };
    if let Some(encoding) = only(headers, &CONTENT_ENCODING)?
        && !encoding.eq_ignore_ascii_case("identity")
    {
        return Err(unsupported());
    }
    let Some(media_type) = only(headers, &CONTENT_TYPE)? else {
        return Ok(());
    };
    let mut parts = media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let is_json = ["application/scim+json", "application/json"]
        .iter()
        .any(|name| essence.eq_ignore_ascii_case(name));
    let is_utf8 = parts
        .filter_map(|parameter| parameter.split_once('='))
        .filter(|(name, _)| name.eq_ignore_ascii_case("charset"))
        .all(|(_, charset)| charset.trim_matches('"').eq_ignore_ascii_case("utf-8"));
    if is_json && is_utf8 {
        Ok(())
    } else {
        Err(unsupported())
    }
}

async fn collect(mut body: Incoming) -> Result<Bytes, ScimError> {
    let mut bytes = BytesMut::new();
    let mut drained = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| ScimError::new(400, "The body broke off"))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if drained == 0 && bytes.len() + data.len() <= BODY_BYTES_MAX {
            bytes.extend_from_slice(&data);
            continue;
        }
        // A client that is still sending does not read: what is not far too
        // much is taken and thrown away, so that it learns why.
        bytes = BytesMut::new();
        drained += data.len();
        if drained > DRAINED_BYTES_MAX {
            break;
        }
    }
    if drained > 0 {
        return Err(too_large());
    }
    Ok(bytes.freeze())
}

/// The parameters of a list or of a projection. Those that SCIM does not know
/// are passed over; Entra ID sends one in its base URL.
pub fn query(text: &str) -> Result<Search, ScimError> {
    let mut search = Search::default();
    for pair in pairs(text) {
        let (name, value) = pair?;
        let Some(field) = search.field(&name) else {
            continue;
        };
        if field.replace(value).is_some() {
            return Err(ScimError::invalid(
                ScimType::InvalidValue,
                "A query parameter is given twice",
            ));
        }
    }
    Ok(search)
}

/// The pairs of a query or a form.
pub(crate) fn pairs(text: &str) -> impl Iterator<Item = Result<(String, String), ScimError>> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decode(name)?, decode(value)?))
    })
}

/// A plus sign is a space, as in a form.
pub(crate) fn decode(text: &str) -> Result<String, ScimError> {
    percent_decode_str(&text.replace('+', " "))
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| not_utf8())
}

fn not_utf8() -> ScimError {
    ScimError::invalid(ScimType::InvalidValue, "The query is not UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_decoded() {
        let parsed = query("filter=userName+eq%20%22a%2Bb%40x%22&COUNT=2&aadOptscim062020");
        let expect = Search {
            filter: Some("userName eq \"a+b@x\"".to_owned()),
            count: Some("2".to_owned()),
            ..Search::default()
        };
        assert_eq!(parsed.expect("valid"), expect);
        assert!(query("count=1&count=2").is_err());
        assert!(query("filter=%ff").is_err());
    }

    #[test]
    fn media_types_are_checked() {
        let check = |value: &'static str, expect: bool| {
            let headers = HeaderMap::from_iter([(
                CONTENT_TYPE,
                hyper::header::HeaderValue::from_static(value),
            )]);
            assert_eq!(check_media_type(&headers).is_ok(), expect, "{value}");
        };
        check("application/scim+json", true);
        check("Application/JSON; charset=\"UTF-8\"", true);
        check("application/json; charset=latin1", false);
        check("text/plain", false);
        check("", false);
        assert!(check_media_type(&HeaderMap::new()).is_ok());
    }
}
