//! API keys.

use rollcall_proto::management::v1::api_key_service_server::ApiKeyService;
use rollcall_proto::management::v1::{
    CreateApiKeyRequest, CreateApiKeyResponse, GetApiKeyRequest, GetApiKeyResponse,
    ListApiKeysRequest, ListApiKeysResponse, RevokeApiKeyRequest, RevokeApiKeyResponse,
    UpdateApiKeyRequest, UpdateApiKeyResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::api_key;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct ApiKeys {
    gate: Gate,
}

impl ApiKeys {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl ApiKeyService for ApiKeys {
    async fn create_api_key(
        &self,
        request: Request<CreateApiKeyRequest>,
    ) -> Reply<CreateApiKeyResponse> {
        let secret = self.gate.secret().clone();
        let givable = self.gate.givable_scopes(request.extensions())?;
        let answer = self
            .gate
            .manage(request, None, move |grant, request| {
                Box::pin(async move { api_key::create(grant, &secret, &givable, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_api_key(&self, request: Request<GetApiKeyRequest>) -> Reply<GetApiKeyResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = api_key::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn list_api_keys(
        &self,
        request: Request<ListApiKeysRequest>,
    ) -> Reply<ListApiKeysResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = api_key::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn update_api_key(
        &self,
        request: Request<UpdateApiKeyRequest>,
    ) -> Reply<UpdateApiKeyResponse> {
        let givable = self.gate.givable_scopes(request.extensions())?;
        let answer = self
            .gate
            .manage(request, None, move |grant, request| {
                Box::pin(async move { api_key::update(grant, &givable, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn revoke_api_key(
        &self,
        request: Request<RevokeApiKeyRequest>,
    ) -> Reply<RevokeApiKeyResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(api_key::revoke(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }
}
