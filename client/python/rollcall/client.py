"""A connection to the service, and all that it offers."""

from __future__ import annotations

import ipaddress
from importlib.metadata import version
from typing import Any, Callable, Iterator

import grpc
from google.protobuf.message import Message

from .auth.v1.auth_service_pb2_grpc import AuthServiceStub
from .dev.v1.dev_service_pb2_grpc import DevServiceStub
from .directory.v1.directory_service_pb2 import (
    GetGroupRequest,
    GetUserRequest,
    Group,
    ListGroupsRequest,
    ListUsersRequest,
    User,
)
from .directory.v1.directory_service_pb2_grpc import DirectoryServiceStub
from .event.v1.event_pb2 import Event
from .event.v1.event_service_pb2 import EventFilter, ListEventsRequest
from .event.v1.event_service_pb2_grpc import EventServiceStub
from .follow import SILENCE_MAX_DEFAULT, Follow
from .interceptor import Interceptor
from .manage import Management
from .pages import items

# How many seconds one attempt of a call may take.
DEADLINE_DEFAULT = 10.0

_EVENTS_MAX = 1_000

_OPTIONS = [
    ("grpc.primary_user_agent", f"rollcall-python/{version('rollcall-client')}"),
    # A page of the service is below 16 MiB of attributes.
    ("grpc.max_receive_message_length", 64 * 1024 * 1024),
    # A connection on which nothing answers is given up after both.
    ("grpc.keepalive_time_ms", 30_000),
    ("grpc.keepalive_timeout_ms", 10_000),
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 10_000),
    # Retries are the interceptor's.
    ("grpc.enable_retries", 0),
]


class Client:
    """Reads, follows and manages one environment. It connects at the first call, and
    again whenever the connection is lost; any thread may use it.

    `address` is a host and a port. What is not on this machine is spoken to over
    TLS, with the certificate authorities of gRPC, or those of `credentials`. A call
    takes another deadline than the client's by the argument `timeout`.
    """

    def __init__(
        self,
        address: str,
        api_key: str,
        *,
        deadline: float = DEADLINE_DEFAULT,
        credentials: grpc.ChannelCredentials | None = None,
    ) -> None:
        if credentials is None and not _is_loopback(address):
            credentials = grpc.ssl_channel_credentials()
        if credentials is None:
            self._channel = grpc.insecure_channel(address, _OPTIONS)
        else:
            self._channel = grpc.secure_channel(address, credentials, _OPTIONS)
        channel = grpc.intercept_channel(self._channel, Interceptor(api_key, deadline))
        self.auth_service = AuthServiceStub(channel)
        # Of `rollcall serve --dev` alone.
        self.dev_service = DevServiceStub(channel)
        self.directory_service = DirectoryServiceStub(channel)
        self.event_service = EventServiceStub(channel)
        self.management = Management(channel)

    def users(self, **selection: Any) -> Iterator[User]:
        """The users that a `ListUsersRequest` of these fields selects, in the order
        of their creation, fetched as they are needed."""
        request = ListUsersRequest(**selection)
        return items(self.directory_service.ListUsers, request)

    def user(self, id: str) -> User:
        return self.directory_service.GetUser(GetUserRequest(id=id)).user

    def groups(self, **selection: Any) -> Iterator[Group]:
        """The groups that a `ListGroupsRequest` of these fields selects, likewise."""
        request = ListGroupsRequest(**selection)
        return items(self.directory_service.ListGroups, request)

    def group(self, id: str) -> Group:
        return self.directory_service.GetGroup(GetGroupRequest(id=id)).group

    def items(self, method: Callable[[Any], Any], request: Message) -> Iterator[Any]:
        """What any other list has, such as
        `client.items(client.management.tokens.ListTokens, ListTokensRequest())`."""
        return items(method, request)

    def events(self, cursor: str = "", filter: EventFilter | None = None) -> Iterator[Event]:
        """The events behind `cursor` that there are; the empty cursor is before the
        first. `follow` has those to come too."""
        request = ListEventsRequest(cursor=cursor, filter=filter, page_size=_EVENTS_MAX)
        while True:
            page = self.event_service.ListEvents(request)
            yield from page.events
            if not page.has_more:
                return
            request.cursor = page.next_cursor

    def follow(
        self,
        cursor: str = "",
        filter: EventFilter | None = None,
        *,
        silence_max: float = SILENCE_MAX_DEFAULT,
    ) -> Follow:
        """The events behind `cursor` and those to come, over any number of
        connections. Below 10 seconds, a `silence_max` gives up connections that only
        have nothing to tell."""
        return Follow(self.event_service, cursor, filter, silence_max)

    def close(self) -> None:
        self._channel.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _is_loopback(address: str) -> bool:
    host = address.rpartition(":")[0].strip("[]")
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
