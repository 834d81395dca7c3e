package rollcall

import (
	"google.golang.org/grpc"

	managementv1 "rollcall.example/client/proto/rollcall/management/v1"
)

// Management has one client for each service of rollcall.management.v1. A change
// without a request_id is sent under a random one, so that it may be tried again.
type Management struct {
	APIKeys          managementv1.ApiKeyServiceClient
	AuditLog         managementv1.AuditLogServiceClient
	Directories      managementv1.DirectoryServiceClient
	Environments     managementv1.EnvironmentServiceClient
	EventLog         managementv1.EventLogServiceClient
	Organizations    managementv1.OrganizationServiceClient
	RequestLog       managementv1.RequestLogServiceClient
	SetupLinks       managementv1.SetupLinkServiceClient
	Tokens           managementv1.TokenServiceClient
	TrustedIssuers   managementv1.TrustedIssuerServiceClient
	Users            managementv1.UserServiceClient
	WebhookEndpoints managementv1.WebhookEndpointServiceClient
}

func newManagement(connection grpc.ClientConnInterface) Management {
	return Management{
		APIKeys:          managementv1.NewApiKeyServiceClient(connection),
		AuditLog:         managementv1.NewAuditLogServiceClient(connection),
		Directories:      managementv1.NewDirectoryServiceClient(connection),
		Environments:     managementv1.NewEnvironmentServiceClient(connection),
		EventLog:         managementv1.NewEventLogServiceClient(connection),
		Organizations:    managementv1.NewOrganizationServiceClient(connection),
		RequestLog:       managementv1.NewRequestLogServiceClient(connection),
		SetupLinks:       managementv1.NewSetupLinkServiceClient(connection),
		Tokens:           managementv1.NewTokenServiceClient(connection),
		TrustedIssuers:   managementv1.NewTrustedIssuerServiceClient(connection),
		Users:            managementv1.NewUserServiceClient(connection),
		WebhookEndpoints: managementv1.NewWebhookEndpointServiceClient(connection),
	}
}
