import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from rollcall.authz.v1 import caller_pb2 as _caller_pb2
from rollcall.management.v1 import request_reason_pb2 as _request_reason_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RequestView(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REQUEST_VIEW_UNSPECIFIED: _ClassVar[RequestView]
    REQUEST_VIEW_FULL: _ClassVar[RequestView]
    REQUEST_VIEW_WITHOUT_PERSONAL_DATA: _ClassVar[RequestView]

class CountInterval(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COUNT_INTERVAL_UNSPECIFIED: _ClassVar[CountInterval]
    COUNT_INTERVAL_HOUR: _ClassVar[CountInterval]
    COUNT_INTERVAL_DAY: _ClassVar[CountInterval]
REQUEST_VIEW_UNSPECIFIED: RequestView
REQUEST_VIEW_FULL: RequestView
REQUEST_VIEW_WITHOUT_PERSONAL_DATA: RequestView
COUNT_INTERVAL_UNSPECIFIED: CountInterval
COUNT_INTERVAL_HOUR: CountInterval
COUNT_INTERVAL_DAY: CountInterval

class LoggedRequest(_message.Message):
    __slots__ = ("id", "directory_id", "token_id", "create_time", "duration_micros", "http_status", "http_method", "path", "user_agent", "sentence", "reason", "advice", "resource_id", "count", "request_body", "response_body")
    ID_FIELD_NUMBER: _ClassVar[int]
    DIRECTORY_ID_FIELD_NUMBER: _ClassVar[int]
    TOKEN_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DURATION_MICROS_FIELD_NUMBER: _ClassVar[int]
    HTTP_STATUS_FIELD_NUMBER: _ClassVar[int]
    HTTP_METHOD_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    USER_AGENT_FIELD_NUMBER: _ClassVar[int]
    SENTENCE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ADVICE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_BODY_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_BODY_FIELD_NUMBER: _ClassVar[int]
    id: str
    directory_id: str
    token_id: str
    create_time: _timestamp_pb2.Timestamp
    duration_micros: int
    http_status: int
    http_method: str
    path: str
    user_agent: str
    sentence: str
    reason: _request_reason_pb2.RequestReason
    advice: str
    resource_id: str
    count: int
    request_body: str
    response_body: str
    def __init__(self, id: _Optional[str] = ..., directory_id: _Optional[str] = ..., token_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., duration_micros: _Optional[int] = ..., http_status: _Optional[int] = ..., http_method: _Optional[str] = ..., path: _Optional[str] = ..., user_agent: _Optional[str] = ..., sentence: _Optional[str] = ..., reason: _Optional[_Union[_request_reason_pb2.RequestReason, str]] = ..., advice: _Optional[str] = ..., resource_id: _Optional[str] = ..., count: _Optional[int] = ..., request_body: _Optional[str] = ..., response_body: _Optional[str] = ...) -> None: ...

class ListRequestsRequest(_message.Message):
    __slots__ = ("directory_id", "page_size", "page_token", "view", "failed", "resource_id", "start_time", "end_time")
    DIRECTORY_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    directory_id: str
    page_size: int
    page_token: str
    view: RequestView
    failed: bool
    resource_id: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    def __init__(self, directory_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., view: _Optional[_Union[RequestView, str]] = ..., failed: bool = ..., resource_id: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListRequestsResponse(_message.Message):
    __slots__ = ("requests", "next_page_token")
    REQUESTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    requests: _containers.RepeatedCompositeFieldContainer[LoggedRequest]
    next_page_token: str
    def __init__(self, requests: _Optional[_Iterable[_Union[LoggedRequest, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetRequestRequest(_message.Message):
    __slots__ = ("id", "view")
    ID_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    id: str
    view: RequestView
    def __init__(self, id: _Optional[str] = ..., view: _Optional[_Union[RequestView, str]] = ...) -> None: ...

class GetRequestResponse(_message.Message):
    __slots__ = ("request",)
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    request: LoggedRequest
    def __init__(self, request: _Optional[_Union[LoggedRequest, _Mapping]] = ...) -> None: ...

class RequestCount(_message.Message):
    __slots__ = ("start_time", "request_count", "failed_count")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_COUNT_FIELD_NUMBER: _ClassVar[int]
    FAILED_COUNT_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    request_count: int
    failed_count: int
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., request_count: _Optional[int] = ..., failed_count: _Optional[int] = ...) -> None: ...

class GetRequestCountsRequest(_message.Message):
    __slots__ = ("directory_id", "interval", "start_time", "end_time")
    DIRECTORY_ID_FIELD_NUMBER: _ClassVar[int]
    INTERVAL_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    directory_id: str
    interval: CountInterval
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    def __init__(self, directory_id: _Optional[str] = ..., interval: _Optional[_Union[CountInterval, str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetRequestCountsResponse(_message.Message):
    __slots__ = ("counts",)
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    counts: _containers.RepeatedCompositeFieldContainer[RequestCount]
    def __init__(self, counts: _Optional[_Iterable[_Union[RequestCount, _Mapping]]] = ...) -> None: ...
