//! Lists of what is managed are answered by an index, in the order of the index.

use rollcall_control::id::{AuditEntryId, DirectoryId, OrganizationId, WebhookDeliveryId};
use rollcall_control::management::organization::named;
use rollcall_control::store::entity::{audit_entry, directory, organization, webhook_delivery};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, DbBackend, EntityTrait, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
};
use uuid::Uuid;

use super::world::World;
use crate::plans::plan;
use crate::support::Service;

/// PostgreSQL goes by what it knows of the rows: many environments, each with
/// organizations, their directories, and entries of the audit log. Where there is
/// but one, the order of ids is as good as an index of the environment.
const ROWS: &str = "
INSERT INTO environments (id, display_name, create_time)
    SELECT 'env_' || lpad(e::text, 26, '0'), '', 1 FROM generate_series(1, 200) AS e;
INSERT INTO organizations
    (id, environment_id, external_id, display_name, display_name_key, domains, allow_any_domain,
    create_time)
    SELECT 'org_' || lpad(i::text, 26, '0'), 'env_' || lpad((1 + i % 200)::text, 26, '0'),
    'o' || i, '', 'o' || i, '[]', false, 1 FROM generate_series(1, 20000) AS i;
INSERT INTO directories (id, environment_id, organization_id, display_name, is_primary,
    user_count, group_count, create_time)
    SELECT 'dir_' || substr(id, 5), environment_id, id, '', true, 0, 0, 1 FROM organizations
    WHERE display_name = '' AND external_id <> 'acme';
INSERT INTO audit_entries (id, environment_id, organization_id, actor_kind, method, resource_id,
    create_time)
    SELECT 'aud_' || lpad(i::text, 26, '0'), 'env_' || lpad((1 + i % 200)::text, 26, '0'),
    'org_' || lpad((1 + i % 20000)::text, 26, '0'), 1, '',
    'dir_' || lpad((1 + i % 20000)::text, 26, '0'), 1 FROM generate_series(1, 40000) AS i;
INSERT INTO webhook_deliveries (id, endpoint_id, event_id, position, attempt, is_redelivery,
    is_failed, duration_micros, create_time)
    SELECT 'whd_' || lpad(i::text, 26, '0'), 'whe_' || lpad((1 + i % 200)::text, 26, '0'),
    'evt_' || lpad(i::text, 26, '0'), i, 1, false, i % 7 = 0, 1, 1
    FROM generate_series(1, 40000) AS i;
ANALYZE;
";

async fn fill(service: &Service) {
    service.make_up();
    let filled = service.installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                transaction.execute_unprepared(ROWS).await?;
                Ok(())
            })
        }),
    );
    filled.await.expect("filled");
}

async fn check<E: EntityTrait>(service: &Service, select: Select<E>, index: &str) {
    let backend = service.installation.store.readers.get_database_backend();
    let plan = plan(service, select.limit(11).build(backend)).await;
    // PostgreSQL names the indexes of constraints, SQLite numbers them.
    let by_constraint = index.ends_with("key") && plan.contains("sqlite_autoindex_");
    assert!(plan.contains(index) || by_constraint, "{index}: {plan}");
    for costly in ["SCAN ", "Seq Scan", "TEMP B-TREE", "Sort"] {
        assert!(!plan.contains(costly), "{index}: {plan}");
    }
}

#[tokio::test]
async fn lists_go_by_an_index() {
    let world = World::start().await;
    let service = &world.service;
    if service.installation.store.readers.get_database_backend() == DbBackend::Postgres {
        fill(service).await;
    }
    let environment = "env_00000000000000000000000003";
    let organization = "org_00000000000000000000000202";
    let resource = "dir_00000000000000000000000202";
    let after = Uuid::nil();

    let of_environment = organization::Entity::find()
        .filter(organization::Column::EnvironmentId.eq(environment))
        .filter(organization::Column::Id.gt(OrganizationId::new(after)))
        .order_by_asc(organization::Column::Id);
    let live = || organization::Column::DeleteTime.is_null();
    let index = "organizations_environment_id_id_key";
    check(service, of_environment.clone(), index).await;
    check(service, of_environment.clone().filter(live()), index).await;
    for after in [None, Some(("o202".to_owned(), OrganizationId::new(after)))] {
        let select = organization::Entity::find()
            .filter(organization::Column::EnvironmentId.eq(environment))
            .filter(live());
        let select = named(select, "o2", "o3", after);
        check(service, select, "organizations_display_name").await;
    }
    let of_external_id = of_environment.filter(organization::Column::ExternalId.eq("o202"));
    let index = "organizations_environment_id_external_id_key";
    check_found(service, of_external_id, index).await;

    let directories = directory::Entity::find()
        .filter(directory::Column::Id.gt(DirectoryId::new(after)))
        .filter(directory::Column::DeleteTime.is_null())
        .order_by_asc(directory::Column::Id);
    let of_environment = directory::Column::EnvironmentId.eq(environment);
    let of_organization = directory::Column::OrganizationId.eq(organization);
    let select = directories.clone().filter(of_environment);
    check(service, select, "directories_of_environment").await;
    let select = directories.filter(of_organization);
    check(service, select, "directories_of_organization").await;

    let deliveries = webhook_delivery::Entity::find()
        .filter(webhook_delivery::Column::EndpointId.eq("whe_00000000000000000000000003"))
        .filter(webhook_delivery::Column::Id.lt(WebhookDeliveryId::new(Uuid::max())))
        .order_by_desc(webhook_delivery::Column::Id);
    let index = "webhook_deliveries_of_endpoint";
    check(service, deliveries.clone(), index).await;
    let failed = deliveries.filter(webhook_delivery::Column::IsFailed.into_expr());
    check(service, failed, "webhook_deliveries_failed").await;

    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::EnvironmentId.eq(environment))
        .filter(audit_entry::Column::Id.lt(AuditEntryId::new(Uuid::max())))
        .order_by_desc(audit_entry::Column::Id);
    check(service, entries.clone(), "audit_entries_of_environment").await;
    let of_organization = audit_entry::Column::OrganizationId.eq(organization);
    let select = entries.clone().filter(of_organization);
    check(service, select, "audit_entries_of_organization").await;
    let of_resource = audit_entry::Column::ResourceId.eq(resource);
    let select = entries.filter(of_resource);
    check(service, select, "audit_entries_of_resource").await;
}

/// One that is found by its name needs no order.
async fn check_found<E: EntityTrait>(service: &Service, select: Select<E>, index: &str) {
    let backend = service.installation.store.readers.get_database_backend();
    let plan = plan(service, select.limit(11).build(backend)).await;
    let by_constraint = plan.contains("sqlite_autoindex_");
    assert!(plan.contains(index) || by_constraint, "{index}: {plan}");
    assert!(
        !plan.contains("SCAN ") && !plan.contains("Seq Scan"),
        "{plan}"
    );
}
