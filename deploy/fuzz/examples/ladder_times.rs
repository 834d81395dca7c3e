//! How long it takes to refuse what is endless, and to do the most that is
//! allowed: `cargo run --release --package rollcall-fuzz --example ladder_times`.

#![expect(clippy::print_stdout, reason = "the tables are what it is for")]
#![expect(
    clippy::expect_used,
    reason = "an input of its own that is wrong ends it"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use http::HeaderMap;
use http::header::{AUTHORIZATION, IF_MATCH};
use rollcall_control::authz::SecretKey;
use rollcall_control::environment::PageTokens;
use rollcall_control::filter::sql;
use rollcall_control::id::{DirectoryId, User};
use rollcall_control::listing::{Cursors, Listing};
use rollcall_control::patch::apply_all;
use rollcall_edge::{convert, request};
use rollcall_proto::directory::v1::ListUsersRequest;
use rollcall_proto::scim::v1::{PatchOperation, UserAttributes};
use rollcall_scim::ScimError;
use rollcall_scim::filter::{FILTER_TERMS_MAX, parse};
use rollcall_scim::json::{BODY_BYTES_MAX, LIST_ENTRIES_MAX, parse_object};
use rollcall_scim::patch::{OPERATIONS_MAX, PATCH_OP_URN, read_group_patch, read_user_patch};
use rollcall_scim::path::resolve;
use rollcall_scim::resource::{MEMBERS_MAX, read_group, read_user};
use rollcall_scim::schema::USER;
use rollcall_scim::search::{Search, Sort, read_search};
use sea_orm::DbBackend;
use sea_orm::sea_query::{Expr, Query, SqliteQueryBuilder};
use serde_json::{Map, Value, json};
use uuid::Uuid;

const STEPS: usize = 1_000_000;
const TRIES: usize = 5;

fn main() {
    println!("refusals of {STEPS} steps\n");
    filters();
    names();
    bodies();
    credentials();
    println!("\nthe dearest bodies of {BODY_BYTES_MAX} bytes\n");
    readings();
    patches();
    println!("\nthe dearest filters of a list, as SQL\n");
    statements();
}

/// The least of several times, since other processes only add to it.
fn time<I, O>(name: &str, input: impl Fn() -> I, work: impl Fn(I) -> O) -> O {
    let mut least = Duration::MAX;
    let mut output = None;
    for _ in 0..TRIES {
        let input = black_box(input());
        let start = Instant::now();
        let done = black_box(work(input));
        least = least.min(start.elapsed());
        output = Some(done);
    }
    println!("{:>9.3} ms  {name}", least.as_secs_f64() * 1000.0);
    output.expect("tried")
}

fn refused<I, O, E>(name: &str, input: impl Fn() -> I, work: impl Fn(I) -> Result<O, E>) {
    assert!(time(name, input, work).is_err(), "{name} is not refused");
}

fn filters() {
    for (step, tail) in [
        ("(", "userName pr"),
        ("not (", "userName pr"),
        ("emails[", "type pr"),
        ("userName pr and ", "userName pr"),
        ("userName pr or ", "userName pr"),
        ("userName pr or ", ""),
        ("\"", ""),
    ] {
        let text = step.repeat(STEPS) + tail;
        let name = format!("filter {step}");
        refused(&name, || text.as_str(), |text| parse(&USER, text));
        let body = json!({"Operations": [{"op": "remove", "path": text}]});
        let name = format!("path {step}");
        refused(&name, || object(&body), read_user_patch);
    }
}

fn names() {
    let search = |change: fn(&mut Search, String), text: &str| {
        let mut search = Search::default();
        change(&mut search, text.to_owned());
        search
    };
    let attributes = search(
        |search, text| search.attributes = Some(text),
        &"a,".repeat(STEPS),
    );
    refused(
        "attributes",
        || &attributes,
        |search| search.projection(&USER),
    );
    let sort_by = search(
        |search, text| search.sort_by = Some(text),
        &"a".repeat(STEPS),
    );
    refused("sortBy", || &sort_by, |search| Sort::new(&USER, search));
    let urn = search(
        |search, text| search.sort_by = Some(text),
        &"urn:".repeat(STEPS),
    );
    refused(
        "sortBy of a URN",
        || &urn,
        |search| Sort::new(&USER, search),
    );
    let count = search(
        |search, text| search.count = Some(text),
        &("9".repeat(STEPS) + "x"),
    );
    refused("count", || &count, Search::page);
    let name = "a".repeat(STEPS);
    refused("name", || &name, |name| resolve(&USER, name).ok_or(()));
    let query = "count=1&".repeat(STEPS);
    refused("query", || &query, |query| request::query(query));
}

