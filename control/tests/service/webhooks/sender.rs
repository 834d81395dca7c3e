//! A service that may deliver to this machine.

use rollcall_control::clock::Moment;
use rollcall_control::event::end_of_feed;
use rollcall_control::id::{EnvironmentId, OrganizationId};
use rollcall_control::outbound::{Allowed, Names, Outbound};
use rollcall_control::server::Control;
use rollcall_control::store::entity::event;
use rollcall_proto::management::v1::{
    CreateWebhookEndpointRequest, CreateWebhookEndpointResponse, GetWebhookEndpointRequest,
    GetWebhookEndpointResponse, ListWebhookDeliveriesRequest, ListWebhookDeliveriesResponse,
    WebhookDelivery, WebhookEndpoint,
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use tonic::Status;

use crate::management::caller::Caller;
use crate::support::{START, Service};
use rollcall_control::store::one_column::OneColumn as _;

pub(crate) const SECOND_MICROS: i64 = 1_000_000;

pub(crate) struct Sender {
    pub(crate) service: Service,
    pub(crate) manager: Caller,
    pub(crate) environment_id: EnvironmentId,
    /// Of the service's directory.
    pub(crate) organization_id: OrganizationId,
}

pub(crate) fn with_loopback(installation: rollcall_control::operator::Installation) -> Control {
    with_names(installation, Allowed::PublicAndLoopback, Names::system())
}

pub(crate) fn with_names(
    installation: rollcall_control::operator::Installation,
    allowed: Allowed,
    names: Names,
) -> Control {
    let issuers = Outbound::new(Allowed::Public, Names::system());
    Control::with_outbound(installation, issuers, Outbound::new(allowed, names))
}

impl Sender {
    pub(crate) async fn start() -> Self {
        Self::with(Allowed::PublicAndLoopback, Names::system()).await
    }

    pub(crate) async fn with(allowed: Allowed, names: Names) -> Self {
        let mut service = Service::start().await;
        // The first request has an event of its own.
        service.create_user("first").await.expect("made");
        service.control.flush_request_log().await;
        service.control = with_names(service.installation.clone(), allowed, names);
        service.clock.set(Moment(START.0 + SECOND_MICROS));
        let readers = &service.installation.store.readers;
        let row = event::Entity::find().one(readers).await.expect("rows");
        let row = row.expect("an event");
        Self {
            environment_id: row.environment_id,
            organization_id: row.organization_id.expect("of one"),
            manager: Caller::new(service.control.in_process(), &service.api_key),
            service,
        }
    }

    /// Another process takes the place of this one, which dies.
    pub(crate) async fn replace(&mut self) {
        self.service.control = with_loopback(self.service.opened().await);
        self.manager = Caller::new(self.service.control.in_process(), &self.service.api_key);
    }

    /// The endpoint and its secret.
    pub(crate) async fn create(&self, url: &str, kinds: &[&str]) -> (WebhookEndpoint, String) {
        let created = self.try_create(url, kinds).await.expect("made");
        (
            created.webhook_endpoint.expect("an endpoint"),
            created.secret,
        )
    }

    pub(crate) async fn try_create(
        &self,
        url: &str,
        kinds: &[&str],
    ) -> Result<CreateWebhookEndpointResponse, Status> {
        self.numbered().await;
        let webhook_endpoint = Some(WebhookEndpoint {
            display_name: "Product".to_owned(),
            url: url.to_owned(),
            kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
            ..WebhookEndpoint::default()
        });
        self.manager
            .call(CreateWebhookEndpointRequest {
                webhook_endpoint,
                ..CreateWebhookEndpointRequest::default()
            })
            .await
    }

    pub(crate) async fn get(&self, id: &str) -> WebhookEndpoint {
        let answer: GetWebhookEndpointResponse = self
            .manager
            .call(GetWebhookEndpointRequest { id: id.to_owned() })
            .await
            .expect("there");
        answer.webhook_endpoint.expect("an endpoint")
    }

    /// Every attempt, the first one first.
    pub(crate) async fn deliveries(&self, id: &str, failed_only: bool) -> Vec<WebhookDelivery> {
        let answer: ListWebhookDeliveriesResponse = self
            .manager
            .call(ListWebhookDeliveriesRequest {
                id: id.to_owned(),
                failed_only,
                page_size: 1_000,
                ..ListWebhookDeliveriesRequest::default()
            })
            .await
            .expect("answers");
        answer.deliveries.into_iter().rev().collect()
    }

    /// Delivers what is due now: how many attempts it took.
    pub(crate) async fn deliver(&self) -> usize {
        self.numbered().await;
        let delivered = self.service.control.deliver_webhooks().await;
        delivered.expect("delivers")
    }

    /// Waits until every event has its position.
    pub(crate) async fn numbered(&self) {
        self.service.control.flush_request_log().await;
        let store = &self.service.installation.store;
        let mut subscription = store.feed.subscribe(self.environment_id);
        loop {
            let pending = event::Entity::find()
                .filter(event::Column::Position.is_null())
                .count(&store.readers);
            if pending.await.expect("rows") == 0 {
                return;
            }
            subscription.wait().await;
        }
    }

    /// The ids of all events behind a position, in their order.
    pub(crate) async fn events_behind(&self, position: i64) -> Vec<String> {
        self.numbered().await;
        let readers = &self.service.installation.store.readers;
        let ids: Vec<rollcall_control::id::EventId> = event::Entity::find()
            .select_only()
            .column(event::Column::Id)
            .filter(event::Column::EnvironmentId.eq(self.environment_id))
            .filter(event::Column::Position.gt(position))
            .order_by_asc(event::Column::Position)
            .one_column()
            .all(readers)
            .await
            .expect("rows");
        ids.into_iter().map(|id| id.to_string()).collect()
    }

    pub(crate) async fn end(&self) -> i64 {
        self.numbered().await;
        let readers = &self.service.installation.store.readers;
        let end = end_of_feed(readers, self.environment_id).await;
        end.expect("a feed").position
    }

    pub(crate) async fn create_users(&self, word: &str, count: usize) {
        for number in 0..count {
            let name = format!("{word}-{number}");
            self.service.create_user(&name).await.expect("made");
        }
    }

    pub(crate) fn later(&self, micros: i64) {
        let now = self.service.clock.now();
        self.service.clock.set(Moment(now.0 + micros));
    }

    /// Goes to when the endpoint is tried again, where it waits.
    pub(crate) async fn go_to_next_attempt(&self, id: &str) -> bool {
        let Some(at) = self.get(id).await.next_attempt_time else {
            return false;
        };
        let micros = at.seconds * SECOND_MICROS + i64::from(at.nanos) / 1_000;
        self.service.clock.set(Moment(micros));
        true
    }
}
