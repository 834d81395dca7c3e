from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class ActorKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACTOR_KIND_UNSPECIFIED: _ClassVar[ActorKind]
    ACTOR_KIND_COMMAND_LINE: _ClassVar[ActorKind]
    ACTOR_KIND_OPERATOR: _ClassVar[ActorKind]
    ACTOR_KIND_API_KEY: _ClassVar[ActorKind]
    ACTOR_KIND_TRUSTED_ISSUER: _ClassVar[ActorKind]
    ACTOR_KIND_SETUP_LINK: _ClassVar[ActorKind]
    ACTOR_KIND_SERVICE: _ClassVar[ActorKind]
ACTOR_KIND_UNSPECIFIED: ActorKind
ACTOR_KIND_COMMAND_LINE: ActorKind
ACTOR_KIND_OPERATOR: ActorKind
ACTOR_KIND_API_KEY: ActorKind
ACTOR_KIND_TRUSTED_ISSUER: ActorKind
ACTOR_KIND_SETUP_LINK: ActorKind
ACTOR_KIND_SERVICE: ActorKind