/// What the reading costs is told beside what the refusal does.
fn bodies() {
    for (name, text) in [
        ("JSON depth [", format!("{{\"a\":{}", "[".repeat(STEPS))),
        ("JSON depth {\"a\":", "{\"a\":".repeat(STEPS)),
        ("JSON width [0,", format!("{{\"a\":[{}", "0,".repeat(STEPS))),
        ("JSON width \"a\":0,", {
            let names: Vec<String> = (0..STEPS).map(|name| format!("\"{name}\":0,")).collect();
            format!("{{{}", names.concat())
        }),
        (
            "JSON text without end",
            format!("{{\"a\":\"{}", "a".repeat(STEPS)),
        ),
        (
            "members",
            format!(
                "{{\"displayName\":\"G\",\"members\":[{}{{}}]}}",
                "{\"value\":\"u\"},".repeat(STEPS)
            ),
        ),
        (
            "operations",
            format!(
                "{{\"Operations\":[{}{{}}]}}",
                "{\"op\":\"add\"},".repeat(STEPS)
            ),
        ),
        (
            "schemas",
            format!("{{\"schemas\":[{}0]}}", "\"urn:a\",".repeat(STEPS)),
        ),
    ] {
        // What is beyond the limit of a body is not read.
        let body = &text.as_bytes()[..text.len().min(BODY_BYTES_MAX)];
        refused(name, || body, parse_object);
    }
    let members = json!({"displayName": "G", "members": vec!["u"; MEMBERS_MAX + 1]});
    refused("members read, POST", || object(&members), read_group);
    let operation = json!({"op": "add", "path": "members", "value": vec!["u"; MEMBERS_MAX + 1]});
    let members = json!({"Operations": [operation]});
    refused("members read, PATCH", || object(&members), read_group_patch);
    let operations = json!({"Operations": vec![json!({"op": "add"}); OPERATIONS_MAX + 1]});
    refused("operations read", || object(&operations), read_user_patch);
    let schemas = json!({"schemas": vec!["urn:a"; LIST_ENTRIES_MAX]});
    refused("schemas read", || object(&schemas), read_user);
    let attributes = json!({"attributes": vec!["a"; LIST_ENTRIES_MAX]});
    refused("attributes read", || object(&attributes), read_search);
}

fn credentials() {
    let secret = SecretKey::from_bytes(b"0123456789abcdef0123456789abcdef").expect("a key");
    let listing = Listing {
        filter: None,
        sort: None,
        start_index: 1,
        count: 100,
        cursor: None,
    };
    let cursors = Cursors::new(&secret, DirectoryId::new(Uuid::nil()), "user", &listing);
    let text = "user_1-100.".repeat(STEPS);
    refused("cursor", || &text, |text| cursors.read(text));
    let query = ListUsersRequest::default();
    let tokens = PageTokens::new(&secret, "env", &query);
    refused("page token", || &text, |text| tokens.read::<User>(text));
    let header = |name, text: String| {
        HeaderMap::from_iter([(name, text.parse().expect("the value of a header"))])
    };
    let bearer = header(AUTHORIZATION, format!("Bearer {}", "rcscim_".repeat(STEPS)));
    refused("bearer token", || &bearer, request::token);
    let tags = header(IF_MATCH, "\"1\",".repeat(STEPS));
    refused("If-Match", || &tags, request::write_condition);
}

/// A body that repeats a part until it is full.
fn full(head: &str, part: impl Fn(usize) -> String, tail: &str) -> String {
    let mut body = head.to_owned();
    for number in 0.. {
        let part = part(number);
        if body.len() + part.len() + tail.len() > BODY_BYTES_MAX {
            break;
        }
        body += &part;
    }
    body + tail
}

fn readings() {
    let lists = |part: &str| {
        let list = format!("[{}0]", format!("{part},").repeat(LIST_ENTRIES_MAX - 1));
        full(
            "{\"userName\":\"a\"",
            move |number| format!(",\"a{number}\":{list}"),
            "}",
        )
    };
    let same = |part: &'static str| move |_: usize| part.to_owned();
    for (name, body) in [
        ("numbers", lists("0.1")),
        ("objects", lists("{}")),
        ("texts", lists("\"\"")),
        ("escapes", full("{\"userName\":\"", same("\\u00e9"), "\"}")),
        (
            "names",
            full(
                "{\"userName\":\"a\",\"x\":[{\"a\":0",
                |number| match number % 1_000 {
                    0 => "},{\"a\":0".to_owned(),
                    number => format!(",\"{number}\":0"),
                },
                "}]}",
            ),
        ),
        (
            "escaped names",
            full(
                "{\"userName\":\"a\",\"x\":[{\"a\":0",
                |number| match number % 1_000 {
                    0 => "},{\"a\":0".to_owned(),
                    number => format!(",\"\\u0061{number}\":0"),
                },
                "}]}",
            ),
        ),
        ("depth", lists("{\"a\":{\"a\":{\"a\":[[[[]]]]}}}")),
    ] {
        let parsed = time(&format!("{name}, parsed"), || body.as_bytes(), parse_object);
        let parsed = parsed.map(Value::Object).expect(name);
        let _ = time(
            &format!("{name}, read as a user"),
            || object(&parsed),
            read_user,
        );
    }
}

