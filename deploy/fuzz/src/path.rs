//! Names of attributes, and the paths of patches.

use rollcall_scim::path::{AttributeName, NAME_BYTES_MAX, resolve};
use rollcall_scim::schema::{GROUP, USER};
use serde_json::{Value, json};

use crate::patch::{check_group_patch, check_user_patch};

/// Text as the name of an attribute, and as the path of operations.
pub fn path(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for resource_type in [&USER, &GROUP] {
        let Some(resolved) = resolve(resource_type, text) else {
            continue;
        };
        let printed = resolved.name.to_string();
        let is_whole_core = resolved.name == AttributeName::default();
        // A name that an extension lends is longer with the extension's URN.
        if !is_whole_core && printed.len() <= NAME_BYTES_MAX {
            assert_eq!(resolve(resource_type, &printed), Some(resolved));
        }
    }
    for (op, value) in [
        ("remove", Value::Null),
        ("add", json!("work")),
        ("add", json!([{"value": "x", "type": "work"}])),
        ("replace", json!({"value": "x", "primary": true})),
        ("replace", json!(true)),
    ] {
        let body = json!({"Operations": [{"op": op, "path": text, "value": value}]});
        if let Value::Object(body) = body {
            check_user_patch(body.clone());
            check_group_patch(body);
        }
    }
}
