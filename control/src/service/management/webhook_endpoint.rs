//! Webhook endpoints.

use rollcall_proto::management::v1::webhook_endpoint_service_server::WebhookEndpointService;
use rollcall_proto::management::v1::{
    CreateWebhookEndpointRequest, CreateWebhookEndpointResponse, DeleteWebhookEndpointRequest,
    DeleteWebhookEndpointResponse, DisableWebhookEndpointRequest, DisableWebhookEndpointResponse,
    EnableWebhookEndpointRequest, EnableWebhookEndpointResponse, GetWebhookEndpointRequest,
    GetWebhookEndpointResponse, ListWebhookDeliveriesRequest, ListWebhookDeliveriesResponse,
    ListWebhookEndpointsRequest, ListWebhookEndpointsResponse, RedeliverEventsRequest,
    RedeliverEventsResponse, RotateWebhookEndpointSecretRequest,
    RotateWebhookEndpointSecretResponse, UpdateWebhookEndpointRequest,
    UpdateWebhookEndpointResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::webhook_endpoint;
use crate::outbound::Allowed;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct WebhookEndpoints {
    gate: Gate,
    allowed: Allowed,
}

impl WebhookEndpoints {
    /// `allowed` is what the service connects to.
    pub fn new(gate: Gate, allowed: Allowed) -> Self {
        Self { gate, allowed }
    }
}

#[tonic::async_trait]
impl WebhookEndpointService for WebhookEndpoints {
    async fn create_webhook_endpoint(
        &self,
        request: Request<CreateWebhookEndpointRequest>,
    ) -> Reply<CreateWebhookEndpointResponse> {
        let (secret, allowed) = (self.gate.secret().clone(), self.allowed);
        let answer = self
            .gate
            .manage(request, None, move |grant, request| {
                Box::pin(
                    async move { webhook_endpoint::create(grant, &secret, allowed, request).await },
                )
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_webhook_endpoint(
        &self,
        request: Request<GetWebhookEndpointRequest>,
    ) -> Reply<GetWebhookEndpointResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = webhook_endpoint::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn list_webhook_endpoints(
        &self,
        request: Request<ListWebhookEndpointsRequest>,
    ) -> Reply<ListWebhookEndpointsResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = webhook_endpoint::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn update_webhook_endpoint(
        &self,
        request: Request<UpdateWebhookEndpointRequest>,
    ) -> Reply<UpdateWebhookEndpointResponse> {
        let allowed = self.allowed;
        let answer = self
            .gate
            .manage(request, None, move |grant, request| {
                Box::pin(webhook_endpoint::update(grant, allowed, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn delete_webhook_endpoint(
        &self,
        request: Request<DeleteWebhookEndpointRequest>,
    ) -> Reply<DeleteWebhookEndpointResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(webhook_endpoint::delete(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn enable_webhook_endpoint(
        &self,
        request: Request<EnableWebhookEndpointRequest>,
    ) -> Reply<EnableWebhookEndpointResponse> {
        let secret = self.gate.secret().clone();
        let answer = self
            .gate
            .manage(request, None, move |grant, request| {
                Box::pin(async move { webhook_endpoint::enable(grant, &secret, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn disable_webhook_endpoint(
        &self,
        request: Request<DisableWebhookEndpointRequest>,
    ) -> Reply<DisableWebhookEndpointResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(webhook_endpoint::disable(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn rotate_webhook_endpoint_secret(
        &self,
        request: Request<RotateWebhookEndpointSecretRequest>,
    ) -> Reply<RotateWebhookEndpointSecretResponse> {
        let secret = self.gate.secret().clone();
        let answer = self
            .gate
            .manage(request, None, move |grant, request| {
                Box::pin(async move { webhook_endpoint::rotate(grant, &secret, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn list_webhook_deliveries(
        &self,
        request: Request<ListWebhookDeliveriesRequest>,
    ) -> Reply<ListWebhookDeliveriesResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = webhook_endpoint::list_deliveries(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn redeliver_events(
        &self,
        request: Request<RedeliverEventsRequest>,
    ) -> Reply<RedeliverEventsResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(webhook_endpoint::redeliver(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }
}
