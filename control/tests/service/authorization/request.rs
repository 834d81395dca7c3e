//! Requests as their methods take them: each reference in one is to something of
//! a place, so that nothing is refused before references are looked up.

use prost_reflect::{DynamicMessage, Kind, MessageDescriptor, Value};
use rollcall_proto::management::v1::{RequestReason, Scope};
use rollcall_proto::scim::v1::{ComparisonOperator, PatchOperator};

use super::contract::Rpc;
use super::credential::JWKS;
use super::rows::PASSWORD;
use super::tenant::Place;

pub(crate) struct Filler<'p> {
    rpc: &'p Rpc,
    place: &'p Place,
}

impl<'p> Filler<'p> {
    pub(crate) fn new(rpc: &'p Rpc, place: &'p Place) -> Self {
        Self { rpc, place }
    }

    /// The whole request.
    pub(crate) fn request(&self) -> DynamicMessage {
        self.filled(&self.rpc.descriptor.input())
    }

    /// A message with what it cannot be without.
    pub(crate) fn filled(&self, descriptor: &MessageDescriptor) -> DynamicMessage {
        let mut message = DynamicMessage::new(descriptor.clone());
        for field in descriptor.fields() {
            let value = match field.kind() {
                Kind::String => self
                    .text(descriptor.name(), field.name())
                    .map(Value::String),
                Kind::Enum(_) => number(descriptor.name(), field.name()).map(Value::EnumNumber),
                Kind::Int32 => number(descriptor.name(), field.name()).map(Value::I32),
                Kind::Message(inner) if self.needs(descriptor.name(), field.name()) => {
                    Some(Value::Message(self.filled(&inner)))
                }
                _ => None,
            };
            let Some(value) = value else {
                continue;
            };
            if field.is_list() {
                message.set_field(&field, Value::List(vec![value]));
            } else {
                message.set_field(&field, value);
            }
        }
        message
    }

    fn text(&self, message: &str, field: &str) -> Option<String> {
        let id = |kind: &str| Some(self.place.id(kind).to_owned());
        let secret = |name: &str| Some(self.place.secret(name).to_owned());
        let plain = |text: &str| Some(text.to_owned());
        match (message, field) {
            ("RequestContext", "token") if self.rpc.name() == "IssueAccessToken" => {
                secret("OAuth client")
            }
            ("RequestContext", "token") if self.rpc.name() == "RecordUnauthenticated" => None,
            ("RequestContext", "token") => secret("SCIM token"),
            ("RequestContext", "request_id") => id("request"),
            ("RequestContext", "user_agent") => plain("test"),
            ("RequestContext", "http_method") => plain("GET"),
            ("RequestContext", "path") => plain("/Users"),
            (_, "session") => secret("setup session"),
            ("RotateSetupTokenRequest" | "RevokeSetupTokenRequest", "token_id") => id("token"),
            ("DescribeSetupLinkRequest" | "RedeemSetupLinkRequest", "secret") => {
                secret("setup link")
            }
            ("DescribeSignInLinkRequest" | "RedeemSignInLinkRequest", "secret") => {
                secret("sign-in link")
            }
            ("SignInRequest", "email") => secret("operator's email"),
            ("InviteOperatorRequest", "email") => plain("newcomer@console.example"),
            (_, "password" | "current_password") => plain(PASSWORD),
            (_, "new_password") => plain("another one of its length"),
            (_, "client_id") => id("OAuth client"),
            ("ListUsersRequest" | "ListParkedMembersRequest", "group_id") => id("group"),
            (_, "prefix") => plain("a"),
            (_, "environment_id") if message.ends_with("Request") => id("environment"),
            ("SetupLink" | "Token", "directory_id") => id("directory"),
            (_, "directory_id") if is_whole(message) => id("directory"),
            ("ApiKey" | "TrustedIssuer" | "WebhookEndpoint", "organization_id") => {
                id("organization")
            }
            ("WebhookEndpoint", "url") => plain("https://hooks.example/"),
            ("RedeliverEventsRequest", "event_id") => id("event"),
            ("ListUsersRequest" | "ListGroupsRequest", "organization_id") => None,
            (_, "organization_id") if message.ends_with("Request") => id("organization"),
            (_, "id") if message.ends_with("Request") => id(self.subject()),
            (_, "id") if self.rpc.name().starts_with("Update") => id(self.subject()),
            ("FieldMask", "paths") => plain("display_name"),
            ("UserAttributes", "user_name") => plain("newcomer"),
            ("GroupAttributes", "display_name") => plain("newcomers"),
            (_, "resource_id") | ("MemberName", "value") => id("user"),
            ("MultiValue", "value") => plain("value"),
            ("AttributeName", "attribute") => plain(self.attribute()),
            ("Comparison" | "Value", "text") => plain("text"),
            ("TrustedIssuer", "issuer") => plain("https://issuer.example"),
            ("TrustedIssuer", "audience" | "subject") => plain("workload"),
            ("TrustedIssuer", "jwks") => plain(JWKS),
            (
                "Environment" | "Organization" | "Directory" | "Token" | "ApiKey"
                | "WebhookEndpoint",
                "display_name",
            ) => plain("Name"),
            _ => None,
        }
    }

