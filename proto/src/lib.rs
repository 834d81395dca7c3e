//! The gRPC contract of Rollcall, one module for each protobuf package.
//!
//! The resource messages of [`scim::v1`] also have a serde form, the JSON of
//! RFC 7643: the edge reads and writes it over HTTP, control keeps it in its
//! store, and neither maps the attributes by hand.

pub mod change;
pub mod credential;
pub mod id;
pub mod method;
pub mod paged;
pub mod scim_error;

mod secret;
mod value;

/// The encoded `FileDescriptorSet` of every package, for reflection.
pub const FILE_DESCRIPTOR_SET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptors.bin"));

/// The `domain` of every `google.rpc.ErrorInfo` that Rollcall sends.
pub const ERROR_DOMAIN: &str = "rollcall";

pub mod auth {
    pub mod v1 {
        #![expect(
            clippy::pedantic,
            clippy::allow_attributes,
            clippy::allow_attributes_without_reason,
            reason = "generated"
        )]
        tonic::include_proto!("rollcall.auth.v1");
    }
}

pub mod authz {
    pub mod v1 {
        #![expect(clippy::pedantic, reason = "generated")]
        tonic::include_proto!("rollcall.authz.v1");
    }
}

pub mod console {
    pub mod v1 {
        #![expect(
            clippy::pedantic,
            clippy::allow_attributes,
            clippy::allow_attributes_without_reason,
            reason = "generated"
        )]
        tonic::include_proto!("rollcall.console.v1");
    }
}

pub mod dev {
    pub mod v1 {
        #![expect(
            clippy::pedantic,
            clippy::allow_attributes,
            clippy::allow_attributes_without_reason,
            reason = "generated"
        )]
        tonic::include_proto!("rollcall.dev.v1");
    }
}

pub mod directory {
    pub mod v1 {
        #![expect(
            clippy::pedantic,
            clippy::allow_attributes,
            clippy::allow_attributes_without_reason,
            reason = "generated"
        )]
        tonic::include_proto!("rollcall.directory.v1");
    }
}

pub mod error {
    pub mod v1 {
        #![expect(clippy::pedantic, reason = "generated")]
        tonic::include_proto!("rollcall.error.v1");
    }
}

pub mod event {
    pub mod v1 {
        #![expect(
            clippy::pedantic,
            clippy::allow_attributes,
            clippy::allow_attributes_without_reason,
            reason = "generated"
        )]
        tonic::include_proto!("rollcall.event.v1");
    }
}

pub mod management {
    pub mod v1 {
        #![expect(
            clippy::pedantic,
            clippy::allow_attributes,
            clippy::allow_attributes_without_reason,
            reason = "generated"
        )]
        tonic::include_proto!("rollcall.management.v1");
    }
}

pub mod provisioning {
    pub mod v1 {
        #![expect(
            clippy::pedantic,
            clippy::allow_attributes,
            clippy::allow_attributes_without_reason,
            reason = "generated"
        )]
        tonic::include_proto!("rollcall.provisioning.v1");
    }
}

pub mod scim {
    pub mod v1 {
        #![expect(clippy::pedantic, reason = "generated")]
        tonic::include_proto!("rollcall.scim.v1");
    }
}

pub mod setup {
    pub mod v1 {
        #![expect(
            clippy::pedantic,
            clippy::allow_attributes,
            clippy::allow_attributes_without_reason,
            reason = "generated"
        )]
        tonic::include_proto!("rollcall.setup.v1");
    }
}
