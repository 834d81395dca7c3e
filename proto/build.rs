//! Compiles the contract with a protobuf compiler written in Rust, so that
//! nobody needs `protoc`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, error::Error, fs};

use prost_types::field_descriptor_proto::{Label, Type};
use prost_types::{DescriptorProto, FieldDescriptorProto, FileDescriptorSet};
use protox::prost_reflect::{DescriptorPool, ExtensionDescriptor, Kind, MessageDescriptor, Value};

const PROTOS: [&str; 31] = [
    "rollcall/auth/v1/auth_service.proto",
    "rollcall/authz/v1/caller.proto",
    "rollcall/console/v1/operator_service.proto",
    "rollcall/console/v1/session_service.proto",
    "rollcall/console/v1/sign_in_service.proto",
    "rollcall/directory/v1/directory_service.proto",
    "rollcall/error/v1/error_reason.proto",
    "rollcall/event/v1/event.proto",
    "rollcall/event/v1/event_service.proto",
    "rollcall/management/v1/actor_kind.proto",
    "rollcall/management/v1/api_key_service.proto",
    "rollcall/management/v1/audit_log_service.proto",
    "rollcall/management/v1/directory_service.proto",
    "rollcall/management/v1/environment_service.proto",
    "rollcall/management/v1/event_log_service.proto",
    "rollcall/management/v1/organization_service.proto",
    "rollcall/management/v1/request_log_service.proto",
    "rollcall/management/v1/request_reason.proto",
    "rollcall/management/v1/setup_link_service.proto",
    "rollcall/management/v1/token_service.proto",
    "rollcall/management/v1/trusted_issuer_service.proto",
    "rollcall/management/v1/user_service.proto",
    "rollcall/management/v1/webhook_endpoint_service.proto",
    "rollcall/provisioning/v1/provisioning_service.proto",
    "rollcall/scim/v1/filter.proto",
    "rollcall/scim/v1/group.proto",
    "rollcall/scim/v1/patch.proto",
    "rollcall/scim/v1/sort.proto",
    "rollcall/scim/v1/user.proto",
    "rollcall/scim/v1/value.proto",
    "rollcall/setup/v1/setup_service.proto",
];

/// What the emulator alone serves: no other server knows of it.
const DEV_PROTO: &str = "rollcall/dev/v1/dev_service.proto";

/// Which callers each method declares.
const CALLERS_OPTION: &str = "rollcall.authz.v1.callers";

/// Whose changes may have an id.
const CHANGING_PACKAGES: [&str; 2] = ["rollcall.console.v1", "rollcall.management.v1"];

/// The messages that hold a credential or a password, whose `Debug` is written by hand.
const SECRET_MESSAGES: [&str; 29] = [
    "auth.v1.IssueAccessTokenResponse",
    "console.v1.ChangePasswordRequest",
    "console.v1.CreateSignInLinkResponse",
    "console.v1.DescribeSignInLinkRequest",
    "console.v1.InviteOperatorResponse",
    "console.v1.RedeemSignInLinkRequest",
    "console.v1.RedeemSignInLinkResponse",
    "console.v1.SignInRequest",
    "console.v1.SignInResponse",
    "management.v1.CreateApiKeyResponse",
    "management.v1.CreateSetupLinkResponse",
    "management.v1.CreateTokenResponse",
    "management.v1.CreateWebhookEndpointResponse",
    "management.v1.RotateTokenResponse",
    "management.v1.RotateWebhookEndpointSecretResponse",
    "provisioning.v1.IssueAccessTokenResponse",
    "provisioning.v1.RequestContext",
    "setup.v1.CreateSetupTokenRequest",
    "setup.v1.CreateSetupTokenResponse",
    "setup.v1.DescribeSetupLinkRequest",
    "setup.v1.GetSetupProgressRequest",
    "setup.v1.GetSetupRequest",
    "setup.v1.ListSetupRequestsRequest",
    "setup.v1.ListSetupTokensRequest",
    "setup.v1.RedeemSetupLinkRequest",
    "setup.v1.RedeemSetupLinkResponse",
    "setup.v1.RevokeSetupTokenRequest",
    "setup.v1.RotateSetupTokenRequest",
    "setup.v1.RotateSetupTokenResponse",
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
    let mut compiler = protox::Compiler::new(["."])?;
    compiler.include_imports(true).include_source_info(true);
    compiler.open_files(PROTOS)?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(
        out.join("descriptors.bin"),
        compiler.encode_file_descriptor_set(),
    )?;
    let pool = compiler.descriptor_pool();
    fs::write(out.join("methods.rs"), methods(&pool)?)?;
    fs::write(out.join("change.rs"), changes(&pool)?)?;
    fs::write(out.join("paged.rs"), paged(&pool)?)?;
    compiler.open_file(DEV_PROTO)?;
    // It says who may call it, as all do.
    methods(&compiler.descriptor_pool())?;
    let descriptors = compiler.file_descriptor_set();

    let mut config = tonic_prost_build::Config::new();
    config.btree_map(["."]);
    // A page token is bound to the name of the request that it continues.
    config.enable_type_names();
    for large in ["attribute", "remove_members_where"] {
        config.boxed(format!(
            ".rollcall.provisioning.v1.GroupOperation.operation.{large}"
        ));
    }
    for large in ["user", "group", "directory"] {
        config.boxed(format!(".rollcall.event.v1.Event.change.{large}"));
    }
    config.skip_debug(SECRET_MESSAGES.map(|message| format!("rollcall.{message}")));
    let builder = with_resource_json(tonic_prost_build::configure(), &descriptors);
    builder.compile_fds_with_config(descriptors, config)?;
    Ok(())
}

