import datetime

from google.protobuf import duration_pb2 as _duration_pb2
from rollcall.authz.v1 import caller_pb2 as _caller_pb2
from rollcall.scim.v1 import user_pb2 as _user_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CreateUserRequest(_message.Message):
    __slots__ = ("directory", "attributes")
    DIRECTORY_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTES_FIELD_NUMBER: _ClassVar[int]
    directory: str
    attributes: _user_pb2.UserAttributes
    def __init__(self, directory: _Optional[str] = ..., attributes: _Optional[_Union[_user_pb2.UserAttributes, _Mapping]] = ...) -> None: ...

class CreateUserResponse(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class UpdateUserRequest(_message.Message):
    __slots__ = ("directory", "user_name", "attributes")
    DIRECTORY_FIELD_NUMBER: _ClassVar[int]
    USER_NAME_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTES_FIELD_NUMBER: _ClassVar[int]
    directory: str
    user_name: str
    attributes: _user_pb2.UserAttributes
    def __init__(self, directory: _Optional[str] = ..., user_name: _Optional[str] = ..., attributes: _Optional[_Union[_user_pb2.UserAttributes, _Mapping]] = ...) -> None: ...

class UpdateUserResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class DeactivateUserRequest(_message.Message):
    __slots__ = ("directory", "user_name")
    DIRECTORY_FIELD_NUMBER: _ClassVar[int]
    USER_NAME_FIELD_NUMBER: _ClassVar[int]
    directory: str
    user_name: str
    def __init__(self, directory: _Optional[str] = ..., user_name: _Optional[str] = ...) -> None: ...

class DeactivateUserResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class DeleteUserRequest(_message.Message):
    __slots__ = ("directory", "user_name")
    DIRECTORY_FIELD_NUMBER: _ClassVar[int]
    USER_NAME_FIELD_NUMBER: _ClassVar[int]
    directory: str
    user_name: str
    def __init__(self, directory: _Optional[str] = ..., user_name: _Optional[str] = ...) -> None: ...

class DeleteUserResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class AddMembersRequest(_message.Message):
    __slots__ = ("directory", "group", "user_names")
    DIRECTORY_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    USER_NAMES_FIELD_NUMBER: _ClassVar[int]
    directory: str
    group: str
    user_names: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, directory: _Optional[str] = ..., group: _Optional[str] = ..., user_names: _Optional[_Iterable[str]] = ...) -> None: ...

class AddMembersResponse(_message.Message):
    __slots__ = ("group_id",)
    GROUP_ID_FIELD_NUMBER: _ClassVar[int]
    group_id: str
    def __init__(self, group_id: _Optional[str] = ...) -> None: ...

class RemoveMembersRequest(_message.Message):
    __slots__ = ("directory", "group", "user_names")
    DIRECTORY_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    USER_NAMES_FIELD_NUMBER: _ClassVar[int]
    directory: str
    group: str
    user_names: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, directory: _Optional[str] = ..., group: _Optional[str] = ..., user_names: _Optional[_Iterable[str]] = ...) -> None: ...

class RemoveMembersResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SetFaultsRequest(_message.Message):
    __slots__ = ("delay", "deliver_twice")
    DELAY_FIELD_NUMBER: _ClassVar[int]
    DELIVER_TWICE_FIELD_NUMBER: _ClassVar[int]
    delay: _duration_pb2.Duration
    deliver_twice: bool
    def __init__(self, delay: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., deliver_twice: bool = ...) -> None: ...

class SetFaultsResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class DropStreamsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class DropStreamsResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ExpireCursorsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ExpireCursorsResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ResetRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ResetResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...
