//! What is asked of control, in the operator's name.

use rollcall_client::transport::GrpcService;
use rollcall_proto::console::v1::operator_service_client::OperatorServiceClient;
use rollcall_proto::console::v1::session_service_client::SessionServiceClient;
use rollcall_proto::console::v1::sign_in_service_client::SignInServiceClient;
use rollcall_proto::directory::v1::directory_service_client::DirectoryServiceClient as PeopleClient;
use rollcall_proto::directory::v1::{GetGroupRequest, GetUserRequest, Group, User};
use rollcall_proto::management::v1::api_key_service_client::ApiKeyServiceClient;
use rollcall_proto::management::v1::audit_log_service_client::AuditLogServiceClient;
use rollcall_proto::management::v1::directory_service_client::DirectoryServiceClient;
use rollcall_proto::management::v1::environment_service_client::EnvironmentServiceClient;
use rollcall_proto::management::v1::event_log_service_client::EventLogServiceClient;
use rollcall_proto::management::v1::organization_service_client::OrganizationServiceClient;
use rollcall_proto::management::v1::request_log_service_client::RequestLogServiceClient;
use rollcall_proto::management::v1::setup_link_service_client::SetupLinkServiceClient;
use rollcall_proto::management::v1::token_service_client::TokenServiceClient;
use rollcall_proto::management::v1::trusted_issuer_service_client::TrustedIssuerServiceClient;
use rollcall_proto::management::v1::user_service_client::UserServiceClient;
use rollcall_proto::management::v1::webhook_endpoint_service_client::WebhookEndpointServiceClient;
use rollcall_proto::management::v1::{
    Directory, Environment, GetDirectoryRequest, GetEnvironmentRequest, GetOrganizationRequest,
    GetTokenRequest, GetWebhookEndpointRequest, ListDirectoryEventsRequest,
    ListDirectoryEventsResponse, Organization, Token, WebhookEndpoint,
};

use super::fault::Fault;
use super::visit::Visit;
use crate::door::call;

impl Visit {
    fn service(&self) -> GrpcService {
        self.console.service.clone()
    }

    pub(super) fn sign_in(&self) -> SignInServiceClient<GrpcService> {
        SignInServiceClient::new(self.service())
    }

    pub(super) fn sessions(&self) -> SessionServiceClient<GrpcService> {
        SessionServiceClient::new(self.service())
    }

    pub(super) fn operators(&self) -> OperatorServiceClient<GrpcService> {
        OperatorServiceClient::new(self.service())
    }

    pub(super) fn environments(&self) -> EnvironmentServiceClient<GrpcService> {
        EnvironmentServiceClient::new(self.service())
    }

    pub(super) fn organizations(&self) -> OrganizationServiceClient<GrpcService> {
        OrganizationServiceClient::new(self.service())
    }

    pub(super) fn directories(&self) -> DirectoryServiceClient<GrpcService> {
        DirectoryServiceClient::new(self.service())
    }

    pub(super) fn setup_links(&self) -> SetupLinkServiceClient<GrpcService> {
        SetupLinkServiceClient::new(self.service())
    }

    pub(super) fn tokens(&self) -> TokenServiceClient<GrpcService> {
        TokenServiceClient::new(self.service())
    }

    pub(super) fn people(&self) -> PeopleClient<GrpcService> {
        PeopleClient::new(self.service())
    }

    pub(super) fn users(&self) -> UserServiceClient<GrpcService> {
        UserServiceClient::new(self.service())
    }

    pub(super) fn request_log(&self) -> RequestLogServiceClient<GrpcService> {
        RequestLogServiceClient::new(self.service())
    }

    fn event_log(&self) -> EventLogServiceClient<GrpcService> {
        EventLogServiceClient::new(self.service())
    }

    pub(super) fn api_keys(&self) -> ApiKeyServiceClient<GrpcService> {
        ApiKeyServiceClient::new(self.service())
    }

    pub(super) fn webhook_endpoints(&self) -> WebhookEndpointServiceClient<GrpcService> {
        WebhookEndpointServiceClient::new(self.service())
    }

