from rollcall.scim.v1 import value_pb2 as _value_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class UserAttributes(_message.Message):
    __slots__ = ("user_name", "external_id", "name", "display_name", "nick_name", "profile_url", "title", "user_type", "preferred_language", "locale", "timezone", "active", "emails", "phone_numbers", "ims", "photos", "addresses", "entitlements", "roles", "x509_certificates", "enterprise", "additional")
    class AdditionalEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    USER_NAME_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    NICK_NAME_FIELD_NUMBER: _ClassVar[int]
    PROFILE_URL_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    USER_TYPE_FIELD_NUMBER: _ClassVar[int]
    PREFERRED_LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    LOCALE_FIELD_NUMBER: _ClassVar[int]
    TIMEZONE_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    PHONE_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    IMS_FIELD_NUMBER: _ClassVar[int]
    PHOTOS_FIELD_NUMBER: _ClassVar[int]
    ADDRESSES_FIELD_NUMBER: _ClassVar[int]
    ENTITLEMENTS_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    X509_CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    ENTERPRISE_FIELD_NUMBER: _ClassVar[int]
    ADDITIONAL_FIELD_NUMBER: _ClassVar[int]
    user_name: str
    external_id: str
    name: Name
    display_name: str
    nick_name: str
    profile_url: str
    title: str
    user_type: str
    preferred_language: str
    locale: str
    timezone: str
    active: bool
    emails: _containers.RepeatedCompositeFieldContainer[MultiValue]
    phone_numbers: _containers.RepeatedCompositeFieldContainer[MultiValue]
    ims: _containers.RepeatedCompositeFieldContainer[MultiValue]
    photos: _containers.RepeatedCompositeFieldContainer[MultiValue]
    addresses: _containers.RepeatedCompositeFieldContainer[Address]
    entitlements: _containers.RepeatedCompositeFieldContainer[MultiValue]
    roles: _containers.RepeatedCompositeFieldContainer[MultiValue]
    x509_certificates: _containers.RepeatedCompositeFieldContainer[MultiValue]
    enterprise: EnterpriseUser
    additional: _containers.MessageMap[str, _value_pb2.Value]
    def __init__(self, user_name: _Optional[str] = ..., external_id: _Optional[str] = ..., name: _Optional[_Union[Name, _Mapping]] = ..., display_name: _Optional[str] = ..., nick_name: _Optional[str] = ..., profile_url: _Optional[str] = ..., title: _Optional[str] = ..., user_type: _Optional[str] = ..., preferred_language: _Optional[str] = ..., locale: _Optional[str] = ..., timezone: _Optional[str] = ..., active: bool = ..., emails: _Optional[_Iterable[_Union[MultiValue, _Mapping]]] = ..., phone_numbers: _Optional[_Iterable[_Union[MultiValue, _Mapping]]] = ..., ims: _Optional[_Iterable[_Union[MultiValue, _Mapping]]] = ..., photos: _Optional[_Iterable[_Union[MultiValue, _Mapping]]] = ..., addresses: _Optional[_Iterable[_Union[Address, _Mapping]]] = ..., entitlements: _Optional[_Iterable[_Union[MultiValue, _Mapping]]] = ..., roles: _Optional[_Iterable[_Union[MultiValue, _Mapping]]] = ..., x509_certificates: _Optional[_Iterable[_Union[MultiValue, _Mapping]]] = ..., enterprise: _Optional[_Union[EnterpriseUser, _Mapping]] = ..., additional: _Optional[_Mapping[str, _value_pb2.Value]] = ...) -> None: ...

