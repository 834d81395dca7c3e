//! `Debug` of the messages that hold a credential or a password.

use std::fmt;

use crate::provisioning::v1::RequestContext;
use crate::{auth, console, management, provisioning, setup};

impl fmt::Debug for RequestContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            token: _,
            directory_id,
            request_id,
            user_agent,
            http_method,
            path: _,
            body: _,
        } = self;
        f.debug_struct("RequestContext")
            .field("directory_id", directory_id)
            .field("request_id", request_id)
            .field("user_agent", user_agent)
            .field("http_method", http_method)
            .finish_non_exhaustive()
    }
}

/// Their names are all that is shown.
macro_rules! silent {
    ($($message:ty),* $(,)?) => {$(
        impl fmt::Debug for $message {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(<Self as prost::Name>::NAME)
            }
        }
    )*};
}

silent!(
    auth::v1::IssueAccessTokenResponse,
    console::v1::BeginOidcSignInResponse,
    console::v1::ChangePasswordRequest,
    console::v1::CreateSignInLinkResponse,
    console::v1::DescribeSignInLinkRequest,
    console::v1::FinishOidcSignInRequest,
    console::v1::FinishOidcSignInResponse,
    console::v1::InviteOperatorResponse,
    console::v1::RedeemSignInLinkRequest,
    console::v1::RedeemSignInLinkResponse,
    console::v1::SignInRequest,
    console::v1::SignInResponse,
    management::v1::CreateApiKeyResponse,
    management::v1::CreateSetupLinkResponse,
    management::v1::CreateTokenResponse,
    management::v1::CreateWebhookEndpointResponse,
    management::v1::RotateTokenResponse,
    management::v1::RotateWebhookEndpointSecretResponse,
    provisioning::v1::IssueAccessTokenResponse,
    setup::v1::CreateSetupTokenRequest,
    setup::v1::CreateSetupTokenResponse,
    setup::v1::DescribeSetupLinkRequest,
    setup::v1::GetSetupProgressRequest,
    setup::v1::GetSetupRequest,
    setup::v1::ListSetupRequestsRequest,
    setup::v1::ListSetupTokensRequest,
    setup::v1::RedeemSetupLinkRequest,
    setup::v1::RedeemSetupLinkResponse,
    setup::v1::RevokeSetupTokenRequest,
    setup::v1::RotateSetupTokenRequest,
    setup::v1::RotateSetupTokenResponse,
);