    pub(super) fn trusted_issuers(&self) -> TrustedIssuerServiceClient<GrpcService> {
        TrustedIssuerServiceClient::new(self.service())
    }

    pub(super) fn audit_log(&self) -> AuditLogServiceClient<GrpcService> {
        AuditLogServiceClient::new(self.service())
    }

    /// The environment in the URL.
    pub(super) async fn environment(&self) -> Result<Environment, Fault> {
        let id = self.id("environment");
        let asked = self.ask(GetEnvironmentRequest { id });
        let got = call(self.environments().get_environment(asked)).await?;
        got.environment.ok_or(Fault::Failed)
    }

    /// One of the environment in the URL.
    pub(super) async fn organization(&self, id: &str) -> Result<Organization, Fault> {
        let asked = self.ask(GetOrganizationRequest { id: id.to_owned() });
        let got = call(self.organizations().get_organization(asked)).await?;
        let organization = got.organization.ok_or(Fault::Failed)?;
        self.check_environment(&organization.environment_id)?;
        Ok(organization)
    }

    /// The directory in the URL.
    pub(super) async fn directory(&self) -> Result<Directory, Fault> {
        let id = self.id("directory");
        let asked = self.ask(GetDirectoryRequest { id });
        let got = call(self.directories().get_directory(asked)).await?;
        let directory = got.directory.ok_or(Fault::Failed)?;
        self.check_environment(&directory.environment_id)?;
        Ok(directory)
    }

    /// The token in the URL.
    pub(super) async fn token(&self) -> Result<Token, Fault> {
        let asked = self.ask(GetTokenRequest {
            id: self.id("token"),
        });
        let got = call(self.tokens().get_token(asked)).await?;
        let token = got.token.ok_or(Fault::Failed)?;
        self.check_directory(&token.directory_id)?;
        Ok(token)
    }

    /// The user in the URL.
    pub(super) async fn user(&self) -> Result<User, Fault> {
        let asked = self.ask(GetUserRequest {
            id: self.id("user"),
        });
        let got = call(self.people().get_user(asked)).await?;
        let user = got.user.ok_or(Fault::Failed)?;
        self.check_directory(&user.directory_id)?;
        Ok(user)
    }

    /// The group in the URL.
    pub(super) async fn group(&self) -> Result<Group, Fault> {
        let asked = self.ask(GetGroupRequest {
            id: self.id("group"),
        });
        let got = call(self.people().get_group(asked)).await?;
        let group = got.group.ok_or(Fault::Failed)?;
        self.check_directory(&group.directory_id)?;
        Ok(group)
    }

    /// The webhook endpoint in the URL.
    pub(super) async fn webhook_endpoint(&self) -> Result<WebhookEndpoint, Fault> {
        let asked = self.ask(GetWebhookEndpointRequest {
            id: self.id("endpoint"),
        });
        let got = call(self.webhook_endpoints().get_webhook_endpoint(asked)).await?;
        let endpoint = got.webhook_endpoint.ok_or(Fault::Failed)?;
        self.check_environment(&endpoint.environment_id)?;
        Ok(endpoint)
    }

    /// Events of the directory in the URL.
    pub(super) async fn events(
        &self,
        filter: ListDirectoryEventsRequest,
    ) -> Result<ListDirectoryEventsResponse, Fault> {
        let asked = self.ask(ListDirectoryEventsRequest {
            directory_id: self.id("directory"),
            ..filter
        });
        Ok(call(self.event_log().list_directory_events(asked)).await?)
    }

    /// What is of another environment than that of the URL is not there.
    pub(super) fn check_environment(&self, id: &str) -> Result<(), Fault> {
        let is_here = self.name("environment") == id;
        is_here.then_some(()).ok_or(Fault::NoSuchPage)
    }

    pub(super) fn check_directory(&self, id: &str) -> Result<(), Fault> {
        let is_here = self.name("directory") == id;
        is_here.then_some(()).ok_or(Fault::NoSuchPage)
    }
}
