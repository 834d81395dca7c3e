//! What the server tells of its methods has who may call them.

use prost_reflect::DynamicMessage;
use prost_reflect::Value;
use tokio_stream::StreamExt as _;
use tonic_reflection::pb::v1::ServerReflectionRequest;
use tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient;
use tonic_reflection::pb::v1::server_reflection_request::MessageRequest;
use tonic_reflection::pb::v1::server_reflection_response::MessageResponse;

use super::contract::{POOL, Rpc};
use super::server::Server;

/// The file that declares this service, as the server tells it.
async fn file_of(server: &Server, service: &str) -> DynamicMessage {
    let question = ServerReflectionRequest {
        host: String::new(),
        message_request: Some(MessageRequest::FileContainingSymbol(service.to_owned())),
    };
    let mut client = ServerReflectionClient::new(server.channel());
    let answers = client
        .server_reflection_info(tokio_stream::once(question))
        .await;
    let mut answers = answers.expect("answers").into_inner();
    let answer = answers.next().await.expect("an answer").expect("answers");
    let Some(MessageResponse::FileDescriptorResponse(files)) = answer.message_response else {
        panic!("no file declares {service}");
    };
    let file = POOL
        .get_message_by_name("google.protobuf.FileDescriptorProto")
        .expect("what files are described by");
    let bytes = files.file_descriptor_proto.first().expect("a file");
    DynamicMessage::decode(file, bytes.as_slice()).expect("a file")
}

fn named<'m>(messages: &'m Value, name: &str) -> &'m DynamicMessage {
    let messages = messages.as_list().expect("a list");
    let found = messages.iter().find_map(|message| {
        let message = message.as_message()?;
        let own = message.get_field_by_name("name")?;
        (own.as_str() == Some(name)).then_some(message)
    });
    found.unwrap_or_else(|| panic!("{name} is not there"))
}

#[tokio::test]
async fn each_method_tells_its_callers() {
    let server = Server::start().await;
    let option = POOL
        .get_extension_by_name("rollcall.authz.v1.callers")
        .expect("the option");
    for rpc in Rpc::all() {
        let file = file_of(&server, rpc.service()).await;
        let services = file.get_field_by_name("service").expect("a field");
        let (_, service) = rpc.service().rsplit_once('.').expect("a package");
        let service = named(&services, service);
        let methods = service.get_field_by_name("method").expect("a field");
        let options = named(&methods, rpc.name()).get_field_by_name("options");
        let options = options.expect("a field");
        let callers = options
            .as_message()
            .expect("options")
            .get_extension(&option);
        let callers: Vec<_> = callers
            .as_list()
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_enum_number)
            .collect();
        let declared: Vec<_> = rpc
            .callers
            .iter()
            .map(|caller| i32::from(*caller))
            .collect();
        assert!(!callers.is_empty(), "{}", rpc.path);
        assert_eq!(callers, declared, "{}", rpc.path);
    }
}
