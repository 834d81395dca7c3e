//! Who may do what. Only this module reads credentials, only it makes a grant,
//! and nothing else opens a transaction.

mod access_token;
mod api_access_token;
mod authenticator;
mod console;
mod diagnosis;
mod edge_identity;
mod gate;
mod grant;
mod guard;
mod key_use;
mod lookup;
mod password;
mod principal;
mod secret;
mod seed;
mod service;
mod session;
mod setup;
mod throttle;
mod workload_token;

pub use access_token::ACCESS_TOKEN_SECONDS;
pub use api_access_token::{API_ACCESS_TOKEN_SECONDS, Signer};
pub use authenticator::Presented;
pub use console::{Joining, OperatorScope, SignInLinkScope, SigningIn};
pub use diagnosis::diagnose;
pub use gate::{Call, Gate};
pub use grant::{
    Breaker, DirectoryScope, EnvironmentScope, Grant, ManagementScope, Managing, Reading, Viewing,
    Writing,
};
pub use guard::{Guard, Origin};
pub use lookup::{Found, Lookup};
pub use password::{NewPassword, PasswordHash};
pub use principal::{Actor, Principal, Reach};
pub use secret::{Purpose, SecretKey, SecretKeyError};
pub use service::{ServiceScope, Surveying, Tidying};
pub use session::{idle_since, session_end};
pub use setup::{LinkScope, Redeeming, SettingUp, SetupScope};
pub use throttle::ATTEMPTS_MICROS_MAX;
