//! The credentials of the identity provider, and a new one, which is shown this
//! once.

use askama::Template;
use rollcall_proto::management::v1::{Token, TokenKind};

use super::frame::Frame;
use super::{Fault, Page};
use crate::words::{time, time_or_never};

#[derive(Template)]
#[template(path = "setup/tokens.html")]
pub(in crate::setup) struct TokensPage<'p> {
    frame: Frame<'p>,
    tokens: Vec<Row>,
    /// Whether one was revoked just now.
    is_revoked: bool,
}

struct Row {
    id: String,
    name: String,
    kind: &'static str,
    class: &'static str,
    state: &'static str,
    made: String,
    used: String,
    ends: String,
}

#[derive(Template)]
#[template(path = "setup/token.html")]
pub(in crate::setup) struct TokenPage<'p> {
    frame: Frame<'p>,
    title: &'static str,
    values: Vec<Value>,
    /// What to do with it.
    next: &'static str,
}

struct Value {
    label: &'static str,
    text: String,
}

/// A credential that was just made.
pub(in crate::setup) struct New {
    pub(in crate::setup) is_oauth_client: bool,
    /// Of an OAuth client, its `client_id`.
    pub(in crate::setup) id: String,
    pub(in crate::setup) secret: String,
    /// Whether it stands in the place of another.
    pub(in crate::setup) is_rotated: bool,
}

impl<'p> TokensPage<'p> {
    pub(in crate::setup) fn new(frame: Frame<'p>, tokens: Vec<Token>, is_revoked: bool) -> Self {
        Self {
            frame,
            tokens: tokens.into_iter().map(Row::from).collect(),
            is_revoked,
        }
    }

    pub(in crate::setup) fn render(&self) -> Result<Page, Fault> {
        Page::of(self, &self.frame)
    }
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
            revoke_time: _,
            last_use_time,
        } = token;
        let (class, state) = match (expire_time, last_use_time) {
            (Some(_), _) => ("warn", "Ends soon"),
            (None, Some(_)) => ("good", "In use"),
            (None, None) => ("wait", "Not used yet"),
        };
        Self {
            id,
            name: display_name,
            kind: if TokenKind::try_from(kind) == Ok(TokenKind::OauthClient) {
                "OAuth client"
            } else {
                "Bearer token"
            },
            class,
            state,
            made: time(create_time),
            used: time_or_never(last_use_time),
            ends: time_or_never(expire_time),
        }
    }
}

impl<'p> TokenPage<'p> {
    pub(in crate::setup) fn new(frame: Frame<'p>, new: New, base_url: String) -> Self {
        let New {
            is_oauth_client,
            id,
            secret,
            is_rotated,
        } = new;
        let value = |label, text| Value { label, text };
        let values = if is_oauth_client {
            vec![
                value("Token URL", format!("{base_url}/oauth/token")),
                value("Client id", id),
                value("Client secret", secret),
            ]
        } else {
            vec![value("Bearer token", secret)]
        };
        let values = std::iter::once(value("Base URL", base_url)).chain(values);
        Self {
            frame,
            title: if is_oauth_client {
                "A new OAuth client"
            } else {
                "A new bearer token"
            },
            values: values.collect(),
            next: if is_rotated {
                "Paste it into your identity provider in the place of the old one, and test the \
                 connection there."
            } else {
                "Paste it into your identity provider, and test the connection there."
            },
        }
    }

    pub(in crate::setup) fn render(&self) -> Result<Page, Fault> {
        Page::of(self, &self.frame)
    }
}
