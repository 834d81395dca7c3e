//! What is managed, over the generated clients.

use std::time::Duration;

use rollcall_client::proto::management::v1::directory_service_client::DirectoryServiceClient;
use rollcall_client::proto::management::v1::organization_service_client::OrganizationServiceClient;
use rollcall_client::proto::management::v1::token_service_client::TokenServiceClient;
use rollcall_client::proto::management::v1::{
    CreateDirectoryRequest, CreateOrganizationRequest, CreateTokenRequest, Directory, Organization,
    Token, UpdateOrganizationRequest,
};
use rollcall_client::transport::{GrpcService, connect_lazy};
use rollcall_client::{Error, transport};
use serde_json::{Value, json};
use tonic::Request;
use tonic::metadata::AsciiMetadataValue;

use crate::{Failure, ORGANIZATION};

const ATTEMPTS_MAX: u32 = 4;
const DEADLINE: Duration = Duration::from_secs(10);

pub(crate) struct Manager {
    service: GrpcService,
    authorization: AsciiMetadataValue,
}

impl Manager {
    pub(crate) fn connect(endpoint: &str, api_key: &str) -> Result<Self, Failure> {
        Ok(Self {
            service: connect_lazy(endpoint)?,
            authorization: format!("Bearer {api_key}").parse()?,
        })
    }

    /// The id of the organization that everything else is in, and what of it is
    /// told.
    pub(crate) async fn create(&self) -> Result<(String, Value), Failure> {
        let first = self.create_organization("Conformance").await?;
        let again = self.create_organization("Conformance").await?;
        let request = self.authorized(CreateDirectoryRequest {
            organization_id: first.id.clone(),
            directory: Some(Directory {
                display_name: "People".to_owned(),
                ..Directory::default()
            }),
            ..CreateDirectoryRequest::default()
        });
        let mut directories = DirectoryServiceClient::new(self.service.clone());
        let made = directories.create_directory(request).await?.into_inner();
        let directory = made.directory.unwrap_or_default();
        let request = self.authorized(CreateTokenRequest {
            token: Some(Token {
                directory_id: directory.id,
                display_name: "Identity provider".to_owned(),
                ..Token::default()
            }),
            ..CreateTokenRequest::default()
        });
        let mut tokens = TokenServiceClient::new(self.service.clone());
        let secret = tokens.create_token(request).await?.into_inner().secret;
        let same = first.id == again.id;
        let told = json!({ "scim_path": directory.scim_path, "token": secret, "same": same });
        Ok((first.id, told))
    }

    async fn create_organization(&self, display_name: &str) -> Result<Organization, Error> {
        let request = self.authorized(CreateOrganizationRequest {
            organization: Some(Organization {
                external_id: ORGANIZATION.to_owned(),
                display_name: display_name.to_owned(),
                ..Organization::default()
            }),
            request_id: format!("create-{display_name}"),
            ..CreateOrganizationRequest::default()
        });
        let mut organizations = OrganizationServiceClient::new(self.service.clone());
        let made = transport::within(DEADLINE, organizations.create_organization(request)).await?;
        Ok(made.into_inner().organization.unwrap_or_default())
    }

    /// Another organization with the external id of the first.
    pub(crate) async fn take(&self) -> Result<Organization, Error> {
        self.create_organization("Another").await
    }

    /// The name that the organization has then. It may be tried again, since it has
    /// an id.
    pub(crate) async fn rename(&self, id: &str) -> Result<String, Error> {
        let mut change = UpdateOrganizationRequest {
            organization: Some(Organization {
                id: id.to_owned(),
                display_name: "Renamed".to_owned(),
                ..Organization::default()
            }),
            request_id: "rename".to_owned(),
            ..UpdateOrganizationRequest::default()
        };
        let mask = change.update_mask.get_or_insert_default();
        mask.paths.push("display_name".to_owned());
        let mut organizations = OrganizationServiceClient::new(self.service.clone());
        let mut attempts = 1;
        loop {
            let request = self.authorized(change.clone());
            let attempt = organizations.update_organization(request);
            match transport::within(DEADLINE, attempt).await {
                Ok(answer) => {
                    let organization = answer.into_inner().organization;
                    return Ok(organization.unwrap_or_default().display_name);
                }
                Err(error) => {
                    let is_worth_it = error.is_unavailable() || error.is_broken_connection();
                    if attempts == ATTEMPTS_MAX || !is_worth_it {
                        return Err(error);
                    }
                    attempts += 1;
                }
            }
        }
    }

    fn authorized<Q>(&self, message: Q) -> Request<Q> {
        let mut request = Request::new(message);
        let authorization = self.authorization.clone();
        request
            .metadata_mut()
            .insert("authorization", authorization);
        request
    }
}
