//! Where in a request a text can stand.

use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MapKey, MessageDescriptor, Value};

use super::request::Filler;

/// The fields that lead to a text. One that has several elements stands for its
/// first, and one with names for both a name and what stands under it.
#[derive(Debug, Clone)]
pub(crate) struct Position(Vec<FieldDescriptor>);

impl Position {
    /// All of a message. A message inside another of its own kind has none.
    pub(crate) fn all(message: &MessageDescriptor) -> Vec<Self> {
        let mut found = Vec::new();
        walk(message, &mut Vec::new(), &mut found);
        found
    }

    /// Puts the text there, into messages that are filled where they were absent.
    pub(crate) fn set(&self, message: &mut DynamicMessage, text: &str, filler: &Filler<'_>) {
        put(message, &self.0, text, filler);
    }

    /// Whether it is part of what a person or group, a filter or a patch is.
    pub(crate) fn is_of_a_resource(&self) -> bool {
        let of = |package| {
            self.0
                .iter()
                .any(|field| field.parent_message().package_name() == package)
        };
        of("rollcall.scim.v1")
    }

    pub(crate) fn is_in(&self, message: &str) -> bool {
        self.0
            .iter()
            .any(|field| field.parent_message().name() == message)
    }

    /// Whether a text there is for people, or an id that the caller makes up.
    pub(crate) fn is_free(&self) -> bool {
        matches!(
            self.0.last().map(FieldDescriptor::name),
            Some("display_name" | "jwks" | "last_error" | "last_error_advice" | "request_id")
        )
    }

    /// Whether it says where a page begins.
    pub(crate) fn is_page(&self) -> bool {
        matches!(
            self.0.last().map(FieldDescriptor::name),
            Some("page_token" | "cursor")
        )
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.0.iter().map(FieldDescriptor::name).collect();
        f.write_str(&names.join("."))
    }
}

fn walk(message: &MessageDescriptor, path: &mut Vec<FieldDescriptor>, found: &mut Vec<Position>) {
    for field in message.fields() {
        let is_again = path
            .iter()
            .any(|above| above.parent_message() == field.parent_message());
        if is_again {
            continue;
        }
        path.push(field.clone());
        match field.kind() {
            Kind::String => found.push(Position(path.clone())),
            Kind::Message(_) if field.is_map() => found.push(Position(path.clone())),
            Kind::Message(inner) => walk(&inner, path, found),
            _ => {}
        }
        path.pop();
    }
}

fn put(message: &mut DynamicMessage, path: &[FieldDescriptor], text: &str, filler: &Filler<'_>) {
    let [field, rest @ ..] = path else {
        return;
    };
    let value = match field.kind() {
        Kind::Message(entry) if field.is_map() => {
            let Kind::Message(inner) = entry.map_entry_value_field().kind() else {
                panic!("{} has no messages", field.full_name());
            };
            let mut under = filler.filled(&inner);
            under.set_field_by_name("text", Value::String(text.to_owned()));
            let name = MapKey::String(text.to_owned());
            message.set_field(field, Value::Map([(name, Value::Message(under))].into()));
            return;
        }
        Kind::Message(inner) => {
            let there = message
                .has_field(field)
                .then(|| message.get_field(field).into_owned());
            let mut inside = match there {
                Some(Value::Message(inside)) => inside,
                Some(Value::List(list)) => match list.into_iter().next() {
                    Some(Value::Message(inside)) => inside,
                    _ => filler.filled(&inner),
                },
                _ => filler.filled(&inner),
            };
            put(&mut inside, rest, text, filler);
            Value::Message(inside)
        }
        _ => Value::String(text.to_owned()),
    };
    let value = if field.is_list() {
        Value::List(vec![value])
    } else {
        value
    };
    message.set_field(field, value);
}
