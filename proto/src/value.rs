//! The JSON of [`Value`].

use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::scim::v1::value::Kind;
use crate::scim::v1::{ListValue, ObjectValue, Value};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.kind {
            Some(Kind::Boolean(value)) => serializer.serialize_bool(*value),
            Some(Kind::Integer(value)) => serializer.serialize_i64(*value),
            Some(Kind::Decimal(value)) => serializer.serialize_f64(*value),
            Some(Kind::Text(value)) => serializer.serialize_str(value),
            Some(Kind::List(ListValue { values })) => serializer.collect_seq(values),
            Some(Kind::Object(ObjectValue { fields })) => serializer.collect_map(fields),
            None => Err(S::Error::custom("a value of no kind")),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(KindVisitor)
            .map(|kind| Self { kind: Some(kind) })
    }
}

impl Serialize for ObjectValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(&self.fields)
    }
}

impl<'de> Deserialize<'de> for ObjectValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(|fields| Self { fields })
    }
}

struct KindVisitor;

impl<'de> Visitor<'de> for KindVisitor {
    type Value = Kind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value other than null")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Kind, E> {
        Ok(Kind::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Kind, E> {
        Ok(Kind::Integer(value))
    }

    /// What is beyond an `i64` is a decimal that a database has spelled out: as an
    /// integer it is refused where it is first read.
    fn visit_u64<E: Error>(self, value: u64) -> Result<Kind, E> {
        #[expect(clippy::cast_precision_loss, reason = "it was a double before")]
        let decimal = value as f64;
        Ok(i64::try_from(value).map_or(Kind::Decimal(decimal), Kind::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Kind, E> {
        Ok(Kind::Decimal(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Kind, E> {
        Ok(Kind::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Kind, E> {
        Ok(Kind::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Kind, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = access.next_element()? {
            values.push(value);
        }
        Ok(Kind::List(ListValue { values }))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Kind, A::Error> {
        let mut object = ObjectValue::default();
        while let Some((name, value)) = access.next_entry()? {
            object.fields.insert(name, value);
        }
        Ok(Kind::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use crate::scim::v1::UserAttributes;

    /// What goes in comes out, unknown attributes and exact integers included.
    #[test]
    fn a_resource_survives_its_json() {
        let json = serde_json::json!({
            "userName": "ada@example.com",
            "displayName": "",
            "active": false,
            "name": {"givenName": "Ada", "initials": "AL"},
            "emails": [{"value": "ada@example.com", "primary": true, "verified": {"at": 1.5}}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                "manager": {"value": "user_1"}, "badge": 9_223_372_036_854_775_807_i64
            },
            "urn:example:2.0:User": {"shoe": [41, -1, true, "x", {}]},
        });
        let user: UserAttributes = serde_json::from_value(json.clone()).expect("valid");
        assert_eq!(
            user.name.as_ref().and_then(|n| n.given_name.as_deref()),
            Some("Ada")
        );
        assert_eq!(serde_json::to_value(&user).expect("serializes"), json);
    }

    /// PostgreSQL spells `1e19` so.
    #[test]
    fn a_decimal_may_be_spelled_out() {
        let read = |number: &str| {
            let json = format!(r#"{{"userName": "a", "x": {number}}}"#);
            serde_json::from_str::<UserAttributes>(&json).expect("valid")
        };
        for (decimal, spelled_out) in [
            ("1e19", "10000000000000000000"),
            ("1.23456789012345e19", "12345678901234500000"),
            ("1e25", "10000000000000000000000000"),
            ("1.5e-7", "0.00000015"),
        ] {
            assert_eq!(read(decimal), read(spelled_out), "{decimal}");
        }
    }
}