/// The table of all methods and who may call them. A method that does not say so
/// ends the build.
fn methods(pool: &DescriptorPool) -> Result<String, Box<dyn Error>> {
    let option = pool
        .get_extension_by_name(CALLERS_OPTION)
        .ok_or("there is no option for callers")?;
    // In the order of their paths, by which they are found.
    let mut rows = BTreeMap::new();
    for service in pool.services() {
        for method in service.methods() {
            let options = method.options();
            let declared = options.get_extension(&option);
            let callers = declared.as_list().unwrap_or_default();
            let mut names = Vec::new();
            for caller in callers.iter().filter_map(Value::as_enum_number) {
                names.push(caller_name(&option, caller)?);
            }
            if names.is_empty() {
                return Err(format!("{} does not declare its callers", method.full_name()).into());
            }
            let path = format!("/{}/{}", service.full_name(), method.name());
            rows.insert(path, names.join(", "));
        }
    }
    let rows = rows
        .iter()
        .map(|(path, callers)| format!("Method {{ path: {path:?}, callers: &[{callers}] }}"));
    Ok(format!("[{}]", rows.collect::<Vec<_>>().join(",\n")))
}

/// Which requests ask for a change that may have an id.
fn changes(pool: &DescriptorPool) -> Result<String, Box<dyn Error>> {
    let mut changes = String::new();
    let messages = pool.all_messages();
    for message in messages.filter(|message| CHANGING_PACKAGES.contains(&message.package_name())) {
        if message.get_field_by_name("request_id").is_some() {
            writeln!(
                changes,
                "impl Change for {} {{
                    fn request_id(&self) -> &str {{ &self.request_id }}
                }}",
                path_of(&message)
            )?;
        }
    }
    Ok(changes)
}

/// Which requests ask for one page of a list.
fn paged(pool: &DescriptorPool) -> Result<String, Box<dyn Error>> {
    let mut paged = String::new();
    for message in pool.all_messages() {
        let has = |field| message.get_field_by_name(field).is_some();
        if has("page_size") && has("page_token") {
            writeln!(
                paged,
                "impl Paged for {} {{
                    fn take_page(&mut self) -> (i32, String) {{
                        (
                            std::mem::take(&mut self.page_size),
                            std::mem::take(&mut self.page_token),
                        )
                    }}
                }}",
                path_of(&message)
            )?;
        }
    }
    Ok(paged)
}

/// The path of the Rust type of a message.
fn path_of(message: &MessageDescriptor) -> String {
    let package = message.package_name().trim_start_matches("rollcall.");
    format!("crate::{}::{}", package.replace('.', "::"), message.name())
}

/// `CALLER_EDGE` is `Caller::Edge`.
fn caller_name(option: &ExtensionDescriptor, number: i32) -> Result<String, Box<dyn Error>> {
    let Kind::Enum(callers) = option.kind() else {
        return Err("callers are not of an enum".into());
    };
    let caller = callers.get_value(number).ok_or("not a caller")?;
    let name = caller.name().trim_start_matches("CALLER_");
    let (first, rest) = name.split_at(1);
    Ok(format!("Caller::{first}{}", rest.to_ascii_lowercase()))
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