/// The most that one PATCH can ask of the edge and of control.
fn patches() {
    let user: UserAttributes = serde_json::from_value(json!({
        "userName": "a",
        "emails": (0..500).map(email).collect::<Vec<_>>(),
        "things": (0..250).map(email).collect::<Vec<_>>(),
    }))
    .expect("a user");
    for (name, operations) in selections().into_iter().chain(additions()) {
        let body = format!("{{\"schemas\":[\"{PATCH_OP_URN}\"],\"Operations\":[{operations}]}}");
        println!("              {name}: {} bytes", body.len());
        let read = time(
            "  read",
            || body.as_bytes(),
            |body| parse_object(body).and_then(read_user_patch),
        );
        let Ok(read) = read else {
            continue;
        };
        let sent = time(
            "  sent",
            || read.clone(),
            |read| {
                read.into_iter()
                    .map(convert::patch_operation)
                    .collect::<Result<Vec<PatchOperation>, ScimError>>()
            },
        );
        let sent = sent.expect(name);
        let outcome = time(
            "  applied",
            || sent.clone(),
            |sent| apply_all::<_, UserAttributes>(&user, sent).map(drop),
        );
        println!("              {outcome:?}");
    }
}

/// As many operations as a request may have, each of which looks through all
/// elements.
fn selections() -> Vec<(&'static str, String)> {
    let operations = |op: &str, path: &str, value: Value| {
        let operation = json!({"op": op, "path": path, "value": value}).to_string();
        vec![operation; 1000].join(",")
    };
    let display =
        |filter: String| operations("add", &format!("emails[{filter}].display"), "x".into());
    // The last one selects an element, so that the others are looked at again.
    let terms =
        |term: &str, count: usize| vec![term; count].join(" or ") + " or value eq \"v499é\"";
    let long = "é".repeat(300);
    vec![
        ("presence", display(terms("a pr", 63))),
        ("absence", display(terms("a eq 1", 60))),
        ("text", display(terms("value co \"w\"", 40))),
        (
            "folded text",
            display(format!("value co \"{long}\" or value pr")),
        ),
        ("all selected", display("value pr".to_owned())),
        (
            "all primary",
            operations("add", "emails[value pr].primary", true.into()),
        ),
        (
            "of all",
            operations("replace", "emails.display", "x".into()),
        ),
        (
            "removed",
            operations(
                "remove",
                &format!("emails[{}]", terms("value eq \"\"", 60)),
                Value::Null,
            ),
        ),
    ]
}

fn additions() -> Vec<(&'static str, String)> {
    let many = |operation: Value| {
        let operation = operation.to_string();
        let count = (BODY_BYTES_MAX / operation.len() - 1).min(1000);
        vec![operation; count].join(",")
    };
    let add =
        |path: &str, value: Vec<Value>| many(json!({"op": "add", "path": path, "value": value}));
    let primary = |number| json!({"value": number, "primary": true});
    vec![
        (
            "the same added again",
            add("things", (0..250).map(email).collect()),
        ),
        (
            "primary added again",
            add("others", (0..250).map(primary).collect()),
        ),
        ("one added again", add("things", vec![email(249)])),
        (
            "many attributes",
            full(
                "{\"op\":\"add\",\"value\":{\"a\":0",
                |number| match number % 1_000 {
                    0 => "}},{\"op\":\"add\",\"value\":{\"a\":0".to_owned(),
                    number => format!(",\"a{number}\":0"),
                },
                "}}",
            ),
        ),
    ]
}

fn statements() {
    for term in [
        "a pr",
        "a.b ne \"x\"",
        "emails[value ew \"x\"]",
        "groups.display pr",
    ] {
        let text = vec![term; FILTER_TERMS_MAX].join(" or ");
        let parsed = time(
            &format!("{term}, parsed"),
            || text.as_str(),
            |text| parse(&USER, text),
        );
        let filter = convert::filter(parsed.expect(term));
        let compile = |()| sql::users(&filter, DirectoryId::new(Uuid::nil()), DbBackend::Sqlite);
        let condition = time(&format!("{term}, compiled"), || (), compile).expect(term);
        let text = time(
            &format!("{term}, written"),
            || {
                let mut query = Query::select();
                query.expr(Expr::val(1)).and_where(condition.clone());
                query
            },
            |query| query.build(SqliteQueryBuilder).0,
        );
        println!("              {} bytes", text.len());
    }
}

fn email(number: usize) -> Value {
    json!({"value": format!("v{number}é"), "type": "work"})
}

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}
