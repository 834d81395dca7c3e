/** The services by which an environment is managed. */

import { createClient } from "@connectrpc/connect";
import type { Transport } from "@connectrpc/connect";

import { ApiKeyService } from "./proto/rollcall/management/v1/api_key_service_pb.js";
import { AuditLogService } from "./proto/rollcall/management/v1/audit_log_service_pb.js";
import { DirectoryService } from "./proto/rollcall/management/v1/directory_service_pb.js";
import { EnvironmentService } from "./proto/rollcall/management/v1/environment_service_pb.js";
import { EventLogService } from "./proto/rollcall/management/v1/event_log_service_pb.js";
import { OrganizationService } from "./proto/rollcall/management/v1/organization_service_pb.js";
import { RequestLogService } from "./proto/rollcall/management/v1/request_log_service_pb.js";
import { SetupLinkService } from "./proto/rollcall/management/v1/setup_link_service_pb.js";
import { TokenService } from "./proto/rollcall/management/v1/token_service_pb.js";
import { TrustedIssuerService } from "./proto/rollcall/management/v1/trusted_issuer_service_pb.js";
import { UserService } from "./proto/rollcall/management/v1/user_service_pb.js";
import { WebhookEndpointService } from "./proto/rollcall/management/v1/webhook_endpoint_service_pb.js";

export type Management = ReturnType<typeof management>;

/**
 * One client for each service of `rollcall.management.v1`. A change without a
 * `requestId` is sent under a random one, so that it may be tried again.
 */
export function management(transport: Transport) {
  return {
    apiKeys: createClient(ApiKeyService, transport),
    auditLog: createClient(AuditLogService, transport),
    directories: createClient(DirectoryService, transport),
    environments: createClient(EnvironmentService, transport),
    eventLog: createClient(EventLogService, transport),
    organizations: createClient(OrganizationService, transport),
    requestLog: createClient(RequestLogService, transport),
    setupLinks: createClient(SetupLinkService, transport),
    tokens: createClient(TokenService, transport),
    trustedIssuers: createClient(TrustedIssuerService, transport),
    users: createClient(UserService, transport),
    webhookEndpoints: createClient(WebhookEndpointService, transport),
  };
}
