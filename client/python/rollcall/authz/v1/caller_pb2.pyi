from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class Caller(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALLER_UNSPECIFIED: _ClassVar[Caller]
    CALLER_ANYONE: _ClassVar[Caller]
    CALLER_EDGE: _ClassVar[Caller]
    CALLER_READER: _ClassVar[Caller]
    CALLER_FOLLOWER: _ClassVar[Caller]
    CALLER_MANAGER: _ClassVar[Caller]
    CALLER_OPERATOR: _ClassVar[Caller]
CALLER_UNSPECIFIED: Caller
CALLER_ANYONE: Caller
CALLER_EDGE: Caller
CALLER_READER: Caller
CALLER_FOLLOWER: Caller
CALLER_MANAGER: Caller
CALLER_OPERATOR: Caller
CALLERS_FIELD_NUMBER: _ClassVar[int]
callers: _descriptor.FieldDescriptor
