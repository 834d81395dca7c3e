//! What is counted over time: requests by hour and day, users by day.

use rollcall_control::clock::{IdSource, Moment};
use rollcall_control::count::requests::live_statement;
use rollcall_control::id::Request as RequestKind;
use rollcall_control::operator::NewDirectory;
use rollcall_control::store::entity::request;
use rollcall_proto::management::v1::directory_service_client::DirectoryServiceClient;
use rollcall_proto::management::v1::request_log_service_client::RequestLogServiceClient;
use rollcall_proto::management::v1::{
    CountInterval, GetRequestCountsRequest, GetUserCountsRequest,
};
use rollcall_proto::provisioning::v1::{CreateUserRequest, GetUserRequest, RequestContext};
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::{DbBackend, EntityTrait as _, PaginatorTrait as _};
use tonic::Status;

use crate::plans::{fill, plan};
use crate::support::{START, Service, reason};

const HOUR: i64 = 3_600 * 1_000_000;
const DAY: i64 = 24 * HOUR;
/// A day that begins before the tests do.
const MIDNIGHT: Moment = Moment(START.0 - START.0 % DAY + DAY);

/// Begins so many hours after a midnight, requests and failed ones of each hour.
async fn requests(
    service: &Service,
    interval: CountInterval,
    start: Option<Moment>,
    end: Option<Moment>,
) -> Result<Vec<(i64, i64, i64)>, Status> {
    let request = service.authorized(GetRequestCountsRequest {
        directory_id: service.directory_id.to_string(),
        interval: interval.into(),
        start_time: start.map(Moment::to_proto),
        end_time: end.map(Moment::to_proto),
    });
    let mut log = RequestLogServiceClient::new(service.control.in_process());
    let answer = log.get_request_counts(request).await?.into_inner();
    let counts = answer.counts.into_iter().map(|count| {
        let seconds = count.start_time.expect("a time").seconds;
        let hours = (seconds - MIDNIGHT.0 / 1_000_000) / 3_600;
        (hours, count.request_count, count.failed_count)
    });
    Ok(counts.collect())
}

/// Makes so many users, and asks for so many who are not there.
async fn ask(service: &Service, at: Moment, well: usize, badly: usize) {
    service.clock.set(at);
    let ids = IdSource::new(service.clock.clone());
    let context = || RequestContext {
        request_id: ids.next::<RequestKind>().to_string(),
        ..service.context()
    };
    for number in 0..well {
        let request = CreateUserRequest {
            context: Some(context()),
            attributes: Some(UserAttributes {
                user_name: format!("{}-{number}", at.0),
                ..UserAttributes::default()
            }),
        };
        let made = service.provisioning.clone().create_user(request).await;
        made.expect("made");
    }
    for _ in 0..badly {
        let request = GetUserRequest {
            context: Some(context()),
            id: format!("user_{}", "0".repeat(26)),
            ..GetUserRequest::default()
        };
        let got = service.provisioning.clone().get_user(request).await;
        assert_eq!(reason(got), "USER_NOT_FOUND");
    }
    service.control.flush_request_log().await;
}

#[tokio::test]
async fn requests_are_counted_by_the_hour_and_the_day() {
    let service = Service::start().await;
    let at = |hours: i64, micros: i64| Moment(MIDNIGHT.0 + hours * HOUR + micros);
    ask(&service, at(-1, HOUR - 1_000), 2, 1).await;
    ask(&service, at(0, 0), 3, 0).await;
    ask(&service, at(2, 1), 0, 2).await;
    let hours = async || {
        let counts = requests(
            &service,
            CountInterval::Hour,
            Some(at(-2, 0)),
            Some(at(4, 0)),
        );
        counts.await.expect("counted")
    };
    let expect = [
        (-2, 0, 0),
        (-1, 3, 1),
        (0, 3, 0),
        (1, 0, 0),
        (2, 2, 2),
        (3, 0, 0),
    ];
    assert_eq!(hours().await, expect, "as they are asked for");
    // It is the same however many of them are counted already, and how often.
    for (hours_later, more) in [(2, false), (3, true), (3, false), (10, false)] {
        service.clock.set(at(hours_later, 2));
        service
            .control
            .count(at(hours_later, 2))
            .await
            .expect("counted");
        if more {
            ask(&service, at(3, 5), 1, 0).await;
        }
        let mut expect = expect;
        expect[5].1 = i64::from(hours_later >= 3);
        assert_eq!(hours().await, expect, "{hours_later} {more}");
    }
    // Days are made of hours, and outlive the requests.
    let now = at(40 * 24, 0);
    service.clock.set(now);
    service.control.sweep(now).await.expect("swept");
    let kept = request::Entity::find().count(&service.installation.store.readers);
    assert_eq!(kept.await, Ok(0));
    let days = requests(
        &service,
        CountInterval::Day,
        Some(at(-1, 0)),
        Some(at(24, 1)),
    )
    .await;
    assert_eq!(days.expect("counted"), [(-24, 3, 1), (0, 6, 2), (24, 0, 0)]);
    let usual = requests(&service, CountInterval::Day, None, None).await;
    assert_eq!(usual.expect("counted").len(), 30);
    let usual = requests(&service, CountInterval::Unspecified, None, None).await;
    assert_eq!(usual.expect("counted").len(), 24);
    let later = at(140 * 24, 0);
    service.clock.set(later);
    let swept = service.control.sweep(later).await.expect("swept");
    assert_eq!(swept.counts, 4);
}

