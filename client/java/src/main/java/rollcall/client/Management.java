package rollcall.client;

import io.grpc.Channel;
import rollcall.management.v1.ApiKeyServiceGrpc;
import rollcall.management.v1.AuditLogServiceGrpc;
import rollcall.management.v1.DirectoryServiceGrpc;
import rollcall.management.v1.EnvironmentServiceGrpc;
import rollcall.management.v1.EventLogServiceGrpc;
import rollcall.management.v1.OrganizationServiceGrpc;
import rollcall.management.v1.RequestLogServiceGrpc;
import rollcall.management.v1.SetupLinkServiceGrpc;
import rollcall.management.v1.TokenServiceGrpc;
import rollcall.management.v1.TrustedIssuerServiceGrpc;
import rollcall.management.v1.UserServiceGrpc;
import rollcall.management.v1.WebhookEndpointServiceGrpc;

/**
 * One stub for each service of {@code rollcall.management.v1}. A change without a {@code
 * request_id} is sent under a random one, so that it may be tried again.
 */
public record Management(
    ApiKeyServiceGrpc.ApiKeyServiceBlockingStub apiKeys,
    AuditLogServiceGrpc.AuditLogServiceBlockingStub auditLog,
    DirectoryServiceGrpc.DirectoryServiceBlockingStub directories,
    EnvironmentServiceGrpc.EnvironmentServiceBlockingStub environments,
    EventLogServiceGrpc.EventLogServiceBlockingStub eventLog,
    OrganizationServiceGrpc.OrganizationServiceBlockingStub organizations,
    RequestLogServiceGrpc.RequestLogServiceBlockingStub requestLog,
    SetupLinkServiceGrpc.SetupLinkServiceBlockingStub setupLinks,
    TokenServiceGrpc.TokenServiceBlockingStub tokens,
    TrustedIssuerServiceGrpc.TrustedIssuerServiceBlockingStub trustedIssuers,
    UserServiceGrpc.UserServiceBlockingStub users,
    WebhookEndpointServiceGrpc.WebhookEndpointServiceBlockingStub webhookEndpoints) {

  Management(Channel channel) {
    this(
        ApiKeyServiceGrpc.newBlockingStub(channel),
        AuditLogServiceGrpc.newBlockingStub(channel),
        DirectoryServiceGrpc.newBlockingStub(channel),
        EnvironmentServiceGrpc.newBlockingStub(channel),
        EventLogServiceGrpc.newBlockingStub(channel),
        OrganizationServiceGrpc.newBlockingStub(channel),
        RequestLogServiceGrpc.newBlockingStub(channel),
        SetupLinkServiceGrpc.newBlockingStub(channel),
        TokenServiceGrpc.newBlockingStub(channel),
        TrustedIssuerServiceGrpc.newBlockingStub(channel),
        UserServiceGrpc.newBlockingStub(channel),
        WebhookEndpointServiceGrpc.newBlockingStub(channel));
  }
}
