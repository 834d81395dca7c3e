//! The accounts of operators: invited, disabled, and never without one who can
//! sign in.

use rollcall_control::store::entity::audit_entry;
use rollcall_proto::console::v1::{
    CreateSignInLinkRequest, DeleteOperatorRequest, DisableOperatorRequest, EnableOperatorRequest,
    GetOperatorRequest, InviteOperatorRequest, ListOperatorsRequest, Operator,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use tonic::Status;

use super::{Console, PASSWORD, audited, newcomer};
use crate::support::{Service, bearing, reason};

pub(super) async fn disable(
    console: &Console,
    session: &str,
    id: &str,
) -> Result<Operator, Status> {
    let request = DisableOperatorRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let request = bearing(session, request);
    let answer = console.operators.clone().disable_operator(request).await?;
    Ok(answer.into_inner().operator.expect("an operator"))
}

async fn enable(console: &Console, session: &str, id: &str) -> Result<Operator, Status> {
    let request = EnableOperatorRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let request = bearing(session, request);
    let answer = console.operators.clone().enable_operator(request).await?;
    Ok(answer.into_inner().operator.expect("an operator"))
}

async fn delete(console: &Console, session: &str, id: &str, once: &str) -> Result<(), Status> {
    let request = DeleteOperatorRequest {
        id: id.to_owned(),
        request_id: once.to_owned(),
    };
    let request = bearing(session, request);
    let answer = console.operators.clone().delete_operator(request).await;
    answer.map(|_| ())
}

#[tokio::test]
async fn an_operator_is_invited_once() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (ada, session) = console.operator(&service, "ada@example.com").await;
    let invited = console.invite(&session, "Grace@example.com").await;
    let (grace, secret) = invited.expect("invited");
    assert_eq!((grace.join_time, grace.display_name.as_str()), (None, ""));
    for (email, expect) in [
        ("grace@EXAMPLE.com", "OPERATOR_EXISTS"),
        ("ada@example.com", "OPERATOR_EXISTS"),
        ("grace", "INVALID_VALUE"),
        ("", "FIELD_MISSING"),
    ] {
        let refused = console.invite(&session, email).await;
        assert_eq!(reason(refused), expect, "{email}");
    }
    // The same request again shows no secret again.
    let request = InviteOperatorRequest {
        email: "alan@example.com".to_owned(),
        request_id: "one".to_owned(),
    };
    let invite = async || {
        let request = bearing(&session, request.clone());
        console.operators.clone().invite_operator(request).await
    };
    invite().await.expect("invited");
    assert_eq!(reason(invite().await), "REQUEST_ID_REUSED");

    let list = async |page_size: i32, page_token: String| {
        let request = ListOperatorsRequest {
            page_size,
            page_token,
        };
        let request = bearing(&session, request);
        let answer = console.operators.clone().list_operators(request).await;
        let answer = answer.expect("listed").into_inner();
        let emails: Vec<_> = answer.operators.into_iter().map(|one| one.email).collect();
        (emails, answer.next_page_token)
    };
    let (emails, next) = list(2, String::new()).await;
    assert_eq!(emails, ["ada@example.com", "Grace@example.com"]);
    let (emails, next) = list(2, next).await;
    assert_eq!(
        (emails.as_slice(), next.as_str()),
        (&["alan@example.com".to_owned()][..], "")
    );
    let get = async |id: &str| {
        let request = GetOperatorRequest { id: id.to_owned() };
        let request = bearing(&session, request);
        console.operators.clone().get_operator(request).await
    };
    let got = get(&ada.id).await.expect("there").into_inner().operator;
    assert_eq!(got.expect("one").email, "ada@example.com");
    let nobodys = format!("operator_{}", "0".repeat(26));
    assert_eq!(reason(get(&nobodys).await), "OPERATOR_NOT_FOUND");
    assert_eq!(reason(get("op_x").await), "INVALID_ID");

    let session = console
        .redeem(newcomer(&secret, ""))
        .await
        .expect("redeemed");
    let current = console.current(&session).await.expect("open");
    assert_eq!(current.operator.expect("one").id, grace.id);
}

#[tokio::test]
async fn a_disabled_operator_is_out() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (ada, session) = console.operator(&service, "ada@example.com").await;
    let invited = console.invite(&session, "grace@example.com").await;
    let (grace, secret) = invited.expect("invited");
    // Somebody who was only invited could not sign in.
    let last = disable(&console, &session, &ada.id).await;
    assert_eq!(reason(last), "LAST_OPERATOR");
    let of_grace = console
        .redeem(newcomer(&secret, ""))
        .await
        .expect("redeemed");

    for _ in 0..2 {
        let disabled = disable(&console, &session, &grace.id).await;
        assert!(disabled.expect("disabled").disable_time.is_some());
    }
    assert_eq!(reason(console.current(&of_grace).await), "API_KEY_INVALID");
    let refused = console.sign_in("grace@example.com", PASSWORD).await;
    assert_eq!(reason(refused), "SIGN_IN_FAILED");
    let last = disable(&console, &session, &ada.id).await;
    assert_eq!(reason(last), "LAST_OPERATOR");
    for _ in 0..2 {
        let enabled = enable(&console, &session, &grace.id).await;
        assert_eq!(enabled.expect("enabled").disable_time, None);
    }
    // What was open has ended for good.
    assert_eq!(reason(console.current(&of_grace).await), "API_KEY_INVALID");
    let of_grace = console.sign_in("grace@example.com", PASSWORD).await;
    let of_grace = of_grace.expect("signed in");
    disable(&console, &of_grace, &ada.id)
        .await
        .expect("disabled");
    assert_eq!(reason(console.current(&session).await), "API_KEY_INVALID");

    let entries = audited(&service).await;
    let changes = entries
        .into_iter()
        .filter(|(method, _)| method.ends_with("ableOperator"));
    let (by_ada, by_grace) = (Some(ada.id), Some(grace.id));
    let expect = [
        ("DisableOperator".to_owned(), by_ada.clone()),
        ("EnableOperator".to_owned(), by_ada),
        ("DisableOperator".to_owned(), by_grace),
    ];
    assert_eq!(changes.collect::<Vec<_>>(), expect);
}