class Name(_message.Message):
    __slots__ = ("formatted", "family_name", "given_name", "middle_name", "honorific_prefix", "honorific_suffix", "additional")
    class AdditionalEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    FORMATTED_FIELD_NUMBER: _ClassVar[int]
    FAMILY_NAME_FIELD_NUMBER: _ClassVar[int]
    GIVEN_NAME_FIELD_NUMBER: _ClassVar[int]
    MIDDLE_NAME_FIELD_NUMBER: _ClassVar[int]
    HONORIFIC_PREFIX_FIELD_NUMBER: _ClassVar[int]
    HONORIFIC_SUFFIX_FIELD_NUMBER: _ClassVar[int]
    ADDITIONAL_FIELD_NUMBER: _ClassVar[int]
    formatted: str
    family_name: str
    given_name: str
    middle_name: str
    honorific_prefix: str
    honorific_suffix: str
    additional: _containers.MessageMap[str, _value_pb2.Value]
    def __init__(self, formatted: _Optional[str] = ..., family_name: _Optional[str] = ..., given_name: _Optional[str] = ..., middle_name: _Optional[str] = ..., honorific_prefix: _Optional[str] = ..., honorific_suffix: _Optional[str] = ..., additional: _Optional[_Mapping[str, _value_pb2.Value]] = ...) -> None: ...

class MultiValue(_message.Message):
    __slots__ = ("value", "display", "type", "primary", "additional")
    class AdditionalEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    VALUE_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    PRIMARY_FIELD_NUMBER: _ClassVar[int]
    ADDITIONAL_FIELD_NUMBER: _ClassVar[int]
    value: str
    display: str
    type: str
    primary: bool
    additional: _containers.MessageMap[str, _value_pb2.Value]
    def __init__(self, value: _Optional[str] = ..., display: _Optional[str] = ..., type: _Optional[str] = ..., primary: bool = ..., additional: _Optional[_Mapping[str, _value_pb2.Value]] = ...) -> None: ...

class Address(_message.Message):
    __slots__ = ("formatted", "street_address", "locality", "region", "postal_code", "country", "type", "primary", "additional")
    class AdditionalEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    FORMATTED_FIELD_NUMBER: _ClassVar[int]
    STREET_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    LOCALITY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    PRIMARY_FIELD_NUMBER: _ClassVar[int]
    ADDITIONAL_FIELD_NUMBER: _ClassVar[int]
    formatted: str
    street_address: str
    locality: str
    region: str
    postal_code: str
    country: str
    type: str
    primary: bool
    additional: _containers.MessageMap[str, _value_pb2.Value]
    def __init__(self, formatted: _Optional[str] = ..., street_address: _Optional[str] = ..., locality: _Optional[str] = ..., region: _Optional[str] = ..., postal_code: _Optional[str] = ..., country: _Optional[str] = ..., type: _Optional[str] = ..., primary: bool = ..., additional: _Optional[_Mapping[str, _value_pb2.Value]] = ...) -> None: ...

class EnterpriseUser(_message.Message):
    __slots__ = ("employee_number", "cost_center", "organization", "division", "department", "manager", "additional")
    class AdditionalEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    EMPLOYEE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    COST_CENTER_FIELD_NUMBER: _ClassVar[int]
    ORGANIZATION_FIELD_NUMBER: _ClassVar[int]
    DIVISION_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    MANAGER_FIELD_NUMBER: _ClassVar[int]
    ADDITIONAL_FIELD_NUMBER: _ClassVar[int]
    employee_number: str
    cost_center: str
    organization: str
    division: str
    department: str
    manager: Manager
    additional: _containers.MessageMap[str, _value_pb2.Value]
    def __init__(self, employee_number: _Optional[str] = ..., cost_center: _Optional[str] = ..., organization: _Optional[str] = ..., division: _Optional[str] = ..., department: _Optional[str] = ..., manager: _Optional[_Union[Manager, _Mapping]] = ..., additional: _Optional[_Mapping[str, _value_pb2.Value]] = ...) -> None: ...

class Manager(_message.Message):
    __slots__ = ("value", "display_name", "additional")
    class AdditionalEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    VALUE_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    ADDITIONAL_FIELD_NUMBER: _ClassVar[int]
    value: str
    display_name: str
    additional: _containers.MessageMap[str, _value_pb2.Value]
    def __init__(self, value: _Optional[str] = ..., display_name: _Optional[str] = ..., additional: _Optional[_Mapping[str, _value_pb2.Value]] = ...) -> None: ...
