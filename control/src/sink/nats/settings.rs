//! Where the stream is, and who control is there.

use std::path::PathBuf;
use std::str::FromStr;

use async_nats::ServerAddr;
use percent_encoding::percent_decode_str;

use super::OpenError;

/// The servers of one cluster, such as `nats://host:4222,nats://host2:4222`, which
/// may hold a user and password.
#[derive(Clone, PartialEq, Eq)]
pub struct NatsUrl(String);

/// Opens NATS, as [`NatsUrl`] may.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Whatever the text is: to refuse it as an argument would repeat it, password
/// and all.
impl From<&str> for NatsUrl {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&str> for Password {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::fmt::Debug for NatsUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NatsUrl")
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

/// The name of a stream: no spaces, dots, wildcards or slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamName(String);

impl FromStr for StreamName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_allowed = |char: char| char.is_ascii_alphanumeric() || "-_".contains(char);
        if !text.is_empty() && text.chars().all(is_allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err("letters, digits, `-` and `_`")
        }
    }
}

impl StreamName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Debug, Clone)]
pub struct Settings {
    pub url: NatsUrl,
    pub stream: StreamName,
    pub login: Option<Login>,
}

/// Who control is, unless the URL says so.
#[derive(Debug, Clone)]
pub enum Login {
    User(String, Password),
    /// A file with a JWT and the seed of its key.
    Credentials(PathBuf),
}

impl Login {
    pub(super) fn expose(self) -> Exposed {
        match self {
            Self::User(user, Password(password)) => Exposed::User(user, password),
            Self::Credentials(file) => Exposed::Credentials(file),
        }
    }
}

/// As the client takes it.
pub(super) enum Exposed {
    User(String, String),
    Credentials(PathBuf),
}

impl NatsUrl {
    /// The addresses without secrets, which the client then cannot log, and who the
    /// first of them that says so says control is.
    pub(super) fn servers(&self) -> Result<(Vec<ServerAddr>, Option<Login>), OpenError> {
        let mut login = None;
        let mut servers = Vec::new();
        for url in self.0.split(',') {
            let mut url = url
                .trim()
                .parse::<ServerAddr>()
                .map_err(|_| OpenError::Url)?
                .into_inner();
            if !matches!(url.scheme(), "nats" | "tls") || url.host_str().is_none() {
                return Err(OpenError::Url);
            }
            if let (user @ [_, ..], Some(password)) = (url.username().as_bytes(), url.password()) {
                let user = String::from_utf8_lossy(user).into_owned();
                let [user, password] = [user.as_str(), password]
                    .map(|text| percent_decode_str(text).decode_utf8_lossy().into_owned());
                login.get_or_insert(Login::User(user, Password(password)));
            }
            url.set_password(None).map_err(|()| OpenError::Url)?;
            url.set_username("").map_err(|()| OpenError::Url)?;
            servers.push(ServerAddr::from_url(url).map_err(|_| OpenError::Url)?);
        }
        Ok((servers, login))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_of_a_cluster_is_taken_apart_and_secrets_stay_out_of_sight() {
        let url = NatsUrl::from("nats://ada:s%40cret@one:4223, tls://two");
        assert_eq!(format!("{url:?}"), "NatsUrl");
        let (servers, login) = url.servers().expect("a URL");
        let shown: Vec<_> = servers.iter().map(ServerAddr::as_url_str).collect();
        assert_eq!(shown, ["nats://one:4223", "tls://two"]);
        let login = login.expect("a user");
        assert_eq!(format!("{login:?}"), "User(\"ada\", Password)");
        let Exposed::User(user, password) = login.expose() else {
            panic!("a user");
        };
        assert_eq!((user.as_str(), password.as_str()), ("ada", "s@cret"));
    }

    #[test]
    fn what_is_no_url_is_not_repeated() {
        for text in [
            "",
            "http://canary",
            "nats://",
            "nats://a,,nats://b",
            "ws://canary",
        ] {
            let error = NatsUrl::from(text).servers().expect_err("refused");
            assert!(!error.to_string().contains("canary"), "{error}");
        }
    }

    #[test]
    fn a_stream_has_a_plain_name() {
        assert_eq!(
            "ROLLCALL-2".parse::<StreamName>().expect("a name").as_str(),
            "ROLLCALL-2"
        );
        for text in ["", "a b", "a.b", "a*", ">", "a/b"] {
            assert!(text.parse::<StreamName>().is_err(), "{text}");
        }
    }
}
