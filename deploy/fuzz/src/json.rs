//! From JSON to a resource and back.

use rollcall_edge::convert::{Rendering, group_attributes, member_names, user_attributes};
use rollcall_proto::provisioning::v1::{Group, Member, User};
use rollcall_scim::json::parse_object;
use rollcall_scim::projection::Projection;
use rollcall_scim::resource::{MEMBERS_MAX, read_group, read_user};
use rollcall_scim::schema::{GROUP, USER};
use serde_json::{Map, Value};

use crate::patch::check_ids;

const BASE_URL: &str = "https://scim.example.com/scim/v2/01h455vb4pex5vsknk084sn02q";

/// The body of a POST or PUT.
pub fn json(data: &[u8]) {
    let body = match parse_object(data) {
        Ok(body) => body,
        Err(error) => return crate::check_refusal(&error),
    };
    let plain = data.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(data);
    let expect: Value = serde_json::from_slice(plain).expect("what is accepted is JSON");
    assert_eq!(Value::Object(body.clone()), expect);
    check_user(body.clone());
    check_group(body);
}

/// No password stands under any name, at any depth.
pub(crate) fn check_without_secret(object: &Map<String, Value>) {
    for (name, value) in object {
        assert!(!name.eq_ignore_ascii_case("password"), "{object:?}");
        check_value_without_secret(value);
    }
}

fn check_value_without_secret(value: &Value) {
    match value {
        Value::Object(object) => check_without_secret(object),
        Value::Array(elements) => elements.iter().for_each(check_value_without_secret),
        _ => {}
    }
}

/// A user as it is shown can be sent back, and is the same user.
fn check_user(body: Map<String, Value>) {
    let read = match read_user(body) {
        Ok(read) => read,
        Err(error) => return crate::check_refusal(&error),
    };
    check_without_secret(&read.attributes);
    let sent = user_attributes(read.attributes.clone()).expect("what was read can be sent");
    let kept = serde_json::to_value(&sent).expect("what is sent can be kept");
    assert_eq!(kept, Value::Object(read.attributes.clone()));
    let projection = Projection::new(&USER, None, None).expect("asks for nothing");
    let rendering = Rendering {
        base_url: BASE_URL,
        projection: &projection,
    };
    let shown = rendering.user(User {
        id: "user_1".to_owned(),
        attributes: Some(sent),
        version: 1,
        ..User::default()
    });
    assert_eq!(read_user(shown), Ok(read));
}

fn check_group(body: Map<String, Value>) {
    let read = match read_group(body) {
        Ok(read) => read,
        Err(error) => return crate::check_refusal(&error),
    };
    check_without_secret(&read.attributes);
    check_ids(&read.members);
    assert!(read.members.len() <= MEMBERS_MAX);
    let sent = group_attributes(read.attributes.clone()).expect("what was read can be sent");
    let kept = serde_json::to_value(&sent).expect("what is sent can be kept");
    assert_eq!(kept, Value::Object(read.attributes.clone()));
    let projection = Projection::new(&GROUP, None, None).expect("asks for nothing");
    let rendering = Rendering {
        base_url: BASE_URL,
        projection: &projection,
    };
    let members = member_names(read.members.clone()).into_iter();
    let shown = rendering.group(Group {
        id: "group_1".to_owned(),
        attributes: Some(sent),
        members: members
            .map(|member| Member {
                id: member.value,
                ..Member::default()
            })
            .collect(),
        version: 1,
        ..Group::default()
    });
    assert_eq!(read_group(shown), Ok(read));
}