#[tokio::test]
async fn a_deleted_operator_is_nobody() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (ada, session) = console.operator(&service, "ada@example.com").await;
    let invited = console.invite(&session, "grace@example.com").await;
    let (grace, secret) = invited.expect("invited");
    // Somebody who was only invited could not sign in.
    let last = delete(&console, &session, &ada.id, "").await;
    assert_eq!(reason(last), "LAST_OPERATOR");
    let redeemed = console.redeem(newcomer(&secret, "")).await;
    let of_grace = redeemed.expect("redeemed");
    let again = invite_link(&console, &session, &grace.id).await;
    delete(&console, &session, &grace.id, "once")
        .await
        .expect("deleted");
    delete(&console, &session, &grace.id, "once")
        .await
        .expect("the same once more");
    for id in [grace.id.as_str(), &format!("operator_{}", "0".repeat(26))] {
        let gone = delete(&console, &session, id, "").await;
        assert_eq!(reason(gone), "OPERATOR_NOT_FOUND");
    }
    assert_eq!(reason(console.current(&of_grace).await), "API_KEY_INVALID");
    let redeemed = console.redeem(newcomer(&again, "")).await;
    assert_eq!(reason(redeemed), "SIGN_IN_LINK_INVALID");
    let refused = console.sign_in("grace@example.com", PASSWORD).await;
    assert_eq!(reason(refused), "SIGN_IN_FAILED");
    let last = delete(&console, &session, &ada.id, "").await;
    assert_eq!(reason(last), "LAST_OPERATOR");

    // The address is free, and whoever has it is somebody else.
    let invited = console.invite(&session, "grace@example.com").await;
    let (other, _) = invited.expect("invited");
    assert_ne!(other.id, grace.id);
    // Also one who only was invited, and one who is disabled, may go.
    delete(&console, &session, &other.id, "")
        .await
        .expect("deleted");
    let (alan, _) = console.operator(&service, "alan@example.com").await;
    disable(&console, &session, &alan.id)
        .await
        .expect("disabled");
    delete(&console, &session, &alan.id, "")
        .await
        .expect("deleted");
    let rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::ResourceId.eq(&grace.id))
        .order_by_asc(audit_entry::Column::Id)
        .all(&service.installation.store.readers)
        .await
        .expect("rows");
    let methods: Vec<_> = rows.iter().map(|row| row.method.as_str()).collect();
    assert_eq!(
        methods,
        ["InviteOperator", "RedeemSignInLink", "DeleteOperator"]
    );
    let deleted = rows.last().expect("an entry");
    assert_eq!(deleted.actor_id.as_ref(), Some(&ada.id));
    let before = deleted.before.as_ref().expect("what was");
    assert_eq!(before.0["email"], "grace@example.com");
    assert_eq!(deleted.after, None);
}

/// The secret of another link for an operator.
async fn invite_link(console: &Console, session: &str, id: &str) -> String {
    let request = CreateSignInLinkRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let request = bearing(session, request);
    let made = console.operators.clone().create_sign_in_link(request).await;
    super::secret_of(&made.expect("made").into_inner().path)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_remove_each_other_one_stays() {
    let service = Service::start().await;
    let other = service.replica().await;
    let console = Console::of(&service.control);
    let other_console = Console::of(&other);
    let key = service.installation.create_operator_key("test".to_owned());
    let key = key.await.expect("made").expose().to_owned();
    let mut left: Option<String> = None;
    for round in 0..8 {
        let [one, two] = ["one", "two"].map(|name| format!("{name}-{round}@x.example"));
        let (one, _) = console.operator(&service, &one).await;
        let (two, _) = console.operator(&service, &two).await;
        if let Some(id) = left {
            disable(&console, &key, &id).await.expect("disabled");
        }
        let (first, second) = tokio::join!(
            async { disable(&console, &key, &one.id).await.map(|_| ()) },
            async {
                if round % 2 == 0 {
                    return delete(&other_console, &key, &two.id, "").await;
                }
                disable(&other_console, &key, &two.id).await.map(|_| ())
            },
        );
        let refused = match (first, second) {
            (Err(refused), Ok(())) => (one.id, refused),
            (Ok(()), Err(refused)) => (two.id, refused),
            outcomes => panic!("round {round}: {outcomes:?}"),
        };
        assert_eq!(reason::<()>(Err(refused.1)), "LAST_OPERATOR");
        left = Some(refused.0);
    }
    other.close().await;
}
