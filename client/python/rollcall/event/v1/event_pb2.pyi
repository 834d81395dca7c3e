import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from rollcall.actor.v1 import actor_kind_pb2 as _actor_kind_pb2
from rollcall.directory.v1 import directory_service_pb2 as _directory_service_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class EventKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EVENT_KIND_UNSPECIFIED: _ClassVar[EventKind]
    EVENT_KIND_USER_CREATED: _ClassVar[EventKind]
    EVENT_KIND_USER_UPDATED: _ClassVar[EventKind]
    EVENT_KIND_USER_DEACTIVATED: _ClassVar[EventKind]
    EVENT_KIND_USER_REACTIVATED: _ClassVar[EventKind]
    EVENT_KIND_USER_DELETED: _ClassVar[EventKind]
    EVENT_KIND_USER_RESTORED: _ClassVar[EventKind]
    EVENT_KIND_GROUP_CREATED: _ClassVar[EventKind]
    EVENT_KIND_GROUP_UPDATED: _ClassVar[EventKind]
    EVENT_KIND_GROUP_DELETED: _ClassVar[EventKind]
    EVENT_KIND_MEMBERSHIP_ADDED: _ClassVar[EventKind]
    EVENT_KIND_MEMBERSHIP_REMOVED: _ClassVar[EventKind]
    EVENT_KIND_MEMBERSHIP_PARKED: _ClassVar[EventKind]
    EVENT_KIND_MEMBERSHIP_UNPARKED: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_CREATED: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_CONNECTED: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_HEALTHY: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_FAILING: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_DISABLED: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_ENABLED: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_DELETED: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_RESTORED: _ClassVar[EventKind]
    EVENT_KIND_DIRECTORY_UPDATED: _ClassVar[EventKind]
    EVENT_KIND_BREAKER_TRIPPED: _ClassVar[EventKind]
    EVENT_KIND_BREAKER_RELEASED: _ClassVar[EventKind]
    EVENT_KIND_TOKEN_CREATED: _ClassVar[EventKind]
    EVENT_KIND_TOKEN_EXPIRING: _ClassVar[EventKind]
    EVENT_KIND_TOKEN_EXPIRED: _ClassVar[EventKind]
    EVENT_KIND_TOKEN_REVOKED: _ClassVar[EventKind]
    EVENT_KIND_WEBHOOK_ENDPOINT_DISABLED: _ClassVar[EventKind]

