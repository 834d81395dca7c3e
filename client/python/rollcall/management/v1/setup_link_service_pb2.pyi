import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from rollcall.authz.v1 import caller_pb2 as _caller_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SetupLink(_message.Message):
    __slots__ = ("id", "environment_id", "organization_id", "directory_id", "create_time", "expire_time", "redeem_time", "revoke_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    DIRECTORY_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    REDEEM_TIME_FIELD_NUMBER: _ClassVar[int]
    REVOKE_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    environment_id: str
    organization_id: str
    directory_id: str
    create_time: _timestamp_pb2.Timestamp
    expire_time: _timestamp_pb2.Timestamp
    redeem_time: _timestamp_pb2.Timestamp
    revoke_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., environment_id: _Optional[str] = ..., organization_id: _Optional[str] = ..., directory_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., redeem_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., revoke_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateSetupLinkRequest(_message.Message):
    __slots__ = ("setup_link", "request_id")
    SETUP_LINK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    setup_link: SetupLink
    request_id: str
    def __init__(self, setup_link: _Optional[_Union[SetupLink, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateSetupLinkResponse(_message.Message):
    __slots__ = ("setup_link", "path")
    SETUP_LINK_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    setup_link: SetupLink
    path: str
    def __init__(self, setup_link: _Optional[_Union[SetupLink, _Mapping]] = ..., path: _Optional[str] = ...) -> None: ...

class GetSetupLinkRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class GetSetupLinkResponse(_message.Message):
    __slots__ = ("setup_link",)
    SETUP_LINK_FIELD_NUMBER: _ClassVar[int]
    setup_link: SetupLink
    def __init__(self, setup_link: _Optional[_Union[SetupLink, _Mapping]] = ...) -> None: ...

class ListSetupLinksRequest(_message.Message):
    __slots__ = ("environment_id", "organization_id", "page_size", "page_token")
    ENVIRONMENT_ID_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    environment_id: str
    organization_id: str
    page_size: int
    page_token: str
    def __init__(self, environment_id: _Optional[str] = ..., organization_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSetupLinksResponse(_message.Message):
    __slots__ = ("setup_links", "next_page_token")
    SETUP_LINKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    setup_links: _containers.RepeatedCompositeFieldContainer[SetupLink]
    next_page_token: str
    def __init__(self, setup_links: _Optional[_Iterable[_Union[SetupLink, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RevokeSetupLinkRequest(_message.Message):
    __slots__ = ("id", "request_id")
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    request_id: str
    def __init__(self, id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RevokeSetupLinkResponse(_message.Message):
    __slots__ = ("setup_link",)
    SETUP_LINK_FIELD_NUMBER: _ClassVar[int]
    setup_link: SetupLink
    def __init__(self, setup_link: _Optional[_Union[SetupLink, _Mapping]] = ...) -> None: ...
