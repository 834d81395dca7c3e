//! The tokens of a directory.

use askama::Template;
use prost_types::Duration;
use rollcall_proto::management::v1::{
    CreateTokenRequest, ListTokensRequest, RevokeAllTokensRequest, RevokeTokenRequest,
    RotateTokenRequest, Token, TokenKind,
};

use super::secret::{SecretPage, Value};
use super::token::Row;
use crate::console::fault::Fault;
use crate::console::frame::{Frame, Pager, Tab, show as show_page};
use crate::console::visit::Visit;
use crate::door::call;
use crate::page::Page;

const ROWS_MAX: i32 = 100;
const DAY_SECONDS: i64 = 24 * 3_600;

#[derive(Template)]
#[template(path = "console/tokens.html")]
struct TokensPage {
    frame: Frame,
    base: String,
    name: String,
    live: Vec<Row>,
    ended: Vec<Row>,
    pager: Pager,
}

pub(in crate::console) async fn show(visit: &Visit) -> Result<Page, Fault> {
    let listed = async {
        let asked = visit.ask(ListTokensRequest {
            directory_id: visit.id("directory"),
            page_size: ROWS_MAX,
            page_token: visit.page_token(),
        });
        Ok(call(visit.tokens().list_tokens(asked)).await?)
    };
    let frame = visit.directory_frame(Tab::Tokens);
    let ((frame, directory), listed) = tokio::try_join!(frame, listed)?;
    let rows = listed.tokens.into_iter().map(Row::from);
    let (live, ended) = rows.partition(|row| row.is_live);
    show_page(&TokensPage {
        frame,
        base: visit.url(&visit.in_directory("")),
        name: directory.display_name,
        live,
        ended,
        pager: visit.pager(&[], &listed.next_page_token),
    })
}

pub(in crate::console) async fn create(visit: &Visit) -> Result<Page, Fault> {
    let kind = match visit.form.get("kind") {
        Some("bearer") => TokenKind::Bearer,
        Some("oauth_client") => TokenKind::OauthClient,
        _ => return Err(Fault::WrongForm),
    };
    let token = Token {
        directory_id: visit.directory().await?.id,
        display_name: visit.form.text("display_name"),
        kind: kind.into(),
        expire_time: visit.form.day_end("expire_day")?,
        ..Token::default()
    };
    let asked = visit.ask(CreateTokenRequest {
        token: Some(token),
        request_id: visit.request_id(),
    });
    let made = call(visit.tokens().create_token(asked)).await?;
    show_new(visit, made.token.unwrap_or_default(), made.secret).await
}

pub(in crate::console) async fn rotate(visit: &Visit) -> Result<Page, Fault> {
    let days = match visit.form.get("overlap") {
        Some("none") => 0,
        Some("day") => 1,
        Some("week") => 7,
        _ => return Err(Fault::WrongForm),
    };
    let asked = visit.ask(RotateTokenRequest {
        id: visit.token().await?.id,
        overlap: Some(Duration {
            seconds: days * DAY_SECONDS,
            nanos: 0,
        }),
        expire_time: None,
        request_id: visit.request_id(),
    });
    let made = call(visit.tokens().rotate_token(asked)).await?;
    show_new(visit, made.token.unwrap_or_default(), made.secret).await
}

pub(in crate::console) async fn revoke(visit: &Visit) -> Result<Page, Fault> {
    let asked = visit.ask(RevokeTokenRequest {
        id: visit.token().await?.id,
        request_id: visit.request_id(),
    });
    call(visit.tokens().revoke_token(asked)).await?;
    Ok(visit.see_in_directory("/tokens"))
}

pub(in crate::console) async fn revoke_all(visit: &Visit) -> Result<Page, Fault> {
    let directory = visit.directory().await?;
    visit.check_name(&directory.display_name)?;
    let asked = visit.ask(RevokeAllTokensRequest {
        directory_id: directory.id,
        request_id: visit.request_id(),
    });
    call(visit.tokens().revoke_all_tokens(asked)).await?;
    Ok(visit.see_in_directory("/tokens"))
}

async fn show_new(visit: &Visit, token: Token, secret: String) -> Result<Page, Fault> {
    let (frame, directory) = visit.directory_frame(Tab::Tokens).await?;
    let base_url = format!("{}{}", visit.console.origin, directory.scim_path);
    let (title, values) = if token.kind() == TokenKind::OauthClient {
        let values = vec![
            Value::new("Token URL", format!("{base_url}/oauth/token")),
            Value::new("Client id", token.id),
            Value::new("Client secret", secret),
        ];
        ("A new OAuth client", values)
    } else {
        (
            "A new bearer token",
            vec![Value::new("Bearer token", secret)],
        )
    };
    let base_url = std::iter::once(Value::new("Base URL", base_url));
    SecretPage {
        frame,
        title,
        values: base_url.chain(values).collect(),
        next: "Paste it into the identity provider, and test the connection there.",
        back: visit.url(&visit.in_directory("/tokens")),
    }
    .show()
}
