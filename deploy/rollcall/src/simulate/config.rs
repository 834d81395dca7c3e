//! The settings of `rollcall simulate`.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::provider::Provider;
use super::provider::entra::Entra;
use super::provider::jumpcloud::JumpCloud;
use super::provider::okta::Okta;
use super::provider::onelogin::OneLogin;
use super::session::Rate;

const PEOPLE_MAX: i64 = 1_000_000;

#[derive(Debug, Clone, Args)]
pub struct Simulate {
    /// Who is played.
    #[arg(value_enum)]
    pub provider: Name,
    /// The SCIM base URL, such as `https://scim.example.com/scim/v2/01h4...`; http
    /// or https.
    #[arg(long, env = "ROLLCALL_SCIM_BASE_URL", value_name = "URL")]
    pub base_url: String,
    /// The bearer token of that directory.
    #[arg(
        long,
        env = "ROLLCALL_SCIM_TOKEN",
        hide_env_values = true,
        value_name = "TOKEN"
    )]
    pub token: BearerToken,
    /// How many people are assigned at first.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = count(PEOPLE_MAX))]
    pub people: usize,
    /// How many groups are pushed at first.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = count(100_000))]
    pub groups: usize,
    /// How many changes follow: people come, change and go, and groups with them.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = count(PEOPLE_MAX))]
    pub churn: usize,
    /// How many requests a second at most, such as `25/s` [default: as fast as the
    /// answers come].
    #[arg(long, value_name = "RATE")]
    pub rate: Option<Rate>,
    /// From what all chance follows: the same number, the same requests.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How many people or groups are under way at once.
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = concurrency())]
    pub concurrency: usize,
    /// The domain of the people's addresses.
    #[arg(long, value_name = "DOMAIN", default_value = "example.com")]
    pub domain: String,
    /// Print each step: requests, failures, and the durations that 50 and 99 of a
    /// hundred do not exceed.
    #[arg(long)]
    pub report: bool,
    /// Print one object of JSON in the place of text.
    #[arg(long)]
    pub json: bool,
}

fn count(max: i64) -> impl clap::builder::TypedValueParser<Value = usize> {
    bounded(0, max)
}

fn concurrency() -> impl clap::builder::TypedValueParser<Value = usize> {
    bounded(1, 1_000)
}

fn bounded(min: i64, max: i64) -> impl clap::builder::TypedValueParser<Value = usize> {
    use clap::builder::{RangedI64ValueParser, TypedValueParser as _};
    let number = RangedI64ValueParser::<u32>::new().range(min..=max);
    number.map(|number| number as usize)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Name {
    /// An app of Okta's catalogue, which changes by PATCH.
    Okta,
    /// An app that Okta's App Integration Wizard made, which changes by PUT.
    OktaWizard,
    /// Microsoft Entra ID in its legacy dialect.
    Entra,
    /// Microsoft Entra ID with the flag aadOptscim062020 in the tenant URL.
    EntraFlagged,
    #[value(name = "onelogin")]
    OneLogin,
    #[value(name = "jumpcloud")]
    JumpCloud,
}

impl Name {
    pub fn provider(self) -> &'static dyn Provider {
        match self {
            Self::Okta => &Okta::Catalogue,
            Self::OktaWizard => &Okta::Wizard,
            Self::Entra => &Entra::Legacy,
            Self::EntraFlagged => &Entra::Flagged,
            Self::OneLogin => &OneLogin,
            Self::JumpCloud => &JumpCloud,
        }
    }
}

/// It is shown nowhere.
#[derive(Clone)]
pub struct BearerToken(String);

impl BearerToken {
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for BearerToken {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerToken")
    }
}