#[tokio::test]
async fn a_span_has_its_limits() {
    let service = Service::start().await;
    let hour = CountInterval::Hour;
    for (start, end) in [
        (Moment(MIDNIGHT.0 - 401 * HOUR), MIDNIGHT),
        (MIDNIGHT, MIDNIGHT),
        (MIDNIGHT, Moment(MIDNIGHT.0 - 1)),
    ] {
        let refused = requests(&service, hour, Some(start), Some(end)).await;
        assert_eq!(reason(refused), "INVALID_VALUE");
    }
    let most = Some(Moment(MIDNIGHT.0 - 400 * HOUR));
    let counts = requests(&service, hour, most, Some(MIDNIGHT)).await;
    assert_eq!(counts.expect("counted").len(), 400);
    let request = service.authorized(GetRequestCountsRequest {
        directory_id: format!("dir_{}", "0".repeat(26)),
        interval: 9,
        ..GetRequestCountsRequest::default()
    });
    let mut log = RequestLogServiceClient::new(service.control.in_process());
    let refused = log.get_request_counts(request).await;
    assert_eq!(reason(refused), "INVALID_VALUE");
}

#[tokio::test]
async fn users_are_counted_when_a_day_begins() {
    let service = Service::start().await;
    let day = |days: i64| Moment(MIDNIGHT.0 + days * DAY);
    let get = async || {
        let request = service.authorized(GetUserCountsRequest {
            directory_id: service.directory_id.to_string(),
            ..GetUserCountsRequest::default()
        });
        let mut directories = DirectoryServiceClient::new(service.control.in_process());
        let answer = directories.get_user_counts(request).await.expect("counted");
        let answer = answer.into_inner();
        let counts = answer.counts.into_iter().map(|count| {
            let seconds = count.start_time.expect("a time").seconds;
            (
                (seconds * 1_000_000 - MIDNIGHT.0) / DAY,
                count.active_user_count,
            )
        });
        let now = answer.current.expect("now").active_user_count;
        (counts.collect::<Vec<_>>(), now)
    };
    service.create_user("ada").await.expect("made");
    // On the day on which it is made it had nobody.
    service.control.count(START).await.expect("counted");
    assert_eq!(get().await, (vec![], 1));
    for (days, name) in [(0, "bob"), (1, "eve"), (3, "dan")] {
        service.clock.set(Moment(day(days).0 + HOUR));
        for _ in 0..2 {
            service
                .control
                .count(Moment(day(days).0 + HOUR))
                .await
                .expect("counted");
            let _ = service.create_user(name).await;
        }
    }
    assert_eq!(get().await, (vec![(0, 1), (1, 2), (3, 3)], 4));
    // One that comes later has a day of its own.
    let other = service.installation.create_directory(NewDirectory {
        organization_external_id: "other".to_owned(),
        ..NewDirectory::default()
    });
    other.await.expect("made");
    let later = Moment(day(4).0 + HOUR);
    service.clock.set(later);
    service.control.count(later).await.expect("counted");
    assert_eq!(get().await.0.len(), 4);
}

/// Many requests of two directories, a few of them refused.
const REQUESTS: &str = "
INSERT INTO requests SELECT 'req_' || lpad(i::text, 26, '0'),
    CASE i % 20 WHEN 0 THEN '{directory}' ELSE '{other}' END, NULL, '', NULL, '', '',
    CASE i % 50 WHEN 0 THEN 400 ELSE 200 END, 1, NULL, NULL, NULL, NULL, NULL, 1, '', 0, 0
    FROM generate_series(1, 20000) AS i;
ANALYZE;
";

#[tokio::test]
async fn an_hour_is_counted_in_indexes() {
    let service = Service::start().await;
    let backend = service.installation.store.readers.get_database_backend();
    if backend == DbBackend::Postgres {
        let other = service
            .installation
            .create_directory(NewDirectory::default());
        let other = other.await.expect("made").directory_id.to_string();
        fill(&service, &REQUESTS.replace("{other}", &other)).await;
    }
    let plan = plan(
        &service,
        live_statement(service.directory_id, START, backend),
    )
    .await;
    assert!(
        !plan.contains("SCAN requests") && !plan.contains("Seq Scan"),
        "{plan}"
    );
    assert!(plan.contains("requests_refused"), "{plan}");
    if backend != DbBackend::Postgres {
        assert!(
            plan.contains("COVERING INDEX requests_of_directory"),
            "{plan}"
        );
    }
}