class AccessChange(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACCESS_CHANGE_UNSPECIFIED: _ClassVar[AccessChange]
    ACCESS_CHANGE_NONE: _ClassVar[AccessChange]
    ACCESS_CHANGE_GAINED: _ClassVar[AccessChange]
    ACCESS_CHANGE_LOST: _ClassVar[AccessChange]
EVENT_KIND_UNSPECIFIED: EventKind
EVENT_KIND_USER_CREATED: EventKind
EVENT_KIND_USER_UPDATED: EventKind
EVENT_KIND_USER_DEACTIVATED: EventKind
EVENT_KIND_USER_REACTIVATED: EventKind
EVENT_KIND_USER_DELETED: EventKind
EVENT_KIND_USER_RESTORED: EventKind
EVENT_KIND_GROUP_CREATED: EventKind
EVENT_KIND_GROUP_UPDATED: EventKind
EVENT_KIND_GROUP_DELETED: EventKind
EVENT_KIND_MEMBERSHIP_ADDED: EventKind
EVENT_KIND_MEMBERSHIP_REMOVED: EventKind
EVENT_KIND_MEMBERSHIP_PARKED: EventKind
EVENT_KIND_MEMBERSHIP_UNPARKED: EventKind
EVENT_KIND_DIRECTORY_CREATED: EventKind
EVENT_KIND_DIRECTORY_CONNECTED: EventKind
EVENT_KIND_DIRECTORY_HEALTHY: EventKind
EVENT_KIND_DIRECTORY_FAILING: EventKind
EVENT_KIND_DIRECTORY_DISABLED: EventKind
EVENT_KIND_DIRECTORY_ENABLED: EventKind
EVENT_KIND_DIRECTORY_DELETED: EventKind
EVENT_KIND_DIRECTORY_RESTORED: EventKind
EVENT_KIND_DIRECTORY_UPDATED: EventKind
EVENT_KIND_BREAKER_TRIPPED: EventKind
EVENT_KIND_BREAKER_RELEASED: EventKind
EVENT_KIND_TOKEN_CREATED: EventKind
EVENT_KIND_TOKEN_EXPIRING: EventKind
EVENT_KIND_TOKEN_EXPIRED: EventKind
EVENT_KIND_TOKEN_REVOKED: EventKind
EVENT_KIND_WEBHOOK_ENDPOINT_DISABLED: EventKind
ACCESS_CHANGE_UNSPECIFIED: AccessChange
ACCESS_CHANGE_NONE: AccessChange
ACCESS_CHANGE_GAINED: AccessChange
ACCESS_CHANGE_LOST: AccessChange

class Event(_message.Message):
    __slots__ = ("id", "position", "cursor", "kind", "create_time", "organization_id", "directory_id", "cause", "changed_paths", "user", "group", "membership", "directory", "token", "webhook_endpoint")
    ID_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    DIRECTORY_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    CHANGED_PATHS_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    MEMBERSHIP_FIELD_NUMBER: _ClassVar[int]
    DIRECTORY_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    WEBHOOK_ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    id: str
    position: int
    cursor: str
    kind: EventKind
    create_time: _timestamp_pb2.Timestamp
    organization_id: str
    directory_id: str
    cause: Cause
    changed_paths: _containers.RepeatedScalarFieldContainer[str]
    user: UserChange
    group: GroupChange
    membership: Membership
    directory: DirectoryChange
    token: TokenChange
    webhook_endpoint: WebhookEndpointChange
    def __init__(self, id: _Optional[str] = ..., position: _Optional[int] = ..., cursor: _Optional[str] = ..., kind: _Optional[_Union[EventKind, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., organization_id: _Optional[str] = ..., directory_id: _Optional[str] = ..., cause: _Optional[_Union[Cause, _Mapping]] = ..., changed_paths: _Optional[_Iterable[str]] = ..., user: _Optional[_Union[UserChange, _Mapping]] = ..., group: _Optional[_Union[GroupChange, _Mapping]] = ..., membership: _Optional[_Union[Membership, _Mapping]] = ..., directory: _Optional[_Union[DirectoryChange, _Mapping]] = ..., token: _Optional[_Union[TokenChange, _Mapping]] = ..., webhook_endpoint: _Optional[_Union[WebhookEndpointChange, _Mapping]] = ...) -> None: ...

class Cause(_message.Message):
    __slots__ = ("request_id", "token_id", "actor_kind", "actor_id")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TOKEN_ID_FIELD_NUMBER: _ClassVar[int]
    ACTOR_KIND_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    token_id: str
    actor_kind: _actor_kind_pb2.ActorKind
    actor_id: str
    def __init__(self, request_id: _Optional[str] = ..., token_id: _Optional[str] = ..., actor_kind: _Optional[_Union[_actor_kind_pb2.ActorKind, str]] = ..., actor_id: _Optional[str] = ...) -> None: ...

class UserChange(_message.Message):
    __slots__ = ("user_id", "before", "after", "access")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    ACCESS_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    before: _directory_service_pb2.User
    after: _directory_service_pb2.User
    access: AccessChange
    def __init__(self, user_id: _Optional[str] = ..., before: _Optional[_Union[_directory_service_pb2.User, _Mapping]] = ..., after: _Optional[_Union[_directory_service_pb2.User, _Mapping]] = ..., access: _Optional[_Union[AccessChange, str]] = ...) -> None: ...

class GroupChange(_message.Message):
    __slots__ = ("group_id", "before", "after")
    GROUP_ID_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    group_id: str
    before: _directory_service_pb2.Group
    after: _directory_service_pb2.Group
    def __init__(self, group_id: _Optional[str] = ..., before: _Optional[_Union[_directory_service_pb2.Group, _Mapping]] = ..., after: _Optional[_Union[_directory_service_pb2.Group, _Mapping]] = ...) -> None: ...

class Membership(_message.Message):
    __slots__ = ("group_id", "user_id", "member_group_id", "parked_name")
    GROUP_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    MEMBER_GROUP_ID_FIELD_NUMBER: _ClassVar[int]
    PARKED_NAME_FIELD_NUMBER: _ClassVar[int]
    group_id: str
    user_id: str
    member_group_id: str
    parked_name: str
    def __init__(self, group_id: _Optional[str] = ..., user_id: _Optional[str] = ..., member_group_id: _Optional[str] = ..., parked_name: _Optional[str] = ...) -> None: ...

class DirectoryChange(_message.Message):
    __slots__ = ("before", "after", "error")
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    before: Directory
    after: Directory
    error: str
    def __init__(self, before: _Optional[_Union[Directory, _Mapping]] = ..., after: _Optional[_Union[Directory, _Mapping]] = ..., error: _Optional[str] = ...) -> None: ...

class Directory(_message.Message):
    __slots__ = ("id", "organization_id", "organization_external_id", "display_name", "is_primary", "create_time", "disable_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    IS_PRIMARY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISABLE_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    organization_id: str
    organization_external_id: str
    display_name: str
    is_primary: bool
    create_time: _timestamp_pb2.Timestamp
    disable_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., organization_id: _Optional[str] = ..., organization_external_id: _Optional[str] = ..., display_name: _Optional[str] = ..., is_primary: bool = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., disable_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TokenChange(_message.Message):
    __slots__ = ("token_id", "display_name", "expire_time")
    TOKEN_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    token_id: str
    display_name: str
    expire_time: _timestamp_pb2.Timestamp
    def __init__(self, token_id: _Optional[str] = ..., display_name: _Optional[str] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WebhookEndpointChange(_message.Message):
    __slots__ = ("webhook_endpoint_id", "display_name", "error")
    WEBHOOK_ENDPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    webhook_endpoint_id: str
    display_name: str
    error: str
    def __init__(self, webhook_endpoint_id: _Optional[str] = ..., display_name: _Optional[str] = ..., error: _Optional[str] = ...) -> None: ...
