//! A request's body as a log may have it: without passwords, and not endless.

use serde_json::{Map, Value};

use crate::quirk;

/// Bytes of a body in a log.
pub const LOGGED_BYTES_MAX: usize = 16 * 1024;

const HIDDEN: &str = "\"[redacted]\"";

/// What is never text. A text there is misplaced, and may be anything.
const NEVER_TEXT: [&str; 3] = ["active", "primary", "Operations"];

/// The body as JSON, in which `[redacted]` stands for each password: whatever
/// stands under a name with that word, at any depth and under any schema, or is
/// the value of a patch operation whose path has it. What is longer than
/// [`LOGGED_BYTES_MAX`] is cut, and not even looked at.
#[must_use]
pub fn logged(body: &Map<String, Value>) -> String {
    let mut log = Log::default();
    log.object(body);
    let Log { mut text } = log;
    text.truncate(text.floor_char_boundary(LOGGED_BYTES_MAX));
    text
}

#[derive(Default)]
struct Log {
    text: String,
}

impl Log {
    fn object(&mut self, object: &Map<String, Value>) {
        let path = object
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("path"))
            .and_then(|(_, path)| path.as_str());
        self.text.push('{');
        for (place, (name, value)) in object.iter().enumerate() {
            if self.is_full() {
                return;
            }
            if place > 0 {
                self.text.push(',');
            }
            self.string(name);
            self.text.push(':');
            if is_hidden(name, value) || is_hidden_by_path(name, value, path) {
                self.text.push_str(HIDDEN);
            } else {
                self.value(value);
            }
        }
        self.text.push('}');
    }

    /// The depth is that of the body, which
    /// [`parse_object`](crate::json::parse_object) bounds.
    fn value(&mut self, value: &Value) {
        match value {
            Value::Object(object) => self.object(object),
            Value::Array(elements) => {
                self.text.push('[');
                for (place, element) in elements.iter().enumerate() {
                    if self.is_full() {
                        return;
                    }
                    if place > 0 {
                        self.text.push(',');
                    }
                    self.value(element);
                }
                self.text.push(']');
            }
            Value::String(text) => self.string(text),
            scalar => self.text.push_str(&scalar.to_string()),
        }
    }

    /// Of a text that does not fit, no more is written than is cut afterwards.
    fn string(&mut self, text: &str) {
        let room = LOGGED_BYTES_MAX.saturating_sub(self.text.len());
        let fitting = &text[..text.floor_char_boundary(room)];
        self.text.push_str(&Value::from(fitting).to_string());
    }

    fn is_full(&self) -> bool {
        self.text.len() >= LOGGED_BYTES_MAX
    }
}

/// By what stands beside a value: its name, or what it is itself.
fn is_hidden(name: &str, value: &Value) -> bool {
    if names_password(name) || is_misplaced(name, value) {
        return true;
    }
    // A filter, by itself or in a path, holds the value that it compares with.
    let holds_filter = ["path", "filter"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    holds_filter
        && value
            .as_str()
            .is_some_and(|text| names_password(text) && !is_plain_path(text))
}

/// The value of a patch operation, by its path.
fn is_hidden_by_path(name: &str, value: &Value, path: Option<&str>) -> bool {
    let Some(path) = path else {
        return false;
    };
    let attribute = path.rsplit(['.', ':']).next().unwrap_or_default();
    name.eq_ignore_ascii_case("value") && (names_password(path) || is_misplaced(attribute, value))
}

fn is_misplaced(name: &str, value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        let mut known = NEVER_TEXT.iter();
        known.any(|known| name.trim_ascii().eq_ignore_ascii_case(known))
            && quirk::boolean_in_text(text).is_none()
    })
}

fn names_password(text: &str) -> bool {
    const WORD: &[u8] = b"password";
    text.as_bytes()
        .windows(WORD.len())
        .any(|part| part.eq_ignore_ascii_case(WORD))
}

