"""The services by which an environment is managed."""

import grpc

from .management.v1.api_key_service_pb2_grpc import ApiKeyServiceStub
from .management.v1.audit_log_service_pb2_grpc import AuditLogServiceStub
from .management.v1.directory_service_pb2_grpc import DirectoryServiceStub
from .management.v1.environment_service_pb2_grpc import EnvironmentServiceStub
from .management.v1.event_log_service_pb2_grpc import EventLogServiceStub
from .management.v1.organization_service_pb2_grpc import OrganizationServiceStub
from .management.v1.request_log_service_pb2_grpc import RequestLogServiceStub
from .management.v1.setup_link_service_pb2_grpc import SetupLinkServiceStub
from .management.v1.token_service_pb2_grpc import TokenServiceStub
from .management.v1.trusted_issuer_service_pb2_grpc import TrustedIssuerServiceStub
from .management.v1.user_service_pb2_grpc import UserServiceStub
from .management.v1.webhook_endpoint_service_pb2_grpc import WebhookEndpointServiceStub


class Management:
    """One stub for each service of `rollcall.management.v1`. A change without a
    `request_id` is sent under a random one, so that it may be tried again."""

    def __init__(self, channel: grpc.Channel) -> None:
        self.api_keys = ApiKeyServiceStub(channel)
        self.audit_log = AuditLogServiceStub(channel)
        self.directories = DirectoryServiceStub(channel)
        self.environments = EnvironmentServiceStub(channel)
        self.event_log = EventLogServiceStub(channel)
        self.organizations = OrganizationServiceStub(channel)
        self.request_log = RequestLogServiceStub(channel)
        self.setup_links = SetupLinkServiceStub(channel)
        self.tokens = TokenServiceStub(channel)
        self.trusted_issuers = TrustedIssuerServiceStub(channel)
        self.users = UserServiceStub(channel)
        self.webhook_endpoints = WebhookEndpointServiceStub(channel)