    /// Whether a message must be there, in one that is itself there.
    fn needs(&self, message: &str, field: &str) -> bool {
        match (message, field) {
            ("BulkOperation", field) => field == "create_user",
            ("GroupOperation", field) => field == "add_members",
            ("Filter", field) => field == "comparison",
            ("PatchOperation", field) => matches!(field, "attribute" | "value"),
            ("ElementFilter" | "Comparison" | "Sort", "attribute")
            | ("ElementFilter", "filter")
            | ("FilterList", "filters")
            | ("MemberNames", "members") => true,
            (_, "context") => !self.is_part_of_bulk(message),
            (message, field) if message.ends_with("Request") => matches!(
                field,
                "attributes"
                    | "operations"
                    | "entries"
                    | "update_mask"
                    | "environment"
                    | "organization"
                    | "directory"
                    | "token"
                    | "api_key"
                    | "setup_link"
                    | "trusted_issuer"
                    | "webhook_endpoint"
            ),
            _ => false,
        }
    }

    /// The parts of a bulk request have no context of their own.
    fn is_part_of_bulk(&self, message: &str) -> bool {
        self.rpc.name() == "ApplyBulk" && message != "ApplyBulkRequest"
    }

    /// What a request names by its `id`.
    fn subject(&self) -> &'static str {
        let service = self.rpc.service();
        let of_service = [
            ("EnvironmentService", "environment"),
            ("OrganizationService", "organization"),
            ("management.v1.DirectoryService", "directory"),
            ("TokenService", "token"),
            ("ApiKeyService", "API key"),
            ("SetupLinkService", "setup link"),
            ("TrustedIssuerService", "trusted issuer"),
            ("RequestLogService", "request"),
            ("UserService", "user"),
            ("OperatorService", "operator"),
            ("SessionService", "operator session"),
            ("WebhookEndpointService", "webhook endpoint"),
        ];
        let found = of_service.iter().find(|(name, _)| service.ends_with(name));
        match found {
            Some((_, kind)) => kind,
            None if self.rpc.name().contains("Group") => "group",
            None => "user",
        }
    }

    fn attribute(&self) -> &'static str {
        if self.rpc.name().contains("Group") {
            "displayName"
        } else if self.rpc.name().starts_with("Patch") {
            "title"
        } else {
            "userName"
        }
    }
}

/// A request or its context.
fn is_whole(message: &str) -> bool {
    message.ends_with("Request") || message == "RequestContext"
}

fn number(message: &str, field: &str) -> Option<i32> {
    match (message, field) {
        ("PatchOperation", "operator") => Some(PatchOperator::Replace.into()),
        ("Comparison", "operator") => Some(ComparisonOperator::Equal.into()),
        ("ApiKey" | "TrustedIssuer", "scopes") => Some(Scope::ReadUsers.into()),
        ("Unauthenticated", "reason") => Some(RequestReason::TokenMissing.into()),
        ("Unauthenticated", "count") => Some(1),
        _ => None,
    }
}
