//! Ids: a prefix that names the kind, an underscore, and a UUID of version 7
//! in lower-case Crockford base32, so that ids of one kind sort by creation.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use rollcall_proto::id;
use sea_orm::sea_query::{
    ArrayType, ColumnType, Nullable, StringLen, Value, ValueType, ValueTypeErr,
};
use sea_orm::{ColIdx, DbErr, QueryResult, TryFromU64, TryGetError, TryGetable};
use uuid::Uuid;

use crate::clock::Moment;

/// What an id is the id of.
pub trait Kind: 'static {
    const PREFIX: &'static str;
}

macro_rules! kinds {
    ($($kind:ident, $id:ident, $prefix:literal;)*) => {$(
        #[derive(Debug)]
        pub enum $kind {}

        impl Kind for $kind {
            const PREFIX: &'static str = $prefix;
        }

        pub type $id = Id<$kind>;
    )*};
}

kinds! {
    AccessToken, AccessTokenId, "acc";
    ApiKey, ApiKeyId, "key";
    AuditEntry, AuditEntryId, "aud";
    Directory, DirectoryId, "dir";
    EdgeKey, EdgeKeyId, "edge";
    Environment, EnvironmentId, "env";
    Event, EventId, "evt";
    Group, GroupId, "group";
    Operator, OperatorId, "operator";
    OperatorKey, OperatorKeyId, "op";
    OperatorSession, OperatorSessionId, "session";
    Organization, OrganizationId, "org";
    Request, RequestId, "req";
    SetupLink, SetupLinkId, "link";
    SignInLink, SignInLinkId, "signin";
    Token, TokenId, "tok";
    TrustedIssuer, TrustedIssuerId, "iss";
    User, UserId, "user";
    WebhookDelivery, WebhookDeliveryId, "whd";
    WebhookEndpoint, WebhookEndpointId, "whe";
    WebhookWorker, WebhookWorkerId, "whw";
}

/// An id of one kind; that of another kind does not parse as it.
pub struct Id<K> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

impl<K: Kind> Id<K> {
    pub fn new(uuid: Uuid) -> Self {
        Self {
            uuid,
            kind: PhantomData,
        }
    }

    /// When it was made, to the millisecond: RFC 9562 section 5.7.
    pub fn made(self) -> Moment {
        let millis = self.uuid.as_u128() >> 80;
        let millis: i64 = millis.try_into().unwrap_or(0);
        Moment(millis.saturating_mul(1_000))
    }

    /// The id without prefix and underscore, as it stands in a base URL.
    pub fn suffix(self) -> String {
        id::suffix(self.uuid.as_u128())
    }

    /// Sorts before every id that a source makes at this millisecond or later.
    pub fn least_of(unix_millis: u64) -> Self {
        Self::new(Uuid::from_u128(u128::from(unix_millis) << 80))
    }

    /// Reads what [`Self::suffix`] wrote: each id has exactly one spelling.
    pub fn from_suffix(suffix: &str) -> Result<Self, InvalidId> {
        id::parse_suffix(suffix)
            .map(|uuid| Self::new(Uuid::from_u128(uuid)))
            .ok_or(InvalidId::of::<K>())
    }
}

/// Not an id of the kind that was wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id that begins with `{prefix}_`")]
pub struct InvalidId {
    prefix: &'static str,
}

impl InvalidId {
    fn of<K: Kind>() -> Self {
        Self { prefix: K::PREFIX }
    }
}

impl<K: Kind> FromStr for Id<K> {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        text.strip_prefix(K::PREFIX)
            .and_then(|rest| rest.strip_prefix('_'))
            .ok_or(InvalidId::of::<K>())
            .and_then(Self::from_suffix)
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", K::PREFIX, self.suffix())
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

// The column holds the text with its prefix: what a person reads in the
// database is what a person reads everywhere else.

impl<K: Kind> From<Id<K>> for Value {
    fn from(id: Id<K>) -> Self {
        Self::from(id.to_string())
    }
}

impl<K: Kind> TryGetable for Id<K> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let text = String::try_get_by(row, index)?;
        text.parse()
            .map_err(|error: InvalidId| TryGetError::DbErr(DbErr::Type(error.to_string())))
    }
}

impl<K: Kind> ValueType for Id<K> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <String as ValueType>::try_from(value)?
            .parse()
            .map_err(|_| ValueTypeErr)
    }

    fn type_name() -> String {
        "Id".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    fn column_type() -> ColumnType {
        ColumnType::String(StringLen::None)
    }
}

impl<K: Kind> Nullable for Id<K> {
    fn null() -> Value {
        Value::String(None)
    }
}

impl<K: Kind> TryFromU64 for Id<K> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Id"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_wrong_kind_is_no_id() {
        let user = UserId::new(Uuid::max()).to_string();
        assert_eq!(user, "user_7zzzzzzzzzzzzzzzzzzzzzzzzz");
        assert!(user.parse::<UserId>().is_ok());
        for wrong in [
            user.replace("user_", "group_"),
            user.to_uppercase(),
            user.replace("user_7", "user_8"),
            format!("{user}0"),
            user.replace('z', "é"),
            "user_".to_owned(),
            String::new(),
        ] {
            assert!(wrong.parse::<UserId>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn text_and_order_are_kept(left: u128, right: u128) {
            let ids = [left, right].map(|bits| UserId::new(Uuid::from_u128(bits)));
            let texts = ids.map(|id| id.to_string());
            prop_assert_eq!(texts[0].parse::<UserId>(), Ok(ids[0]));
            prop_assert_eq!(ids[0].cmp(&ids[1]), texts[0].cmp(&texts[1]));
        }
    }
}
