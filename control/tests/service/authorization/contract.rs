//! The methods of the contract, with the descriptors of what they take and answer.

use std::sync::LazyLock;

use prost_reflect::{DescriptorPool, MethodDescriptor};
use rollcall_proto::FILE_DESCRIPTOR_SET;
use rollcall_proto::authz::v1::Caller;
use rollcall_proto::method::METHODS;

/// Declared, and answered UNIMPLEMENTED by the server.
pub(crate) const NOT_SERVED: [&str; 49] = [
    "/rollcall.auth.v1.AuthService/IssueAccessToken",
    "/rollcall.auth.v1.AuthService/ListSigningKeys",
    "/rollcall.management.v1.ApiKeyService/CreateApiKey",
    "/rollcall.management.v1.ApiKeyService/GetApiKey",
    "/rollcall.management.v1.ApiKeyService/ListApiKeys",
    "/rollcall.management.v1.ApiKeyService/RevokeApiKey",
    "/rollcall.management.v1.ApiKeyService/UpdateApiKey",
    "/rollcall.management.v1.AuditLogService/ListAuditEntries",
    "/rollcall.management.v1.DirectoryService/CreateDirectory",
    "/rollcall.management.v1.DirectoryService/DeleteDirectory",
    "/rollcall.management.v1.DirectoryService/DisableDirectory",
    "/rollcall.management.v1.DirectoryService/EnableDirectory",
    "/rollcall.management.v1.DirectoryService/GetDirectory",
    "/rollcall.management.v1.DirectoryService/ListDirectories",
    "/rollcall.management.v1.DirectoryService/ReleaseDeactivations",
    "/rollcall.management.v1.DirectoryService/RestoreDirectory",
    "/rollcall.management.v1.DirectoryService/UpdateDirectory",
    "/rollcall.management.v1.EnvironmentService/CreateEnvironment",
    "/rollcall.management.v1.EnvironmentService/DeleteEnvironment",
    "/rollcall.management.v1.EnvironmentService/GetEnvironment",
    "/rollcall.management.v1.EnvironmentService/ListEnvironments",
    "/rollcall.management.v1.EnvironmentService/UpdateEnvironment",
    "/rollcall.management.v1.OrganizationService/DeleteOrganization",
    "/rollcall.management.v1.OrganizationService/ExportOrganization",
    "/rollcall.management.v1.OrganizationService/RestoreOrganization",
    "/rollcall.management.v1.RequestLogService/GetRequest",
    "/rollcall.management.v1.RequestLogService/ListRequests",
    "/rollcall.management.v1.SetupLinkService/CreateSetupLink",
    "/rollcall.management.v1.SetupLinkService/GetSetupLink",
    "/rollcall.management.v1.SetupLinkService/ListSetupLinks",
    "/rollcall.management.v1.SetupLinkService/RevokeSetupLink",
    "/rollcall.management.v1.TokenService/CreateToken",
    "/rollcall.management.v1.TokenService/GetToken",
    "/rollcall.management.v1.TokenService/ListTokens",
    "/rollcall.management.v1.TokenService/RevokeAllTokens",
    "/rollcall.management.v1.TokenService/RevokeToken",
    "/rollcall.management.v1.TokenService/RotateToken",
    "/rollcall.management.v1.TokenService/UpdateToken",
    "/rollcall.management.v1.TrustedIssuerService/CreateTrustedIssuer",
    "/rollcall.management.v1.TrustedIssuerService/DeleteTrustedIssuer",
    "/rollcall.management.v1.TrustedIssuerService/GetTrustedIssuer",
    "/rollcall.management.v1.TrustedIssuerService/ListTrustedIssuers",
    "/rollcall.management.v1.UserService/EraseUser",
    "/rollcall.management.v1.UserService/ListDeletedUsers",
    "/rollcall.provisioning.v1.ProvisioningService/RecordUnauthenticated",
    "/rollcall.setup.v1.SetupService/CreateSetupToken",
    "/rollcall.setup.v1.SetupService/DescribeSetupLink",
    "/rollcall.setup.v1.SetupService/GetSetup",
    "/rollcall.setup.v1.SetupService/RedeemSetupLink",
];

pub(crate) static POOL: LazyLock<DescriptorPool> =
    LazyLock::new(|| DescriptorPool::decode(FILE_DESCRIPTOR_SET).expect("a descriptor set"));

#[derive(Debug, Clone)]
pub(crate) struct Rpc {
    /// `/package.Service/Method`
    pub(crate) path: &'static str,
    pub(crate) callers: &'static [Caller],
    pub(crate) descriptor: MethodDescriptor,
}

impl Rpc {
    /// In the order of their names.
    pub(crate) fn all() -> Vec<Self> {
        let mut all: Vec<_> = POOL
            .services()
            .flat_map(|service| service.methods().collect::<Vec<_>>())
            .map(Self::new)
            .collect();
        all.sort_by_key(|rpc| rpc.path);
        assert_eq!(all.len(), METHODS.len(), "each method is described");
        all
    }

    fn new(descriptor: MethodDescriptor) -> Self {
        let service = descriptor.parent_service();
        let path = format!("/{}/{}", service.full_name(), descriptor.name());
        let method = rollcall_proto::method::find(&path).expect("a method that is declared");
        Self {
            path: method.path,
            callers: method.callers,
            descriptor,
        }
    }

    /// `package.Service`
    pub(crate) fn service(&self) -> &'static str {
        self.path[1..].split_once('/').expect("a path").0
    }

    /// `ListUsers`
    pub(crate) fn name(&self) -> &'static str {
        self.path.rsplit('/').next().expect("a path")
    }

    pub(crate) fn is_for(&self, caller: Caller) -> bool {
        self.callers.contains(&caller)
    }

    /// Whether it changes nothing but logs.
    pub(crate) fn only_reads(&self) -> bool {
        ["Get", "List", "Describe", "Export"]
            .iter()
            .any(|verb| self.name().starts_with(verb))
    }
}
