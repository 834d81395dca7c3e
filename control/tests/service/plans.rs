//! What identity providers look people up by is answered by an index.

use rollcall_control::event::{Selection, ends_statement, page_statement};
use rollcall_control::filter::sql;
use rollcall_control::operator::NewDirectory;
use rollcall_control::store::entity::{event, group, request, user};
use rollcall_control::store::feed::number_statement;
use rollcall_proto::event::v1::{EventFilter, EventKind};
use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{AttributeName, Comparison, ComparisonOperator, Filter};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, DbBackend, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, Statement,
};

use crate::support::Service;

fn comparison(name: &str, operator: ComparisonOperator, operand: Operand) -> Filter {
    let (attribute, sub) = name.split_once('.').unwrap_or((name, ""));
    Filter {
        node: Some(Node::Comparison(Comparison {
            attribute: Some(AttributeName {
                schema: String::new(),
                attribute: attribute.to_owned(),
                sub_attribute: sub.to_owned(),
            }),
            operator: operator.into(),
            operand: Some(operand),
            case_exact: false,
        })),
    }
}

/// PostgreSQL goes by what it knows of the rows: a directory of thousands, with
/// names, addresses and groups.
pub(crate) const ROWS: &str = "
INSERT INTO users SELECT 'user_' || lpad(i::text, 26, '0'), '{directory}', 'u' || i, 'e' || i, '',
    i % 100 = 0, '{}', jsonb_build_object('displayName', 'd' || i), 1, 1, i, NULL
    FROM generate_series(1, 5000) AS i;
INSERT INTO user_emails SELECT id, user_name_key, directory_id FROM users;
INSERT INTO \"groups\" SELECT 'group_' || lpad(i::text, 26, '0'), '{directory}', 'g' || i, '',
    'e' || i, '{}', '{}', 0, 0, 1, 1, i, 0
    FROM generate_series(1, 20000) AS i;
INSERT INTO memberships
    SELECT 'group_' || lpad(g::text, 26, '0'), id, '{directory}', id, NULL
    FROM generate_series(1, 2000) AS g CROSS JOIN generate_series(1, 40) AS m
    CROSS JOIN LATERAL (SELECT 'user_' || lpad((g + m * 37)::text, 26, '0') AS id) AS u;
ANALYZE;
";

/// The requests of two directories.
const REQUESTS: &str = "
INSERT INTO requests SELECT 'req_' || lpad(i::text, 26, '0'),
    CASE i % 20 WHEN 0 THEN '{directory}' ELSE '{other}' END, NULL, '',
    'user_' || lpad((i % 500)::text, 26, '0'), '', '', CASE i % 50 WHEN 0 THEN 400 ELSE 200 END, 1,
    NULL, NULL, NULL, NULL, NULL, 1, '', 0, 0
    FROM generate_series(1, 20000) AS i;
ANALYZE;
";

pub(crate) async fn fill(service: &Service, sql: &str) {
    service.make_up();
    let sql = sql.replace("{directory}", &service.directory_id.to_string());
    let filled = service.installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                transaction.execute_unprepared(&sql).await?;
                Ok(())
            })
        }),
    );
    filled.await.expect("filled");
}

/// How the database would answer the statement, as text.
pub(crate) async fn plan(service: &Service, statement: Statement) -> String {
    let readers = &service.installation.store.readers;
    let (explained, column) = if statement.db_backend == DbBackend::Postgres {
        let sql = format!("EXPLAIN {statement}");
        let explained = Statement::from_string(statement.db_backend, sql);
        (explained, "QUERY PLAN")
    } else {
        let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
        (Statement { sql, ..statement }, "detail")
    };
    let rows = readers.query_all_raw(explained).await.expect("planned");
    let lines: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("", column).expect("text"))
        .collect();
    lines.join("\n")
}

#[tokio::test]
async fn look_ups_go_by_an_index() {
    use ComparisonOperator::{Equal, GreaterThan};
    let service = Service::start().await;
    let backend = service.installation.store.readers.get_database_backend();
    if backend == DbBackend::Postgres {
        fill(&service, ROWS).await;
    }
    let text = || Operand::Text("x".to_owned());
    let time = || {
        Operand::Time(prost_types::Timestamp {
            seconds: 1_800_000_000,
            nanos: 0,
        })
    };
    for (filter, index) in [
        (comparison("userName", Equal, text()), "users_user_name"),
        (comparison("externalId", Equal, text()), "users_external_id"),
        (
            comparison("emails.value", Equal, text()),
            "user_emails_value",
        ),
        (
            comparison("displayName", Equal, text()),
            "users_display_name",
        ),
        (
            comparison("active", Equal, Operand::Boolean(true)),
            "users_active",
        ),
        (
            comparison("meta.lastModified", GreaterThan, time()),
            "users_updated",
        ),
        (
            comparison("groups.value", Equal, text()),
            "memberships_of_both_pkey",
        ),
    ] {
        let condition = sql::users(&filter, service.directory_id, backend).expect("compiles");
        let statement = user::Entity::find()
            .filter(user::Column::DirectoryId.eq(service.directory_id))
            .filter(user::Column::DeleteTime.is_null())
            .filter(condition)
            .order_by_asc(user::Column::Id)
            .limit(101)
            .build(backend);
        let plan = plan(&service, statement).await;
        check(&plan, index);
    }
    for (filter, index) in [
        (
            comparison("displayName", Equal, text()),
            "groups_directory_id_display_name_key_key",
        ),
        (
            comparison("externalId", Equal, text()),
            "groups_external_id",
        ),
        (
            comparison("members.value", Equal, text()),
            "memberships_of_user",
        ),
        (
            comparison("meta.lastModified", GreaterThan, time()),
            "groups_updated",
        ),
    ] {
        let condition = sql::groups(&filter, service.directory_id, backend).expect("compiles");
        let statement = group::Entity::find()
            .filter(group::Column::DirectoryId.eq(service.directory_id))
            .filter(condition)
            .order_by_asc(group::Column::Id)
            .limit(101)
            .build(backend);
        let plan = plan(&service, statement).await;
        check(&plan, index);
    }
}

