//! Access tokens for API keys, and the keys that sign them.

use rollcall_proto::auth::v1::auth_service_server::AuthService;
use rollcall_proto::auth::v1::{
    IssueAccessTokenRequest, IssueAccessTokenResponse, ListSigningKeysRequest,
    ListSigningKeysResponse, SigningKey,
};
use tonic::{Request, Response, Status};

use crate::authz::{API_ACCESS_TOKEN_SECONDS, Gate};

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Auth {
    gate: Gate,
}

impl Auth {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl AuthService for Auth {
    async fn issue_access_token(
        &self,
        request: Request<IssueAccessTokenRequest>,
    ) -> Reply<IssueAccessTokenResponse> {
        let access_token = self.gate.issue_api_access_token(request.extensions())?;
        Ok(Response::new(IssueAccessTokenResponse {
            access_token,
            expires_in: API_ACCESS_TOKEN_SECONDS,
        }))
    }

    async fn list_signing_keys(
        &self,
        _: Request<ListSigningKeysRequest>,
    ) -> Reply<ListSigningKeysResponse> {
        let signer = self.gate.signer()?;
        Ok(Response::new(ListSigningKeysResponse {
            keys: vec![SigningKey {
                id: signer.id().to_owned(),
                public_key: signer.public_key().to_vec(),
            }],
        }))
    }
}
