//! Setup links: used once, for one directory, until they end.

use rollcall_control::authz::Guard;
use rollcall_control::clock::Moment;
use rollcall_control::operator::NewDirectory;
use rollcall_control::store::entity::{audit_entry, directory, organization, setup_link};
use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::management::v1::setup_link_service_client::SetupLinkServiceClient;
use rollcall_proto::management::v1::{
    CreateSetupLinkRequest, CreateSetupLinkResponse, GetSetupLinkRequest, ListSetupLinksRequest,
    RevokeSetupLinkRequest, SetupLink,
};
use rollcall_proto::provisioning::v1::{ListUsersRequest, RequestContext};
use rollcall_proto::setup::v1::setup_service_client::SetupServiceClient;
use rollcall_proto::setup::v1::{
    CreateSetupTokenRequest, DescribeSetupLinkRequest, GetSetupRequest, RedeemSetupLinkRequest,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use tonic::Status;
use tonic::service::Routes;

use crate::support::{START, Service, reason};

const DAY_MICROS: i64 = 86_400 * 1_000_000;

struct Links<'s> {
    service: &'s Service,
    management: SetupLinkServiceClient<Guard<Routes>>,
    setup: SetupServiceClient<Guard<Routes>>,
}

impl<'s> Links<'s> {
    fn of(service: &'s Service) -> Self {
        Self {
            service,
            management: SetupLinkServiceClient::new(service.control.in_process()),
            setup: SetupServiceClient::new(service.control.in_process()),
        }
    }

    async fn create(&self, setup_link: SetupLink) -> Result<CreateSetupLinkResponse, Status> {
        let request = CreateSetupLinkRequest {
            setup_link: Some(setup_link),
            request_id: String::new(),
        };
        let request = self.service.authorized(request);
        Ok(self
            .management
            .clone()
            .create_setup_link(request)
            .await?
            .into_inner())
    }

    /// A link for the directory that is there, and its secret.
    async fn make(&self) -> (SetupLink, String) {
        let made = self.create(SetupLink {
            directory_id: self.service.directory_id.to_string(),
            ..SetupLink::default()
        });
        split(made.await.expect("made"))
    }

    async fn describe(&self, secret: &str) -> Result<String, Status> {
        let request = DescribeSetupLinkRequest {
            secret: secret.to_owned(),
        };
        let answer = self.setup.clone().describe_setup_link(request).await?;
        Ok(answer.into_inner().organization_display_name)
    }

    async fn redeem(&self, secret: &str) -> Result<String, Status> {
        let request = RedeemSetupLinkRequest {
            secret: secret.to_owned(),
        };
        let answer = self.setup.clone().redeem_setup_link(request).await?;
        Ok(answer.into_inner().session)
    }

    /// The directory of a session.
    async fn directory_of(&self, session: &str) -> Result<String, Status> {
        let request = GetSetupRequest {
            session: session.to_owned(),
        };
        let answer = self.setup.clone().get_setup(request).await?.into_inner();
        Ok(answer.directory.expect("a directory").id)
    }

    async fn revoke(&self, id: &str) {
        let request = self.service.authorized(RevokeSetupLinkRequest {
            id: id.to_owned(),
            request_id: String::new(),
        });
        let revoked = self.management.clone().revoke_setup_link(request).await;
        let revoked = revoked.expect("revoked").into_inner().setup_link;
        assert!(revoked.expect("a link").revoke_time.is_some());
    }

    /// A secret that opens nothing is refused in one way.
    async fn assert_dead(&self, secret: &str) {
        assert_eq!(reason(self.describe(secret).await), "SETUP_LINK_INVALID");
        assert_eq!(reason(self.redeem(secret).await), "SETUP_LINK_INVALID");
    }
}

fn split(made: CreateSetupLinkResponse) -> (SetupLink, String) {
    let secret = made.path.strip_prefix("/setup/").expect("a path");
    (made.setup_link.expect("a link"), secret.to_owned())
}

async fn organization(service: &Service) -> organization::Model {
    organization::Entity::find()
        .one(&service.installation.store.readers)
        .await
        .expect("rows")
        .expect("there")
}

