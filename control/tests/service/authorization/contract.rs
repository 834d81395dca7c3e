//! The methods of the contract, with the descriptors of what they take and answer.

use std::sync::LazyLock;

use prost_reflect::{DescriptorPool, MethodDescriptor};
use rollcall_proto::FILE_DESCRIPTOR_SET;
use rollcall_proto::authz::v1::Caller;
use rollcall_proto::method::METHODS;

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

    /// Whether its answer goes on until the caller ends it.
    pub(crate) fn is_endless(&self) -> bool {
        self.name().starts_with("Watch")
    }

    /// Whether it changes nothing but logs.
    pub(crate) fn only_reads(&self) -> bool {
        [
            "Get", "List", "Search", "Describe", "Export", "Watch", "Snapshot",
        ]
        .iter()
        .any(|verb| self.name().starts_with(verb))
    }
}
