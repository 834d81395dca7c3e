"""Follows the feed over any number of connections."""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import TYPE_CHECKING

import grpc

from .backoff import pause
from .errors import RollcallError
from .event.v1.event_pb2 import Event
from .event.v1.event_service_pb2 import EventFilter, WatchEventsRequest
from .interceptor import Stream

if TYPE_CHECKING:
    from .event.v1.event_service_pb2_grpc import EventServiceStub

# How many seconds a connection may be silent before another is made. The service
# sends a heartbeat every 10 seconds.
SILENCE_MAX_DEFAULT = 30.0

_log = logging.getLogger("rollcall")


class Follow:
    """Events as they come, each once, in order: an iterator that ends by `close`
    alone.

    While the service is away, or the connection breaks or goes silent, it connects
    again, with growing pauses of up to 10 seconds, and goes on behind what it has
    received. Everything else is a `RollcallError`, of which `needs_snapshot` tells
    that events are missing; after it the iterator may be asked again.
    """

    def __init__(
        self,
        service: EventServiceStub,
        cursor: str,
        events: EventFilter | None,
        silence_max: float,
    ) -> None:
        self._service = service
        self._request = WatchEventsRequest(cursor=cursor, filter=events)
        self._silence_max = silence_max
        self._cursor = cursor
        self._waiting: deque[Event] = deque()
        self._stream: Stream | None = None
        self._failures = 0
        self._closed = threading.Event()

    @property
    def cursor(self) -> str:
        """Where to go on behind what was returned, and behind all that the filter
        passed over since."""
        return self._cursor

    def close(self) -> None:
        """Ends it, from any thread."""
        self._closed.set()
        if self._stream is not None:
            self._stream.cancel()

    def __enter__(self) -> Follow:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Follow:
        return self

    def __next__(self) -> Event:
        while not self._waiting:
            self._receive()
        if self._closed.is_set():
            raise StopIteration
        event = self._waiting.popleft()
        self._cursor = event.cursor if self._waiting else self._request.cursor
        return event

    def _receive(self) -> None:
        """Takes what comes next: events, or a heartbeat, which moves the cursor."""
        try:
            answer = self._answer()
        except RollcallError as error:
            self._stream = None
            if self._closed.is_set():
                raise StopIteration from None
            if not error.is_transient:
                raise
            wait = pause(self._failures)
            self._failures += 1
            _log.warning("the feed was lost and is sought again: %s", error)
            self._closed.wait(wait)
            return
        self._failures = 0
        self._waiting.extend(answer.events)
        self._request.cursor = answer.cursor
        if not self._waiting:
            self._cursor = answer.cursor

    def _answer(self):
        if self._stream is None:
            request = WatchEventsRequest()
            request.CopyFrom(self._request)
            self._stream = self._service.WatchEvents(request, wait_for_ready=True)
        # Whoever closed it before it was there did not reach it.
        if self._closed.is_set():
            self._stream.cancel()
        silence = threading.Timer(self._silence_max, self._stream.cancel)
        silence.daemon = True
        silence.start()
        try:
            return next(self._stream)
        except StopIteration:
            lost = grpc.StatusCode.UNAVAILABLE
            raise RollcallError(lost, "The feed ended") from None
        finally:
            silence.cancel()
