//! What the commands make, each in the transaction of its command.

use rollcall_proto::credential::{Credential, Kind as CredentialKind};
use rollcall_proto::management::v1::{Environment, Scope};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, DbBackend, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _,
};
use serde_json::json;

use super::{Installation, MadeDirectory, MadeToken, NewDirectory};
use crate::audit::{self, Record};
use crate::authz::Managing;
use crate::error::Result;
use crate::id::{EnvironmentId, OperatorKeyId};
use crate::management::text::name;
use crate::management::{api_key, directory, environment, organization, token};
use crate::store::document::{Domains, Scopes};
use crate::store::entity::token::Kind;
use crate::store::entity::{
    directory as directory_row, environment as environment_row, operator_key,
    organization as organization_row,
};

const ENVIRONMENT_NAME: &str = "Production";
const DIRECTORY_NAME: &str = "SCIM";

impl Installation {
    pub(super) async fn make_directory(
        &self,
        grant: &Managing<'_>,
        new: NewDirectory,
    ) -> Result<MadeDirectory> {
        let mut records = vec![];
        let environment_id = environment_of(grant, &mut records).await?;
        let organization = organization_of(grant, environment_id, new, &mut records).await?;
        let row = directory::insert(grant, &organization, DIRECTORY_NAME.to_owned()).await?;
        records.push(directory::record(None, &row));
        let (token, record) = self.make_token(grant, &row, Kind::Bearer).await?;
        records.push(record);
        audit::insert(grant, "CreateDirectory", records).await?;
        Ok(MadeDirectory {
            organization_id: organization.id,
            directory_id: row.id,
            is_primary: row.is_primary,
            bearer_token: token.secret,
        })
    }

    pub(super) async fn make_token(
        &self,
        grant: &Managing<'_>,
        directory: &directory_row::Model,
        kind: Kind,
    ) -> Result<(MadeToken, Record)> {
        let display_name = match kind {
            Kind::Bearer => "SCIM token",
            Kind::OAuthClient => "OAuth client",
        };
        let new = token::New {
            kind,
            display_name: display_name.to_owned(),
            expire_time: None,
        };
        let (row, secret) = token::insert(grant, &self.secret, directory, new).await?;
        let record = token::record(directory, None, &row);
        Ok((MadeToken { id: row.id, secret }, record))
    }

    pub(super) async fn make_api_key(
        &self,
        grant: &Managing<'_>,
        display_name: String,
        scopes: Vec<Scope>,
    ) -> Result<Credential> {
        let mut records = vec![];
        let environment_id = environment_of(grant, &mut records).await?;
        let new = api_key::New {
            environment_id,
            organization_id: None,
            display_name: name("name", display_name)?,
            scopes: Scopes(scopes),
            expire_time: None,
        };
        let (row, credential) = api_key::insert(grant, &self.secret, new).await?;
        records.push(api_key::record(None, &row));
        audit::insert(grant, "CreateApiKey", records).await?;
        Ok(credential)
    }

    pub(super) async fn make_operator_key(
        &self,
        grant: &Managing<'_>,
        display_name: String,
    ) -> Result<Credential> {
        let display_name = name("name", display_name)?;
        let id: OperatorKeyId = grant.ids.next();
        let (credential, mac) = self
            .secret
            .make_credential(CredentialKind::OperatorKey, &id.suffix())?;
        let audited = json!({ "displayName": display_name });
        let row = operator_key::Model {
            id,
            display_name,
            mac,
            create_time: grant.now,
            expire_time: None,
            revoke_time: None,
            last_use_time: None,
        };
        operator_key::Entity::insert(row.into_active_model())
            .exec_without_returning(grant.connection)
            .await?;
        let (method, id) = ("CreateOperatorKey", id.to_string());
        audit::insert_of_installation(grant, method, id, None, Some(audited)).await?;
        Ok(credential)
    }
}

/// The installation's first environment, made at its first use.
async fn environment_of(grant: &Managing<'_>, records: &mut Vec<Record>) -> Result<EnvironmentId> {
    if grant.connection.get_database_backend() == DbBackend::Postgres {
        // Two operators at once find it together, and make one organization of
        // one name; SQLite's one writer sees to that by itself.
        grant
            .connection
            .execute_unprepared("LOCK TABLE environments IN SHARE ROW EXCLUSIVE MODE")
            .await?;
    }
    let first = environment_row::Entity::find()
        .order_by_asc(environment_row::Column::Id)
        .one(grant.connection)
        .await?;
    if let Some(row) = first {
        return Ok(row.id);
    }
    let usual = Environment {
        display_name: ENVIRONMENT_NAME.to_owned(),
        ..Environment::default()
    };
    let row = environment::insert(grant, usual).await?;
    records.push(environment::record(None, &row));
    Ok(row.id)
}

/// The organization of this `external_id`, locked. One that was deleted has none.
async fn organization_of(
    grant: &Managing<'_>,
    environment_id: EnvironmentId,
    new: NewDirectory,
    records: &mut Vec<Record>,
) -> Result<organization_row::Model> {
    let found = organization_row::Entity::find()
        .filter(organization_row::Column::EnvironmentId.eq(environment_id))
        .filter(organization_row::Column::ExternalId.eq(&new.organization_external_id))
        .one(grant.connection)
        .await?;
    if let Some(row) = found {
        new.check_same(&row)?;
        return organization::lock_live(grant, row.id).await;
    }
    let NewDirectory {
        organization_external_id,
        organization_name,
        domains,
        allow_any_domain,
    } = new;
    let row = organization_row::Model {
        id: grant.ids.next(),
        environment_id,
        external_id: Some(organization_external_id),
        display_name_key: organization_row::Model::key_of(&organization_name),
        display_name: organization_name,
        domains: Domains(domains),
        allow_any_domain,
        create_time: grant.now,
        update_time: grant.now,
        delete_time: None,
        deleted_external_id: None,
    };
    records.push(organization::insert(grant, &row).await?);
    Ok(row)
}
