//! What the management API tells of requests, changes and credentials.

use prost::Message;
use rollcall_proto::management::v1::api_key_service_client::ApiKeyServiceClient;
use rollcall_proto::management::v1::audit_log_service_client::AuditLogServiceClient;
use rollcall_proto::management::v1::request_log_service_client::RequestLogServiceClient;
use rollcall_proto::management::v1::setup_link_service_client::SetupLinkServiceClient;
use rollcall_proto::management::v1::token_service_client::TokenServiceClient;
use rollcall_proto::management::v1::{
    ListApiKeysRequest, ListAuditEntriesRequest, ListRequestsRequest, ListSetupLinksRequest,
    ListTokensRequest,
};
use tonic::{Response, Status};

use super::canary::{authorized, channel};
use crate::support::{Rollcall, id_of_directory};

/// Each list, as it is encoded.
pub(crate) async fn told(rollcall: &Rollcall) -> Vec<(&'static str, Vec<u8>)> {
    let channel = channel(rollcall);
    let directory_id = id_of_directory(rollcall);
    let page_size = 1_000;
    let requests = ListRequestsRequest {
        directory_id: directory_id.clone(),
        page_size,
        ..ListRequestsRequest::default()
    };
    let requests = RequestLogServiceClient::new(channel.clone())
        .list_requests(authorized(rollcall, requests))
        .await;
    let entries = ListAuditEntriesRequest {
        page_size,
        ..ListAuditEntriesRequest::default()
    };
    let entries = AuditLogServiceClient::new(channel.clone())
        .list_audit_entries(authorized(rollcall, entries))
        .await;
    let tokens = ListTokensRequest {
        directory_id,
        page_size,
        ..ListTokensRequest::default()
    };
    let tokens = TokenServiceClient::new(channel.clone())
        .list_tokens(authorized(rollcall, tokens))
        .await;
    let keys = ApiKeyServiceClient::new(channel.clone())
        .list_api_keys(authorized(rollcall, ListApiKeysRequest::default()))
        .await;
    let links = SetupLinkServiceClient::new(channel)
        .list_setup_links(authorized(rollcall, ListSetupLinksRequest::default()))
        .await;
    vec![
        told_of("the request log", requests),
        told_of("the audit log", entries),
        told_of("the tokens", tokens),
        told_of("the API keys", keys),
        told_of("the setup links", links),
    ]
}

fn told_of<A: Message>(
    name: &'static str,
    answer: Result<Response<A>, Status>,
) -> (&'static str, Vec<u8>) {
    let answer = answer.expect(name).into_inner();
    (name, answer.encode_to_vec())
}
