import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from rollcall.authz.v1 import caller_pb2 as _caller_pb2
from rollcall.management.v1 import api_key_service_pb2 as _api_key_service_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TrustedIssuer(_message.Message):
    __slots__ = ("id", "environment_id", "issuer", "audience", "subject", "scopes", "organization_id", "jwks", "create_time")
    ID_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_ID_FIELD_NUMBER: _ClassVar[int]
    ISSUER_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    JWKS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    id: str
    environment_id: str
    issuer: str
    audience: str
    subject: str
    scopes: _containers.RepeatedScalarFieldContainer[_api_key_service_pb2.Scope]
    organization_id: str
    jwks: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, id: _Optional[str] = ..., environment_id: _Optional[str] = ..., issuer: _Optional[str] = ..., audience: _Optional[str] = ..., subject: _Optional[str] = ..., scopes: _Optional[_Iterable[_Union[_api_key_service_pb2.Scope, str]]] = ..., organization_id: _Optional[str] = ..., jwks: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateTrustedIssuerRequest(_message.Message):
    __slots__ = ("trusted_issuer", "request_id")
    TRUSTED_ISSUER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    trusted_issuer: TrustedIssuer
    request_id: str
    def __init__(self, trusted_issuer: _Optional[_Union[TrustedIssuer, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateTrustedIssuerResponse(_message.Message):
    __slots__ = ("trusted_issuer",)
    TRUSTED_ISSUER_FIELD_NUMBER: _ClassVar[int]
    trusted_issuer: TrustedIssuer
    def __init__(self, trusted_issuer: _Optional[_Union[TrustedIssuer, _Mapping]] = ...) -> None: ...

class GetTrustedIssuerRequest(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class GetTrustedIssuerResponse(_message.Message):
    __slots__ = ("trusted_issuer",)
    TRUSTED_ISSUER_FIELD_NUMBER: _ClassVar[int]
    trusted_issuer: TrustedIssuer
    def __init__(self, trusted_issuer: _Optional[_Union[TrustedIssuer, _Mapping]] = ...) -> None: ...

class ListTrustedIssuersRequest(_message.Message):
    __slots__ = ("environment_id", "page_size", "page_token")
    ENVIRONMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    environment_id: str
    page_size: int
    page_token: str
    def __init__(self, environment_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListTrustedIssuersResponse(_message.Message):
    __slots__ = ("trusted_issuers", "next_page_token")
    TRUSTED_ISSUERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    trusted_issuers: _containers.RepeatedCompositeFieldContainer[TrustedIssuer]
    next_page_token: str
    def __init__(self, trusted_issuers: _Optional[_Iterable[_Union[TrustedIssuer, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DeleteTrustedIssuerRequest(_message.Message):
    __slots__ = ("id", "request_id")
    ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    request_id: str
    def __init__(self, id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteTrustedIssuerResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...