fn is_plain_path(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".:_-$".contains(&byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn shown(body: &Value) -> String {
        logged(body.as_object().expect("an object"))
    }

    #[test]
    fn passwords_are_hidden() {
        let check = |body: Value, expect: Value| {
            assert_eq!(shown(&body), expect.to_string(), "{body}");
        };
        let core = "urn:ietf:params:scim:schemas:core:2.0:User";
        check(json!({}), json!({}));
        check(
            json!({"userName": "a", "n": [1, null, true, {"a": "\"é\n"}]}),
            json!({"userName": "a", "n": [1, null, true, {"a": "\"é\n"}]}),
        );
        for name in [
            "password",
            "PassWord",
            " password ",
            "newPassword",
            "password.value",
        ] {
            check(json!({name: "x"}), json!({name: "[redacted]"}));
            check(
                json!({"a": [{name: {"b": ["x"]}}]}),
                json!({"a": [{name: "[redacted]"}]}),
            );
            check(
                json!({format!("{core}:{name}"): 1}),
                json!({format!("{core}:{name}"): "[redacted]"}),
            );
        }
        for path in ["password", &format!("{core}:PASSWORD"), "x.password"] {
            check(
                json!({"Operations": [{"op": "add", "Path": path, "Value": ["x"]}]}),
                json!({"Operations": [{"op": "add", "Path": path, "Value": "[redacted]"}]}),
            );
        }
        check(
            json!({"path": "password[value eq \"x\"]", "value": "x"}),
            json!({"path": "[redacted]", "value": "[redacted]"}),
        );
        check(
            json!({"filter": "userName eq \"a\" or password eq \"x\""}),
            json!({"filter": "[redacted]"}),
        );
        check(
            json!({"filter": "userName eq \"a\""}),
            json!({"filter": "userName eq \"a\""}),
        );
    }

    #[test]
    fn what_is_misplaced_is_hidden() {
        let check = |body: Value, expect: Value| {
            assert_eq!(shown(&body), expect.to_string(), "{body}");
        };
        for kept in [json!({"active": "False"}), json!({"active": false})] {
            check(kept.clone(), kept);
        }
        check(json!({"ACTIVE": "x"}), json!({"ACTIVE": "[redacted]"}));
        check(
            json!({"Operations": "x"}),
            json!({"Operations": "[redacted]"}),
        );
        check(
            json!({"path": "urn:a:active", "value": "x"}),
            json!({"path": "urn:a:active", "value": "[redacted]"}),
        );
    }

    #[test]
    fn what_is_long_is_cut_between_characters() {
        for filler in ["a", "é", "€", "😀", "\""] {
            let body = json!({"a": filler.repeat(LOGGED_BYTES_MAX), "b": "never"});
            let text = shown(&body);
            assert!(
                text.len() <= LOGGED_BYTES_MAX && text.len() > LOGGED_BYTES_MAX - 4,
                "{filler}"
            );
            assert!(text.starts_with("{\"a\":\"") && !text.contains("never"));
        }
        let wide: Vec<_> = (0..20_000).collect();
        assert_eq!(shown(&json!({"a": wide})).len(), LOGGED_BYTES_MAX);
    }

    /// JSON in which `secret` stands wherever a password can.
    fn body() -> impl Strategy<Value = Value> {
        let name = prop_oneof![
            "[a-c]",
            Just("password".to_owned()),
            Just("urn:a:2.0:User:PASSWORD".to_owned())
        ];
        let leaf = prop_oneof!["[a-z\"\\\\é]{0,4}".prop_map(Value::from), Just(json!(7))];
        let value = leaf.prop_recursive(4, 32, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(name.clone(), inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        });
        value.prop_map(|value| json!({"root": value}))
    }

    fn with_secrets(value: &mut Value, secret: &Value) {
        match value {
            Value::Array(elements) => elements
                .iter_mut()
                .for_each(|element| with_secrets(element, secret)),
            Value::Object(object) => {
                for (name, value) in object.iter_mut() {
                    if names_password(name) {
                        *value = secret.clone();
                    } else {
                        with_secrets(value, secret);
                    }
                }
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn everything_else_is_kept(body in body()) {
            let (mut sent, mut expect) = (body.clone(), body);
            with_secrets(&mut sent, &json!({"a": ["canary"]}));
            with_secrets(&mut expect, &json!("[redacted]"));
            let text = shown(&sent);
            prop_assert!(!text.contains("canary"));
            prop_assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), expect);
        }
    }
}