#[tokio::test]
async fn a_link_is_used_once_and_opens_its_directory() {
    let service = Service::start().await;
    let links = Links::of(&service);
    let (link, secret) = links.make().await;
    for _ in 0..3 {
        links.describe(&secret).await.expect("not used by that");
    }
    let session = links.redeem(&secret).await.expect("used");
    links.assert_dead(&secret).await;
    let directory_id = links.directory_of(&session).await.expect("open");
    assert_eq!(directory_id, service.directory_id.to_string());

    // What it makes opens the directory.
    let request = CreateSetupTokenRequest {
        session: session.clone(),
        oauth_client: false,
    };
    let token = links.setup.clone().create_setup_token(request).await;
    let token = token.expect("made").into_inner();
    let list = ListUsersRequest {
        context: Some(RequestContext {
            token: token.secret,
            ..service.context()
        }),
        start_index: 1,
        ..ListUsersRequest::default()
    };
    let listed = service.provisioning.clone().list_users(list).await;
    listed.expect("opens");

    // Neither secret is the other, and neither opens anything else.
    links.assert_dead(&session).await;
    let closed = "SETUP_SESSION_INVALID";
    assert_eq!(reason(links.directory_of(&secret).await), closed);
    service.clock.set(Moment(START.0 + DAY_MICROS));
    assert_eq!(reason(links.directory_of(&session).await), closed);

    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::ActorId.eq(link.id))
        .all(&service.installation.store.readers)
        .await
        .expect("rows");
    let told: Vec<_> = entries
        .iter()
        .map(|entry| (entry.method.as_str(), entry.actor_kind))
        .collect();
    let kind = i32::from(ActorKind::SetupLink);
    assert_eq!(
        told,
        [("RedeemSetupLink", kind), ("CreateSetupToken", kind)]
    );
}

#[tokio::test]
async fn a_link_of_an_organization_makes_a_directory_when_it_is_used() {
    let service = Service::start().await;
    let links = Links::of(&service);
    let organization = organization(&service).await;
    let made = links.create(SetupLink {
        organization_id: organization.id.to_string(),
        ..SetupLink::default()
    });
    let (link, secret) = split(made.await.expect("made"));
    assert_eq!(link.directory_id, "");
    links.describe(&secret).await.expect("there");
    let readers = &service.installation.store.readers;
    let count = async || {
        let rows = directory::Entity::find().all(readers).await;
        rows.expect("rows").len()
    };
    assert_eq!(count().await, 1);
    let session = links.redeem(&secret).await.expect("used");
    assert_eq!(count().await, 2);
    let directory_id = links.directory_of(&session).await.expect("open");
    let request = service.authorized(GetSetupLinkRequest { id: link.id });
    let shown = links.management.clone().get_setup_link(request).await;
    let shown = shown
        .expect("there")
        .into_inner()
        .setup_link
        .expect("a link");
    assert_eq!(shown.directory_id, directory_id);
    assert!(shown.redeem_time.is_some());
    let new = directory::Entity::find_by_id(
        directory_id
            .parse::<rollcall_control::id::DirectoryId>()
            .expect("an id"),
    );
    let new = new.one(readers).await.expect("rows").expect("there");
    assert!(!new.is_primary, "there is one already");
}

#[tokio::test]
async fn a_link_ends() {
    let service = Service::start().await;
    let links = Links::of(&service);
    let (_, unused) = links.make().await;
    let (revoked, secret) = links.make().await;
    links.revoke(&revoked.id).await;
    links.revoke(&revoked.id).await;
    links.assert_dead(&secret).await;

    // With the link its session ends.
    let (link, secret) = links.make().await;
    let session = links.redeem(&secret).await.expect("used");
    links.revoke(&link.id).await;
    let closed = "SETUP_SESSION_INVALID";
    assert_eq!(reason(links.directory_of(&session).await), closed);

    let other = secret.replace("rcsetup_", "rcscim_");
    for wrong in ["", "x", other.as_str(), service.token.as_str()] {
        links.assert_dead(wrong).await;
    }
    service.clock.set(Moment(START.0 + 7 * DAY_MICROS - 1));
    links.describe(&unused).await.expect("until then");
    service.clock.set(Moment(START.0 + 7 * DAY_MICROS));
    links.assert_dead(&unused).await;
}

