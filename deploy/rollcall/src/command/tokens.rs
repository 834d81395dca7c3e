//! `rollcall tokens`.

use clap::{Args, Subcommand, ValueEnum};
use rollcall_client::proto::management::v1::{
    CreateTokenRequest, GetTokenRequest, ListTokensRequest, RevokeAllTokensRequest,
    RevokeTokenRequest, RotateTokenRequest, Token, TokenKind, UpdateTokenRequest,
};

use super::Run;
use super::confirm::Consent;
use super::failure::{Failure, Outcome};
use super::mask::mask;
use super::session::{Limit, Session};
use super::table::Columns;
use super::time::{Seconds, When};

const COLUMNS: Columns = &[
    ("ID", "id"),
    ("NAME", "display_name"),
    ("KIND", "kind"),
    ("CREATED", "create_time"),
    ("EXPIRES", "expire_time"),
    ("REVOKED", "revoke_time"),
    ("LAST USED", "last_use_time"),
];

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a token; its secret is shown once.
    Create(Create),
    /// List the tokens of a directory, those that have ended too.
    List {
        /// The directory, by its id.
        #[arg(long, value_name = "ID")]
        directory: String,
        #[command(flatten)]
        limit: Limit,
    },
    /// Show a token.
    Get {
        /// The token, by its id.
        id: String,
    },
    /// Change a token's name or end.
    Update(Update),
    /// Make another token of the same name; the old one ends at once, or after an
    /// overlap.
    Rotate(Rotate),
    /// End a token at once.
    Revoke {
        /// The token, by its id.
        id: String,
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        consent: Consent,
    },
    /// End all tokens of a directory at once.
    RevokeAll {
        /// The directory, by its id.
        #[arg(long, value_name = "ID")]
        directory: String,
        #[command(flatten)]
        consent: Consent,
    },
}

#[derive(Debug, Args)]
pub struct Create {
    /// The directory, by its id.
    #[arg(long, value_name = "ID")]
    directory: String,
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: String,
    /// What it is to the identity provider.
    #[arg(long, value_enum, default_value_t = Kind::Bearer)]
    kind: Kind,
    /// When it ends by itself: a time of RFC 3339, or from now on such as 90d
    /// [default: never].
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    expires: Option<When>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// A bearer token.
    Bearer,
    /// An OAuth client, which gets access tokens by its secret.
    OauthClient,
}

#[derive(Debug, Args)]
pub struct Update {
    /// The token, by its id.
    id: String,
    /// What people know it by: 1 to 200 characters.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// When it ends by itself: a time of RFC 3339, or from now on such as 90d.
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    expires: Option<When>,
    /// It does not end by itself.
    #[arg(long, conflicts_with = "expires")]
    never_expires: bool,
}

#[derive(Debug, Args)]
pub struct Rotate {
    /// The token, by its id.
    id: String,
    #[command(flatten)]
    place: Place,
    /// How long the old one goes on, such as 24h; at most 30d [default: not at all].
    #[arg(long, value_name = "DURATION", value_parser = Seconds::parse)]
    overlap: Option<Seconds>,
    /// When the new one ends by itself: a time of RFC 3339, or from now on such as
    /// 90d [default: never].
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    expires: Option<When>,
    #[command(flatten)]
    consent: Consent,
}

/// Where a token should be.
#[derive(Debug, Args)]
pub struct Place {
    /// Only if the token is of this directory.
    #[arg(long, value_name = "ID")]
    directory: Option<String>,
}

impl Run for Verb {
    async fn run(self, session: &Session) -> Outcome {
        match self {
            Self::Create(create) => session.show_once(create.request()).await,
            Self::List { directory, limit } => {
                let request = ListTokensRequest {
                    directory_id: directory,
                    ..ListTokensRequest::default()
                };
                session.list(request, COLUMNS, &limit).await
            }
            Self::Get { id } => session.show(GetTokenRequest { id }).await,
            Self::Update(update) => session.show(update.request()?).await,
            Self::Rotate(rotate) => rotate.run(session).await,
            Self::Revoke { id, place, consent } => {
                place.check(session, &id).await?;
                consent.ask(&format!("End the token {id} at once?")).await?;
                let request = RevokeTokenRequest {
                    id,
                    ..RevokeTokenRequest::default()
                };
                session.show(request).await
            }
            Self::RevokeAll { directory, consent } => {
                let what = format!("End all tokens of {directory} at once?");
                consent.ask(&what).await?;
                let request = RevokeAllTokensRequest {
                    directory_id: directory,
                    ..RevokeAllTokensRequest::default()
                };
                session.show(request).await
            }
        }
    }
}

impl Create {
    fn request(self) -> CreateTokenRequest {
        let kind = match self.kind {
            Kind::Bearer => TokenKind::Bearer,
            Kind::OauthClient => TokenKind::OauthClient,
        };
        CreateTokenRequest {
            token: Some(Token {
                directory_id: self.directory,
                display_name: self.name,
                kind: kind.into(),
                expire_time: self.expires.map(When::ahead),
                ..Token::default()
            }),
            ..CreateTokenRequest::default()
        }
    }
}

impl Update {
    fn request(self) -> Outcome<UpdateTokenRequest> {
        let ends = self.expires.is_some() || self.never_expires;
        Ok(UpdateTokenRequest {
            update_mask: mask(&[("display_name", self.name.is_some()), ("expire_time", ends)])?,
            token: Some(Token {
                id: self.id,
                display_name: self.name.unwrap_or_default(),
                expire_time: self.expires.map(When::ahead),
                ..Token::default()
            }),
            ..UpdateTokenRequest::default()
        })
    }
}

impl Rotate {
    async fn run(self, session: &Session) -> Outcome {
        self.place.check(session, &self.id).await?;
        if self.overlap.is_none() {
            let what = format!("End the token {} at once, for another?", self.id);
            self.consent.ask(&what).await?;
        }
        let request = RotateTokenRequest {
            id: self.id,
            overlap: self.overlap.map(Seconds::to_proto),
            expire_time: self.expires.map(When::ahead),
            ..RotateTokenRequest::default()
        };
        session.show_once(request).await
    }
}

impl Place {
    async fn check(&self, session: &Session, id: &str) -> Outcome {
        let Some(directory) = &self.directory else {
            return Ok(());
        };
        let asked = GetTokenRequest { id: id.to_owned() };
        let token = session.client.call(asked).await?.token;
        if token.is_some_and(|token| token.directory_id == *directory) {
            return Ok(());
        }
        let why = format!("The token {id} is not of the directory {directory}");
        Err(Failure::Local(why))
    }
}
