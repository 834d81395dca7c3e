//! Compiles the contract with a protobuf compiler written in Rust, so that
//! nobody needs `protoc`.

use std::path::PathBuf;
use std::{env, error::Error, fs};

use prost::Message as _;
use prost_types::field_descriptor_proto::{Label, Type};
use prost_types::{DescriptorProto, FieldDescriptorProto, FileDescriptorSet};

const PROTOS: [&str; 9] = [
    "rollcall/directory/v1/directory_service.proto",
    "rollcall/error/v1/error_reason.proto",
    "rollcall/provisioning/v1/provisioning_service.proto",
    "rollcall/scim/v1/filter.proto",
    "rollcall/scim/v1/group.proto",
    "rollcall/scim/v1/patch.proto",
    "rollcall/scim/v1/sort.proto",
    "rollcall/scim/v1/user.proto",
    "rollcall/scim/v1/value.proto",
];

/// The messages whose serde form is the JSON of RFC 7643.
const RESOURCE_PACKAGE: &str = "rollcall.scim.v1";
const RESOURCE_MESSAGES: [&str; 7] = [
    "UserAttributes",
    "Name",
    "MultiValue",
    "Address",
    "EnterpriseUser",
    "Manager",
    "GroupAttributes",
];
const ENTERPRISE_URN: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=rollcall");
    let descriptors = protox::compile(PROTOS, ["."])?;
    let path = PathBuf::from(env::var("OUT_DIR")?).join("descriptors.bin");
    fs::write(path, descriptors.encode_to_vec())?;

    let mut config = tonic_prost_build::Config::new();
    config.btree_map(["."]);
    // A page token is bound to the name of the request that it continues.
    config.enable_type_names();
    for large in ["attribute", "remove_members_where"] {
        config.boxed(format!(
            ".rollcall.provisioning.v1.GroupOperation.operation.{large}"
        ));
    }
    // Holds a bearer token: `Debug` is written by hand.
    config.skip_debug(["rollcall.provisioning.v1.RequestContext"]);
    let builder = with_resource_json(tonic_prost_build::configure(), &descriptors);
    builder.compile_fds_with_config(descriptors, config)?;
    Ok(())
}

/// Gives the resource messages the JSON of RFC 7643 by serde: camelCase names,
/// the unassigned left out, and whatever no field names kept in `additional`.
fn with_resource_json(
    mut builder: tonic_prost_build::Builder,
    descriptors: &FileDescriptorSet,
) -> tonic_prost_build::Builder {
    let messages = descriptors
        .file
        .iter()
        .filter(|file| file.package() == RESOURCE_PACKAGE)
        .flat_map(|file| &file.message_type)
        .filter(|message| RESOURCE_MESSAGES.contains(&message.name()));
    for message in messages {
        let path = format!(".{RESOURCE_PACKAGE}.{}", message.name());
        builder = builder.type_attribute(
            &path,
            "#[derive(serde::Serialize, serde::Deserialize)]\
             #[serde(rename_all = \"camelCase\", default)]",
        );
        for field in &message.field {
            if let Some(attribute) = json_attribute(message, field) {
                builder = builder.field_attribute(format!("{path}.{}", field.name()), attribute);
            }
        }
    }
    builder
}

fn json_attribute(message: &DescriptorProto, field: &FieldDescriptorProto) -> Option<String> {
    let left_out = |when: &str| format!("#[serde(skip_serializing_if = \"{when}\")]");
    match field.name() {
        "additional" => Some("#[serde(flatten)]".to_owned()),
        "enterprise" if message.name() == "UserAttributes" => Some(format!(
            "#[serde(rename = \"{ENTERPRISE_URN}\", skip_serializing_if = \"Option::is_none\")]"
        )),
        _ if field.label() == Label::Repeated => Some(left_out("Vec::is_empty")),
        _ if field.proto3_optional() || field.r#type() == Type::Message => {
            Some(left_out("Option::is_none"))
        }
        _ => None,
    }
}
