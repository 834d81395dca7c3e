//! Which identity provider a request is of, as far as its User-Agent tells.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Provider {
    Okta,
    EntraId,
    OneLogin,
    JumpCloud,
    Ping,
    Google,
    Rippling,
    CyberArk,
    Unknown,
}

/// Parts of a User-Agent in lower case, and whose they are.
const MARKS: [(&str, Provider); 13] = [
    ("okta", Provider::Okta),
    ("onelogin", Provider::OneLogin),
    ("jumpcloud", Provider::JumpCloud),
    ("rippling", Provider::Rippling),
    ("cyberark", Provider::CyberArk),
    ("idaptive", Provider::CyberArk),
    ("microsoft", Provider::EntraId),
    ("entra", Provider::EntraId),
    ("azure", Provider::EntraId),
    ("pingfederate", Provider::Ping),
    ("pingone", Provider::Ping),
    ("pingidentity", Provider::Ping),
    ("google", Provider::Google),
];

impl Provider {
    pub(super) fn of(user_agent: &str) -> Self {
        let user_agent = user_agent.to_ascii_lowercase();
        let mut marks = MARKS.iter();
        marks
            .find(|(mark, _)| user_agent.contains(mark))
            .map_or(Self::Unknown, |(_, provider)| *provider)
    }

    /// As a sentence begins with it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Okta => "Okta",
            Self::EntraId => "Entra ID",
            Self::OneLogin => "OneLogin",
            Self::JumpCloud => "JumpCloud",
            Self::Ping => "Ping",
            Self::Google => "Google",
            Self::Rippling => "Rippling",
            Self::CyberArk => "CyberArk",
            Self::Unknown => "The identity provider",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_agents_tell_who_asks() {
        let check = |user_agent: &str, name: &str| {
            assert_eq!(Provider::of(user_agent).name(), name, "{user_agent}");
        };
        check("Okta SCIM Client 1.0.0", "Okta");
        check("Microsoft-SCIM/1.0", "Entra ID");
        check("OneLogin-SCIM", "OneLogin");
        check("JumpCloud", "JumpCloud");
        check("PingFederate/12", "Ping");
        check("Google-Auto-Provisioning", "Google");
        check("Rippling", "Rippling");
        check("CyberArk Identity", "CyberArk");
        check("shipping/1.0", "The identity provider");
        check("", "The identity provider");
    }
}
