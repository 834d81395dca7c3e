"""Lists the users of an organization, knowing only the server's address."""

import json
import sys

import grpc
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase,
)

address, api_key, organization = sys.argv[1:]
channel = grpc.insecure_channel(address)
pool = DescriptorPool(ProtoReflectionDescriptorDatabase(channel))
service = pool.FindServiceByName("rollcall.directory.v1.DirectoryService")
method = service.FindMethodByName("ListUsers")
list_users = channel.unary_unary(
    f"/{service.full_name}/{method.name}",
    request_serializer=lambda message: message.SerializeToString(),
    response_deserializer=GetMessageClass(method.output_type).FromString,
)
request = GetMessageClass(method.input_type)(organization_external_id=organization)
answer = list_users(request, metadata=[("authorization", f"Bearer {api_key}")], timeout=10)
users = [{"id": user.id, "email": user.email, "active": user.active} for user in answer.users]
print(json.dumps(users))
