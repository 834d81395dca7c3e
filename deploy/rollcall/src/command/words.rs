//! The fields of a message, in words for people.

use prost_reflect::{
    DynamicMessage, EnumDescriptor, FieldDescriptor, Kind, MessageDescriptor, ReflectMessage as _,
    Value,
};

use super::escape::escape;

/// What a column shows of `message`: the first of its paths that is there.
pub(super) fn cell(message: &DynamicMessage, paths: &str) -> String {
    let mut shown = paths.split('|').map(|path| field(message, path));
    shown.find(|shown| !shown.is_empty()).unwrap_or_default()
}

fn field(message: &DynamicMessage, path: &str) -> String {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some(descriptor) = message.descriptor().get_field_by_name(name) else {
        return String::new();
    };
    if descriptor.supports_presence() && !message.has_field(&descriptor) {
        return String::new();
    }
    let value = message.get_field(&descriptor);
    match value.as_message() {
        Some(part) if !rest.is_empty() => field(part, rest),
        _ => words(&value, &descriptor),
    }
}

/// All fields that say something, by their paths.
pub(super) fn fields(message: &DynamicMessage) -> Vec<(String, String)> {
    let mut found = Vec::new();
    push_fields(message, "", &mut found);
    found
}

fn push_fields(message: &DynamicMessage, prefix: &str, found: &mut Vec<(String, String)>) {
    for descriptor in message.descriptor().fields() {
        let is_flag = descriptor.kind() == Kind::Bool && !descriptor.supports_presence();
        if !message.has_field(&descriptor) && !is_flag {
            continue;
        }
        let value = message.get_field(&descriptor);
        let path = format!("{prefix}{}", descriptor.name());
        match value.as_ref() {
            Value::Message(part) if !is_plain(&part.descriptor()) => {
                push_fields(part, &format!("{path}."), found);
            }
            Value::List(parts) if parts.iter().any(|part| part.as_message().is_some()) => {
                for (place, part) in parts.iter().filter_map(Value::as_message).enumerate() {
                    push_fields(part, &format!("{path}[{place}]."), found);
                }
            }
            value => found.push((path, words(value, &descriptor))),
        }
    }
}

/// Whether a message is one value to people.
fn is_plain(message: &MessageDescriptor) -> bool {
    matches!(
        message.full_name(),
        "google.protobuf.Timestamp"
            | "google.protobuf.Duration"
            | "rollcall.scim.v1.Value"
            | "rollcall.scim.v1.ObjectValue"
    )
}

fn words(value: &Value, descriptor: &FieldDescriptor) -> String {
    match value {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::I32(number) => number.to_string(),
        Value::I64(number) => number.to_string(),
        Value::F64(number) => number.to_string(),
        Value::String(text) => escape(text).into_owned(),
        Value::EnumNumber(number) => match descriptor.kind() {
            Kind::Enum(kind) => choice(&kind, *number),
            _ => number.to_string(),
        },
        Value::List(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| words(part, descriptor)).collect();
            parts.join(", ")
        }
        Value::Message(part) => part_words(part),
        other => escape(&json(other)).into_owned(),
    }
}

fn part_words(part: &DynamicMessage) -> String {
    match part.descriptor().full_name() {
        "google.protobuf.Timestamp" => part
            .transcode_to::<prost_types::Timestamp>()
            .map(|time| prost_types::Timestamp { nanos: 0, ..time }.to_string())
            .unwrap_or_default(),
        "google.protobuf.Duration" => part
            .transcode_to::<prost_types::Duration>()
            .map(|duration| duration.to_string())
            .unwrap_or_default(),
        _ => escape(&serde_json::to_string(part).unwrap_or_default()).into_owned(),
    }
}

fn json(value: &Value) -> String {
    match value {
        Value::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| match value {
                Value::Message(part) => format!("{key:?}: {}", part_words(part)),
                other => format!("{key:?}: {other:?}"),
            });
            entries.collect::<Vec<_>>().join(", ")
        }
        other => format!("{other:?}"),
    }
}

/// `DIRECTORY_STATE_AWAITING_FIRST_REQUEST` is `awaiting first request`; what is not
/// specified is nothing.
fn choice(kind: &EnumDescriptor, number: i32) -> String {
    let mut prefix = String::new();
    for letter in kind.name().chars() {
        if letter.is_uppercase() && !prefix.is_empty() {
            prefix.push('_');
        }
        prefix.push(letter.to_ascii_uppercase());
    }
    prefix.push('_');
    let Some(value) = kind.get_value(number) else {
        return number.to_string();
    };
    if number == 0 {
        return String::new();
    }
    let name = value.name();
    let name = name.strip_prefix(&prefix).unwrap_or(name);
    name.to_ascii_lowercase().replace('_', " ")
}