#[tokio::test]
async fn the_request_log_goes_by_an_index() {
    let service = Service::start().await;
    let backend = service.installation.store.readers.get_database_backend();
    if backend == DbBackend::Postgres {
        let other = service
            .installation
            .create_directory(NewDirectory::default())
            .await
            .expect("made");
        let other = other.directory_id.to_string();
        fill(&service, &REQUESTS.replace("{other}", &other)).await;
    }
    let all = request::Entity::find()
        .filter(request::Column::DirectoryId.eq(service.directory_id))
        .order_by_desc(request::Column::Id)
        .limit(101);
    let failed = all.clone().filter(Expr::cust("http_status >= 400"));
    let of_one = all
        .clone()
        .filter(request::Column::ResourceId.eq("user_00000000000000000000000007"));
    for (select, index) in [
        (all, "requests_of_directory"),
        (failed, "requests_refused"),
        (of_one, "requests_of_resource"),
    ] {
        let plan = plan(&service, select.build(backend)).await;
        check(&plan, index);
        assert!(!plan.contains("SCAN requests"), "{plan}");
    }
}

/// The feeds of many environments, with a few events that have no position yet.
const EVENTS: &str = "
INSERT INTO feeds SELECT 'env_' || lpad(e::text, 26, '0'), 1000 FROM generate_series(1, 5000) AS e;
INSERT INTO events (id, environment_id, organization_id, directory_id, position, kind, subject,
    payload, create_time)
    SELECT 'evt_' || lpad(i::text, 26, '0'), 'env_' || lpad((1 + i % 50)::text, 26, '0'), 'org',
    'dir', CASE WHEN i > 49990 THEN NULL ELSE 1 + i / 50 END, 1,
    'user_' || lpad((i % 5000)::text, 26, '0'), repeat('x', 200)::bytea, 1
    FROM generate_series(1, 50000) AS i;
ANALYZE;
";

#[tokio::test]
async fn the_feed_goes_by_an_index() {
    let service = Service::start().await;
    let backend = service.installation.store.readers.get_database_backend();
    if backend == DbBackend::Postgres {
        fill(&service, EVENTS).await;
    }
    let environment_id = "env_00000000000000000000000007".parse().expect("an id");
    let filter = |organization_id: &str| EventFilter {
        organization_id: organization_id.to_owned(),
        kinds: vec![EventKind::UserDeactivated.into()],
        ..EventFilter::default()
    };
    let mut statements = vec![ends_statement(environment_id, 500, backend)];
    for organization_id in ["", "org_00000000000000000000000007"] {
        let selection = Selection::new(environment_id, None, Some(filter(organization_id)));
        let selection = selection.expect("a selection");
        statements.push(page_statement(&selection, 500, 900, 100, backend));
    }
    let of_feed = "events_of_feed";
    for statement in statements {
        let plan = plan(&service, statement).await;
        check(&plan, of_feed);
        assert!(!plan.contains("SCAN events"), "{plan}");
    }
    if backend == DbBackend::Postgres {
        check(&plan(&service, number_statement()).await, "events_pending");
    }
    let of_subject = event::Entity::find()
        .filter(event::Column::Subject.eq("user_00000000000000000000000007"))
        .order_by_asc(event::Column::Ordinal)
        .limit(11)
        .build(backend);
    check(&plan(&service, of_subject).await, "events_of_subject");
}

/// PostgreSQL names the indexes of constraints, SQLite numbers them.
fn check(plan: &str, index: &str) {
    let by_constraint = index.ends_with("key") && plan.contains("sqlite_autoindex_");
    assert!(plan.contains(index) || by_constraint, "{index}: {plan}");
    assert!(!plan.contains("SCAN users"), "{plan}");
    assert!(!plan.contains("SCAN groups"), "{plan}");
    assert!(!plan.contains("Seq Scan"), "{plan}");
}
