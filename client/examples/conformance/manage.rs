//! What is managed.

use rollcall_client::proto::management::v1::{
    CreateDirectoryRequest, CreateOrganizationRequest, CreateTokenRequest, Directory, Organization,
    Token, UpdateOrganizationRequest,
};
use rollcall_client::{Client, Error};
use serde_json::{Value, json};

use crate::{Failure, ORGANIZATION};

/// The id of the organization that everything else is in, and what of it is told.
pub(crate) async fn create(client: &Client) -> Result<(String, Value), Failure> {
    let first = create_organization(client, "Conformance").await?;
    let again = create_organization(client, "Conformance").await?;
    let made = client.call(CreateDirectoryRequest {
        organization_id: first.id.clone(),
        directory: Some(Directory {
            display_name: "People".to_owned(),
            ..Directory::default()
        }),
        ..CreateDirectoryRequest::default()
    });
    let directory = made.await?.directory.unwrap_or_default();
    let made = client.call(CreateTokenRequest {
        token: Some(Token {
            directory_id: directory.id,
            display_name: "Identity provider".to_owned(),
            ..Token::default()
        }),
        ..CreateTokenRequest::default()
    });
    let secret = made.await?.secret;
    let same = first.id == again.id;
    let told = json!({ "scim_path": directory.scim_path, "token": secret, "same": same });
    Ok((first.id, told))
}

async fn create_organization(client: &Client, display_name: &str) -> Result<Organization, Error> {
    let made = client.call(CreateOrganizationRequest {
        organization: Some(Organization {
            external_id: ORGANIZATION.to_owned(),
            display_name: display_name.to_owned(),
            ..Organization::default()
        }),
        request_id: format!("create-{display_name}"),
        ..CreateOrganizationRequest::default()
    });
    Ok(made.await?.organization.unwrap_or_default())
}

/// Another organization with the external id of the first.
pub(crate) async fn take(client: &Client) -> Result<Organization, Error> {
    create_organization(client, "Another").await
}

/// The name that the organization has then.
pub(crate) async fn rename(client: &Client, id: &str) -> Result<String, Error> {
    let mut change = UpdateOrganizationRequest {
        organization: Some(Organization {
            id: id.to_owned(),
            display_name: "Renamed".to_owned(),
            ..Organization::default()
        }),
        ..UpdateOrganizationRequest::default()
    };
    let mask = change.update_mask.get_or_insert_default();
    mask.paths.push("display_name".to_owned());
    let organization = client.call(change).await?.organization;
    Ok(organization.unwrap_or_default().display_name)
}
