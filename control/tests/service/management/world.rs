//! Two environments, an operator, and keys.

use prost_types::FieldMask;
use rollcall_control::clock::{Clock, IdSource, Moment};
use rollcall_control::id::{ApiKeyId, EnvironmentId, OrganizationId};
use rollcall_control::store::document::Scopes;
use rollcall_control::store::entity::api_key;
use rollcall_proto::credential::Kind;
use rollcall_proto::management::v1::{
    AuditEntry, CreateDirectoryRequest, CreateDirectoryResponse, CreateEnvironmentRequest,
    CreateEnvironmentResponse, CreateOrganizationRequest, CreateOrganizationResponse, Directory,
    Environment, GetDirectoryRequest, GetDirectoryResponse, ListAuditEntriesRequest,
    ListAuditEntriesResponse, Organization, Scope,
};
use sea_orm::{EntityTrait as _, IntoActiveModel as _};

use super::caller::Caller;
use crate::support::{START, Service};

/// Later than what the commands made, so that ids made since come after theirs.
pub(crate) const NOW: Moment = Moment(START.0 + 1_000_000);

pub(crate) struct World {
    pub(crate) service: Service,
    pub(crate) operator: Caller,
    /// Has the key of the environment in which the service's directory is.
    pub(crate) manager: Caller,
    pub(crate) environment_id: String,
    /// The organization of the service's directory.
    pub(crate) organization_id: String,
    pub(crate) directory_id: String,
    /// Has the key of another environment.
    pub(crate) stranger: Caller,
    pub(crate) other_environment_id: String,
}

impl World {
    pub(crate) async fn start() -> Self {
        let service = Service::start().await;
        let key = service.installation.create_operator_key("test".to_owned());
        let key = key.await.expect("made");
        service.clock.set(NOW);
        let caller = |key: &str| Caller::new(service.control.in_process(), key);
        let operator = caller(key.expose());
        let manager = caller(&service.api_key);
        let directory_id = service.directory_id.to_string();
        let answer: GetDirectoryResponse = manager
            .call(GetDirectoryRequest {
                id: directory_id.clone(),
            })
            .await
            .expect("there");
        let directory = answer.directory.expect("a directory");
        let other = create_environment(&operator, "Staging").await;
        let mut world = Self {
            stranger: operator.clone(),
            operator,
            manager,
            environment_id: directory.environment_id,
            organization_id: directory.organization_id,
            directory_id,
            other_environment_id: other.id,
            service,
        };
        let other_environment_id = world.other_environment_id.clone();
        world.stranger = world.key_of(&other_environment_id, None).await;
        world
    }

    /// A caller with a new key that reads and manages an environment, or one
    /// organization of it.
    pub(crate) async fn key_of(
        &self,
        environment_id: &str,
        organization_id: Option<&str>,
    ) -> Caller {
        let installation = &self.service.installation;
        let id: ApiKeyId = IdSource::new(Clock::held(NOW)).next();
        let made = installation
            .secret
            .make_credential(Kind::ApiKey, &id.suffix());
        let (key, mac) = made.expect("made");
        let row = api_key::Model {
            id,
            environment_id: environment_id.parse::<EnvironmentId>().expect("an id"),
            organization_id: organization_id.map(|id| id.parse::<OrganizationId>().expect("an id")),
            display_name: "test".to_owned(),
            mac,
            scopes: Scopes(vec![Scope::ReadUsers, Scope::Manage]),
            create_time: NOW,
            expire_time: None,
            revoke_time: None,
            last_use_time: None,
        };
        let written = installation.store.writer.write_alone(
            None,
            Box::new(move |transaction| {
                Box::pin(async move {
                    api_key::Entity::insert(row.into_active_model())
                        .exec_without_returning(transaction)
                        .await?;
                    Ok(())
                })
            }),
        );
        written.await.expect("written");
        Caller::new(self.service.control.in_process(), key.expose())
    }

    pub(crate) async fn create_organization(&self, name: &str) -> Organization {
        create_organization(&self.manager, name).await
    }

    pub(crate) async fn create_directory(&self, organization_id: &str) -> Directory {
        create_directory(&self.manager, organization_id).await
    }

    pub(crate) async fn directory(&self, id: &str) -> Directory {
        let answer: GetDirectoryResponse = self
            .manager
            .call(GetDirectoryRequest { id: id.to_owned() })
            .await
            .expect("there");
        answer.directory.expect("a directory")
    }

    /// The environment's audit log, the latest entry first.
    pub(crate) async fn audit_log(&self) -> Vec<AuditEntry> {
        let answer: ListAuditEntriesResponse = self
            .manager
            .call(ListAuditEntriesRequest {
                page_size: 1_000,
                ..ListAuditEntriesRequest::default()
            })
            .await
            .expect("answers");
        answer.entries
    }
}

pub(crate) fn mask(paths: &[&str]) -> FieldMask {
    let paths = paths.iter().map(|path| (*path).to_owned()).collect();
    FieldMask { paths }
}

pub(crate) async fn create_environment(caller: &Caller, name: &str) -> Environment {
    let environment = Some(Environment {
        display_name: name.to_owned(),
        ..Environment::default()
    });
    let answer: CreateEnvironmentResponse = caller
        .call(CreateEnvironmentRequest {
            environment,
            ..CreateEnvironmentRequest::default()
        })
        .await
        .expect("made");
    answer.environment.expect("an environment")
}

/// Its `external_id` is its name.
pub(crate) async fn create_organization(caller: &Caller, name: &str) -> Organization {
    let organization = Some(Organization {
        display_name: name.to_owned(),
        external_id: name.to_owned(),
        ..Organization::default()
    });
    let answer: CreateOrganizationResponse = caller
        .call(CreateOrganizationRequest {
            organization,
            ..CreateOrganizationRequest::default()
        })
        .await
        .expect("made");
    answer.organization.expect("an organization")
}

pub(crate) async fn create_directory(caller: &Caller, organization_id: &str) -> Directory {
    let directory = Some(Directory {
        display_name: "Okta".to_owned(),
        ..Directory::default()
    });
    let answer: CreateDirectoryResponse = caller
        .call(CreateDirectoryRequest {
            organization_id: organization_id.to_owned(),
            directory,
            ..CreateDirectoryRequest::default()
        })
        .await
        .expect("made");
    answer.directory.expect("a directory")
}
