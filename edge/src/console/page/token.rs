//! A token, in a list.

use rollcall_proto::management::v1::{Token, TokenKind};

use crate::identity::now;
use crate::words::{time, time_or_never};

pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) class: &'static str,
    pub(super) state: &'static str,
    pub(super) made: String,
    pub(super) used: String,
    pub(super) ends: String,
    pub(super) is_live: bool,
}

impl From<Token> for Row {
    fn from(token: Token) -> Self {
        let Token {
            id,
            directory_id: _,
            display_name,
            kind,
            create_time,
            expire_time,
            revoke_time,
            last_use_time,
        } = token;
        let is_expired = expire_time.is_some_and(|at| at.seconds <= now());
        let (class, state) = match (revoke_time, expire_time, last_use_time) {
            (Some(_), _, _) => ("bad", "Revoked"),
            (None, Some(_), _) if is_expired => ("bad", "Expired"),
            (None, Some(_), _) => ("warn", "Ends by itself"),
            (None, None, Some(_)) => ("good", "In use"),
            (None, None, None) => ("wait", "Not used yet"),
        };
        Self {
            id,
            name: display_name,
            kind: if kind == i32::from(TokenKind::OauthClient) {
                "OAuth client"
            } else {
                "Bearer token"
            },
            class,
            state,
            made: time(create_time),
            used: time_or_never(last_use_time),
            ends: revoke_time.map_or_else(|| time_or_never(expire_time), |at| time(Some(at))),
            is_live: revoke_time.is_none() && !is_expired,
        }
    }
}