#[tokio::test]
async fn what_is_deleted_has_no_setup() {
    let service = Service::start().await;
    let links = Links::of(&service);
    let (_, secret) = links.make().await;
    let (_, used) = links.make().await;
    let session = links.redeem(&used).await.expect("used");
    let organization = organization(&service).await;
    let of_organization = links.create(SetupLink {
        organization_id: organization.id.to_string(),
        ..SetupLink::default()
    });
    let (_, making) = split(of_organization.await.expect("made"));
    for is_organization in [false, true] {
        service.make_up();
        let deleted = service.installation.store.writer.write_alone(
            None,
            Box::new(move |transaction| {
                Box::pin(async move {
                    if is_organization {
                        organization::Entity::update_many()
                            .col_expr(organization::Column::DeleteTime, Expr::value(START))
                            .exec(transaction)
                            .await?;
                    } else {
                        directory::Entity::update_many()
                            .col_expr(directory::Column::DeleteTime, Expr::value(START))
                            .exec(transaction)
                            .await?;
                    }
                    Ok(())
                })
            }),
        );
        deleted.await.expect("written");
        links.assert_dead(&secret).await;
        let closed = reason(links.directory_of(&session).await);
        assert_eq!(closed, "SETUP_SESSION_INVALID");
        let again = links.create(SetupLink {
            directory_id: service.directory_id.to_string(),
            ..SetupLink::default()
        });
        assert_eq!(reason(again.await), "DIRECTORY_NOT_FOUND");
    }
    links.assert_dead(&making).await;
    let again = links.create(SetupLink {
        organization_id: organization.id.to_string(),
        ..SetupLink::default()
    });
    assert_eq!(reason(again.await), "ORGANIZATION_NOT_FOUND");
}

#[tokio::test]
async fn a_link_is_made_for_something_and_for_a_while() {
    let service = Service::start().await;
    let links = Links::of(&service);
    let of_directory = || SetupLink {
        directory_id: service.directory_id.to_string(),
        ..SetupLink::default()
    };
    let until = |micros: i64| SetupLink {
        expire_time: Some(Moment(START.0 + micros).to_proto()),
        ..of_directory()
    };
    for (link, expect) in [
        (SetupLink::default(), "FIELD_MISSING"),
        (until(0), "INVALID_VALUE"),
        (until(30 * DAY_MICROS + 1), "INVALID_VALUE"),
        (
            SetupLink {
                expire_time: Some(prost_types::Timestamp {
                    seconds: i64::MAX,
                    nanos: -1,
                }),
                ..of_directory()
            },
            "INVALID_VALUE",
        ),
        (
            SetupLink {
                directory_id: service.directory_id.to_string().replace("dir", "org"),
                ..SetupLink::default()
            },
            "INVALID_ID",
        ),
        (
            SetupLink {
                organization_id: service.directory_id.to_string().replace("dir", "org"),
                ..of_directory()
            },
            "DIRECTORY_NOT_FOUND",
        ),
    ] {
        let shown = format!("{link:?}");
        assert_eq!(reason(links.create(link).await), expect, "{shown}");
    }
    let last = links.create(until(30 * DAY_MICROS)).await;
    let (last, _) = split(last.expect("made"));

    // They are listed, those of one organization alone where that is asked for.
    let other = service
        .installation
        .create_directory(NewDirectory {
            organization_external_id: "other".to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    let list = async |organization_id: String| {
        let request = service.authorized(ListSetupLinksRequest {
            organization_id,
            ..ListSetupLinksRequest::default()
        });
        let listed = links.management.clone().list_setup_links(request).await;
        listed.expect("answers").into_inner().setup_links
    };
    assert_eq!(list(String::new()).await, std::slice::from_ref(&last));
    assert_eq!(list(last.organization_id.clone()).await.len(), 1);
    assert!(list(other.organization_id.to_string()).await.is_empty());

    // Of neither secret more than a MAC is kept.
    let rows = setup_link::Entity::find()
        .all(&service.installation.store.readers)
        .await
        .expect("rows");
    assert!(rows.iter().all(|row| row.mac.len() == 32));
}
